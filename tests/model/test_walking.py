"""What is inside a record, and what in it points at other things."""

from generator.model import AnyReference, Library, PositionReference, Record, Reference, Text
from generator.model.walking import mentions, placed_mentions, walk
from generator.prose import citations, links


def test_everything_that_points_somewhere_is_mentioned_and_nothing_else(small: Library) -> None:
    for thing, found in small.mentions.items():
        entity = small.of_kind(thing[0])[thing[1]]
        assert isinstance(entity, Record)
        assert list(found) == [value for _, value in walk(entity) if _points(value)]
        assert [*placed_mentions(entity)] == [pair for pair in walk(entity) if _points(pair[1])]
    assert any(small.mentions.values())


def _points(value: object) -> bool:
    if isinstance(value, Text):
        return any(mark in value.zh + value.en for mark in "[<")
    return isinstance(value, Reference | PositionReference | AnyReference)


def test_a_text_that_links_or_cites_is_among_them(small: Library) -> None:
    for entity in small.terms.values():
        for path, value in walk(entity):
            if isinstance(value, Text) and (links(value.zh) or citations(value.en)):
                assert value in mentions(entity)
                assert (path, value) in placed_mentions(entity)


def test_a_text_in_a_further_language_is_among_them(small: Library) -> None:
    step = small.scales["steps"]
    further = Text("台阶", "Steps", (("fr", "Marches"),))
    named = step.model_copy(update={"name": further})
    assert further in mentions(named)
    assert step.name not in mentions(step)
