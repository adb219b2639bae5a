"""Parsing ahead: the plain values of many YAML files, from the cache or by several processes.

Only documents without findings are parsed ahead; the others are few, and reading them again says
what is wrong. Values travel as pickles that can hold nothing but plain values.
"""

import datetime as dt
import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import cast

from generator.cache import Cache, restored
from generator.parallel import shared
from generator.reading.documents import Surprise, Value, parse
from generator.reading.files import SourceFile

_RUN = 1024
"""Files that are parsed before the first of them is read: their values have room beside all
records."""

_WORTH_SHARING = 256
"""Fewer files are parsed before another process has started."""

_TYPES = (dt.date, Surprise)
"""What a YAML file may hold beyond text, numbers, lists and mappings."""


@dataclass
class Ahead:
    """Parses YAML files ahead of reading them.

    Attributes:
        cache: What earlier runs kept; what is new is added.
        processes: How many processes may share the work.
        is_new: Whether a value was not kept that was asked for.
    """

    cache: Cache = field(default_factory=Cache)
    processes: int = 1
    is_new: bool = False

    def values(self, files: Iterable[SourceFile]) -> Iterator[bytes | None]:
        """Yield the pickled value of each file; None for one that only its reader understands."""
        left = iter(files)
        while run := list(islice(left, _RUN)):
            digests = [file.digest for file in run]
            values = self._values(dict(zip(digests, run, strict=True)))
            yield from map(values.get, digests)

    def keep_only(self, files: Iterable[SourceFile]) -> None:
        """Let go of values that no file holds any more."""
        if self.is_new:
            self.cache.keep({}, known=[file.digest for file in files])

    def _values(self, files: Mapping[str, SourceFile]) -> Mapping[str, bytes]:
        kept = self.cache.some(files.keys())
        missing = [one for one in files.items() if one[0] not in kept and not one[1].refused]
        shares = self.processes if len(missing) >= _WORTH_SHARING else 1
        parsed: dict[str, bytes] = {}
        for some in shared(lambda share: _parsed(missing[share::shares]), shares):
            parsed |= some
        if parsed:
            self.cache.add(parsed)
            self.is_new = True
        return kept | parsed


def plain_value(pickled: bytes) -> Value:
    """Give a value that was parsed ahead."""
    return cast(Value, restored(pickled, _TYPES))


def _parsed(files: Iterable[tuple[str, SourceFile]]) -> dict[str, bytes]:
    documents = ((digest, parse(file.path, file.text)) for digest, file in files)
    return {
        digest: pickle.dumps(document.value, protocol=pickle.HIGHEST_PROTOCOL)
        for digest, document in documents
        if not document.findings
    }
