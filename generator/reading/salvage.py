"""What can still be read in a record that does not hold: its references and its prose.

One mistake in a file must not hide the others, so the ids that the rest of the file refers to are
followed as well.
"""

import re
import types
import typing
from collections.abc import Iterator, Mapping

from generator.model import AnyReference, PositionReference, Record, Reference, Text
from generator.model.walking import Step
from generator.reading.documents import Value


class LooseProse(str):
    """A text in one language, whose counterpart in another may be missing."""

    __slots__ = ()


Remains = tuple[tuple[tuple[Step, ...], object], ...]
"""References and prose, each with its path in the file."""


def remains_of(record: type[Record], value: Value) -> Remains:
    """Give the references and the prose that stand in `value` where a record has them."""
    return tuple(_salvaged(record, value, ()))


def _salvaged(
    annotation: object, value: object, path: tuple[Step, ...]
) -> Iterator[tuple[tuple[Step, ...], object]]:
    outer = typing.get_origin(annotation)
    inner = typing.get_args(annotation)
    if outer in (typing.Union, types.UnionType):
        for one in inner:
            yield from _salvaged(one, value, path)
    elif outer is typing.Annotated:
        yield from _salvaged(inner[0], value, path)
    elif outer is tuple and isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _salvaged(inner[0], item, (*path, position))
    elif isinstance(outer, type) and issubclass(outer, Mapping) and isinstance(value, dict):
        for key, item in value.items():
            yield from _salvaged(inner[0], key, (*path, key))
            yield from _salvaged(inner[1], item, (*path, key))
    elif isinstance(annotation, type):
        yield from _salvaged_one(annotation, value, path)


def _salvaged_one(
    type_: type, value: object, path: tuple[Step, ...]
) -> Iterator[tuple[tuple[Step, ...], object]]:
    if issubclass(type_, Reference | PositionReference | AnyReference):
        if isinstance(value, str) and re.fullmatch(type_.pattern, value):
            yield path, type_(value)
    elif issubclass(type_, Text) and isinstance(value, dict):
        for key, text in value.items():
            if isinstance(text, str):
                yield (*path, key), LooseProse(text)
    elif issubclass(type_, Record) and isinstance(value, dict):
        for name, info in type_.model_fields.items():
            key = info.alias or name
            if key in value:
                yield from _salvaged(info.annotation, value[key], (*path, key))
