"""Which qualifications a role asks for, and from which grade on."""

from generator.model import Library, Role
from generator.model.reference import QualificationReference
from generator.views.qualifications import qualification_steps


def role_asking(small: Library, of_all: list[str], *of_grades: list[str]) -> Role:
    """Give a role of the small library that asks for certain qualifications, lowest grade first."""
    role = small.roles["client-manager"]
    grades = (
        grade.model_copy(update={"qualifications": tuple(map(QualificationReference, asked))})
        for grade, asked in zip((*role.grades, role.grades[-1]), of_grades, strict=True)
    )
    every = tuple(map(QualificationReference, of_all))
    return role.model_copy(update={"qualifications": every, "grades": tuple(grades)})


def steps(role: Role) -> list[tuple[str | None, tuple[str, ...]]]:
    """Give the steps by the id of their grade."""
    return [
        (step.grade.id if step.grade else None, step.adds) for step in qualification_steps(role)
    ]


def test_a_grade_that_repeats_what_every_grade_needs_is_not_named(small: Library) -> None:
    role = role_asking(small, ["post"], ["post"], ["post", "fund-sales"], ["post", "fund-sales"])
    assert steps(role) == [(None, ("post",)), ("senior", ("fund-sales",))]


def test_what_the_lowest_grade_needs_every_grade_needs(small: Library) -> None:
    role = role_asking(small, [], ["fund-sales"], [], ["afp"])
    assert steps(role) == [(None, ("fund-sales",)), ("senior", ("afp",))]


def test_a_role_without_qualifications_has_no_steps(small: Library) -> None:
    assert steps(role_asking(small, [], [], [], [])) == []
