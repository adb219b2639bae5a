"""Fingerprints: a digest of all that a value says, the same in every process."""

import hashlib
import io
import pickle
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from generator.model import Record, Text

_NONE: Mapping[int, bytes] = MappingProxyType({})


class Fingerprints:
    """Digests of values; a thing of the library, which many values hold, is gone through once."""

    def __init__(self, things: Iterable[object], known: Mapping[int, bytes] = _NONE) -> None:
        """Name the things of the library.

        Args:
            things: The things.
            known: The digests of those that are known by what they were read from, by identity.
        """
        self._things = {id(thing): thing for thing in things}
        self._known = dict(known)

    def of(self, value: object) -> bytes | None:
        """Give the digest of a value; None where it holds something that has no plain form."""
        try:
            return _digest(value, self)
        except (pickle.PicklingError, AttributeError, TypeError):
            return None

    def of_thing(self, value: object) -> bytes | None:
        """Give the digest of a thing of the library; None where the value is none."""
        key = id(value)
        if key in self._known:
            return self._known[key]
        if key not in self._things:
            return None
        self._known[key] = _digest(value, Fingerprints(()))
        return self._known[key]


def _digest(value: object, fingerprints: Fingerprints) -> bytes:
    text = io.BytesIO()
    _Plainly(text, fingerprints).dump(value)
    return hashlib.sha256(text.getbuffer()).digest()


class _Plainly(pickle.Pickler):
    """Writes values as pickles that nobody reads: equal values give equal bytes."""

    fast = True  # What stands twice is written twice, whether or not it is one object.

    def __init__(self, text: io.BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(text, pickle.HIGHEST_PROTOCOL)
        self._fingerprints = fingerprints

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - may be NotImplemented
        if isinstance(value, Text):
            return Text, (value.zh, value.en, value.further)
        if isinstance(value, Record):
            digest = self._fingerprints.of_thing(value)
            if digest is not None:
                return tuple, ((digest,),)
            fields = value.__dict__, value.__pydantic_extra__
            return tuple, ((type(value).__qualname__, *fields),)
        if isinstance(value, MappingProxyType):
            return tuple, (tuple(value.items()),)
        return NotImplemented
