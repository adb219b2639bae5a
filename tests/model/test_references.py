"""References and durations: what they spell, taken apart and put together again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model import AnyReference, Kind, PositionReference
from generator.model.qualification import DURATION_PATTERN, Duration, duration_parts
from generator.model.reference import LINKABLE, CompetencyReference

ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
source_ids = st.from_regex(r"[A-Z][0-9]{2,3}", fullmatch=True)


@given(st.none() | st.sampled_from(LINKABLE), ids | source_ids, st.none() | ids)
def test_a_reference_is_made_of_kind_id_and_part(
    kind: Kind | None, id_: str, part: str | None
) -> None:
    text = (f"{kind}:" if kind else "") + id_ + (f"#{part}" if part else "")
    reference = AnyReference.parse(text)
    assert reference is not None
    assert (reference.kind, reference.id, reference.part) == (kind, id_, part)
    assert reference == text


@given(st.text())
def test_parsing_never_fails_and_keeps_the_text(text: str) -> None:
    reference = AnyReference.parse(text)
    assert reference is None or (reference == text and reference.id in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Policy:x",
        "policy:",
        "policy:x#",
        "policy:x y",
        "x--y",
        "-x",
        "x\n",
        "S1",
        "line:x",
        ":x",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert AnyReference.parse(text) is None


@given(ids, ids)
def test_a_position_is_made_of_role_and_grade(role: str, grade: str) -> None:
    position = PositionReference(f"{role}@{grade}")
    assert (position.role, position.grade) == (role, grade)
    assert f"{position.role}@{position.grade}" == position


def test_a_reference_keeps_its_kind_when_it_is_validated() -> None:
    validated = TypeAdapter(CompetencyReference).validate_python("negotiation")
    assert type(validated) is CompetencyReference
    assert validated.kind is Kind.COMPETENCY


counts = st.none() | st.integers(1, 9999)


@given(st.tuples(counts, counts, counts, counts).filter(any))
def test_a_duration_is_made_of_its_parts(parts: tuple[int | None, ...]) -> None:
    given_parts = tuple((n, unit) for n, unit in zip(parts, "YMWD", strict=True) if n)
    duration = "P" + "".join(f"{count}{unit}" for count, unit in given_parts)
    assert TypeAdapter(Duration).validate_python(duration) == duration
    assert duration_parts(duration) == given_parts


@given(st.from_regex(DURATION_PATTERN.strip("^$"), fullmatch=True))
def test_a_valid_duration_is_told_by_its_parts(duration: str) -> None:
    parts = duration_parts(duration)
    assert parts
    assert "P" + "".join(f"{count}{unit}" for count, unit in parts) == duration


@pytest.mark.parametrize(
    "text", ["", "P", "2Y", "P2", "P0Y", "PT1H", "P1D1Y", "p2y", "P2Y ", "P-1Y"]
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Duration).validate_python(text)
    assert not re.fullmatch(DURATION_PATTERN, text)
