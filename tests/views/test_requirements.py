"""What roles require of competencies, from either side."""

from generator.model import Library, PositionReference
from generator.model.reference import CompetencyReference
from generator.usage import usage
from generator.views.requirements import Span, demands, full_matrix, role_matrix


def test_a_role_matrix_has_a_row_for_each_competency_that_any_grade_asks(small: Library) -> None:
    (group,) = role_matrix(small.roles["client-manager"], small)
    assert group.model.id == "selling"
    assert [
        (row.competency.id, row.key, row.levels, row.optional) for row in group.rows
    ] == [
        ("need-diagnosis", True, (1, 2), False),
        ("negotiation", False, (1, 2), False),
    ]  # fmt: skip


def test_what_is_only_ever_optional_is_marked(small: Library) -> None:
    role = small.roles["client-manager"]
    (junior, _) = role.grades
    only_junior = role.model_copy(update={"grades": (junior,)})
    (group,) = role_matrix(only_junior, small)
    assert [(row.competency.id, row.optional) for row in group.rows] == [
        ("need-diagnosis", False),
        ("negotiation", True),
    ]


def test_models_that_a_role_does_not_touch_are_left_out(small: Library) -> None:
    role = small.roles["client-manager"]
    nothing = tuple(
        grade.model_copy(update={"requires": {}, "optional": {}}) for grade in role.grades
    )
    assert role_matrix(role.model_copy(update={"grades": nothing}), small) == ()


def test_demands_say_who_needs_a_competency_lowest_grade_first(small: Library) -> None:
    found = list(demands(CompetencyReference("negotiation"), small, usage(small)))
    assert [(demand.role.id, demand.levels) for demand in found] == [
        ("client-manager", ((PositionReference("client-manager@senior"), 2),)),
        ("team-lead", ((PositionReference("team-lead@lead"), 3),)),
    ]


def test_nobody_demands_a_retired_competency(small: Library) -> None:
    assert list(demands(CompetencyReference("cold-calling"), small, usage(small))) == []


def test_the_full_matrix_spans_each_role_from_lowest_to_highest_level(small: Library) -> None:
    roles = [small.roles["team-lead"], small.roles["client-manager"]]
    ((model, rows),) = full_matrix(small, small.models.values(), roles)
    assert model.id == "selling"
    assert {row.competency.id: row.spans for row in rows} == {
        "need-diagnosis": (Span(3, 3), Span(1, 2)),
        "negotiation": (Span(3, 3), Span(2, 2)),
        "cold-calling": (None, None),
    }


def test_the_full_matrix_marks_what_a_role_only_offers(small: Library) -> None:
    role = small.roles["client-manager"]
    (junior, _) = role.grades
    only_junior = role.model_copy(update={"grades": (junior,)})
    ((_, rows),) = full_matrix(small, small.models.values(), [only_junior])
    spans = {row.competency.id: row.spans for row in rows}
    assert spans["need-diagnosis"] == (Span(1, 1),)
    assert spans["negotiation"] == (Span(1, 1, optional=True),)
