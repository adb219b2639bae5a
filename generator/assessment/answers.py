"""The answers file `rolebook-assessment/1`: what a browser keeps, exports and imports.

Everything is keyed by stable ids and carries the time at which it was said, so that two copies can
be merged answer by answer: the later one stands.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from generator.model.handbook import LANGUAGE_PATTERN
from generator.model.kept import KeptPart, Keyed, Moment, Release
from generator.model.record import ID_PATTERN, Id
from generator.model.reference import PositionReference

FORMAT = "rolebook-assessment/1"

Answer = Literal["not-yet", "sometimes", "consistently", "does-not-apply"]

Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
StepKey = Annotated[
    str,
    StringConstraints(pattern=rf"{ID_PATTERN[:-1]}/{ID_PATTERN[1:]}"),
    Field(description="Stage id, a slash, step id."),
]
Level = Annotated[int, Field(ge=0, le=10)]


class AnswerRecord(KeptPart):
    """The answer on one indicator, with the words that were answered."""

    answer: Answer | None = Field(description="null: taken back.")
    digest: Digest = Field(description="Digest of the words answered.")
    words: str = Field(max_length=2000, description="The words answered, in the reader's language.")
    release: Release
    at: Moment


class NoteRecord(KeptPart):
    """Evidence in the person's own words."""

    text: str = Field(max_length=4000)
    at: Moment


class MarkRecord(KeptPart):
    """Something that is on or off."""

    value: bool
    at: Moment


class ShownRecord(KeptPart):
    """Which indicators were in view when the competency was last rated."""

    indicators: tuple[Id, ...]
    release: Release
    at: Moment


class CompetencyAnswers(KeptPart):
    """All that one rater said about one competency."""

    answers: Keyed[Id, AnswerRecord]
    note: NoteRecord | None = None
    interest: MarkRecord | None = Field(default=None, description="Wants to grow here.")
    shown: ShownRecord | None = None


class ChosenPosition(KeptPart):
    """The role and grade that the person holds the answers against."""

    position: Annotated[str, StringConstraints(pattern=PositionReference.pattern)]
    release: Release
    asked: tuple[Id, ...] = Field(description="The competencies it required in that release.")
    levels: Keyed[Id, Level] | None = Field(
        default=None, description="The level of each that it required in that release."
    )
    at: Moment


class StepRecord(KeptPart):
    """An onboarding step that is done, or null when it was taken back."""

    done: Annotated[str, StringConstraints(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None
    at: Moment


class AgreedRecord(KeptPart):
    """The level that person and reviewer agreed on."""

    level: Level | None
    note: str = Field(max_length=4000)
    at: Moment


class ReviewRecord(KeptPart):
    """A reviewer's own answers beside the person's, and what both agreed on."""

    competencies: Keyed[Id, CompetencyAnswers]
    agreed: Keyed[Id, AgreedRecord]
    reviewer: NoteRecord | None = Field(default=None, description="The reviewer's name.")
    revealed: MarkRecord | None = Field(
        default=None, description="Whether the reviewer is done and has seen the self rating."
    )


class AssessmentFile(KeptPart):
    """One person's answers."""

    model_config = ConfigDict(title="Rolebook assessment", strict=False)

    format: Literal["rolebook-assessment/1"]
    rater: Literal["self", "reviewer"]
    release: Release = Field(description="The release that wrote the file.")
    language: Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
    saved: Moment
    competencies: Keyed[Id, CompetencyAnswers]
    optional: Annotated[
        Keyed[Id, MarkRecord],
        Field(description="Optional competencies that were opted in to."),
    ]
    onboarding: Keyed[Id, Keyed[StepKey, StepRecord]]
    cleared: Moment | None = Field(
        default=None, description="Whatever was said up to this moment was deleted."
    )
    position: ChosenPosition | None = None
    review: ReviewRecord | None = Field(
        default=None, description="Present in a file that a reviewer wrote."
    )
