"""YAML documents: what plain values become, and where what cannot be read is found."""

import datetime as dt
from pathlib import PurePosixPath
from typing import cast

import pytest
import yaml

from generator.findings import Finding, Spot
from generator.reading.documents import MAX_DEPTH, Places, Surprise, parse

FILE = PurePosixPath("x.yml")


def found(text: str) -> list[tuple[str, int, int]]:
    return [told(finding) for finding in parse(FILE, text).findings]


def told(finding: Finding) -> tuple[str, int, int]:
    spot = cast(Spot, finding.place)
    return finding.code, spot.line, spot.column


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("x", "x"),
        ("'no'", "no"),
        ("~", None),
        ("", None),
        ("true", True),
        ("false", False),
        ("yes", Surprise("yes")),
        ("No", Surprise("No")),
        ("on", Surprise("on")),
        ("TRUE", Surprise("TRUE")),
        ("0", 0),
        ("-7", -7),
        ("42", 42),
        ("007", Surprise("007")),
        ("0x1F", Surprise("0x1F")),
        ("1_000", Surprise("1_000")),
        ("12:30", Surprise("12:30")),
        ("1" * 18, int("1" * 18)),
        ("1" * 5000, Surprise("1" * 5000)),
        ("1.10", Surprise("1.10")),
        (".inf", Surprise(".inf")),
        ("2026-11-23", dt.date(2026, 11, 23)),
        ("2026-02-30", Surprise("2026-02-30")),
        ("2026-11-23 10:00:00", Surprise("2026-11-23 10:00:00")),
        ("<<", "<<"),
        ("=", "="),
        ("[a, 1]", ("a", 1)),
        ("{b: c}", {"b": "c"}),
    ],
)
def test_a_value_is_what_it_looks_like_or_a_surprise(written: str, value: object) -> None:
    document = parse(FILE, f"a: {written}\n")
    assert document.value == {"a": value}
    assert document.findings == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: b: c\n", "RB213", 1, 5),
        ("a: “x”: y\n", "RB224", 1, 4),
        ("a:\n  b: 1\n c: 2\n", "RB214", 3, 2),
        ("a: b\n  c: d\n", "RB214", 2, 4),
        ("zh:x\nen: y\n", "RB214", 2, 3),
        ("- a\nb: c\n", "RB214", 2, 1),
        ("a: - b\n", "RB214", 1, 4),
        ('中文: "x\nb: 3\n', "RB215", 1, 5),
        ("a: 'x\n---\ny'\n", "RB215", 1, 4),
        ("a: [1, 2\nb: 3\n", "RB216", 1, 4),
        ("a: {zh: 见[x], en: y}\n", "RB216", 1, 10),
        ("a: ]\n", "RB216", 1, 4),
        ("a: @x\n", "RB217", 1, 4),
        ("a: `x`\n", "RB217", 1, 4),
        ("a: &\n", "RB217", 1, 4),
        ("a: !foo!bar x\n", "RB217", 1, 4),
        ("%foo\n", "RB217", 1, 1),
        ("a: ? b\n", "RB217", 1, 4),
        ("a: *b\n", "RB212", 1, 4),
        ("a: **b** c\n", "RB212", 1, 4),
        ("中文: x\x07y\n", "RB218", 1, 6),
        ("a: b\nb: \U0001f600\x00\n", "RB218", 2, 5),
        ("a: 1\nb\nc: 2\n", "RB219", 2, 1),
        ("a: 1\nb：2\nc: 3\n", "RB224", 2, 2),
        ('a: "\\q"\n', "RB220", 1, 5),
        ("a: 'it's'\n", "RB221", 1, 8),
        ("a: {b: c}}\n", "RB221", 1, 10),
        ("a: | x\n  y\n", "RB221", 1, 6),
        ("a: 1\n\tb: 2\n", "RB202", 2, 1),
        ("a:\n  b: 1\n  \tc: 2\n", "RB202", 3, 3),
        ("-\ta: 1\n-\t\tb\n", "RB202", 1, 2),
        ("---\na: 1\n---\nb: 2\n", "RB207", 3, 1),
        ("a: &b 1\nc: &b 2\n", "RB201", 2, 4),
        ("a: !!binary xx\n", "RB208", 1, 4),
        ("a: !!python/object/apply:os.system [x]\n", "RB208", 1, 4),
        ("? [a]\n: b\n", "RB211", 1, 3),
        ("a: 1\nb: 2\na: 3\n", "RB203", 3, 1),
        ("no: 1\n", "RB204", 1, 1),
        ("1.10: 1\n", "RB204", 1, 1),
        ("~: 1\n", "RB204", 1, 1),
        ("# nothing\n", "RB104", 1, 1),
        ("a: &a [*a]\n", "RB205", 1, 4),
        (f"a: {'[' * 30}x{']' * 30}\n", "RB205", 1, 28),
        ("a: \u2028b: @\n", "RB217", 1, 8),
        ("a: x\x85 b: c: d\n", "RB213", 1, 8),
    ],
)
def test_what_cannot_be_read_is_found_where_it_is(
    text: str, code: str, line: int, column: int
) -> None:
    assert found(text) == [(code, line, column)]


