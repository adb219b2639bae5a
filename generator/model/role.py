"""Roles: duties, grades, authority and limits."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, PlainSerializer

from generator.model.record import Id, Record, Restriction, Status
from generator.model.reference import (
    CompetencyReference,
    FamilyReference,
    LineReference,
    PolicyReference,
    QualificationReference,
    RoleReference,
    SourceReference,
)
from generator.model.scale import Level
from generator.model.text import Text

Frequency = Literal["daily", "weekly", "monthly", "quarterly", "yearly", "as-needed"]

K = TypeVar("K")
V = TypeVar("V")


def _frozen(mapping: Mapping[K, V]) -> Mapping[K, V]:
    return MappingProxyType(dict(mapping))


def _empty() -> Mapping[Any, Any]:
    return MappingProxyType({})


RequiredLevels = Annotated[
    Mapping[CompetencyReference, Level], AfterValidator(_frozen), PlainSerializer(dict)
]
"""Required level by competency id, in the order in which it was written."""

Reasons = Annotated[
    Mapping[CompetencyReference, Text], AfterValidator(_frozen), PlainSerializer(dict)
]


class Duty(Record):
    """A concrete task: how often, what comes out of it, how it is measured."""

    id: Id
    task: Text
    frequency: Frequency
    output: Text
    measure: Text
    competencies: tuple[CompetencyReference, ...] = ()
    policies: tuple[PolicyReference, ...] = ()


class DutyGroup(Record):
    """Duties that serve one purpose."""

    id: Id
    name: Text
    duties: tuple[Duty, ...] = Field(min_length=1)


class Grade(Record):
    """A grade of a role, with the level it requires of each competency."""

    id: Id
    name: Text
    summary: Text
    requires: RequiredLevels
    optional: RequiredLevels = Field(
        default_factory=_empty, description="Competencies a person may opt in to be asked."
    )
    falls: Reasons = Field(
        default_factory=_empty,
        description="Why this grade requires a lower level than the grade before it.",
    )
    qualifications: tuple[QualificationReference, ...] = ()


class Role(Record):
    """A job: what it is for, what is done, what is required, allowed and forbidden."""

    id: Id
    name: Text
    family: FamilyReference
    line: LineReference
    purpose: Text
    reports_to: RoleReference | None = None
    duties: tuple[DutyGroup, ...] = Field(min_length=1)
    grades: tuple[Grade, ...] = Field(min_length=1, description="Lowest grade first.")
    key_competencies: tuple[CompetencyReference, ...] = ()
    qualifications: tuple[QualificationReference, ...] = ()
    authority: tuple[Text, ...] = ()
    limits: tuple[Text, ...] = ()
    prohibited: tuple[Text, ...] = ()
    workload: tuple[Text, ...] = ()
    not_duties: tuple[Text, ...] = Field(
        default=(), description="Chores that others do, so that this role is free for its duties."
    )
    policies: tuple[PolicyReference, ...] = ()
    synonyms: tuple[str, ...] = ()
    sources: tuple[SourceReference, ...] = ()
    maintainer: Text | None = None
    status: Status = "active"
    replaced_by: RoleReference | None = None
    audience: Restriction = None

    def grade(self, id_: str) -> Grade:
        """Give a grade by its id.

        Raises:
            KeyError: The role has no such grade.
        """
        for grade in self.grades:
            if grade.id == id_:
                return grade
        raise KeyError(id_)
