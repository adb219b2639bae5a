"""Which qualifications a role asks for, and from which grade on."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Role
from generator.model.reference import QualificationReference
from generator.model.role import Grade


@dataclass(frozen=True, slots=True)
class QualificationStep:
    """What is to be held from one grade on.

    Attributes:
        grade: The grade, None for what every grade needs.
        adds: What no grade below it needs.
    """

    grade: Grade | None
    adds: tuple[QualificationReference, ...]


def qualification_steps(role: Role) -> Iterator[QualificationStep]:
    """Yield what every grade needs, then each grade that adds to those below it."""
    lowest, *higher = role.grades
    held = dict.fromkeys((*role.qualifications, *lowest.qualifications))
    if held:
        yield QualificationStep(None, tuple(held))
    for grade in higher:
        adds = tuple(id_ for id_ in dict.fromkeys(grade.qualifications) if id_ not in held)
        if adds:
            yield QualificationStep(grade, adds)
            held.update(dict.fromkeys(adds))
