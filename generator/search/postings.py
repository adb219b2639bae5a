"""Postings: on which pages each term occurs, and how much it says there.

A page's impact for a term is BM25 over weighted fields, kept in a few bits. Of a term that occurs
almost everywhere only the pages with the highest impact are kept: that is what keeps a reader's
download flat however large the library grows, and such a term decides little anyway.

Postings know pages, not sections: the browser, which has the texts of the pages that it shows,
finds the section itself. That halves the index and the time to build it.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import add, sub

from generator.search.entry import Entry
from generator.search.folding import fold
from generator.search.terms import chinese, stems, terms

TOP = 31
"""The highest impact."""

_TITLE, _KEYWORD, _HEADING = 14.0, 6.0, 5.0
_SATURATION = 3.0
_LENGTH = 0.35
"""How much a long text has to repeat a term to count as much as a short one, 0 to 1."""

_COUNTED = 6
"""A term more often than this in one text says no more."""

_KEPT = 600
"""Pages kept of one term."""

_KEPT_OF_PAIR = 64
"""Pages that a character by itself takes over from each pair that it is part of."""

_BITS = 25
"""Room for a page's number; with the impact above it a code stays within 30 bits, which
Python compares much faster than longer numbers."""

_PAGE = (1 << _BITS) - 1


class Collector:
    """Collects the postings of pages; an accumulator, because there are millions of them.

    A code is the impact, counted down from the highest, above the page's number: in the order of
    codes the best pages come first.
    """

    def __init__(self, average: float) -> None:
        """Start empty; `average` is the average length of a page's text."""
        self._average = max(average, 1.0)
        self._codes: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))

    def add(self, page: int, sections: Sequence[Entry], label: str) -> None:
        """Add a page with all its sections and the label of its kind."""
        text = " ".join([entry.text for entry in sections])
        weight = sections[0].weight
        counts = _counts(text)
        norm = 1 - _LENGTH + _LENGTH * len(text) / self._average
        codes = self._codes
        tables = {
            field: [_code(field + count / norm, weight, page) for count in range(_COUNTED + 1)]
            for field in (0.0, _HEADING, _KEYWORD, _TITLE)
        }
        for term, field in _fields(sections, label).items():
            codes[term].append(tables[field][min(counts.pop(term, 0), _COUNTED)])
        table = tables[0.0]
        table += [table[-1]] * (max(counts.values(), default=0) - _COUNTED)
        lists = map(codes.__getitem__, counts)
        # Millions of appends: a loop in C takes half the time of one in Python.
        deque(map(array.append, lists, map(table.__getitem__, counts.values())), maxlen=0)

    def postings(self) -> Iterator[tuple[str, list[int]]]:
        """Yield each term with its encoded posting, in the order of the terms."""
        singles: defaultdict[str, list[int]] = defaultdict(list)
        for term in sorted(self._codes):
            codes = sorted(self._codes[term])
            if len(term) == 2 and not term.isascii():  # noqa: PLR2004 - a pair of characters
                for char in term.replace(" ", ""):
                    singles[char] += codes[:_KEPT_OF_PAIR]
            if " " not in term and (len(term) > 1 or term.isascii()):
                yield term, encoded(len(codes), codes[:_KEPT])
        for char in sorted(singles):
            best = {code & _PAGE: code for code in sorted(singles[char], reverse=True)}
            codes = sorted([*best.values(), *self._codes.get(char, ())])
            yield char, encoded(len(codes), codes[:_KEPT])


def encoded(frequency: int, codes: list[int]) -> list[int]:
    """Give a posting as numbers.

    Args:
        frequency: On how many pages the term occurs.
        codes: The pages to keep, the best first.

    Returns:
        The frequency; then for each impact, falling: the impact, how many pages have it, the
            number of the first and the gaps to the next.
    """
    numbers = [frequency]
    gaps = list(map(sub, codes[1:], codes))
    start = 0
    while start < len(codes):
        left = codes[start] >> _BITS
        end = bisect_left(codes, (left + 1) << _BITS, start)
        numbers += (TOP - left, end - start, codes[start] & _PAGE)
        numbers += gaps[start : end - 1]
        start = end
    return numbers


def average_length(lengths: list[int]) -> float:
    """Give the average of the lengths of texts."""
    return sum(lengths) / max(len(lengths), 1)


def _counts(text: str) -> Counter[str]:
    """Count the terms of a text; pairs with a space stand for the ends of runs."""
    folded = fold(text)
    counts = Counter(stems(folded))
    joined = chinese(folded)
    counts.update(map(add, joined, joined[1:]))
    return counts


def _fields(sections: Sequence[Entry], label: str) -> dict[str, float]:
    """Give the terms of the short fields, each with the weight of the best field it is in."""
    first = sections[0]
    fields = [(label, _HEADING), *((entry.heading, _HEADING) for entry in sections)]
    called = (*first.spellings, *first.keywords)
    fields += [*((keyword, _KEYWORD) for keyword in called), (first.page, _TITLE)]
    found: dict[str, float] = {}
    for text, weight in fields:
        found |= dict.fromkeys(_short(text), weight)
    return found


@lru_cache(maxsize=1 << 12)
def _short(text: str) -> tuple[str, ...]:
    """Give the terms and the characters of a short text: most headings stand on many pages."""
    folded = fold(text)
    return (*terms(folded), *chinese(folded).replace(" ", ""))


def _code(frequency: float, weight: float, page: int) -> int:
    impact = max(1, round(TOP * weight * frequency / (frequency + _SATURATION)))
    return (TOP - impact) << _BITS | page
