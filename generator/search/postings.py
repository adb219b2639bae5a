"""Postings: on which pages each term occurs, and how much it says there.

A page's impact for a term is BM25 over weighted fields, kept in a few bits. It depends on nothing
but the page, so that what is worked out for one page holds whatever happens to others. Of a term
that occurs almost everywhere only the pages with the highest impact are kept: that is what keeps a
reader's download flat however large the library grows, and such a term decides little anyway.

Postings know pages, not sections: the browser, which has the texts of the pages that it shows,
finds the section itself. That halves the index and the time to build it.
"""

import re
import sys
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from generator.search.entry import Entry
from generator.search.folding import fold
from generator.search.terms import HAN, chinese, stems, terms

TOP = 31
"""The highest impact."""

_TITLE, _KEYWORD, _HEADING = 14.0, 6.0, 5.0
_SATURATION = 3.0
_LENGTH = 0.35
"""How much a long text has to repeat a term to count as much as a short one, 0 to 1."""

_USUAL = 600
"""How many terms the text of a page of usual length has."""

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

_ENCODING, _UNIT = "utf-32-le", 4
"""In these bytes two neighbouring characters are one number of eight, whatever they are."""

_HAN_PAIR = re.compile(rf"[{HAN}]{{2}}")
_ENDS_OR_PAIR = re.compile(rf"[{HAN} ]{{2}}")

_COMPACT = "utf-16-le"
"""In these bytes they take the least room."""

Key = int | str
"""A term while it is counted: a pair of Chinese characters is a number, which costs half as much to
make and to look up as a text of two characters."""


class Impacts(NamedTuple):
    """What the terms of a page say there, in as little room as there is.

    Attributes:
        pairs: Pairs of Chinese characters, one after the other, in UTF-16; a space stands for an
            end of a run.
        words: All other terms, one to a line.
        values: The impact of each pair, then of each word.
    """

    pairs: bytes
    words: str
    values: bytes

    def keys(self) -> tuple[Key, ...]:
        """Give the terms as they are counted, in the order of the values."""
        pairs = self.pairs.decode(_COMPACT).encode(_ENCODING)
        return (*memoryview(pairs).cast("Q"), *self.words.splitlines())


def impacts(sections: Sequence[Entry], label: str) -> Impacts:
    """Give the impacts of a page.

    Args:
        sections: All its entries.
        label: What its kind is called: it is found by that, too.
    """
    counts = _counts(" ".join([entry.text for entry in sections]))
    norm = 1 - _LENGTH + _LENGTH * sum(counts.values()) / _USUAL
    weight = sections[0].weight
    tables = {
        field: [_impact(field + count / norm, weight) for count in range(_COUNTED + 1)]
        for field in (0.0, _HEADING, _KEYWORD, _TITLE)
    }
    found = {
        term: tables[field][min(counts.pop(term, 0), _COUNTED)]
        for term, field in _fields(sections, label).items()
    }
    table = tables[0.0]
    found |= {term: table[min(count, _COUNTED)] for term, count in counts.items()}
    pairs = {term: value for term, value in found.items() if isinstance(term, int)}
    words = {term: value for term, value in found.items() if isinstance(term, str)}
    return Impacts(
        pairs=b"".join(map(_bytes, pairs)).decode(_ENCODING).encode(_COMPACT),
        words="\n".join(words),
        values=bytes((*pairs.values(), *words.values())),
    )


def postings(pages: Iterable[Impacts]) -> Iterator[tuple[str, "array[int]"]]:
    """Yield each term with its encoded posting, in the order of the terms.

    Args:
        pages: The impacts of each page.
    """
    collected = _collected(pages)
    singles: defaultdict[str, list[int]] = defaultdict(list)
    for term in sorted(collected):
        best = sorted(collected[term])
        if len(term) == 1 and not term.isascii():
            singles[term] += best
            continue
        if _ENDS_OR_PAIR.fullmatch(term):
            for char in term.replace(" ", ""):
                singles[char] += best[:_KEPT_OF_PAIR]
        if " " not in term:
            yield term, encoded(len(best), best[:_KEPT])
    for char in sorted(singles):
        # Of a page that several of them name, the lowest code, which is the highest impact.
        once = {code & _PAGE: code for code in sorted(singles[char], reverse=True)}
        best = sorted(once.values())
        yield char, encoded(len(best), best[:_KEPT])


def _collected(pages: Iterable[Impacts]) -> Mapping[str, "array[int]"]:
    """Give the codes of each term.

    A code is the impact, counted down from the highest, above the page's number: in the order of
    codes the best pages come first.
    """
    codes: defaultdict[Key, array[int]] = defaultdict(lambda: array("I"))
    for page, found in enumerate(pages):
        table = [(TOP - impact) << _BITS | page for impact in range(TOP + 1)]
        lists = map(codes.__getitem__, found.keys())
        # Millions of appends: a loop in C takes half the time of one in Python.
        deque(map(array.append, lists, map(table.__getitem__, found.values)), maxlen=0)
    return {_term(key): some for key, some in codes.items()}


def encoded(frequency: int, codes: list[int]) -> "array[int]":
    """Give a posting as numbers.

    Args:
        frequency: On how many pages the term occurs.
        codes: The pages to keep, the best first.

    Returns:
        The frequency; then for each impact, falling: the impact, how many pages have it, the
            number of the first and the gaps to the next.
    """
    numbers = array("I", [frequency])
    gaps = list(map(sub, codes[1:], codes))
    start = 0
    while start < len(codes):
        left = codes[start] >> _BITS
        end = bisect_left(codes, (left + 1) << _BITS, start)
        numbers.extend((TOP - left, end - start, codes[start] & _PAGE))
        numbers.extend(gaps[start : end - 1])
        start = end
    return numbers


def _counts(text: str) -> Counter[Key]:
    """Count the terms of a text; pairs with a space stand for the ends of runs."""
    folded = fold(text)
    counts: Counter[Key] = Counter(stems(folded))
    joined = memoryview(chinese(folded).encode(_ENCODING))
    for start in (0, _UNIT):
        pairs = (len(joined) - start) // (2 * _UNIT)
        counts.update(joined[start : start + 2 * _UNIT * pairs].cast("Q"))
    return counts


def _key(term: str) -> Key:
    is_pair = _HAN_PAIR.fullmatch(term)
    return int.from_bytes(term.encode(_ENCODING), sys.byteorder) if is_pair else term


def _term(key: Key) -> str:
    return key if isinstance(key, str) else _bytes(key).decode(_ENCODING)


def _bytes(pair: int) -> bytes:
    return pair.to_bytes(2 * _UNIT, sys.byteorder)


def _fields(sections: Sequence[Entry], label: str) -> dict[Key, float]:
    """Give the terms of the short fields, each with the weight of the best field it is in."""
    first = sections[0]
    fields = [(label, _HEADING), (first.within, _HEADING)]
    fields += [(entry.heading, _HEADING) for entry in sections]
    called = (*first.spellings, *first.keywords)
    fields += [*((keyword, _KEYWORD) for keyword in called), (first.page, _TITLE)]
    found: dict[Key, float] = {}
    for text, weight in fields:
        found |= dict.fromkeys(_short(text), weight)
    return found


@lru_cache(maxsize=1 << 12)
def _short(text: str) -> tuple[Key, ...]:
    """Give the terms and the characters of a short text: most headings stand on many pages."""
    folded = fold(text)
    return (*map(_key, terms(folded)), *chinese(folded).replace(" ", ""))


def _impact(frequency: float, weight: float) -> int:
    return min(TOP, max(1, round(TOP * weight * frequency / (frequency + _SATURATION))))
