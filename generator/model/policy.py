"""Policies: versions with dates, made of numbered clauses with stable anchors."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Literal

from pydantic import Field

from generator.model.record import Audience, Prose, Record, Restriction
from generator.model.reference import RoleReference, SourceReference
from generator.model.text import Text

VERSION_PATTERN = r"^(?:0|[1-9][0-9]{0,3})\.(?:0|[1-9][0-9]{0,3})$"


class PolicyState(StrEnum):
    """Where a version stands on a given day."""

    DRAFT = "draft"
    APPROVED = "approved"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class PolicyFrontMatter(Record):
    """Front matter of a version's Chinese file: the Chinese words, and what has no language."""

    number: Prose = Field(description="Registered number, such as RB-HR-001.")
    title: Prose
    version: str = Field(pattern=VERSION_PATTERN, description="major.minor, in quotes.")
    status: Literal["draft", "approved", "withdrawn"]
    effective_from: dt.date | None = None
    effective_to: dt.date | None = Field(
        default=None, description="Last day in force; left out while it is open-ended."
    )
    approved_on: dt.date | None = None
    approved_by: Prose | None = None
    owner: Prose
    review_by: dt.date | None = None
    applies_to: tuple[RoleReference, ...] | Literal["everyone"]
    change: Literal["substantive", "editorial"]
    summary: Prose = Field(description="Summary of change against the version before.")
    synonyms: tuple[str, ...] = Field(
        default=(), description="Other words people search for; those of every version count."
    )
    sources: tuple[SourceReference, ...] = ()
    audience: Restriction = None


class PolicyTranslation(Record):
    """Front matter of a version's file in another language: only what is said in words."""

    title: Prose
    approved_by: Prose | None = None
    owner: Prose
    summary: Prose


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause or a chapter heading of a policy text in one language.

    Attributes:
        id: Stable anchor, the same in every language and kept when clauses are inserted.
        number: Derived number, such as `2` for a chapter or `2.1` for a clause.
        depth: 1 for a chapter, 2 for a clause.
        title: Heading in this language.
        body: Markdown of the clause, without its heading.
        line: Line of the heading in its file, counted from 1.
        audience: Whom it is restricted to; that of a chapter holds for its clauses as well.
    """

    id: str
    number: str
    depth: int
    title: str
    body: str
    line: int
    audience: tuple[Audience, ...] | None = None


@dataclass(frozen=True, slots=True)
class PolicyBody:
    """A version's text in one language.

    Attributes:
        preamble: Markdown before the first heading.
        clauses: Chapters and clauses in order.
        line: Line of the file on which the text begins, counted from 1.
    """

    preamble: str
    clauses: tuple[Clause, ...]
    line: int = 1


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """One version of a policy in all languages."""

    number: str
    version: str
    title: Text
    owner: Text
    approved_by: Text | None
    summary: Text
    status: Literal["draft", "approved", "withdrawn"]
    effective_from: dt.date | None
    effective_to: dt.date | None
    approved_on: dt.date | None
    review_by: dt.date | None
    applies_to: tuple[RoleReference, ...] | Literal["everyone"]
    change: Literal["substantive", "editorial"]
    synonyms: tuple[str, ...]
    sources: tuple[SourceReference, ...]
    bodies: Mapping[str, PolicyBody]
    files: Mapping[str, PurePosixPath]
    audience: tuple[Audience, ...] | None = None

    @property
    def order(self) -> tuple[int, int]:
        """The version as a pair of numbers, for sorting."""
        major, _, minor = self.version.partition(".")
        return int(major), int(minor)

    def binds(self, role: str) -> bool:
        """Say whether this version binds the people in a role."""
        return self.applies_to == "everyone" or role in self.applies_to


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy with all its versions, oldest first."""

    id: str
    versions: tuple[PolicyVersion, ...]

    @property
    def synonyms(self) -> tuple[str, ...]:
        """What else people call the policy, in any of its versions."""
        return tuple(dict.fromkeys(one for version in self.versions for one in version.synonyms))

    def states(self, today: dt.date) -> Iterator[tuple[PolicyVersion, PolicyState]]:
        """Yield each version with its state on `today`, oldest first."""
        for position, version in enumerate(self.versions):
            yield version, _state(version, self.versions[position + 1 :], today)

    def in_force(self, today: dt.date) -> PolicyVersion | None:
        """Give the version in force on `today`, if there is one."""
        for version, state in self.states(today):
            if state is PolicyState.IN_FORCE:
                return version
        return None

    def leading(self, today: dt.date) -> PolicyVersion:
        """Give the version to show first: in force, else the next to come, else the last."""
        states = list(self.states(today))
        for wanted in (PolicyState.IN_FORCE, PolicyState.APPROVED, PolicyState.DRAFT):
            for version, state in states:
                if state is wanted:
                    return version
        return self.versions[-1]

    def leading_with(self, clause: str, today: dt.date) -> PolicyVersion:
        """Give the version to show a clause in: the leading one, else the newest that has it."""
        leading = self.leading(today)
        for version in (leading, *reversed(self.versions)):
            if any(one.id == clause for body in version.bodies.values() for one in body.clauses):
                return version
        return leading


def _state(version: PolicyVersion, later: tuple[PolicyVersion, ...], today: dt.date) -> PolicyState:
    if version.status == "draft":
        return PolicyState.DRAFT
    if version.effective_from is None or today < version.effective_from:
        return PolicyState.WITHDRAWN if version.status == "withdrawn" else PolicyState.APPROVED
    if any(
        other.status != "draft" and other.effective_from and other.effective_from <= today
        for other in later
    ):
        return PolicyState.SUPERSEDED
    if version.status == "withdrawn" and (
        version.effective_to is None or today > version.effective_to
    ):
        return PolicyState.WITHDRAWN
    if version.effective_to is not None and today > version.effective_to:
        return PolicyState.SUPERSEDED
    return PolicyState.IN_FORCE
