"""Compared words as templates write them: lines in groups, strokes that share a fate, pieces."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.policies.redline import ComparedLine, Edit, Run
from generator.policies.words import Token


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that look the same, as a template writes them.

    Attributes:
        text: The words.
        url: Where they lead, if they are a link.
        style: `strong`, `em`, `code` or `cite`, or nothing.
    """

    text: str
    url: str
    style: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """Words in a row that share a fate."""

    edit: Edit
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines in a row of one kind, such as the items of a list."""

    kind: str
    lines: tuple[tuple[Stroke, ...], ...]


Urls = Callable[[Edit, Token], str]
"""Gives where a word leads: a deleted one as in the older text, any other as in the newer."""


def groups(lines: Sequence[ComparedLine], urls: Urls) -> tuple[Group, ...]:
    """Give lines in groups of one kind."""
    return tuple(
        Group(kind, tuple(strokes(line.runs, urls) for line in found))
        for kind, found in groupby(lines, key=lambda line: line.kind)
    )


def strokes(runs: Sequence[Run], urls: Urls) -> tuple[Stroke, ...]:
    """Give the strokes of a line."""
    return tuple(Stroke(run.edit, _pieces(run, urls)) for run in runs)


def _pieces(run: Run, urls: Urls) -> tuple[Piece, ...]:
    looks = groupby(run.tokens, key=lambda token: (urls(run.edit, token), token.style))
    return tuple(
        Piece("".join(token.text for token in found), url, style) for (url, style), found in looks
    )
