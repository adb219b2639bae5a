"""The linked library: every thing by kind and id, immutable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from generator.model.competency import Competency, CompetencyModel
from generator.model.glossary import GlossaryTerm
from generator.model.handbook import Handbook
from generator.model.ledger import Ledger
from generator.model.onboarding import OnboardingPath, OnboardingStep
from generator.model.policy import Policy
from generator.model.qualification import Qualification
from generator.model.record import Record
from generator.model.reference import AnyReference, Kind
from generator.model.resource import LearningResource
from generator.model.role import Role
from generator.model.scale import ProficiencyScale
from generator.model.source import Source
from generator.model.track import CareerTrack
from generator.model.walking import Mention, Step, mentions

Entity = (
    ProficiencyScale
    | CompetencyModel
    | Competency
    | Role
    | Qualification
    | CareerTrack
    | Policy
    | OnboardingPath
    | LearningResource
    | GlossaryTerm
    | Source
)
"""Anything in the library that has an id and a page of its own or a place on one."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thing was read from.

    Attributes:
        file: Path below the project's root.
        path: Keys and positions that lead to the thing inside its file; empty for the whole file.
    """

    file: PurePosixPath
    path: tuple[Step, ...] = ()

    def at(self, *steps: Step) -> "Origin":
        """Give the place `steps` further inside."""
        return Origin(self.file, (*self.path, *steps))


@dataclass(frozen=True)
class Library:
    """Everything a handbook is made of, linked: each id in it resolves.

    Each mapping goes from id to thing, in the order in which the files were read. `unread` names
    what is known to exist although it could not be read; rules that need to see everything hold
    back while there is any. `ledger` says what has been published; None where no ledger is kept.
    """

    handbook: Handbook
    scales: Mapping[str, ProficiencyScale]
    models: Mapping[str, CompetencyModel]
    competencies: Mapping[str, Competency]
    roles: Mapping[str, Role]
    qualifications: Mapping[str, Qualification]
    tracks: Mapping[str, CareerTrack]
    policies: Mapping[str, Policy]
    onboarding: Mapping[str, OnboardingPath]
    resources: Mapping[str, LearningResource]
    terms: Mapping[str, GlossaryTerm]
    sources: Mapping[str, Source]
    origins: Mapping[tuple[Kind, str], Origin]
    unread: frozenset[tuple[Kind, str]] = frozenset()
    ledger: Ledger | None = None

    @cached_property
    def _by_kind(self) -> Mapping[Kind, Mapping[str, Entity]]:
        return {
            Kind.SCALE: self.scales,
            Kind.MODEL: self.models,
            Kind.COMPETENCY: self.competencies,
            Kind.ROLE: self.roles,
            Kind.QUALIFICATION: self.qualifications,
            Kind.TRACK: self.tracks,
            Kind.POLICY: self.policies,
            Kind.ONBOARDING: self.onboarding,
            Kind.RESOURCE: self.resources,
            Kind.TERM: self.terms,
            Kind.SOURCE: self.sources,
        }

    @cached_property
    def _model_by_competency(self) -> Mapping[str, CompetencyModel]:
        listed: dict[str, CompetencyModel] = {}
        for model in self.models.values():
            for competency in model.competencies:
                listed.setdefault(competency, model)
        return listed

    @cached_property
    def mentions(self) -> Mapping[tuple[Kind, str], tuple[Mention, ...]]:
        """What each thing but a policy, which is no record, says of others."""
        return {
            (kind, id_): mentions(entity)
            for kind, id_, entity in self.entities()
            if isinstance(entity, Record)
        }

    @cached_property
    def reading_order(self) -> Mapping[str, int]:
        """The place of each competency in the order of the models."""
        return {id_: place for place, id_ in enumerate(self._model_by_competency)}

    def of_kind(self, kind: Kind) -> Mapping[str, Entity]:
        """Give the things of one kind by id; families and lines of business are no entities."""
        return self._by_kind.get(kind, {})

    def entities(self) -> Iterator[tuple[Kind, str, Entity]]:
        """Yield everything that has an id, kind by kind."""
        for kind in Kind:
            for id_, entity in self.of_kind(kind).items():
                yield kind, id_, entity

    def acknowledges(self, step: OnboardingStep) -> bool:
        """Say whether a step is for the newcomer to acknowledge a policy."""
        if step.kind != "acknowledge" or step.who != "newcomer" or step.about is None:
            return False
        return self.resolve(step.about)[0] is Kind.POLICY

    def resolve(self, reference: AnyReference) -> tuple[Kind, str]:
        """Give kind and id of the thing that is meant.

        Raises:
            KeyError: Nothing of that name exists.
        """
        for kind in (reference.kind,) if reference.kind else Kind:
            if reference.id in self.of_kind(kind):
                return kind, reference.id
        raise KeyError(str(reference))

    def model_of(self, competency: str) -> CompetencyModel:
        """Give the model that lists a competency.

        Raises:
            KeyError: No model lists it.
        """
        return self._model_by_competency[competency]

    def scale_of(self, model: CompetencyModel) -> ProficiencyScale:
        """Give the scale that a model is measured on."""
        return self.scales[model.scale or self.handbook.scale]
