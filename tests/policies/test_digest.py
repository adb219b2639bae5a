"""The digest follows the words of a text, and nothing else."""

import dataclasses
import datetime as dt
import hashlib
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PolicyVersion, Text
from generator.policies.digest import canonical_text, digest
from tests.policies.making import body, relaxed, version

TEXT = body(("gifts", "礼品", "不收礼。\n\n- 一\n- 二"), preamble="总则 [S01]。")
ONE = version("1.0", dt.date(2026, 1, 1), bodies={"zh": TEXT, "en": TEXT})

CANONICAL = """\
rolebook-policy/1
number: RB-1
version: 1.0
language: zh
title: 一

总则 [S01]。

### 1.1 礼品 {#gifts}

不收礼。

- 一
- 二
"""


def changed(**facts: Any) -> PolicyVersion:  # noqa: ANN401 - any field of a version
    return dataclasses.replace(ONE, **facts)


def said(text: str) -> PolicyVersion:
    return changed(bodies={"zh": body(("gifts", "礼品", text)), "en": TEXT})


def test_the_canonical_text_is_as_documented() -> None:
    assert canonical_text(ONE, "zh") == CANONICAL
    assert digest(ONE, "zh") == hashlib.sha256(CANONICAL.encode()).hexdigest()


@pytest.mark.parametrize(
    "other",
    [
        changed(effective_to=dt.date(2027, 1, 1)),
        changed(status="withdrawn"),
        changed(summary=Text(zh="二", en="two")),
        changed(review_by=dt.date(2027, 1, 1)),
    ],
)
def test_dates_and_approval_leave_the_digest_alone(other: PolicyVersion) -> None:
    assert digest(other, "zh") == digest(ONE, "zh")


@pytest.mark.parametrize(
    "other",
    [
        changed(number="RB-2"),
        changed(version="1.1"),
        changed(title=Text(zh="二", en="one")),
        said("不收礼！\n\n- 一\n- 二"),
        changed(bodies={"zh": body(("gift", "礼品", "不收礼。\n\n- 一\n- 二")), "en": TEXT}),
    ],
)
def test_every_word_counts(other: PolicyVersion) -> None:
    assert digest(other, "zh") != digest(ONE, "zh")


def test_languages_have_digests_of_their_own() -> None:
    assert digest(ONE, "zh") != digest(ONE, "en")


words = st.text(st.sampled_from("ab 不é。\n\t-"), max_size=30)


@relaxed
@given(words)
def test_white_space_at_the_ends_of_lines_and_composed_letters_do_not_count(text: str) -> None:
    padded = text.replace("\n", "  \n") + " \n"
    assert digest(said(padded), "zh") == digest(said(text), "zh")
    assert digest(said(unicodedata.normalize("NFD", text)), "zh") == digest(said(text), "zh")


@relaxed
@given(words)
def test_the_canonical_text_ends_in_one_line_feed(text: str) -> None:
    canonical = canonical_text(said(text), "zh")
    assert canonical.endswith("\n")
    assert not canonical.endswith("\n\n")
    assert "\n\n\n" not in canonical
