"""The handbook as a whole: `rolebook.yml`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.record import Id, Record
from generator.model.reference import ScaleReference
from generator.model.text import Text

LANGUAGE_PATTERN = r"^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$"

RELEASE_PATTERN = r"^[0-9]{4}\.[0-9]{2}(?:\.[0-9]+)?$"

EverydayWords = Annotated[tuple[str, ...], Field(min_length=2)]

Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]


RestrictableKind = Literal[
    "scale",
    "model",
    "competency",
    "role",
    "qualification",
    "track",
    "policy",
    "onboarding",
    "resource",
    "term",
    "source",
]


class LineOfBusiness(Record):
    """A line of business that roles belong to."""

    id: Id
    name: Text


class RoleFamily(Record):
    """A family of roles with the same kind of work."""

    id: Id
    name: Text


class Handbook(Record):
    """What is true of the whole library."""

    title: Text
    purpose: Text
    maintainer: Text = Field(description="Who looks after what names no maintainer of its own.")
    release: str = Field(pattern=RELEASE_PATTERN, description="Year.month, in quotes.")
    languages: tuple[Language, ...] = ("zh", "en")
    scale: ScaleReference = Field(description="Proficiency scale of models that name none.")
    families: tuple[RoleFamily, ...] = Field(min_length=1)
    lines: tuple[LineOfBusiness, ...] = Field(min_length=1)
    audience_required: tuple[RestrictableKind, ...] = Field(
        default=(), description="Kinds of things that must say whom they are for."
    )
    everyday_words: tuple[EverydayWords, ...] = Field(
        default=(),
        description="Groups of words, in any language, that readers use for one another; search "
        "finds for each what is found for the others.",
    )
