"""A snapshot is the whole library; whatever else is read as one gives a clear error."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.changes.snapshot import KeptRelease, SnapshotError, read_snapshot, snapshot
from generator.loading import load
from generator.model import Library
from generator.schemas import schemas
from tests.changes.making import libraries, relaxed, small
from tests.libraries.examining import DAY

ROOT = Path(__file__).resolve().parents[2]

TEXT = snapshot(KeptRelease(small(), DAY))
VALUE = json.loads(TEXT)


@pytest.fixture(scope="module")
def whole() -> Library:
    """The handbook of this repository."""
    library = load(ROOT).sound_library()
    assert library is not None
    return library


def test_the_handbook_reads_back_equal(whole: Library) -> None:
    text = snapshot(KeptRelease(whole, DAY))
    again = read_snapshot(text)
    assert again == KeptRelease(whole, DAY)
    assert again.library.ledger
    assert again.name == whole.handbook.release
    assert snapshot(again) == text


@given(libraries())
@relaxed
def test_any_library_reads_back_equal(library: Library) -> None:
    text = snapshot(KeptRelease(library, DAY))
    again = read_snapshot(text.encode())
    assert again == KeptRelease(library, DAY)
    assert snapshot(again) == text, "what files leave out is left out again"


def test_ids_are_as_typed_as_those_that_were_read() -> None:
    role = read_snapshot(TEXT).library.roles["client-manager"]
    assert type(role.family) is type(small().roles["client-manager"].family)
    assert {type(id_) for id_ in role.grades[0].requires} == {
        type(id_) for id_ in small().roles["client-manager"].grades[0].requires
    }


def test_what_files_leave_out_is_left_out() -> None:
    assert "replaced_by" not in VALUE["roles"][0]
    stated = read_snapshot(TEXT).library.roles["client-manager"].model_fields_set
    assert stated == small().roles["client-manager"].model_fields_set


def test_a_snapshot_follows_its_schema(whole: Library) -> None:
    schema = dict(schemas())["library.schema.json"]
    validator = jsonschema.Draft202012Validator(schema)
    assert [
        error.message
        for error in validator.iter_errors(json.loads(snapshot(KeptRelease(whole, DAY))))
    ] == []


@given(st.integers(0, len(TEXT.encode()) - 2))
@relaxed
def test_a_truncated_snapshot_is_none(end: int) -> None:
    with pytest.raises(SnapshotError):
        read_snapshot(TEXT.encode()[:end])


@given(st.integers(0, len(TEXT.encode()) - 1), st.integers(0, 255))
@relaxed
def test_a_damaged_snapshot_reads_or_says_why(at: int, byte: int) -> None:
    damaged = bytearray(TEXT.encode())
    damaged[at] = byte
    reads_or_says_why(bytes(damaged))


places = st.lists(st.integers(0, 30), max_size=12)
hostile: list[object] = [None, True, 0, -1, 1 << 70, "", "x", "\u0000", [], {}, [[]], {"id": 1}]
values = st.sampled_from(hostile)


@given(places, values)
@relaxed
def test_a_hostile_snapshot_reads_or_says_why(steps: list[int], value: object) -> None:
    reads_or_says_why(json.dumps(put(json.loads(TEXT), steps, value)))


def put(inside: Any, steps: list[int], value: object) -> Any:  # noqa: ANN401 - any JSON
    """Put a value in the place of another, wherever in a document."""
    if not steps or not isinstance(inside, dict | list) or not inside:
        return value
    keys = list(inside) if isinstance(inside, dict) else range(len(inside))
    key = keys[steps[0] % len(keys)]
    inside[key] = put(inside[key], steps[1:], value)
    return inside


def reads_or_says_why(text: str | bytes) -> None:
    said = ""
    try:
        read_snapshot(text)
    except SnapshotError as error:
        said = str(error)
    assert said == "" or said.startswith(("it is no", "its form"))


def changed(**parts: object) -> str:
    return json.dumps(VALUE | parts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is no JSON: EOF"),
        (b"\xff", "it is no JSON"),
        ("[" * 100_000, "recursion limit"),
        ("[]", "the whole: Input should be an object"),
        (changed(form="rolebook-library/2"), "its form is 'rolebook-library/2'; this program"),
        (changed(roles=VALUE["roles"] * 2), "two of role:client-manager"),
        (changed(more=1), "more: Extra inputs"),
        (changed(handbook={}), "handbook.title: Field required (and 6 more)"),
        (changed(policies=[{"id": "x", "versions": []}]), "at least one version"),
    ],
)
def test_what_is_no_snapshot_is_told_apart(text: str | bytes, said: str) -> None:
    with pytest.raises(SnapshotError) as refused:
        read_snapshot(text)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"version": "one"}, "no version such as"),
        ({"bodies": {}}, "no text in"),
        ({"effective_from": "yesterday"}, "effective_from"),
    ],
)
def test_a_policy_is_held_to_what_its_files_are(edit: dict[str, object], said: str) -> None:
    policy = VALUE["policies"][0]
    versions = [policy["versions"][0] | edit]
    with pytest.raises(SnapshotError, match=said):
        read_snapshot(changed(policies=[policy | {"versions": versions}]))
