"""A small valid library, and what `rolebook check` finds once something in it is changed."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.checking import check
from generator.findings import Finding
from generator.linking import link
from generator.reading.files import SourceFile, gather
from generator.reading.locating import Locator
from generator.reading.reader import read
from generator.reporting.report import Line, Report, report

SMALL = Path(__file__).parent / "small"

DAY = dt.date(2026, 11, 23)
"""The day on which the small library is examined."""


def lay_out(root: Path, changes: Mapping[str, str | bytes | None]) -> None:
    """Copy the small library to `root` and put files into it, or take them out where None."""
    shutil.copytree(SMALL, root, dirs_exist_ok=True)
    for name, content in changes.items():
        file = root / name
        if content is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def problems(root: Path) -> tuple[tuple[Finding, ...], tuple[SourceFile, ...]]:
    """Gather, read, link and check what lies below `root`."""
    gathered = gather(root)
    reading = read(gathered.files)
    linked = link(reading)
    findings = (
        *gathered.findings,
        *reading.findings,
        *linked.findings,
        *check(linked.partial, DAY),
    )
    return findings, gathered.files


def examine(root: Path, language: str = "en") -> Report:
    """Report everything that is wrong below `root`."""
    findings, files = problems(root)
    return report(findings, Locator({file.path: file.text for file in files}.get), language)


def examine_changed(
    root: Path, changes: Mapping[str, str | bytes | None], language: str = "en"
) -> Report:
    """Report everything that is wrong in the small library after some changes."""
    lay_out(root, changes)
    return examine(root, language)


def codes(found: Report) -> list[str]:
    return [line.entry.code for line in found.lines]


def place(line: Line) -> str:
    return f"{line.spot.file}:{line.spot.line}:{line.spot.column}"


def edit(file: str, old: str, new: str) -> dict[str, str]:
    """Give a file of the small library with one passage replaced."""
    text = (SMALL / file).read_text()
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {file}"
    return {file: text.replace(old, new)}
