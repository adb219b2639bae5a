"""Onboarding paths: what a newcomer does, stage by stage, and with whom."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.record import ESSENTIAL, Id, Record, Restriction, Status
from generator.model.reference import AnyReference, RoleReference, SourceReference
from generator.model.text import Text

StepKind = Literal["read", "acknowledge", "assess", "qualify", "do", "meet"]
Doer = Literal["newcomer", "lead", "hr"]


class OnboardingStep(Record):
    """One thing to do, who does it, and how long it takes."""

    id: Id
    kind: StepKind
    who: Doer
    minutes: Annotated[int, Field(ge=1, le=5000)]
    text: Text
    about: Annotated[AnyReference | None, ESSENTIAL] = Field(
        default=None, description="What the step is about: policy:…, role:…, competency:…, …"
    )
    audience: Restriction = None


class OnboardingStage(Record):
    """A stretch of time with a goal."""

    id: Id
    name: Text
    goal: Text
    steps: tuple[OnboardingStep, ...] = Field(min_length=1)


class OnboardingPath(Record):
    """The way into a role, from the first day on."""

    id: Id
    name: Text
    role: RoleReference
    purpose: Text
    stages: tuple[OnboardingStage, ...] = Field(min_length=1)
    synonyms: tuple[str, ...] = Field(default=(), description="Other words people search for.")
    sources: tuple[SourceReference, ...] = ()
    maintainer: Text | None = None
    status: Status = "active"
    audience: Restriction = None
