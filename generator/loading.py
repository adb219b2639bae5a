"""Loading a library from disk: gather, read, link and check in one call."""

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.checking import check
from generator.findings import Finding, Severity
from generator.findings.catalogue import entry
from generator.linking import link
from generator.model import Library
from generator.reading.files import SourceFile, gather
from generator.reading.locating import Locator
from generator.reading.reader import read


@dataclass(frozen=True)
class Loaded:
    """A library as it lies on disk, with everything that is wrong with it.

    Attributes:
        library: None when the handbook itself cannot be read.
        files: The source files, in the order in which they were read.
        findings: All problems, not yet located.
    """

    library: Library | None
    files: tuple[SourceFile, ...]
    findings: tuple[Finding, ...]

    @property
    def locator(self) -> Locator:
        """What turns the findings' places into lines and columns."""
        texts = {file.path: file.text for file in self.files}
        return Locator(texts.get)

    def sound_library(self) -> Library | None:
        """Give the library if no finding is an error: only then may pages be made of it."""
        broken = any(entry(finding.code).severity is Severity.ERROR for finding in self.findings)
        return None if broken else self.library


def load(root: Path, today: dt.date | None = None) -> Loaded:
    """Load the library below a project's root.

    Args:
        root: The project.
        today: The day for rules that depend on one; without it they are left out.
    """
    with without_garbage_collection():
        gathered = gather(root)
        reading = read(gathered.files)
        linked = link(reading)
        findings = (
            *gathered.findings,
            *reading.findings,
            *linked.findings,
            *check(linked.partial, today),
        )
    return Loaded(linked.library, gathered.files, findings)


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Build a large library without looking through it for garbage again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
