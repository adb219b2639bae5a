"""Which version of a policy is in force on a day."""

import datetime as dt
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Policy, PolicyState, PolicyVersion, Text

WORDS = Text(zh="一", en="one")


def version(
    number: str,
    start: dt.date | None,
    end: dt.date | None = None,
    status: Literal["draft", "approved", "withdrawn"] = "approved",
) -> PolicyVersion:
    return PolicyVersion(
        number="RB-1",
        version=number,
        title=WORDS,
        owner=WORDS,
        approved_by=WORDS,
        summary=WORDS,
        status=status,
        effective_from=start,
        effective_to=end,
        approved_on=start,
        review_by=None,
        applies_to="everyone",
        change="substantive",
        synonyms=(),
        sources=(),
        bodies={},
        files={"zh": PurePosixPath("x")},
    )


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


TWO = Policy(
    "x",
    (
        version("1.0", day("2026-01-01"), day("2026-06-30")),
        version("1.1", day("2026-07-01")),
        version("2.0", None, status="draft"),
    ),
)


@pytest.mark.parametrize(
    ("today", "states", "leading"),
    [
        ("2025-12-31", ("approved", "approved", "draft"), "1.0"),
        ("2026-01-01", ("in-force", "approved", "draft"), "1.0"),
        ("2026-06-30", ("in-force", "approved", "draft"), "1.0"),
        ("2026-07-01", ("superseded", "in-force", "draft"), "1.1"),
        ("2099-01-01", ("superseded", "in-force", "draft"), "1.1"),
    ],
)
def test_states_follow_the_day(today: str, states: tuple[str, ...], leading: str) -> None:
    assert tuple(state for _, state in TWO.states(day(today))) == states
    assert TWO.leading(day(today)).version == leading


def test_what_is_withdrawn_holds_until_its_last_day() -> None:
    policy = Policy("x", (version("1.0", day("2026-01-01"), day("2026-03-31"), "withdrawn"),))
    assert policy.in_force(day("2026-03-31")) is not None
    assert policy.in_force(day("2026-04-01")) is None
    assert [state for _, state in policy.states(day("2026-04-01"))] == [PolicyState.WITHDRAWN]


def test_the_words_people_use_are_those_of_every_version() -> None:
    old = replace(version("1.0", None), synonyms=("gifts", "presents"))
    new = replace(version("1.1", None), synonyms=("presents", "favours"))
    assert Policy("x", (old, new)).synonyms == ("gifts", "presents", "favours")


def test_versions_sort_as_numbers() -> None:
    assert version("1.10", None).order > version("1.9", None).order


days = st.dates(day("2026-01-01"), day("2026-12-31"))


@given(st.lists(days, min_size=1, max_size=5, unique=True), days)
def test_at_most_one_version_is_in_force(starts: list[dt.date], today: dt.date) -> None:
    policy = Policy("x", tuple(version(f"1.{n}", start) for n, start in enumerate(sorted(starts))))
    states = [state for _, state in policy.states(today)]
    expected = sum(start <= today for start in starts) > 0
    assert states.count(PolicyState.IN_FORCE) == expected
