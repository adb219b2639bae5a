"""Folding: one form for every way of writing a character.

Full-width forms become half-width, capitals small letters, traditional characters simplified. The
browser folds queries and excerpts in the same way, character by character.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources


@cache
def simplified() -> Mapping[str, str]:
    """Give the simplified form of each traditional character that has one."""
    text = (resources.files("generator.search") / "variants.txt").read_text("utf-8")
    return dict(re.findall(r"(\S)(\S)(?:\s|$)", re.sub(r"(?m)^#.*$", "", text)))


class _Folds(dict[int, str]):
    """A translation table that fills itself: `str.translate` asks for each character once."""

    def __missing__(self, code: int) -> str:
        normal = unicodedata.normalize("NFKC", chr(code)).lower()
        folded = "".join(simplified().get(char, char) for char in normal)
        self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Fold a text.

    Examples:
        >>> fold("ＫＹＣ 盡職調查")
        'kyc 尽职调查'
    """
    lowered = text.lower()
    return lowered.translate(_FOLDS) if _folding().search(lowered) else lowered


@cache
def _folding() -> re.Pattern[str]:
    """Match what makes other terms when it is folded: most texts have none, and it costs time."""
    changed = [chr(code) for code in range(0x80, 0x10000) if _FOLDS[code] != chr(code).lower()]
    letters = [char for char in changed if any(map(str.isalnum, _FOLDS[ord(char)]))]
    points = [char for char in changed if _FOLDS[ord(char)] in {".", ","}]
    return re.compile(f"[{''.join(letters)}\U00010000-\U0010ffff]|[0-9][{''.join(points)}]")


def variants(characters: Iterable[str]) -> str:
    """Give, in pairs, the traditional forms of the characters that an index holds."""
    held = set(characters)
    return "".join(
        traditional + simple for traditional, simple in simplified().items() if simple in held
    )
