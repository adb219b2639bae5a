"""Parsing ahead: the plain values of many YAML files, from the cache or by several processes.

Only documents without findings are parsed ahead; the others are few, and reading them again says
what is wrong. Values travel as pickles that can hold nothing but plain values.
"""

import datetime as dt
import hashlib
import pickle
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import cast

from generator.cache import Cache, restored
from generator.parallel import shared
from generator.reading.documents import Surprise, Value, parse
from generator.reading.files import SourceFile
from generator.reading.layout import file_kind

_WORTH_SHARING = 256
"""Fewer files are parsed before another process has started."""

_TYPES = (dt.date, Surprise)
"""What a YAML file may hold beyond text, numbers, lists and mappings."""

Parsed = Mapping[PurePosixPath, bytes]
"""The pickled values of files, by path."""


def parsed_ahead(files: Iterable[SourceFile], cache: Cache, processes: int) -> Parsed:
    """Parse YAML files ahead of reading them.

    Args:
        files: The files.
        cache: What earlier runs kept; what is new is added.
        processes: How many processes may share the work.
    """
    wanted = [file for file in files if not file.refused and file_kind(file.path)]
    digests = {file.path: hashlib.sha256(file.content).hexdigest() for file in wanted}
    kept = cache.kept()
    missing = [file for file in wanted if digests[file.path] not in kept]
    shares = processes if len(missing) >= _WORTH_SHARING else 1
    parsed: dict[PurePosixPath, bytes] = {}
    for some in shared(lambda share: _parsed(missing[share::shares]), shares):
        parsed |= some
    if parsed:
        made = {digests[path]: value for path, value in parsed.items()}
        cache.keep(made, known=digests.values())
        kept |= made
    return {path: kept[digest] for path, digest in digests.items() if digest in kept}


def plain_value(pickled: bytes) -> Value:
    """Give a value that was parsed ahead."""
    return cast(Value, restored(pickled, _TYPES))


def _parsed(files: Iterable[SourceFile]) -> dict[PurePosixPath, bytes]:
    documents = (parse(file.path, file.text) for file in files)
    return {
        document.file: pickle.dumps(document.value, protocol=pickle.HIGHEST_PROTOCOL)
        for document in documents
        if not document.findings
    }
