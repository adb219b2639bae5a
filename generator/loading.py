"""Loading a library from disk: gather, read, link and check in one call."""

import datetime as dt
import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.cache import Cache
from generator.checking import check
from generator.findings import Finding, Severity
from generator.findings.catalogue import entry
from generator.linking import link
from generator.model import Kind, Library
from generator.reading.ahead import Ahead
from generator.reading.files import ChangedFileError, Gathered, SourceFile, gather
from generator.reading.locating import Locator
from generator.reading.reader import Memory, read

_ATTEMPTS = 3
"""How often files are read that change while they are read."""


@dataclass(frozen=True)
class Loaded:
    """A library as it lies on disk, with everything that is wrong with it.

    Attributes:
        library: None when the handbook itself cannot be read, and when it was not loaded because
            it is known to be sound.
        files: The source files, in the order in which they were read.
        findings: All problems, not yet located.
    """

    library: Library | None
    files: tuple[SourceFile, ...]
    findings: tuple[Finding, ...]

    @property
    def locator(self) -> Locator:
        """What turns the findings' places into lines and columns."""
        files = {file.path: file for file in self.files}

        def text_of(path: PurePosixPath) -> str | None:
            try:
                return files[path].text
            except (KeyError, ChangedFileError):
                return None

        return Locator(text_of)

    def digests(self) -> Mapping[int, bytes]:
        """Give what tells each record from what it was before, by the record's identity.

        That is the digest of its file, and its place in the file.
        """
        if self.library is None:
            return {}
        read = {file.path: file.digest for file in self.files}
        return {
            id(self.library.of_kind(kind)[id_]): f"{read[origin.file]}{origin.path}".encode()
            for (kind, id_), origin in self.library.origins.items()
            if kind is not Kind.POLICY
        }

    def sound_library(self) -> Library | None:
        """Give the library if no finding is an error: only then may pages be made of it."""
        broken = any(entry(finding.code).severity is Severity.ERROR for finding in self.findings)
        return None if broken else self.library


@dataclass(frozen=True, slots=True)
class Means:
    """What loading may use to be quick; what it gives is the same without.

    Attributes:
        parsed: The values of files that earlier runs parsed.
        sound: The digests of libraries in which earlier runs found nothing.
        memory: What this process read before.
        processes: How many processes may share the work.
    """

    parsed: Cache = field(default_factory=Cache)
    sound: Cache = field(default_factory=Cache)
    memory: Memory | None = None
    processes: int = 1

    @classmethod
    def of(cls, root: Path, processes: int, memory: Memory | None = None) -> "Means":
        """Give everything there is for a project."""
        return cls(Cache.of(root, "parsed"), Cache.of(root, "sound"), memory, processes)


def load(root: Path, today: dt.date | None = None, means: Means = Means()) -> Loaded:
    """Load the library below a project's root.

    Args:
        root: The project.
        today: The day for rules that depend on one; without it they are left out.
        means: What may be used to be quick.

    Raises:
        ChangedFileError: Files change all the time.
    """
    with without_garbage_collection():
        return _settled(lambda: _loaded(gather(root), today, means))


def examine(root: Path, today: dt.date, means: Means) -> Loaded:
    """Find what is wrong below a project's root; a library known to be sound is not loaded.

    The arguments are those of `load`, and so is what it raises.
    """
    with without_garbage_collection():
        return _settled(lambda: _examined(gather(root), today, means))


def _settled(work: Callable[[], Loaded]) -> Loaded:
    """Load again where a file is saved while it is read, as an editor may at any time.

    Raises:
        ChangedFileError: Files change all the time.
    """
    for _ in range(_ATTEMPTS - 1):
        with suppress(ChangedFileError):
            return work()
    return work()


def _examined(gathered: Gathered, today: dt.date, means: Means) -> Loaded:
    key = _digest(gathered.files, today)
    if not gathered.findings and key in means.sound.kept():
        return Loaded(None, gathered.files, ())
    loaded = _loaded(gathered, today, means)
    if not loaded.findings:
        means.sound.keep({key: b""})
    return loaded


def _loaded(gathered: Gathered, today: dt.date | None, means: Means) -> Loaded:
    ahead = Ahead(means.parsed, means.processes)
    reading = read(gathered.files, ahead, means.memory)
    ahead.keep_only(gathered.files)
    linked = link(reading)
    findings = (
        *gathered.findings,
        *reading.findings,
        *linked.findings,
        *check(linked.partial, today),
    )
    return Loaded(linked.library, gathered.files, findings)


def _digest(files: Iterable[SourceFile], today: dt.date) -> str:
    """Give the digest of all that decides what is found in files, the program apart."""
    digest = hashlib.sha256(str(today).encode())
    for file in files:
        digest.update(f"\0{file.path}\0{file.digest}".encode())
    return digest.hexdigest()


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Build a large library without looking through it for garbage, then or later."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
