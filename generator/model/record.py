"""The base of everything that is read from a file: frozen, strict, closed."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"

PROSE_PATTERN = r"\S"

Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=64),
    Field(description="Stable kebab-case id: lower-case letters, digits and single hyphens."),
]
"""A stable kebab-case name, unique in its kind and never reused."""

Prose = Annotated[str, StringConstraints(pattern=PROSE_PATTERN)]
"""Text in one language; inline Markdown and `[S01]` citations allowed, never blank."""

Status = Literal["active", "retired"]


class Record(BaseModel):
    """A value read from a file. Unknown keys and wrong types are refused, nothing is coerced."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
