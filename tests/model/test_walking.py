"""What is inside a record, and what in it points at other things."""

from generator.model import Library, Reference, Text
from generator.model.walking import mentions, walk
from generator.prose import citations, links


def test_everything_that_points_somewhere_is_among_the_mentions(small: Library) -> None:
    for thing, found in small.mentions.items():
        entity = small.of_kind(thing[0])[thing[1]]
        pointing = [
            (path, value)
            for path, value in walk(entity)
            if isinstance(value, Reference)
            or (
                isinstance(value, Text)
                and any(links(value.say(one)) or citations(value.say(one)) for one in ("zh", "en"))
            )
        ]
        assert [pair for pair in found if pair in pointing] == pointing
    assert any(small.mentions.values())


def test_a_text_in_a_further_language_is_among_them(small: Library) -> None:
    step = small.scales["steps"]
    further = Text.model_validate({"zh": "台阶", "en": "Steps", "fr": "Marches"})
    named = step.model_copy(update={"name": further})
    assert (("name",), further) in mentions(named)
    assert (("name",), step.name) not in mentions(step)
