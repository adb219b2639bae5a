"""Snapshots: a whole library on its day as one JSON file, which reads back as an equal library.

A release keeps its snapshot, so that a later one can say what changed. The same library gives the
same bytes. Only a sound library has a snapshot. One that came from elsewhere has the right shape
once it is read, but its ids may lead nowhere: what compares libraries must not follow them blindly.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, ValidationError

from generator.model import (
    CareerTrack,
    Competency,
    CompetencyModel,
    GlossaryTerm,
    Handbook,
    Kind,
    LearningResource,
    Ledger,
    Library,
    OnboardingPath,
    Origin,
    Policy,
    ProficiencyScale,
    Qualification,
    Record,
    Role,
    Source,
)
from generator.model.policy import VERSION_PATTERN
from generator.model.text import REQUIRED_LANGUAGES

FORM: Literal["rolebook-library/1"] = "rolebook-library/1"


@dataclass(frozen=True, slots=True)
class KeptRelease:
    """A library as it was on a day.

    Attributes:
        library: The library, which names its release.
        day: The day of publication: it decides which versions of policies were in force.
    """

    library: Library
    day: dt.date

    @property
    def name(self) -> str:
        """The name of the release."""
        return self.library.handbook.release


class SnapshotError(Exception):
    """What was read is no snapshot; the text says why."""


def _whole(policy: Policy) -> Policy:
    """Hold a policy to what its files would have been held to."""
    if not policy.versions:
        raise ValueError("a policy has at least one version")
    for version in policy.versions:
        if not re.match(VERSION_PATTERN, version.version):
            raise ValueError(f"{version.version!r} is no version such as '2.1'")
        if missing := set(REQUIRED_LANGUAGES) - (version.bodies.keys() & version.files.keys()):
            raise ValueError(f"version {version.version} has no text in {', '.join(missing)}")
    return policy


class SnapshotOrigin(Record):
    """Where a thing was read from."""

    kind: Kind
    id: str
    file: PurePosixPath
    path: tuple[str | int, ...] = Field(description="Keys and positions inside the file.")


class Snapshot(Record):
    """A library, each kind of thing in the order in which it was read."""

    model_config = ConfigDict(title="Rolebook library")

    form: Literal["rolebook-library/1"]
    day: dt.date = Field(description="The day of publication.")
    handbook: Handbook
    scales: tuple[ProficiencyScale, ...]
    models: tuple[CompetencyModel, ...]
    competencies: tuple[Competency, ...]
    roles: tuple[Role, ...]
    qualifications: tuple[Qualification, ...]
    tracks: tuple[CareerTrack, ...]
    policies: tuple[Annotated[Policy, AfterValidator(_whole)], ...]
    onboarding: tuple[OnboardingPath, ...]
    resources: tuple[LearningResource, ...]
    terms: tuple[GlossaryTerm, ...]
    sources: tuple[Source, ...]
    origins: tuple[SnapshotOrigin, ...]
    ledger: Ledger | None


def snapshot(release: KeptRelease) -> str:
    """Give a sound library on its day as JSON: a key a line, one final line feed.

    Only what the files state is written; what they leave out is left out here as well.
    """
    library = release.library
    value = Snapshot(
        form=FORM,
        day=release.day,
        handbook=library.handbook,
        scales=tuple(library.scales.values()),
        models=tuple(library.models.values()),
        competencies=tuple(library.competencies.values()),
        roles=tuple(library.roles.values()),
        qualifications=tuple(library.qualifications.values()),
        tracks=tuple(library.tracks.values()),
        policies=tuple(library.policies.values()),
        onboarding=tuple(library.onboarding.values()),
        resources=tuple(library.resources.values()),
        terms=tuple(library.terms.values()),
        sources=tuple(library.sources.values()),
        origins=tuple(
            SnapshotOrigin(kind=kind, id=id_, file=origin.file, path=origin.path)
            for (kind, id_), origin in library.origins.items()
        ),
        ledger=library.ledger,
    )
    return value.model_dump_json(by_alias=True, exclude_unset=True, indent=1) + "\n"


def read_snapshot(text: str | bytes) -> KeptRelease:
    """Give the release of which a text is the snapshot.

    Raises:
        SnapshotError: The text is damaged, is something else, or has a form of another program.
    """
    try:
        value = Snapshot.model_validate_json(text)
    except ValidationError as error:
        raise SnapshotError(_reason(error)) from None
    library = Library(
        handbook=value.handbook,
        scales=_by_id(Kind.SCALE, value.scales),
        models=_by_id(Kind.MODEL, value.models),
        competencies=_by_id(Kind.COMPETENCY, value.competencies),
        roles=_by_id(Kind.ROLE, value.roles),
        qualifications=_by_id(Kind.QUALIFICATION, value.qualifications),
        tracks=_by_id(Kind.TRACK, value.tracks),
        policies=_by_id(Kind.POLICY, value.policies),
        onboarding=_by_id(Kind.ONBOARDING, value.onboarding),
        resources=_by_id(Kind.RESOURCE, value.resources),
        terms=_by_id(Kind.TERM, value.terms),
        sources=_by_id(Kind.SOURCE, value.sources),
        origins=MappingProxyType(
            {(one.kind, one.id): Origin(one.file, one.path) for one in value.origins}
        ),
        ledger=value.ledger,
    )
    return KeptRelease(library, value.day)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def _by_id(kind: Kind, things: Iterable[T]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for thing in things:
        if found.setdefault(thing.id, thing) is not thing:
            raise SnapshotError(f"it is no snapshot: there are two of {kind}:{thing.id}")
    return MappingProxyType(found)


def _reason(error: ValidationError) -> str:
    """Say the first thing that is wrong, where, and how much more there is."""
    details = error.errors(include_url=False)
    for detail in details:
        if detail["loc"] == ("form",) and isinstance(detail["input"], str):
            return f"its form is {detail['input'][:40]!r}; this program reads {FORM!r}"
    first = details[0]
    if first["type"] == "json_invalid":
        return f"it is no JSON: {first['ctx']['error']}"
    place = ".".join(map(str, first["loc"])) or "the whole"
    rest = f" (and {len(details) - 1} more)" if len(details) > 1 else ""
    return f"it is no snapshot: {place}: {first['msg']}{rest}"
