"""Front matter of pages written by hand: MkDocs shows what it cannot read as text, silently."""

import re
from collections.abc import Iterator
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
