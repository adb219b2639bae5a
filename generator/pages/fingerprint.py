"""Fingerprints: a digest of all that a value says, the same in every process."""

import hashlib
import io
import pickle
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from generator.model import Record


class Fingerprints:
    """Digests of values; a thing of the library, which many values hold, is gone through once."""

    def __init__(self, things: Iterable[object]) -> None:
        """Name the things of the library."""
        self._things = {id(thing): thing for thing in things}
        self._known: dict[int, bytes] = {}

    def of(self, value: object) -> bytes | None:
        """Give the digest of a value; None where it holds something that has no plain form."""
        text = io.BytesIO()
        try:
            _Plainly(text, self).dump(value)
        except (pickle.PicklingError, AttributeError, TypeError):
            return None
        return hashlib.sha256(text.getbuffer()).digest()

    def of_thing(self, value: object) -> bytes | None:
        """Give the digest of a thing of the library; None where the value is none."""
        key = id(value)
        if key not in self._known:
            if key not in self._things:
                return None
            text = io.BytesIO()
            _Plainly(text, Fingerprints(())).dump(value)
            self._known[key] = hashlib.sha256(text.getbuffer()).digest()
        return self._known[key]


class _Plainly(pickle.Pickler):
    """Writes values as pickles that nobody reads: equal values give equal bytes."""

    fast = True  # What stands twice is written twice, whether or not it is one object.

    def __init__(self, text: io.BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(text, pickle.HIGHEST_PROTOCOL)
        self._fingerprints = fingerprints

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - as in pickle.Pickler
        if isinstance(value, Record):
            digest = self._fingerprints.of_thing(value)
            if digest is not None:
                return tuple, ((digest,),)
            fields = value.__dict__, value.__pydantic_extra__
            return tuple, ((type(value).__qualname__, *fields),)
        if isinstance(value, MappingProxyType):
            return tuple, (tuple(value.items()),)
        return NotImplemented
