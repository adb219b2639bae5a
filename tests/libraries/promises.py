"""What is promised of any input: findings in places that exist, never an exception."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.checking import check
from generator.findings import Finding
from generator.findings.catalogue import wording
from generator.linking import link
from generator.reading.files import SourceFile, decode
from generator.reading.locating import Locator
from generator.reading.reader import read
from generator.reporting import FORMATS
from generator.reporting.report import report
from tests.libraries.examining import DAY, SMALL

FILES = {
    PurePosixPath(file.relative_to(SMALL).as_posix()): file.read_text("utf-8")
    for file in sorted(SMALL.rglob("*"))
    if file.is_file()
}
"""The small library, whole and sound."""


def problems(files: dict[PurePosixPath, str]) -> tuple[Finding, ...]:
    """Read, link and check files; nothing may be dropped in silence."""
    return _problems([SourceFile.of(path, text) for path, text in files.items()])


def _problems(files: list[SourceFile], *before: Finding) -> tuple[Finding, ...]:
    reading = read(files)
    linked = link(reading)
    findings = (*before, *reading.findings, *linked.findings, *check(linked.partial, DAY))
    assert findings or not linked.partial.unread, "something was dropped in silence"
    return findings


def hold_for_bytes(path: PurePosixPath, data: bytes) -> None:
    """Put bytes in the place of one file and see that every promise holds."""
    file, met = decode(path, data)
    others = [SourceFile.of(other, text) for other, text in FILES.items() if other != path]
    findings = _problems(sorted([*others, file], key=lambda one: one.path), *met)
    assert_all_in_place(findings, FILES | {path: file.text})


def assert_all_in_place(findings: Iterable[Finding], files: dict[PurePosixPath, str]) -> None:
    """See that each finding lies in a file, has words, and can be reported in every format."""
    locator = Locator(files.get)
    for finding in findings:
        spot = locator.spot(finding.place)
        lines = files[spot.file].removesuffix("\n").split("\n")
        assert 1 <= spot.line <= len(lines), (finding, spot)
        assert 1 <= spot.column <= len(lines[spot.line - 1]) + 1, (finding, spot)
        assert locator.line(spot) == lines[spot.line - 1]
        for language in ("zh", "en"):
            assert wording(finding, language).message
    for say in FORMATS.values():
        say(report(findings, Locator(files.get), "zh")).encode()
