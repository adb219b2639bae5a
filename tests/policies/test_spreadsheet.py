"""The spreadsheet opens as text in every program, and holds the whole register."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.policies.digest import digest
from generator.policies.spreadsheet import cell, table
from generator.views import register
from tests.libraries.policies import edition
from tests.policies.making import relaxed


def read(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "\u200b=1", "＝1", "|x"]
)
def test_a_formula_stays_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "RB-HR-001", "2026-11-23", "a=b", "'=1", "制度"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@relaxed
@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=4), max_size=4))
def test_every_cell_is_read_back_and_none_is_a_formula(rows: list[list[str]]) -> None:
    found = read(table(rows))
    assert found == [[cell(text) for text in row] for row in rows]
    assert not any(text[:1] in ("=", "+", "-", "@") for row in found for text in row)


def test_the_register_lists_every_version(tmp_path: Path) -> None:
    made = edition(tmp_path)
    head, *rows = read(table(register.table(made)))
    assert len(set(head)) == len(head)
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["版本"], row["状态"]) for row in found] == [
        ("2.0", "已批准未生效"),
        ("1.1", "现行有效"),
        ("1.0", "已被取代"),
    ]
    (*_, oldest) = made.library.policies["conduct"].versions[:1]
    assert found[2]["文本摘要（SHA-256）"] == digest(oldest, "zh")
    assert found[2]["适用对象"] == "全体人员"
