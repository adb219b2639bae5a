"""What there is to report, before it takes a form."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.findings import Finding, Severity, Spot
from generator.findings.catalogue import Entry, Wording, entry, wording
from generator.reading.locating import Locator


@dataclass(frozen=True, slots=True)
class Line:
    """One finding, located and put into words.

    Attributes:
        entry: What its code means.
        spot: Where it is.
        wording: What it says.
        source: The source line, where there is one.
    """

    entry: Entry
    spot: Spot
    wording: Wording
    source: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a run, in the order of files and lines.

    Attributes:
        lines: The findings.
        language: The language they are said in.
        colour: Whether a person reads them on a terminal that shows colour.
    """

    lines: tuple[Line, ...]
    language: str
    colour: bool = False

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(line.entry.severity is severity for line in self.lines)

    def fails(self, *, strict: bool) -> bool:
        """Say whether the run fails: on an error, or in strict mode on any finding."""
        return bool(self.lines) if strict else self.count(Severity.ERROR) > 0


def report(
    findings: Iterable[Finding], locator: Locator, language: str, *, colour: bool = False
) -> Report:
    """Locate findings and put them into words, sorted by place and each said once."""
    lines = {_line(finding, locator, language): None for finding in findings}
    ordered = sorted(lines, key=lambda line: (*_position(line.spot), line.entry.code))
    return Report(tuple(ordered), language, colour)


def _line(finding: Finding, locator: Locator, language: str) -> Line:
    spot = locator.spot(finding.place)
    return Line(
        entry=entry(finding.code),
        spot=spot,
        wording=wording(finding, language),
        source=locator.line(spot),
    )


def _position(spot: Spot) -> tuple[str, int, int]:
    return str(spot.file), spot.line, spot.column
