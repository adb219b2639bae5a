"""The lines of a document: from positions in its text to places in its file."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath

import yaml

from generator.findings import Finding, Spot
from generator.reading.characters import unseen
from generator.reading.full_width import FullWidth


class Lines:
    """The lines of a document inside a file, to turn positions in its text into places."""

    def __init__(self, file: PurePosixPath, text: str, first_line: int) -> None:
        """Remember a document; the arguments are those of `parse`."""
        self.text = text
        self._file = file
        self._first_line = first_line

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins. YAML also breaks lines at rarer signs, editors do not."""
        starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        return starts if len(starts) == 1 or starts[-1] < len(self.text) else starts[:-1]

    def spot(self, position: int, width: int = 1) -> Spot:
        """Give the place of a position; the end of the last line for one beyond it."""
        line = bisect_right(self._starts, position) - 1
        column = min(position - self._starts[line], len(self._line(line)))
        return Spot(self._file, line + self._first_line, column + 1, width)

    def unseen(self) -> Iterator[Finding]:
        """Yield a finding for each character that no text may hold."""
        for found in unseen(self.text):
            yield Finding(
                "RB223", self.spot(found.position, found.width), {"character": found.name}
            )

    def source(self, node: yaml.Node) -> str:
        """Give a node as it is written."""
        return self.text[node.start_mark.index : node.end_mark.index]

    def line_of(self, spot: Spot) -> str:
        """Give the line of a place in this document."""
        return self._line(spot.line - self._first_line)

    def full_width(self, spot: Spot, look: Callable[[str], FullWidth | None]) -> Finding | None:
        """Report the full-width sign that `look` finds in the line of a spot."""
        sign = look(self.line_of(spot))
        if sign is None:
            return None
        return Finding("RB224", replace(spot, column=sign.position + 1, width=1), sign.values)

    def written_above(self, spot: Spot) -> Spot | None:
        """Give the nearest line above a place that holds anything, or None."""
        for number in range(spot.line - self._first_line - 1, -1, -1):
            if self._line(number).strip():
                return replace(spot, line=number + self._first_line, column=1, width=1)
        return None

    def _line(self, number: int) -> str:
        start = self._starts[number]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def node(self, node: yaml.Node) -> Spot:
        """Give the place of a node; its width where it is a scalar on one line."""
        start, end = node.start_mark, node.end_mark
        on_one_line = end.line == start.line and isinstance(node, yaml.ScalarNode)
        return self.spot(start.index, max(end.index - start.index, 1) if on_one_line else 1)
