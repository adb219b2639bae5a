"""Pinyin: what is typed for a Chinese name without an input method, in full or by initials.

The common 3,755 characters of GB 2312 are sorted by pinyin, so a table of some four hundred
syllables and Python's own codec are enough; no dictionary is needed. Hardly any rarer character,
and no name of other scripts, has pinyin here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import product

from generator.search.terms import HAN

_RUN = re.compile(rf"[{HAN}]{{2,12}}")

_FIRST_LEVEL = (b"\xb0\xa1", b"\xd7\xf9")

_RARE = {"掮": "qian", "黏": "nian"}
"""Rarer characters that names of work have."""

_ALSO = {
    "行": "hang",
    "长": "zhang",
    "调": "tiao",
    "重": "chong",
    "还": "huan",
    "差": "chai",
    "弹": "tan",
    "给": "ji",
    "露": "lou",
}
"""Second readings that are common in names of work."""


def spellings(name: str) -> Iterator[str]:
    """Yield the pinyin of a name's first run of Chinese characters: in full, then the initials.

    Examples:
        >>> list(spellings("理财经理"))
        ['licaijingli', 'lcjl']
    """
    run = _RUN.search(name)
    readings = [_readings(char) for char in run[0]] if run else []
    if not (readings and all(readings)):
        return
    for syllables in product(*readings):
        yield "".join(syllables)
        yield "".join(syllable[0] for syllable in syllables)


def syllables() -> str:
    """Give every syllable with its first character, in the order of GB 2312."""
    return "".join(f"{syllable}{char}" for syllable, char in _pairs())


@cache
def _readings(char: str) -> tuple[str, ...]:
    if char in _RARE:
        return (_RARE[char],)
    first, last = _FIRST_LEVEL
    code = char.encode("gb2312", "ignore")
    if not first <= code <= last:
        return ()
    starts = _table()
    syllable = list(starts.values())[bisect_right(list(starts), code) - 1]
    return (syllable, _ALSO[char]) if char in _ALSO else (syllable,)


@cache
def _table() -> Mapping[bytes, str]:
    """Give each syllable by the code of its first character, in the order of codes."""
    return {char.encode("gb2312"): syllable for syllable, char in _pairs()}


def _pairs() -> list[tuple[str, str]]:
    text = (resources.files("generator.search") / "pinyin.txt").read_text("utf-8")
    return re.findall(rf"([a-z]+)([{HAN}])", text)
