"""Whatever stands in the files: findings in existing places, never an exception."""

from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking import check
from generator.linking import link
from generator.reading.documents import parse
from generator.reading.files import SourceFile
from generator.reading.reader import read
from tests.libraries.examining import DAY
from tests.libraries.promises import FILES, assert_all_in_place, hold_for_bytes, problems

LICENCE = PurePosixPath("competencies/qualifications/fund-sales.yml")
POLICY = PurePosixPath("docs/policies/conduct/1.0.zh.md")

relaxed = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

snippets = st.sampled_from(
    [
        *("\n", "  ", "- ", ": ", "? ", "#", "\t", "---\n", "...\n", "|", ">", "'", '"', "\\", "%"),
        *("[", "]", "{", "}", ",", "&a ", "*a", "!x ", "!!binary ", "<<: ", "~", "no", "1.10"),
        *("2026-11-23", "2026-02-30", "0001-01-01", "0x1F", "1_000", "9" * 5000, ".inf", "中文"),
        *("id", "levels", "zh", "en", "requires", "S01", "[S01]", "](a:b)", "{#a}", "## ", "### "),
        *("\u2028", "\u0085", "\ufeff", "\U0001f600", "\x07", "\x00", "\u0301", "\u202e"),
    ]
)
yaml_like = st.lists(snippets, max_size=40).map("".join)


@relaxed
@given(st.text())
def test_any_text_as_a_document(text: str) -> None:
    assert_all_in_place(parse(LICENCE, text).findings, {LICENCE: text})


@relaxed
@given(yaml_like)
def test_any_yaml_as_a_document(text: str) -> None:
    assert_all_in_place(parse(LICENCE, text).findings, {LICENCE: text})


@relaxed
@given(st.sampled_from(list(FILES)), yaml_like | st.text())
def test_any_text_as_a_file(path: PurePosixPath, text: str) -> None:
    files = FILES | {path: text}
    assert_all_in_place(problems(files), files)


@relaxed
@given(yaml_like, yaml_like)
def test_any_policy(front_matter: str, body: str) -> None:
    files = FILES | {POLICY: f"---\n{front_matter}\n---\n{body}"}
    assert_all_in_place(problems(files), files)


@settings(relaxed, max_examples=400)
@given(st.data())
def test_any_slip_in_a_valid_file(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(FILES)))
    text = FILES[path]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 1, 2, 5, 20, 100])))
        text = text[:start] + data.draw(snippets | st.just("") | st.text(max_size=5)) + text[end:]
    files = FILES | {path: text}
    assert_all_in_place(problems(files), files)


@settings(relaxed, max_examples=300)
@given(st.data())
def test_any_value_in_place_of_another(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(FILES)))
    lines = FILES[path].split("\n")
    places = [number for number, line in enumerate(lines) if ": " in line]
    number = data.draw(st.sampled_from(places))
    key = lines[number].partition(": ")[0]
    values = ["no", "1.10", "-1", "0001-01-01", "9999-12-31", "[]", "{}", "''", "null", "[[]]"]
    values += ["unknown-id", "conduct", "S99", "Bad Id", "{zh: x}", "{zh: x, en: y, fr: z}", "x@y"]
    lines[number] = f"{key}: {data.draw(st.sampled_from(values))}"
    files = FILES | {path: "\n".join(lines)}
    assert_all_in_place(problems(files), files)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_any_file_may_be_missing(path: PurePosixPath) -> None:
    files = {kept: text for kept, text in FILES.items() if kept != path}
    assert_all_in_place(problems(files), files)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_refused_file_raises_nothing_else(path: PurePosixPath) -> None:
    reading = read([SourceFile.of(p, text, refused=p == path) for p, text in FILES.items()])
    linked = link(reading)
    assert (*reading.findings, *linked.findings, *check(linked.partial, DAY)) == ()


def test_a_file_may_end_anywhere() -> None:
    for path, text in FILES.items():
        for end in range(0, len(text), 97):
            files = FILES | {path: text[:end]}
            assert_all_in_place(problems(files), files)


@relaxed
@given(st.sampled_from(list(FILES)), st.binary(max_size=400), st.data())
def test_any_bytes_as_a_file_or_in_one(
    path: PurePosixPath, some: bytes, data: st.DataObject
) -> None:
    hold_for_bytes(path, some)
    whole = FILES[path].encode()
    start = data.draw(st.integers(0, len(whole)))
    hold_for_bytes(path, whole[:start] + some + whole[start + len(some) // 2 :])


structures = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | snippets, inner, max_size=4)
    ),
    max_leaves=12,
)


@relaxed
@given(st.sampled_from([path for path in FILES if path.suffix == ".yml"]), st.data())
def test_any_structure_in_place_of_another(path: PurePosixPath, data: st.DataObject) -> None:
    whole = yaml.safe_load(FILES[path])
    within: Any = whole
    while True:
        keys = list(within) if isinstance(within, dict) else list(range(len(within)))
        key = data.draw(st.sampled_from(keys))
        deeper = within[key]
        if not (isinstance(deeper, dict | list) and deeper) or data.draw(st.booleans()):
            break
        within = deeper
    within[key] = data.draw(structures)
    text = yaml.safe_dump(whole, allow_unicode=data.draw(st.booleans()), sort_keys=False)
    hold_for_bytes(path, text.encode("utf-8", "surrogatepass"))
