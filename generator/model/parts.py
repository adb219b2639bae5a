"""Parts of things: what may follow `#` in a reference, and where the part stands on its page."""

from collections.abc import Iterator

from generator.model.competency import Competency
from generator.model.onboarding import OnboardingPath
from generator.model.policy import Policy
from generator.model.role import Role
from generator.model.source import Source
from generator.model.track import CareerTrack

LEVEL, DUTY, STEP = "level-", "duty-", "step-"
"""What the parts of levels, duties and steps begin with."""


def level(number: int) -> str:
    """Give the part of a proficiency level."""
    return f"{LEVEL}{number}"


def grade(id_: str) -> str:
    """Give the part of a role's grade."""
    return f"grade-{id_}"


def duty_group(id_: str) -> str:
    """Give the part of a group of duties."""
    return f"{DUTY}{id_}"


def duty(group: str, id_: str) -> str:
    """Give the part of a duty in its group."""
    return f"{DUTY}{group}-{id_}"


def edge(id_: str) -> str:
    """Give the part of a move on a career track."""
    return f"edge-{id_}"


def node(id_: str) -> str:
    """Give the part of a position on a career track."""
    return f"node-{id_}"


def step(stage: str, id_: str) -> str:
    """Give the part of a step in its stage of an onboarding path."""
    return f"{STEP}{stage}-{id_}"


def parts_of(entity: object) -> Iterator[str]:
    """Yield the parts of an entity that may be referred to; others are called by their own ids."""
    match entity:
        case Policy():
            for version in entity.versions:
                for body in version.bodies.values():
                    yield from (clause.id for clause in body.clauses)
        case Competency():
            for one in entity.levels:
                yield level(one.level)
                yield from (indicator.id for indicator in one.indicators)
        case Role():
            yield from (grade(one.id) for one in entity.grades)
            for group in entity.duties:
                yield duty_group(group.id)
                yield from (duty(group.id, one.id) for one in group.duties)
        case CareerTrack():
            yield from (edge(one.id) for one in entity.edges)
        case OnboardingPath():
            for stage in entity.stages:
                yield stage.id
                yield from (step(stage.id, one.id) for one in stage.steps)
        case Source():
            yield from (fact.id for fact in entity.facts)
