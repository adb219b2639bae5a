"""The timeline against a naive model that walks from day to day."""

import datetime as dt
from itertools import pairwise

from hypothesis import given

from generator.model import Policy, PolicyState
from generator.policies import timeline
from tests.policies.making import DAYS, days, policies, relaxed, version


def walked(policy: Policy) -> dict[dt.date, list[str]]:
    """Give the states of all versions for each day, by living through the days in order."""
    began = [False] * len(policy.versions)
    ended = [False] * len(policy.versions)
    found: dict[dt.date, list[str]] = {}
    for day in DAYS:
        told: list[str] = []
        for at, one in enumerate(policy.versions):
            began[at] |= one.status != "draft" and one.effective_from == day
            ended[at] |= one.effective_to == day - dt.timedelta(days=1)
        for at, one in enumerate(policy.versions):
            if one.status == "draft":
                told.append("draft")
            elif not began[at]:
                told.append("withdrawn" if one.status == "withdrawn" else "approved")
            elif any(began[at + 1 :]):
                told.append("superseded")
            elif one.status == "withdrawn" and (ended[at] or one.effective_to is None):
                told.append("withdrawn")
            else:
                told.append("superseded" if ended[at] else "in-force")
        found[day] = told
    return found


@relaxed
@given(policies())
def test_states_agree_with_a_walk_through_the_days(policy: Policy) -> None:
    by_version = [timeline.states(policy, one) for one in policy.versions]
    for day, told in walked(policy).items():
        assert [timeline.on(found, day).value for found in by_version] == told


@relaxed
@given(policies())
def test_the_version_in_force_agrees_with_a_walk_through_the_days(policy: Policy) -> None:
    found = timeline.in_force(policy)
    for day, told in walked(policy).items():
        wanted = policy.versions[told.index("in-force")] if "in-force" in told else None
        assert timeline.on(found, day) is wanted


@relaxed
@given(policies(), days)
def test_every_day_is_covered_once(policy: Policy, day: dt.date) -> None:
    for one in policy.versions:
        found = timeline.standings(policy, one)
        assert sum(stretch.covers(day) for stretch in found) == 1
        assert found[0].first is None
        assert found[-1].until is None
        assert all(a.until == b.first for a, b in pairwise(found))


@relaxed
@given(policies(), days)
def test_a_review_is_overdue_only_in_force_and_after_its_day(policy: Policy, day: dt.date) -> None:
    for one in policy.versions:
        late = one.review_by is not None and one.review_by < day
        wanted = late and policy.in_force(day) is one
        assert timeline.on(timeline.review_overdue(policy, one), day) == wanted


def test_the_ends_of_the_calendar_are_no_accident() -> None:
    policy = Policy("x", (version("1.0", dt.date.min, dt.date.max, review_by=dt.date.max),))
    (only,) = timeline.states(policy, policy.versions[0])
    assert only.value is PolicyState.IN_FORCE
