"""What one run keeps for the next, each value under the digest of all that decides it.

The program is part of every digest, so what an older one kept is never found. A value that is
found is the one that would be made; one that was damaged on the disk is not found.
"""

import hashlib
import io
import json
import pickle
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from functools import cache
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path

FOLDER = ".rolebook-cache"
"""The folder in a project that may be removed at any time."""

_DAMAGE = (sqlite3.Error, ValueError, OverflowError)
"""What comes of a file with other bytes than were written; text that is none is a ValueError."""

_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED")
"""What comes of another process that writes."""

_UNREADABLE = (AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError)
"""What comes of bytes that are no pickle, beside pickle's own error."""

_WORKS_WITH = ("pyyaml", "pydantic", "pydantic-core", "markdown-it-py", "jinja2", "markupsafe")
"""Packages that take part in what is made of files, and in what is found in them."""

_PATIENCE = 60
"""Seconds to wait for another process that writes the same table."""

_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB, digest BLOB)"


class Cache:
    """A table of values in one file; without a file, nothing is kept.

    Nothing here fails: where the disk does not do what it should, values are made again.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Name the file; it need not exist."""
        self._file = file

    @classmethod
    def of(cls, project: Path, name: str) -> "Cache":
        """Give one of a project's caches for this program."""
        return cls(project / FOLDER / f"{name}-{program()}.sqlite")

    @property
    def is_used(self) -> bool:
        """Whether anything is kept here at all."""
        return self._file is not None

    def kept(self) -> dict[str, bytes]:
        """Give every value that is kept and sound, by key."""
        return self._selected("SELECT key, value, digest FROM kept", ())

    def some(self, keys: Collection[str]) -> dict[str, bytes]:
        """Give the values that are kept and sound under some keys."""
        query = "SELECT key, value, digest FROM kept WHERE key IN (SELECT value FROM json_each(?))"
        return self._selected(query, (json.dumps(list(keys)),))

    def keep(self, values: Mapping[str, bytes], known: Iterable[str] = ()) -> None:
        """Keep values, and of those kept before only the ones under known keys."""
        self._write(values, known)

    def add(self, values: Mapping[str, bytes]) -> None:
        """Keep values beside those kept before; several processes may do so at a time."""
        self._write(values, None)

    def _selected(self, query: str, about: tuple[str, ...]) -> dict[str, bytes]:
        if self._file is None or not self._file.is_file():
            return {}
        try:
            with closing(sqlite3.connect(self._file, _PATIENCE)) as table:
                # Another process may be about to make it.
                is_made = table.execute(
                    "SELECT 1 FROM sqlite_master WHERE name = 'kept'"
                ).fetchone()
                rows = table.execute(query, about).fetchall() if is_made else []
        except _DAMAGE as error:
            if getattr(error, "sqlite_errorname", None) not in _PASSING:
                self._discard()
            return {}
        return {key: value for key, value, digest in rows if _is_sound(key, value, digest)}

    def _write(self, values: Mapping[str, bytes], known: Iterable[str] | None) -> None:
        if self._file is None:
            return
        with suppress(OSError, *_DAMAGE):
            self._prepare(self._file)
            with closing(sqlite3.connect(self._file, _PATIENCE)) as table:
                # What a power cut leaves half written is not sound, and so not found.
                table.execute("PRAGMA synchronous = OFF")
                with table:
                    table.execute(_SCHEMA)
                    if known is not None:
                        _forget_others(table, known)
                    rows = ((key, value, _digest(key, value)) for key, value in values.items())
                    table.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def _prepare(self, file: Path) -> None:
        """Make the folder, which version control passes over, and clear away older programs'."""
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / ".gitignore").write_text("*\n", "utf-8")
        name = file.name.rpartition("-")[0]
        for other in file.parent.glob(f"{name}-*.sqlite"):
            if other != file and other.stem.rpartition("-")[0] == name:
                other.unlink(missing_ok=True)

    def _discard(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)


@cache
def program() -> str:
    """Give a digest of this program: of every source file in it, and of what it works with."""
    digest = hashlib.sha256(
        f"{sys.version} {[(one, version(one)) for one in _WORKS_WITH]}".encode()
    )
    for name, data in _sources(resources.files("generator"), ""):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _sources(entry, name)
        else:
            yield name, entry.read_bytes()


def _forget_others(table: sqlite3.Connection, known: Iterable[str]) -> None:
    table.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY)")
    table.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((key,) for key in known))
    table.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM wanted)")


def _digest(key: str, value: bytes) -> bytes:
    digest = hashlib.sha256(key.encode())
    digest.update(value)
    return digest.digest()


def _is_sound(key: object, value: object, digest: object) -> bool:
    return isinstance(key, str) and isinstance(value, bytes) and _digest(key, value) == digest


def restored(pickled: bytes, known: Collection[type | Callable[..., object]]) -> object:
    """Give a pickled value that can hold nothing but plain values and those of known types.

    Raises:
        pickle.UnpicklingError: It names something else, or is no pickle.
    """
    try:
        return _Restored(io.BytesIO(pickled), known).load()
    except _UNREADABLE as error:
        raise pickle.UnpicklingError(str(error)) from error


class _Restored(pickle.Unpickler):
    def __init__(
        self, pickled: io.BytesIO, known: Collection[type | Callable[..., object]]
    ) -> None:
        super().__init__(pickled)
        self._known = {(one.__module__, one.__qualname__): one for one in known}

    def find_class(self, module: str, name: str) -> object:
        if (module, name) not in self._known:
            raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
        return self._known[module, name]
