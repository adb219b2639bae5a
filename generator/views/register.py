"""The register of policies: its rows, and the same facts for calendars, feeds and spreadsheets."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edition import Edition
from generator.model import Kind, Policy, PolicyState, PolicyVersion
from generator.policies import timeline
from generator.policies.calendar import Event
from generator.policies.digest import digest
from generator.policies.feed import Entry
from generator.policies.timeline import Stretch


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the register.

    Attributes:
        policy: The policy.
        version: The version.
        states: Its states over all days.
        leads: The days on which it is the version to show.
        overdue: The days on which its review is overdue.
    """

    policy: Policy
    version: PolicyVersion
    states: tuple[Stretch[PolicyState], ...]
    leads: tuple[Stretch[bool], ...]
    overdue: tuple[Stretch[bool], ...]


def rows(edition: Edition) -> Iterator[Row]:
    """Yield every version of every policy by its number, the newest version of each first."""
    policies = edition.library.policies.values()
    for policy in sorted(policies, key=lambda one: one.leading(edition.today).number):
        leading = timeline.stretches(policy, policy.leading)
        for version in reversed(policy.versions):
            found = [Stretch(s.first, s.until, s.value is version) for s in leading]
            yield Row(
                policy,
                version,
                timeline.states(policy, version),
                tuple(one for one in timeline.merged(found) if one.value),
                tuple(one for one in timeline.review_overdue(policy, version) if one.value),
            )


def reviews(edition: Edition) -> list[Row]:
    """Give the versions that lead today and are to be reviewed, the most urgent first."""
    waiting = [
        row
        for row in rows(edition)
        if row.version.review_by
        and row.version is row.policy.leading(edition.today)
        and timeline.on(row.states, edition.today) in (PolicyState.IN_FORCE, PolicyState.APPROVED)
    ]
    return sorted(waiting, key=lambda row: (str(row.version.review_by), row.version.number))


def events(edition: Edition) -> Iterator[Event]:
    """Yield the days on which approved versions begin, end for good, or are to be reviewed."""
    for policy, version in _settled(edition):
        named = {"title": edition.say(version.title), "version": version.version}
        days = {
            "effective": version.effective_from,
            "ends": version.effective_to if version is policy.versions[-1] else None,
            "review": version.review_by if _holds_until_review(policy, version) else None,
        }
        for what, day in days.items():
            if day:
                yield Event(
                    key=f"{version.number}:{policy.id}:{version.version}:{what}",
                    day=day,
                    summary=edition.word(f"calendar.{what}", **named),
                    description=f"{version.number} · {edition.say(version.owner)}",
                    category=edition.word("policies.title"),
                )


def changes(edition: Edition) -> Iterator[Entry]:
    """Yield a change for every version that was approved."""
    for policy, version in _settled(edition):
        if version.approved_on:
            yield Entry(
                key=f"{version.number}:{policy.id}:{version.version}:{edition.language}",
                day=version.approved_on,
                title=edition.word(
                    "policy.version_title",
                    title=edition.say(version.title),
                    version=version.version,
                ),
                summary=edition.say(version.summary),
                author=edition.say(version.owner),
                url=f"{policy.id}/{version.version}.html",
                category=version.change,
            )


def table(edition: Edition) -> Iterator[list[str]]:
    """Yield the register as rows of text, names of columns first."""
    columns = (
        "number", "title_", "version", "state", "change", "effective_from", "effective_to",
        "approved_on", "approved_by", "owner", "review_by", "overdue", "applies_to", "summary",
        "digest",
    )  # fmt: skip
    yield [edition.word(f"policy.{column}") for column in columns]
    for row in rows(edition):
        yield _cells(edition, row)


def _cells(edition: Edition, row: Row) -> list[str]:
    version = row.version
    everyone = version.applies_to == "everyone"
    roles = [] if everyone else [edition.name(Kind.ROLE, id_) for id_ in version.applies_to]
    overdue = any(stretch.covers(edition.today) for stretch in row.overdue)
    return [
        version.number,
        edition.say(version.title),
        version.version,
        edition.word(f"state.{timeline.on(row.states, edition.today)}"),
        edition.word(f"change.{version.change}"),
        str(version.effective_from or ""),
        str(version.effective_to or ""),
        str(version.approved_on or ""),
        edition.say(version.approved_by) if version.approved_by else "",
        edition.say(version.owner),
        str(version.review_by or ""),
        edition.word("policy.overdue") if overdue else "",
        edition.word("policy.everyone") if everyone else "; ".join(roles),
        edition.say(version.summary),
        digest(version, edition.language),
    ]


def _settled(edition: Edition) -> Iterator[tuple[Policy, PolicyVersion]]:
    """Yield every version that is no draft."""
    for policy in edition.library.policies.values():
        for version in policy.versions:
            if version.status != "draft":
                yield policy, version


def _holds_until_review(policy: Policy, version: PolicyVersion) -> bool:
    return version.review_by is not None and policy.in_force(version.review_by) is version
