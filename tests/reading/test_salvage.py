"""One mistake in a file does not hide the ids that the rest of it gets wrong."""

from pathlib import Path

import pytest

from generator.model import Role
from generator.reading.documents import Value
from generator.reading.salvage import remains_of
from tests.libraries.examining import codes, edit, examine_changed, place

ROLE = "competencies/roles/client-manager.yml"


def test_references_and_prose_are_found_wherever_a_record_has_them() -> None:
    value: Value = {
        "id": "teller",
        "name": {"zh": "柜员[S01]"},
        "line": "retail",
        "duties": ({"duties": ({"competencies": ("need-diagnosis", "Not An Id")},)},),
        "grades": ({"requires": {"negotiation": "high"}},),
        "unknown": {"zh": "不认识"},
    }
    found = {path: str(said) for path, said in remains_of(Role, value)}
    assert found == {
        ("name", "zh"): "柜员[S01]",
        ("line",): "retail",
        ("duties", 0, "duties", 0, "competencies", 0): "need-diagnosis",
        ("grades", 0, "requires", "negotiation"): "negotiation",
    }


@pytest.mark.parametrize("value", [None, "text", 3, (), ("a",), {"grades": "x"}, {"name": 1}])
def test_nothing_is_found_where_nothing_fits(value: Value) -> None:
    assert remains_of(Role, value) == ()


def test_a_misspelt_key_and_a_dangling_id_are_reported_in_one_run(tmp_path: Path) -> None:
    changed = edit(ROLE, "        competencies: [need-diagnosis]", "        competencies: [needs]")
    changed = {
        ROLE: changed[ROLE].replace("weekly", "weakly").replace("走访记录", '"走访记录[S99]"')
    }
    found = examine_changed(tmp_path, changed)
    assert sorted(codes(found)) == ["RB305", "RB401", "RB401"]
    assert {place(line) for line in found.lines if line.entry.code == "RB401"} == {
        f"{ROLE}:14:27",
        f"{ROLE}:16:24",
    }
