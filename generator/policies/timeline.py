"""Timeline: what holds of a policy from which day to which, for any day past or future.

States follow from dates and approval alone, so they change only on a few days. A page carries
those days; a reader's browser then needs no rules of its own to say what holds today.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model import Policy, PolicyState, PolicyVersion

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """Days in a row on which the same holds.

    Attributes:
        first: The first day; None where it has always been so.
        until: The day on which it holds no longer; None where there is no end.
        value: What holds.
    """

    first: dt.date | None
    until: dt.date | None
    value: T

    def covers(self, day: dt.date) -> bool:
        """Say whether a day is one of these."""
        return (self.first is None or self.first <= day) and (
            self.until is None or day < self.until
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a version stands on a day.

    Attributes:
        state: Its state.
        leading: The version that leads on that day.
    """

    state: PolicyState
    leading: PolicyVersion


def standings(policy: Policy, version: PolicyVersion) -> tuple[Stretch[Standing], ...]:
    """Give how a version stands over all days, earliest first."""

    def standing(day: dt.date) -> Standing:
        states = {one.version: state for one, state in policy.states(day)}
        return Standing(states[version.version], policy.leading(day))

    return stretches(policy, standing)


def states(policy: Policy, version: PolicyVersion) -> tuple[Stretch[PolicyState], ...]:
    """Give the states of a version over all days, earliest first."""
    return merged([Stretch(s.first, s.until, s.value.state) for s in standings(policy, version)])


def in_force(policy: Policy) -> tuple[Stretch[PolicyVersion | None], ...]:
    """Give the version in force over all days, None where there is none."""
    return stretches(policy, policy.in_force)


def review_overdue(policy: Policy, version: PolicyVersion) -> tuple[Stretch[bool], ...]:
    """Give the days on which a version in force should already have been reviewed."""
    return stretches(policy, lambda day: is_overdue(policy, version, day))


def is_overdue(policy: Policy, version: PolicyVersion, day: dt.date) -> bool:
    """Say whether a version is in force on a day after that of its review."""
    late = version.review_by is not None and version.review_by < day
    return late and policy.in_force(day) is version


def stretches(policy: Policy, of: Callable[[dt.date], T]) -> tuple[Stretch[T], ...]:
    """Cut all of time into stretches of equal values.

    Args:
        policy: The policy whose dates decide.
        of: Gives the value of a day; it changes only on the turning days of the policy.
    """
    turns = sorted(set(_turning_days(policy)))
    firsts: list[dt.date | None] = [None, *turns]
    untils: list[dt.date | None] = [*turns, None]
    days = [dt.date.min, *turns]
    return merged(
        [
            Stretch(first, until, of(day))
            for first, until, day in zip(firsts, untils, days, strict=True)
        ]
    )


def merged(pieces: list[Stretch[T]]) -> tuple[Stretch[T], ...]:
    """Join neighbouring stretches of the same value."""
    joined: list[Stretch[T]] = []
    for piece in pieces:
        if joined and joined[-1].value == piece.value:
            joined[-1] = Stretch(joined[-1].first, piece.until, piece.value)
        else:
            joined.append(piece)
    return tuple(joined)


def on(found: tuple[Stretch[T], ...], day: dt.date) -> T:
    """Give what holds on a day."""
    return found[bisect_right(found[1:], day, key=lambda one: one.first or dt.date.min)].value


def _turning_days(policy: Policy) -> Iterator[dt.date]:
    for version in policy.versions:
        if version.effective_from and version.effective_from > dt.date.min:
            yield version.effective_from
        for last in (version.effective_to, version.review_by):
            if last and last < dt.date.max:
                yield last + dt.timedelta(days=1)
