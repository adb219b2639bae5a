"""The documents that the handbook's facts come from."""

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.record import Id, Record, Restriction
from generator.model.reference import AnyReference, CompetencyReference, SourceReference
from generator.model.text import Text


class SourceFact(Record):
    """A fact or figure taken from a source, and the pages that carry it."""

    id: Id
    text: Text
    carried_by: tuple[AnyReference, ...] = Field(min_length=1)


class NamedAbility(Record):
    """An ability that a source names, and the competencies that cover it."""

    name: Text
    competencies: tuple[CompetencyReference, ...] = Field(min_length=1)


class Source(Record):
    """A source document."""

    id: Annotated[str, StringConstraints(pattern=SourceReference.pattern)]
    title: Text
    what: Text = Field(description="What kind of document it is and what it holds.")
    condition: Text | None = Field(
        default=None, description="Where it was misfiled, mislabelled or truncated."
    )
    facts: tuple[SourceFact, ...] = ()
    abilities: tuple[NamedAbility, ...] = ()
    audience: Restriction = None
