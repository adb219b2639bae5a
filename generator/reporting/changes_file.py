"""The form `rolebook-changes/1`: changes for other programs."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import ConfigDict, Field

from generator.changes.change import Change, ChangeKind, Passage, Value, Weight
from generator.changes.snapshot import KeptRelease
from generator.model import Record, Text

FORM: Literal["rolebook-changes/1"] = "rolebook-changes/1"


class ReportedSide(Record):
    """One of the two that are compared."""

    name: str = Field(description="What it was asked for by.")
    release: str = Field(description="What its handbook calls the release.")
    day: dt.date = Field(description="The day for which states of policies are told.")


class ReportedClause(Record):
    """A clause or the opening of a policy."""

    version: str
    number: str = Field(description="Empty for the opening.")
    titles: Mapping[str, str] = Field(description="Heading by language.")
    bodies: Mapping[str, str] = Field(description="Markdown by language.")


ReportedValue = ReportedClause | Text | tuple[str, ...] | int | str | None


class ReportedChange(Record):
    """One change."""

    kind: ChangeKind
    weight: Literal["binding", "content", "editorial"]
    place: str = Field(description="`kind:id`, `kind:id#part`, or `handbook`.")
    version: str | None = Field(description="The version, in a policy.")
    field: str | None = Field(description="Key of the field, where the kind does not say it.")
    other: str | None = Field(description="The other thing that it is about.")
    old: ReportedValue = Field(description="What stood there: a level, a text, a clause, a fact.")
    new: ReportedValue = Field(description="What stands there.")
    languages: tuple[str, ...] = Field(description="Languages in which words changed.")
    unchanged_languages: tuple[str, ...] = Field(description="Those in which they did not.")
    said: str = Field(description="The change as a sentence.")


class ChangesFile(Record):
    """Everything that changed from one library to another."""

    model_config = ConfigDict(title="Rolebook changes")

    form: Literal["rolebook-changes/1"]
    old: ReportedSide
    new: ReportedSide
    language: str = Field(description="Language of the sentences.")
    changes: tuple[ReportedChange, ...]


def reported_side(release: KeptRelease, name: str) -> ReportedSide:
    """Give one side."""
    return ReportedSide(name=name, release=release.name, day=release.day)


_WEIGHTS: Mapping[Weight, Literal["binding", "content", "editorial"]] = {
    Weight.BINDING: "binding",
    Weight.CONTENT: "content",
    Weight.EDITORIAL: "editorial",
}


def reported(change: Change, said: str) -> ReportedChange:
    """Give a change with its sentence."""
    return ReportedChange(
        kind=change.kind,
        weight=_WEIGHTS[change.weight],
        place=str(change.place),
        version=change.place.version or None,
        field=change.field or None,
        other=str(change.other) if change.other else None,
        old=_value(change.old),
        new=_value(change.new),
        languages=change.languages,
        unchanged_languages=change.unchanged,
        said=said,
    )


def _value(value: Value) -> ReportedValue:
    match value:
        case Passage():
            return ReportedClause(
                version=value.version,
                number=value.number,
                titles=value.titles,
                bodies=value.bodies,
            )
        case dt.date():
            return value.isoformat()
    return value
