"""Postings: where each term occurs and how much it says there.

A section's impact for a term is BM25 over weighted fields, kept in a few bits. Of a term that
occurs almost everywhere only the sections with the highest impact are kept: that is what keeps a
reader's download flat however large the library grows, and such a term decides little anyway.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import add

from generator.search.entry import Entry
from generator.search.folding import fold
from generator.search.terms import pieces, stem

TOP = 31
"""The highest impact."""

_TITLE, _KEYWORD, _HEADING = 14.0, 8.0, 5.0
_SATURATION = 3.0
_LENGTH = 0.6
"""How much a long text has to repeat a term to count as much as a short one, 0 to 1."""

_COUNTED = 6
"""A term more often than this in one text says no more."""

_KEPT = 1000
"""Sections kept of one term."""

_BITS = 40


@dataclass(frozen=True, slots=True)
class Posting:
    """A term's sections, those with the highest impact first.

    Attributes:
        frequency: In how many sections the term occurs.
        sections: Impact and section numbers, in falling order of impact.
    """

    frequency: int
    sections: tuple[tuple[int, tuple[int, ...]], ...]


class Collector:
    """Collects the postings of sections; an accumulator, because there are millions of them."""

    def __init__(self, average: float) -> None:
        """Start empty; `average` is the average length of a section's text."""
        self._average = max(average, 1.0)
        self._found: dict[str, array[int]] = {}

    def add(self, section: int, entry: Entry, *, first: bool) -> None:
        """Add a section; the first of a page also answers to the page's title and keywords."""
        counts = term_counts(entry.text)
        fields = Counter[str]()
        for text, weight in _fields(entry, first=first):
            for term in term_counts(text):
                fields[term] = max(fields[term], weight)  # type: ignore[assignment]
        norm = 1 - _LENGTH + _LENGTH * len(entry.text) / self._average
        body = [_impact(0.0, entry.weight)]
        body += [_impact(count / norm, entry.weight) for count in range(1, _COUNTED + 1)]
        found = self._found
        for term, count in counts.items():
            if term in fields:
                continue
            code = ((TOP - body[min(count, _COUNTED)]) << _BITS) | section
            if term in found:
                found[term].append(code)
            else:
                found[term] = array("Q", (code,))
        for term, weight in fields.items():
            impact = _impact(weight + min(counts[term], _COUNTED) / norm, entry.weight)
            found.setdefault(term, array("Q")).append(((TOP - impact) << _BITS) | section)

    def postings(self) -> Iterator[tuple[str, Posting]]:
        """Yield each term with its posting, in the order of the terms."""
        for term in sorted(self._found):
            codes = sorted(self._found[term])
            groups = groupby(codes[:_KEPT], key=lambda code: code >> _BITS)
            mask = (1 << _BITS) - 1
            yield (
                term,
                Posting(
                    frequency=len(codes),
                    sections=tuple(
                        (TOP - left, tuple(code & mask for code in group)) for left, group in groups
                    ),
                ),
            )


def term_counts(text: str) -> Mapping[str, int]:
    """Count the terms of a text; in a run of characters each is also a term by itself."""
    runs, words = pieces(fold(text))
    counts = Counter(map(stem, words))
    if runs:
        joined = " ".join(runs)
        counts.update(joined)
        counts.update(map(add, joined, joined[1:]))
        for term in [term for term in counts if " " in term]:
            del counts[term]
    return counts


def average_length(entries: Sequence[Entry]) -> float:
    """Give the average length of the entries' texts."""
    return sum(len(entry.text) for entry in entries) / max(len(entries), 1)


def _fields(entry: Entry, *, first: bool) -> Iterable[tuple[str, float]]:
    if first:
        yield entry.page, _TITLE
        yield from ((keyword, _KEYWORD) for keyword in entry.keywords)
    yield entry.heading, _HEADING


def _impact(frequency: float, weight: float) -> int:
    return max(1, round(TOP * weight * frequency / (frequency + _SATURATION)))