def test_everything_that_does_not_end_the_reading_is_found_at_once() -> None:
    assert found("a: !x 1\nb: 1\nb: 2\nno: 3\n? [c]\n: d\n") == [
        ("RB208", 1, 4),
        ("RB203", 3, 1),
        ("RB204", 4, 1),
        ("RB211", 5, 3),
    ]


def test_the_lines_of_front_matter_are_counted_in_its_file() -> None:
    assert [told(one) for one in parse(FILE, "a: 1\na: 2\n", first_line=2).findings] == [
        ("RB203", 3, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "".join(f"{' ' * depth}-\n" for depth in range(1_000)),
        "".join(f"{' ' * depth}a:\n{' ' * depth}-\n" for depth in range(155)),
        "".join(f"{' ' * depth}? a\n{' ' * depth}:\n" for depth in range(155)),
        "a: " + "[" * 399 + "]" * 399,
    ],
    ids=range(8),
)
def test_no_depth_exhausts_the_stack(text: str) -> None:
    assert [code for code, _, _ in found(text)][-1:] in (["RB205"], ["RB216"])


def test_what_a_handbook_needs_is_not_too_deep() -> None:
    text = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert found(text) == []


def test_an_alias_used_in_moderation_is_followed() -> None:
    assert parse(FILE, "a: &x [1, 2]\nb: *x\n").value == {"a": (1, 2), "b": (1, 2)}


def test_values_agree_with_the_safe_loader_on_plain_yaml() -> None:
    text = "a: [x, {y: z}]\nb:\n  - 1\n  - true\nc: |\n  two\n  lines\nd: >-\n  folded\n  text\n"
    loaded = yaml.safe_load(text)
    loaded["a"], loaded["b"] = tuple(loaded["a"]), tuple(loaded["b"])
    assert parse(FILE, text).value == loaded


PLACES = Places(FILE, "# 注\n名: 中文\nb:\n  - {c: [一, d]}\n  - |\n    two\n    words here\n", 10)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("名",), (11, 4, 2), (11, 1, 1)),
        (("b",), (13, 3, 1), (12, 1, 1)),
        (("b", 0, "c"), (13, 9, 1), (13, 6, 1)),
        (("b", 0, "c", 1), (13, 13, 1), (13, 13, 1)),
        (("b", 0, "missing"), (13, 5, 1), (13, 5, 1)),
        (("b", 7), (13, 3, 1), (13, 3, 1)),
        ((), (11, 1, 1), (11, 1, 1)),
    ],
)
def test_a_path_leads_to_its_value_its_key_or_as_near_as_it_goes(
    path: tuple[str | int, ...], value: tuple[int, int, int], key: tuple[int, int, int]
) -> None:
    assert PLACES.value(path) == Spot(FILE, *value)
    assert PLACES.key(path) == Spot(FILE, *key)


def test_words_are_found_inside_their_text_only() -> None:
    assert PLACES.words(("b", 1), "words") == Spot(FILE, 16, 5, 5)
    assert PLACES.words(("名",), "words") == PLACES.value(("名",))


def test_a_document_that_cannot_be_read_has_its_beginning_as_every_place() -> None:
    assert Places(FILE, "a: [\n").value(("a",)) == Spot(FILE, 1, 1)
