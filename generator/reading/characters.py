"""Characters that no text may hold: nobody sees them, or they change how others are seen.

With them a policy can read one way and be digested, compared and found in another; some of them
no HTML, XML or terminal can show at all.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_REORDERING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_WITHOUT_WIDTH = r"\u00ad\u034f\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\ufeff"
_BLANK_LETTERS = r"\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_LINE_BREAKS = r"\u2028\u2029"
_NO_CHARACTERS = r"\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e00ff"
_JOINERS = r"\u200c\u200d"
"""Emoji and some scripts need them; after a Latin letter, a digit or a Han character they only
hide."""

_UNSEEN = re.compile(
    f"[{_CONTROLS}{_REORDERING}{_WITHOUT_WIDTH}{_BLANK_LETTERS}{_LINE_BREAKS}{_NO_CHARACTERS}]"
    rf"|(?<=[0-9A-Za-z\u3400-\u9fff])[{_JOINERS}]"
)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})\Z")
_LONGEST_ESCAPE = 10
_REFERENCE = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Unseen:
    """A character that no text may hold, or a reference to one, such as `&#8238;`.

    Attributes:
        position: Where it begins in the text, counted from 0.
        width: How many characters of the text it takes.
        name: As Unicode names it, such as `U+202E RIGHT-TO-LEFT OVERRIDE`.
    """

    position: int
    width: int
    name: str


def unseen(text: str) -> Iterator[Unseen]:
    """Yield every character that no text may hold, and every reference to one.

    Examples:
        >>> [found.name for found in unseen("a\u200bb &#x202E;")]
        ['U+200B ZERO WIDTH SPACE', 'U+202E RIGHT-TO-LEFT OVERRIDE']
    """
    for match in _UNSEEN.finditer(text):
        # Behind an escape stands not the digit that is written but what it means.
        if not _ESCAPE.search(text[max(0, match.start() - _LONGEST_ESCAPE) : match.start()]):
            yield Unseen(match.start(), 1, _name(match[0]))
    if "&" in text:
        for match in _REFERENCE.finditer(text):
            if found := _UNSEEN.search(unescape(match[0])):
                yield Unseen(match.start(), len(match[0]), _name(found[0]))


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
