"""The scoring rule says the same here, in the browser's script, and in the vectors."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.assessment.digest import digest
from generator.assessment.scoring import Attainment, Requirement, attainment, fit
from generator.model import BehaviouralIndicator, Competency, LevelDescription, Text
from tests.assessment import vectors

ROOT = Path(__file__).resolve().parents[2]
VECTORS: dict[str, list[dict[str, Any]]] = json.loads(vectors.FILE.read_text("utf-8"))
WORDS = Text(zh="字", en="Words")


def named(group: str) -> pytest.MarkDecorator:
    cases = VECTORS[group]
    return pytest.mark.parametrize("case", cases, ids=[case.get("name", "") for case in cases])


def competency(levels: list[list[dict[str, Any]]]) -> Competency:
    return Competency(
        id="any",
        name=WORDS,
        definition=WORDS,
        why_it_matters=WORDS,
        knowledge=(WORDS,),
        levels=tuple(
            LevelDescription(
                level=number,
                summary=WORDS,
                indicators=tuple(
                    BehaviouralIndicator(id=one["id"], text=WORDS, key=one.get("key", False))
                    for one in indicators
                ),
            )
            for number, indicators in enumerate(levels, start=1)
        ),
    )


def test_there_are_enough_vectors_and_they_are_current() -> None:
    assert len(VECTORS["attainment"]) + len(VECTORS["fit"]) >= 60
    assert sum(case["name"].startswith("generated") for case in VECTORS["attainment"]) >= 30
    assert vectors.FILE.read_text("utf-8") == vectors.text()


def test_the_vectors_hold_every_outcome() -> None:
    states = {state for case in VECTORS["attainment"] for state in case["expect"]["states"]}
    assert states == {"met", "not-met", "unknown"}
    assert {case["expect"]["tier"] for case in VECTORS["fit"]} == {
        "ready",
        "close",
        "growing",
        None,
    }


def test_the_oracle_agrees_with_the_cases_made_by_hand() -> None:
    for case in VECTORS["attainment"]:
        found = [vectors.oracle(level, case["answers"]) for level in case["levels"]]
        assert found == case["expect"]["states"], case["name"]


@named("attainment")
def test_attainment(case: dict[str, Any]) -> None:
    found = attainment(competency(case["levels"]), case["answers"])
    expect = case["expect"]
    assert [state.value for state in found.states] == expect["states"]
    assert (found.floor, found.ceiling, found.level) == (
        expect["floor"], expect["ceiling"], expect["level"],
    )  # fmt: skip
    assert (found.answered, found.asked) == (expect["answered"], expect["asked"])


@named("fit")
def test_fit(case: dict[str, Any]) -> None:
    attained = {
        id_: Attainment((), one["floor"], one["ceiling"], 0, 0)
        for id_, one in case["attained"].items()
    }
    found = fit([Requirement(**one) for one in case["requirements"]], attained)
    assert {
        "met": list(found.met),
        "gaps": [gap.competency for gap in found.gaps],
        "unknown": list(found.unknown),
        "tier": found.tier.value if found.tier else None,
    } == case["expect"]


@named("digest")
def test_digest(case: dict[str, Any]) -> None:
    assert digest(case["words"]) == case["expect"]


def test_the_browser_says_the_same() -> None:
    said = json.loads(
        subprocess.run(
            [
                ROOT / "scripts/node",
                ROOT / "tests/assessment/run_vectors.js",
                ROOT / "generator/web/assess",
                vectors.FILE,
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    for group, cases in VECTORS.items():
        assert len(said[group]) == len(cases)
        for case, found in zip(cases, said[group], strict=True):
            assert found == case["expect"], case.get("name", case.get("words"))
