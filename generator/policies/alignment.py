"""Alignment: which parts of two sequences are the same, in time that grows with their length.

Up to a size the longest common part is looked for first, which reads best. Beyond it that would
take too long; there, runs of items that occur once in either sequence are anchors, and what lies
between them is compared in turn. Where the same few items come again and again, even short
sequences would take long; so steps are counted, and there is an end to them.
`web/policy-alignment.js` does the same, and counts the same.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

SMALL = 90_000
"""Two sequences are compared in full as long as the product of their lengths is not above this."""

DEEPEST = 8
"""How often what lies between anchors is searched for further ones."""


class TooMuchEffortError(Exception):
    """A comparison would take longer than it is worth."""


class Effort:
    """The steps that a comparison may still take: pairs of equal items that it looks at."""

    def __init__(self, steps: int) -> None:
        """Allow so many steps."""
        self._left = steps

    def spend(self, steps: int) -> None:
        """Take some steps.

        Raises:
            TooMuchEffortError: There are not so many left.
        """
        self._left -= steps
        if self._left < 0:
            raise TooMuchEffortError


class Block(NamedTuple):
    """Items that are the same: where they begin in either sequence, and how many there are."""

    old: int
    new: int
    size: int


def matching_blocks(
    old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort, width: int = 1
) -> list[Block]:
    """Give what two sequences have in common, in order.

    Args:
        old: One sequence.
        new: The other.
        effort: What it may take.
        width: How many items in a row make an anchor.

    Raises:
        TooMuchEffortError: It would take more.
    """
    found = _search(old, new, effort, width, DEEPEST)
    joined: list[Block] = []
    for block in found:
        last = joined[-1] if joined else Block(0, 0, 0)
        if joined and (last.old + last.size, last.new + last.size) == (block.old, block.new):
            joined[-1] = last._replace(size=last.size + block.size)
        else:
            joined.append(block)
    return joined


def changes(
    old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort, width: int = 1
) -> Iterator[tuple[bool, slice, slice]]:
    """Yield both sequences piece by piece: whether a piece is the same, and where it lies.

    Raises:
        TooMuchEffortError: It would take more than `effort`.
    """
    i = j = 0
    for block in (*matching_blocks(old, new, effort, width), Block(len(old), len(new), 0)):
        if i < block.old or j < block.new:
            yield False, slice(i, block.old), slice(j, block.new)
        i, j = block.old + block.size, block.new + block.size
        if block.size:
            yield True, slice(block.old, i), slice(block.new, j)


def _search(
    old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort, width: int, depth: int
) -> Iterator[Block]:
    if len(old) * len(new) <= SMALL:
        yield from _in_full(old, new, effort)
        return
    if depth == 0:
        return
    anchors = [Block(0, 0, _alike_from_the_start(old, new)), *_anchors(old, new, width)]
    i = j = 0
    for anchor in (*anchors, Block(len(old), len(new), 0)):
        # Anchors may overlap; what of one is already matched is left out.
        skip = max(i - anchor.old, j - anchor.new, 0)
        if skip > anchor.size:
            continue
        between = old[i : anchor.old + skip], new[j : anchor.new + skip]
        if all(between) and len(between[0]) + len(between[1]) < len(old) + len(new):
            yield from (
                Block(i + block.old, j + block.new, block.size)
                for block in _search(*between, effort, width, depth - 1)
            )
        i, j = anchor.old + anchor.size, anchor.new + anchor.size
        if anchor.size > skip:
            yield Block(anchor.old + skip, anchor.new + skip, anchor.size - skip)


def _in_full(old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort) -> list[Block]:
    """Look for the longest common run, then for those on either side of it."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    counts = Counter(new)
    equals = [0, *accumulate(counts[item] for item in old)]
    found: list[Block] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        here, until, there, to = waiting.pop()
        effort.spend(equals[until] - equals[here])
        block = Block(*matcher.find_longest_match(here, until, there, to))
        if not block.size:
            continue
        found.append(block)
        if here < block.old and there < block.new:
            waiting.append((here, block.old, there, block.new))
        i, j = block.old + block.size, block.new + block.size
        if i < until and j < to:
            waiting.append((i, until, j, to))
    return sorted(found)


def _alike_from_the_start(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], width: int) -> list[Block]:
    """Give the runs that occur once in either sequence: the most that keep their order."""
    places = _only_places(new, width)
    pairs = [(i, places[run]) for run, i in _only_places(old, width).items() if run in places]
    return [Block(i, j, width) for i, j in _rising(pairs)]


def _only_places(items: Sequence[Hashable], width: int) -> dict[Hashable, int]:
    runs = [tuple(items[at : at + width]) for at in range(len(items) - width + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest choice of pairs whose second numbers rise as their first ones do."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(j)
            ends.append(at)
        else:
            tails[place], ends[place] = j, at
    found: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
