"""Full-width punctuation where YAML wants its own signs, as a Chinese input method types it.

To YAML `：`, `，`, `“` and the like are letters. What they do to a document shows up elsewhere,
as broken indentation or as text in place of a list, so they are looked for by themselves.
"""

import re
from dataclasses import dataclass

from generator.findings import Word


@dataclass(frozen=True, slots=True)
class FullWidth:
    """A full-width sign where an indicator of YAML was meant.

    Attributes:
        position: Where it is in the text, counted from 0.
        sign: The sign itself.
    """

    position: int
    sign: str

    @property
    def values(self) -> dict[str, str | Word]:
        """What fills the sentences of the catalogue."""
        name, meant = _SIGNS[self.sign]
        return {"sign": self.sign, "name": name, "meant": meant}


_SIGNS: dict[str, tuple[Word, str | Word]] = {
    "：": (Word.FULL_WIDTH_COLON, ":"),
    "，": (Word.FULL_WIDTH_COMMA, ","),
    "、": (Word.IDEOGRAPHIC_COMMA, ","),
    "\u3000": (Word.FULL_WIDTH_SPACE, Word.SPACE),
    "－": (Word.FULL_WIDTH_DASH, "-"),
    "＃": (Word.FULL_WIDTH_HASH, "#"),
    **dict.fromkeys("“”「」", (Word.CHINESE_QUOTE, '"')),
    **dict.fromkeys("‘’『』", (Word.CHINESE_QUOTE, "'")),
    **dict.fromkeys("［【", (Word.FULL_WIDTH_BRACKET, "[")),
    **dict.fromkeys("］】", (Word.FULL_WIDTH_BRACKET, "]")),
    "｛": (Word.FULL_WIDTH_BRACKET, "{"),
    "｝": (Word.FULL_WIDTH_BRACKET, "}"),
}

_KEY = "[A-Za-z_][A-Za-z_-]*"

_AT_LINE_START = re.compile(rf"[ -]*([\u3000－＃])|[ -]*{_KEY} ?(：)|[ -]*{_KEY}:(\u3000)")
_INSIDE = re.compile(
    rf"[\[{{,，]\s*{_KEY} ?(：)|(，)\s*{_KEY} ?[:：]"
    r"|[:\[{,-]\s*([“”「」‘’『』［【｛])|([］】｝])\s*$"
)
_AT_VALUE_START = re.compile(rf"([－＃［【｛“”「」‘’『』])|{_KEY} ?(：)|{_KEY}:(\u3000)")
_ANY = re.compile(f"([{''.join(_SIGNS)}])")
_SEPARATOR = re.compile("([，、])")
_CLOSING = {'"': re.compile("([“”])"), "'": re.compile("([‘’])")}


def that_begins(line: str) -> FullWidth | None:
    """Find a sign in the indentation of a line, or after the name that it begins with."""
    return _found(_AT_LINE_START.match(line))


def that_breaks(line: str) -> FullWidth | None:
    """Find the first sign in a line that YAML cannot read."""
    return that_begins(line) or _found(_INSIDE.search(line))


def that_closes(quote: str, line: str) -> FullWidth | None:
    """Find the sign that was meant to close what begins with a quotation mark."""
    return _found(_CLOSING[quote].search(line)) if quote in _CLOSING else None


def that_stands_for_structure(text: str) -> FullWidth | None:
    """Find the sign that makes a text of what should be a list, a mapping or a bare word."""
    return _found(_AT_VALUE_START.match(text))


def that_separates(text: str) -> FullWidth | None:
    """Find the first comma of an item that should be several."""
    return _found(_SEPARATOR.search(text))


def that_spoils(name: str) -> FullWidth | None:
    """Find a sign in what would otherwise be made of ASCII alone, such as an id or a date.

    Examples:
        >>> that_spoils("“1.0”").sign
        '“'
        >>> that_spoils("甲，乙")
    """
    return _found(_ANY.search(name)) if _ANY.sub("", name).isascii() else None


def _found(match: re.Match[str] | None) -> FullWidth | None:
    if match is None or match.lastindex is None:
        return None
    return FullWidth(match.start(match.lastindex), match[match.lastindex])
