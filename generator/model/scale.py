"""Proficiency scales."""

from typing import Annotated

from pydantic import Field

from generator.model.record import Id, Record, Restriction
from generator.model.text import Text

Level = Annotated[int, Field(ge=1, le=10, description="Proficiency level, 1 is the lowest.")]
"""A proficiency level: its position on the scale, counted from 1. Levels are ordinal."""


class ProficiencyLevel(Record):
    """One step of a scale."""

    name: Text
    meaning: Text = Field(description="What someone at this level does, in one line.")


class ProficiencyScale(Record):
    """Ordered levels, lowest first; their position is their number."""

    id: Id
    name: Text
    purpose: Text
    levels: tuple[ProficiencyLevel, ...] = Field(min_length=2, max_length=10)
    maintainer: Text | None = None
    audience: Restriction = None
