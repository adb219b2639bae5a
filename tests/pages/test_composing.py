"""A page is remembered until something that it was made from changes, and never longer."""

import dataclasses
from collections.abc import Iterator

import pytest

from generator.edition import Edition
from generator.model import Kind, Library, Record, Text
from generator.pages.composing import Memory
from generator.pages.kinds import all_pages
from generator.publication import publication_day

FIELDS = {
    Kind.SCALE: "scales",
    Kind.MODEL: "models",
    Kind.COMPETENCY: "competencies",
    Kind.ROLE: "roles",
    Kind.QUALIFICATION: "qualifications",
    Kind.TRACK: "tracks",
    Kind.ONBOARDING: "onboarding",
    Kind.RESOURCE: "resources",
    Kind.SOURCE: "sources",
}


def edition(library: Library) -> Edition:
    return Edition.of(library, "zh", publication_day())


def changes(value: Record) -> Iterator[Record]:
    """Yield a record with each of its texts changed in turn, however deep."""
    for name in type(value).model_fields:
        inner = getattr(value, name)
        for changed in _changed(inner):
            yield value.model_copy(update={name: changed})


def _changed(value: object) -> Iterator[object]:
    if isinstance(value, Text):
        yield dataclasses.replace(value, zh=f"甲{value.zh}", en=f"A {value.en}")
    elif isinstance(value, Record):
        yield from changes(value)
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            for changed in _changed(inner):
                yield (*value[:at], changed, *value[at + 1 :])


def test_nothing_is_made_again_where_nothing_changed(small: Library) -> None:
    memory = Memory()
    before = list(all_pages(edition(small), memory))
    again = list(all_pages(edition(small), memory))
    assert all(one is other for one, other in zip(before, again, strict=True))


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_remembered_is_what_would_be_made(kind: Kind, small: Library) -> None:
    memory = Memory()
    pages = len(list(all_pages(edition(small), memory)))
    checked = 0
    for id_, entity in list(small.of_kind(kind).items()):
        assert isinstance(entity, Record)
        for changed in list(changes(entity))[:3]:
            things = {**small.of_kind(kind), id_: changed}
            library = dataclasses.replace(small, **{FIELDS[kind]: things})  # type: ignore[arg-type]
            before = {path: known[2] for path, known in memory.pages.items()}
            remembered = list(all_pages(edition(library), memory))
            assert remembered == list(all_pages(edition(library)))
            kept = sum(1 for page in remembered if before.get(page.path) is page)
            assert 0 < kept < pages
            checked += 1
    assert checked
