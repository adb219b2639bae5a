"""Characters that no text may hold, as they are, spelt out and escaped."""

from pathlib import PurePosixPath

import pytest

from generator.findings import Spot
from generator.reading.characters import unseen
from generator.reading.documents import parse

FILE = PurePosixPath("a.yml")


@pytest.mark.parametrize(
    "text",
    [
        *("a\u200bb", "\u202e", "\u2066", "a\x00", "\x1b[31m", "a\u00ad", "\ufeff", "\u2028"),
        *("\x85", "&#8203;", "&#x202E;", "&shy;", "&ZeroWidthSpace;", "&lrm;", "客\u200d户"),
        *("a\u200cb", "\ud800"),
    ],
)
def test_what_nobody_sees_is_found(text: str) -> None:
    assert len(list(unseen(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "客户经理\tA\n",
        "👩‍💻 🏳️‍🌈",
        "مدير",
        "می‌خواهم",
        "&lt;&#60;&copy;&nbsp;&;&#99999999;",
        "葛󠄀",
        "　",
    ],
)
def test_what_is_seen_is_let_be(text: str) -> None:
    assert list(unseen(text)) == []


@pytest.mark.parametrize(
    ("yaml", "spots"),
    [
        ('a: "x\\u202ey"', [(1, 4, 10)]),
        ("a: x\u202ey\nb: \u200b", [(1, 5, 1), (2, 4, 1)]),
        ("a: x # \u202e", [(1, 8, 1)]),
        ('a: "\\u0061\u200d"', [(1, 4, 9)]),
        ('a: "\\U0001F469\u200d\\U0001F4BB"', []),
        ('a: "\\0"', [(1, 4, 4)]),
        ("a: x &#8203;", [(1, 6, 7)]),
    ],
)
def test_it_is_found_where_it_is(yaml: str, spots: list[tuple[int, int, int]]) -> None:
    found = parse(FILE, yaml).findings
    assert {finding.code for finding in found} <= {"RB223"}
    assert [finding.place for finding in found] == [Spot(FILE, *spot) for spot in spots]
