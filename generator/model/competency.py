"""Competency models, competencies and their behavioural indicators."""

from typing import Annotated

from pydantic import Field

from generator.model.record import ESSENTIAL, Id, Record, Restriction, Status
from generator.model.reference import CompetencyReference, ScaleReference, SourceReference
from generator.model.scale import Level
from generator.model.text import Text


class CompetencyGroup(Record):
    """Competencies of a model that belong together, in reading order."""

    name: Text
    competencies: tuple[CompetencyReference, ...] = Field(min_length=1)


class CompetencyModel(Record):
    """A family of competencies with a purpose, measured on one scale."""

    id: Id
    name: Text
    purpose: Text
    scale: Annotated[ScaleReference | None, ESSENTIAL] = Field(
        default=None, description="Proficiency scale; the handbook's own scale when left out."
    )
    groups: tuple[CompetencyGroup, ...] = Field(min_length=1)
    sources: tuple[SourceReference, ...] = ()
    maintainer: Text | None = None
    audience: Restriction = None

    @property
    def competencies(self) -> tuple[CompetencyReference, ...]:
        """Ids of all competencies in reading order."""
        return tuple(id_ for group in self.groups for id_ in group.competencies)


class BehaviouralIndicator(Record):
    """Something observable that shows a level; begins with a verb.

    Answers are kept by the indicator's id, so they survive a change of its words.
    """

    id: Id
    text: Text
    key: bool = Field(
        default=False, description="A key indicator must be shown for the level to be met."
    )


class LevelDescription(Record):
    """What one proficiency level of a competency looks like."""

    level: Level
    summary: Text = Field(description="The level in one line: scope, autonomy, complexity.")
    indicators: tuple[BehaviouralIndicator, ...] = Field(min_length=1)


class DevelopmentStep(Record):
    """How to grow from one level to the next."""

    from_level: Annotated[Level, Field(alias="from")]
    on_the_job: tuple[Text, ...] = ()
    with_others: tuple[Text, ...] = ()
    courses: tuple[Text, ...] = ()


class Competency(Record):
    """An ability that can be observed and grown, described level by level."""

    id: Id
    name: Text
    definition: Text
    why_it_matters: Text
    knowledge: tuple[Text, ...] = Field(min_length=1)
    levels: tuple[LevelDescription, ...] = Field(min_length=2, max_length=10)
    evidence: tuple[Text, ...] = Field(
        default=(), description="Examples of what can be shown as proof."
    )
    pitfalls: tuple[Text, ...] = ()
    development: tuple[DevelopmentStep, ...] = ()
    related: tuple[CompetencyReference, ...] = ()
    synonyms: tuple[str, ...] = Field(default=(), description="Other words people search for.")
    sources: tuple[SourceReference, ...] = ()
    maintainer: Text | None = None
    status: Status = "active"
    replaced_by: CompetencyReference | None = None
    audience: Restriction = None

    def level(self, number: int) -> LevelDescription:
        """Give the description of a level.

        Raises:
            KeyError: The competency has no such level.
        """
        for description in self.levels:
            if description.level == number:
                return description
        raise KeyError(number)
