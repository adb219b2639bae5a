"""Front matter of pages written by hand: MkDocs shows what it cannot read as text, silently."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.findings import Spot
from generator.findings.catalogue import wording
from generator.reading.documents import parse

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIRST_LINE = 2


def unread_front_matter(name: str, markdown: str, language: str) -> Iterator[str]:
    """Say what is wrong with front matter that MkDocs has left in a page.

    Args:
        name: The page's file.
        markdown: Its text as MkDocs has it after reading front matter.
        language: The language to say it in.
    """
    match = _FRONT_MATTER.match(markdown)
    if match is None or ":" not in match[1].replace("：", ":"):
        return
    for found in parse(PurePosixPath(name), match[1], _FIRST_LINE).findings:
        if isinstance(found.place, Spot):
            message = wording(found, language).message
            yield f"{name}:{found.place.line}:{found.place.column}: {message}"


def search_boost(front_matter: Mapping[str, object]) -> float:
    """Give how much a page counts in search, as Material for MkDocs has its authors say it.

    Args:
        front_matter: The page's, in which `search` may hold `boost`, a positive number, and
            `exclude`.

    Returns:
        1 unless the page says otherwise; 0 where it is not to be found.

    Raises:
        ValueError: It says it in a way that is not understood.
    """
    match front_matter.get("search", {}):
        case {"exclude": True}:
            return 0.0
        case {"boost": int() | float() as boost} if boost > 0:
            return float(boost)
        case dict() as stated if stated.keys() <= {"exclude"}:
            return 1.0
    raise ValueError(
        f"search: {front_matter['search']!r} is not understood; "
        "expected such as search: {boost: 0.5} or search: {exclude: true}"
    )
