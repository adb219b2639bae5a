"""Redline: what changed between two versions, clause by clause and then word by word.

Clauses are matched by their ids, which stay when clauses are inserted, moved or retitled. Inside a
clause, lines are matched by likeness and then compared word by word. `web/policy-redline.js` does
the same in the browser, for any two versions that a reader chooses.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Clause
from generator.model.policy import PolicyBody
from generator.policies.alignment import Effort, TooMuchEffortError, changes, matching_blocks
from generator.policies.words import Line, Token, lines, title_tokens


class Edit(StrEnum):
    """What became of some words."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


class Fate(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that share a fate."""

    edit: Edit
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line with what became of its words."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause in two versions.

    Attributes:
        fate: What became of it; where it moved and changed as well, that it changed.
        old: The clause in the older version.
        new: The clause in the newer version.
        title: Its heading with what became of the words.
        lines: Its text, likewise.
    """

    fate: Fate
    old: Clause | None
    new: Clause | None
    title: tuple[Run, ...]
    lines: tuple[ComparedLine, ...]

    @property
    def present(self) -> Clause:
        """The clause as it stands in the newer version, or where it is gone, in the older."""
        present = self.new or self.old
        if present is None:
            raise ValueError("a clause is in one version at least")
        return present


@dataclass(frozen=True, slots=True)
class Redline:
    """Two versions of a text, compared."""

    preamble: tuple[ComparedLine, ...]
    clauses: tuple[ComparedClause, ...]

    def count(self, fate: Fate) -> int:
        """Give how many clauses met a fate."""
        return sum(clause.fate is fate for clause in self.clauses)

    @property
    def preamble_changed(self) -> bool:
        """Whether the words before the first heading changed."""
        return any(run.edit is not Edit.SAME for line in self.preamble for run in line.runs)


def redline(old: PolicyBody, new: PolicyBody) -> Redline:
    """Compare two texts in one language."""
    before = {clause.id: clause for clause in old.clauses}
    after = {clause.id: clause for clause in new.clauses}
    return Redline(
        compare_lines(lines(old.preamble), lines(new.preamble)),
        tuple(_clauses(before, after)),
    )


def _clauses(before: Mapping[str, Clause], after: Mapping[str, Clause]) -> Iterator[ComparedClause]:
    """Yield every clause once, in the newer order, removed ones where they used to stand."""
    old, new = list(before), list(after)
    # Each id occurs once, so that there is no more to compare than there are ids.
    for same, here, there in changes(old, new, Effort(len(old) * len(new))):
        if same:
            for id_ in old[here]:
                yield _clause(before[id_], after[id_], moved=False)
            continue
        for id_ in old[here]:
            if id_ not in after:
                yield _lone(before[id_], Fate.REMOVED)
        for id_ in new[there]:
            if id_ in before:
                yield _clause(before[id_], after[id_], moved=True)
            else:
                yield _lone(after[id_], Fate.ADDED)


def _clause(old: Clause, new: Clause, *, moved: bool) -> ComparedClause:
    title = compare_tokens(title_tokens(old.title), title_tokens(new.title))
    if old.body == new.body:
        text = _whole(lines(new.body), Edit.SAME)
    else:
        text = compare_lines(lines(old.body), lines(new.body))
    runs = (*title, *(run for line in text for run in line.runs))
    changed = any(run.edit is not Edit.SAME for run in runs)
    fate = Fate.CHANGED if changed else Fate.MOVED if moved else Fate.SAME
    return ComparedClause(fate, old, new, title, text)


def _lone(clause: Clause, fate: Fate) -> ComparedClause:
    edit = Edit.DELETED if fate is Fate.REMOVED else Edit.INSERTED
    title = (Run(edit, title_tokens(clause.title)),)
    text = _whole(lines(clause.body), edit)
    old, new = (clause, None) if fate is Fate.REMOVED else (None, clause)
    return ComparedClause(fate, old, new, title, text)


def compare_lines(old: Sequence[Line], new: Sequence[Line]) -> tuple[ComparedLine, ...]:
    """Match lines by likeness and compare the words of each pair.

    Where that would take too long, because the same few words come again and again, the new lines
    take the place of the old ones as a whole.
    """
    words = sum(len(line.tokens) for line in (*old, *new))
    try:
        return _compared_lines(old, new, _worth(words))
    except TooMuchEffortError:
        return (*_whole(old, Edit.DELETED), *_whole(new, Edit.INSERTED))


LEAST_EFFORT = 200_000
EFFORT_PER_WORD = 2_000
"""How many equal pairs of words are looked at, at the most, in comparing texts of so many words.

Thirty long paragraphs of ordinary words, all of them rewritten, take three quarters of it.
"""


def _worth(words: int) -> Effort:
    return Effort(LEAST_EFFORT + EFFORT_PER_WORD * words)


def _compared_lines(
    old: Sequence[Line], new: Sequence[Line], effort: Effort
) -> tuple[ComparedLine, ...]:
    found: list[ComparedLine] = []
    for same, here, there in changes(old, new, effort):
        if same:
            found += _whole(new[there], Edit.SAME)
            continue
        for one, other in _pairs(old[here], new[there], effort):
            if one and other:
                runs = _compared_tokens(one.tokens, other.tokens, effort)
                found.append(ComparedLine(other.kind, runs))
            elif one:
                found += _whole([one], Edit.DELETED)
            elif other:
                found += _whole([other], Edit.INSERTED)
    return tuple(found)


def _whole(found: Sequence[Line], edit: Edit) -> tuple[ComparedLine, ...]:
    return tuple(ComparedLine(line.kind, (Run(edit, line.tokens),)) for line in found)


ANCHOR = 4
"""So many words in a row that occur once in either line belong together."""

ALIKE = 0.4
"""Lines that share less than this are shown one after the other, not mixed word by word."""


BAND = 32
"""Of more lines than these in a row, only such as lie about as far down are paired."""

Pair = tuple[Line | None, Line | None]


def _pairs(old: Sequence[Line], new: Sequence[Line], effort: Effort) -> Iterator[Pair]:
    """Yield lines in pairs that keep their order and are as alike as can be; None for no match."""
    bands = max(1, -(-max(len(old), len(new)) // BAND))
    for at in range(bands):
        here, there = (
            found[at * len(found) // bands : (at + 1) * len(found) // bands] for found in (old, new)
        )
        yield from _best_pairs(here, there, effort)


def _best_pairs(old: Sequence[Line], new: Sequence[Line], effort: Effort) -> Iterator[Pair]:
    alike = [[_likeness(one, other, effort) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        elif j < len(new) and best[i][j] == best[i][j + 1]:
            yield None, new[j]
            j += 1
        else:
            yield old[i], new[j]
            i, j = i + 1, j + 1


def _likeness(one: Line, other: Line, effort: Effort) -> float:
    if one.kind != other.kind:
        return 0.0
    if not (one.tokens and other.tokens):
        return 0.0
    least, both = min(len(one.tokens), len(other.tokens)), len(one.tokens) + len(other.tokens)
    # No order of the words could make them more alike than this.
    if (Counter(one.tokens) & Counter(other.tokens)).total() / least < ALIKE:
        return 0.0
    sizes = [block.size for block in matching_blocks(one.tokens, other.tokens, effort, ANCHOR)]
    # What was kept whole and only added to is alike, however much was added.
    ratio = max(max(sizes, default=0) / least, 2 * sum(sizes) / both)
    return ratio if ratio >= ALIKE else 0.0


def compare_tokens(old: Sequence[Token], new: Sequence[Token]) -> tuple[Run, ...]:
    """Compare words; what is deleted stands before what is inserted in its place."""
    try:
        return _compared_tokens(old, new, _worth(len(old) + len(new)))
    except TooMuchEffortError:
        return (Run(Edit.DELETED, tuple(old)), Run(Edit.INSERTED, tuple(new)))


def _compared_tokens(old: Sequence[Token], new: Sequence[Token], effort: Effort) -> tuple[Run, ...]:
    found: list[Run] = []
    for before, after in _readable(_changes(old, new, effort)):
        if before == after:
            found.append(Run(Edit.SAME, before))
            continue
        if before:
            found.append(Run(Edit.DELETED, before))
        if after:
            found.append(Run(Edit.INSERTED, after))
    return tuple(found)


Change = tuple[tuple[Token, ...], tuple[Token, ...]]
"""Words before and after; equal where nothing changed."""


def _changes(old: Sequence[Token], new: Sequence[Token], effort: Effort) -> list[Change]:
    pieces = changes(old, new, effort, ANCHOR)
    return [(tuple(old[here]), tuple(new[there])) for _, here, there in pieces]


def _readable(changes: list[Change]) -> list[Change]:
    """Join changes that stand so close that the words between them only hinder reading."""
    joined: list[Change] = []
    for change in changes:
        joined.append(change)
        while len(joined) >= _WITH_GAP and _is_gap(*joined[-_WITH_GAP:]):
            first, gap, last = joined[-_WITH_GAP:]
            joined[-_WITH_GAP:] = [(first[0] + gap[0] + last[0], first[1] + gap[1] + last[1])]
    return joined


_WITH_GAP = 3


def _is_gap(first: Change, gap: Change, last: Change) -> bool:
    if gap[0] != gap[1] or first[0] == first[1] or last[0] == last[1]:
        return False
    width = _width(gap[0])
    return all(width <= max(_width(side[0]), _width(side[1])) for side in (first, last))


def _width(tokens: Sequence[Token]) -> int:
    return sum(len(token.text) for token in tokens)
