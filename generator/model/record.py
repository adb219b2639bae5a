"""The base of everything that is read from a file: frozen, strict, closed."""

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

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

Audience = Literal["staff", "lead", "hr"]

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
"""Everyone whom something may be meant for: those who do the work, who lead them, and HR."""

Restriction = Annotated[
    Annotated[tuple[Audience, ...], Field(min_length=1)] | None,
    Field(description="Who may see it; left out, everyone may."),
]
"""Whom a thing is restricted to; None where it is for everyone."""


@dataclass(frozen=True, slots=True)
class Essential:
    """Marks an optional reference without whose target the record around it says nothing."""


ESSENTIAL = Essential()


_STATED: dict[frozenset[str], set[str]] = {}
_NOTHING: dict[str, object] = {}


class Record(BaseModel):
    """A value read from a file. Unknown keys and wrong types are refused, nothing is coerced."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_post_init(self, _: object) -> None:
        """Share what pydantic makes for each record and is the same for most: half their memory."""
        stated = self.__pydantic_fields_set__
        shared = _STATED.setdefault(frozenset(stated), stated)
        object.__setattr__(self, "__pydantic_fields_set__", shared)
        if self.__pydantic_extra__ == {}:
            object.__setattr__(self, "__pydantic_extra__", _NOTHING)
