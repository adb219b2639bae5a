"""Walking: what is inside a record, and what in it points at other things."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, cast

from generator.model.record import Record
from generator.model.reference import AnyReference, PositionReference, Reference
from generator.model.text import Text

Step = str | int
"""One step into a document: a key or a position."""

Mention = Reference | PositionReference | AnyReference | Text
"""A reference, or a text that may hold some."""

Placed = tuple[tuple[Step, ...], Mention]
"""A mention with its path in the file."""


def walk(value: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], object]]:
    """Yield what is inside a record, itself first, with its path in the file.

    Texts are yielded whole, and plain strings and numbers not at all: nothing hangs on them.
    """
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, Record):
            stated = value.model_fields_set
            for name, key in reversed(_fields(type(value))):
                if name in stated and type(inner := getattr(value, name)) not in _PLAIN:
                    waiting.append(((*path, key), inner))
        elif isinstance(value, tuple):
            waiting += [
                ((*path, position), value[position])
                for position in range(len(value) - 1, -1, -1)
                if type(value[position]) not in _PLAIN
            ]
        elif isinstance(value, Mapping):
            for key, inner in reversed(tuple(value.items())):
                if type(inner) not in _PLAIN:
                    waiting.append(((*path, key), inner))
                waiting.append(((*path, key), key))


_PLAIN = frozenset({str, int, bool, type(None)})

_POINTING = frozenset({*Reference.__subclasses__(), PositionReference, AnyReference})


@cache
def _fields(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Give the fields of a record, each with its key in the file."""
    return tuple((name, info.alias or name) for name, info in record.model_fields.items())


def mentions(record: Record) -> tuple[Mention, ...]:
    """Give what in a record points at other things, in the order of the file.

    These are its references, and the texts that may hold a link or a citation or that exist in more
    than the required languages; the great majority of texts is left out, and passing over them
    takes a fraction of the time of `walk`.
    """
    found: list[Mention] = []
    _collect(record, found)
    return tuple(found)


def unplaced(mentions: Iterable[Mention]) -> Iterator[Placed]:
    """Yield mentions without their paths: to learn whether something is amiss, these do."""
    return (((), mention) for mention in mentions)


def placed_mentions(record: Record) -> Iterator[Placed]:
    """Yield the mentions of a record with their paths, to say where it is amiss."""
    for path, value in walk(record):
        if _points(value):
            yield path, cast(Mention, value)


def _collect(value: object, found: list[Mention]) -> None:
    # Millions of values come through here, so types are asked for in the order of their number.
    for inner in _inside(value):
        type_ = type(inner)
        if type_ in _PLAIN:
            continue
        if type_ is Text:
            if _may_point(inner):
                found.append(inner)
        elif type_ in _POINTING:
            found.append(inner)
        else:
            _collect(inner, found)


def _inside(value: object) -> Iterable[Any]:
    """Give what stands directly inside a value; what a record has by default points nowhere."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, Record):
        return value.__dict__.values()
    if isinstance(value, Mapping):
        return chain.from_iterable(value.items())
    return ()


def _points(value: object) -> bool:
    return _may_point(value) if isinstance(value, Text) else type(value) in _POINTING


def _may_point(text: Text) -> bool:
    """Say whether there is a character that begins every link and citation, or a language more."""
    zh, en = text.zh, text.en
    return "[" in zh or "[" in en or "<" in zh or "<" in en or bool(text.further)
