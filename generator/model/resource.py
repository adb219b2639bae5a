"""Learning resources, tied to the competency levels they lead to."""

from typing import Literal

from pydantic import Field

from generator.model.record import Id, Record, Restriction, Status
from generator.model.reference import SourceReference
from generator.model.role import RequiredLevels
from generator.model.text import Text

ResourceFormat = Literal[
    "camp", "case-clinic", "attachment", "mentoring", "reading", "course", "simulation", "visit"
]


class LearningResource(Record):
    """Something to learn from, in a format that an organisation can run itself."""

    id: Id
    name: Text
    format: ResourceFormat
    description: Text
    hours: int | None = Field(default=None, ge=1, le=500, description="Effort in whole hours.")
    develops: RequiredLevels = Field(
        min_length=1, description="Competency id → the level that it leads to."
    )
    sources: tuple[SourceReference, ...] = ()
    maintainer: Text | None = None
    status: Status = "active"
    audience: Restriction = None
