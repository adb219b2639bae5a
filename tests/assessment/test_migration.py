"""A new release keeps, asks again, adds, sets aside and replaces: here and in the browser."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest

from generator.assessment.answers import AnswerRecord, CompetencyAnswers, ShownRecord
from generator.assessment.browser import data_scripts
from generator.assessment.digest import digest
from generator.assessment.migration import AnswerChange, ChangeKind, changes, counted
from generator.edition import Edition
from generator.model import Library
from generator.prose import plain_words
from generator.site.tree import from_root
from tests.libraries import assessment

ROOT = Path(__file__).resolve().parents[2]
AT = "2026-11-23T08:00:00.000Z"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return assessment.library(tmp_path_factory.mktemp("first"), assessment.FIRST)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return assessment.library(tmp_path_factory.mktemp("second"), assessment.SECOND)


def answered(library: Library, language: str) -> dict[str, CompetencyAnswers]:
    """Everything answered "consistently" by a reader of one language."""
    found = {}
    for id_, competency in library.competencies.items():
        indicators = [one for level in competency.levels for one in level.indicators]
        records = {}
        for one in indicators:
            words = plain_words(one.text.say(language))
            records[one.id] = AnswerRecord(
                answer="consistently",
                digest=digest(words),
                words=words,
                release=assessment.FIRST,
                at=AT,
            )
        shown = ShownRecord(
            indicators=tuple(one.id for one in indicators), release=assessment.FIRST, at=AT
        )
        found[id_] = CompetencyAnswers(answers=records, shown=shown)
    return found


def of_kind(found: list[AnswerChange], kind: ChangeKind) -> list[tuple[str, str]]:
    return [(one.competency, one.indicator) for one in found if one.kind is kind]


def test_within_a_release_everything_is_kept(first: Library) -> None:
    found = list(changes(first, answered(first, "zh")))
    assert {one.kind for one in found} == {ChangeKind.KEPT}
    assert len(found) == 5 * 9


@pytest.mark.parametrize(
    ("language", "reworded"), [("zh", ["listens"]), ("en", ["listens", "asks"])]
)
def test_a_new_release_has_every_kind_of_change(
    first: Library, second: Library, language: str, reworded: list[str]
) -> None:
    found = list(changes(second, answered(first, language)))
    diagnosis = "need-diagnosis"
    assert of_kind(found, ChangeKind.REWORDED) == [(diagnosis, id_) for id_ in reworded]
    assert of_kind(found, ChangeKind.NEW) == [(diagnosis, "sums-up")]
    removed = of_kind(found, ChangeKind.REMOVED)
    assert removed[0] == (diagnosis, "notes") or (diagnosis, "notes") in removed
    assert sum(id_ == "closing" for id_, _ in removed) == 9
    replaced = [one for one in found if one.kind is ChangeKind.REPLACED]
    assert len(replaced) == 9
    assert {(one.competency, one.replaced_by) for one in replaced} == {
        ("cold-calling", "negotiation")
    }
    assert ("listening", "listens") in of_kind(found, ChangeKind.KEPT)


def test_only_answers_to_words_that_stand_count(first: Library, second: Library) -> None:
    given = answered(first, "zh")["need-diagnosis"]
    found = counted(second.competencies["need-diagnosis"], given)
    assert "listens" not in found
    assert "notes" not in found
    assert found["asks"] == "consistently", "only the English words have changed"
    assert len(found) == 7


def test_an_answer_taken_back_is_none(first: Library) -> None:
    given = answered(first, "zh")["need-diagnosis"]
    record = given.answers["listens"].model_copy(update={"answer": None})
    taken = given.model_copy(update={"answers": {**given.answers, "listens": record}})
    assert "listens" not in counted(first.competencies["need-diagnosis"], taken)
    assert len(list(changes(first, {"need-diagnosis": taken}))) == 8


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("edition_language", ["zh", "en"])
def test_the_browser_says_the_same(
    first: Library, second: Library, tmp_path: Path, language: str, edition_language: str
) -> None:
    edition = Edition.of(second, edition_language, dt.date(2027, 3, 1))
    given = answered(first, language)
    case = tmp_path / "case.json"
    case.write_text(
        json.dumps(
            {
                "scripts": [script() for _, script, _ in data_scripts(edition, from_root)],
                "competencies": {id_: one.model_dump(mode="json") for id_, one in given.items()},
            }
        ),
        "utf-8",
    )
    said = json.loads(
        subprocess.run(
            [
                ROOT / "scripts/node",
                ROOT / "tests/assessment/run_migration.js",
                ROOT / "generator/web/assess",
                case,
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    expected = [
        {
            "kind": one.kind.value,
            "competency": one.competency,
            "indicator": one.indicator,
            "replaced_by": one.replaced_by,
        }
        for one in changes(second, given)
    ]
    assert said["changes"] == expected
    active = {id_: one for id_, one in second.competencies.items() if one.status == "active"}
    assert said["counted"] == {
        id_: dict(counted(competency, given[id_])) if id_ in given else {}
        for id_, competency in active.items()
    }
