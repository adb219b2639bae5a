"""Where a finding is: from the path of keys to line and column, parsed again only when asked."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import PurePosixPath

from generator.findings import Finding, OnKey, Place, Quoted, Spot
from generator.model import Origin
from generator.reading.clauses import FRONT_MATTER_LINE, split
from generator.reading.documents import Places
from generator.reading.files import SourceFile


class Locator:
    """Turns places into spots, given the text of each file."""

    def __init__(self, text_of: Callable[[PurePosixPath], str | None]) -> None:
        """Remember how to get at a file's text; it gives None for a file that cannot be read."""
        self._text_of = text_of
        # Findings come sorted by file more or less, so few files are ever needed at once.
        self._lines = lru_cache(maxsize=8)(self._read_lines)
        self._places = lru_cache(maxsize=8)(self._read_places)

    def located(self, finding: Finding) -> Finding:
        """Give the finding at its exact place."""
        return finding.at(self.spot(finding.place))

    def spot(self, place: Place) -> Spot:
        """Give line and column of a place; the top of the file where it cannot be told."""
        match place:
            case Spot():
                return place
            case Origin():
                return self._places(place.file).value(place.path)
            case OnKey(origin):
                return self._places(origin.file).key(origin.path)
            case Quoted(within, quote):
                if isinstance(within, Spot):
                    return self._from(within, quote)
                return self._places(within.file).words(within.path, quote)

    def line(self, spot: Spot) -> str | None:
        """Give the source line of a spot."""
        lines = self._lines(spot.file)
        return lines[spot.line - 1] if spot.line <= len(lines) else None

    def _from(self, spot: Spot, quote: str) -> Spot:
        """Find words in a line or those after it; the start of the line if they are nowhere."""
        for number, line in enumerate(self._lines(spot.file)[spot.line - 1 :], start=spot.line):
            column = line.find(quote) + 1
            if column:
                return Spot(spot.file, number, column, len(quote))
        return spot

    def _read_lines(self, file: PurePosixPath) -> list[str]:
        text = self._text_of(file) or ""
        return text.removesuffix("\n").split("\n")

    def _read_places(self, file: PurePosixPath) -> Places:
        text = self._text_of(file) or ""
        if file.suffix != ".md":
            return Places(file, text)
        parts = split(SourceFile.of(file, text))
        front_matter = "" if isinstance(parts, Finding) else parts.front_matter
        return Places(file, front_matter, FRONT_MATTER_LINE)
