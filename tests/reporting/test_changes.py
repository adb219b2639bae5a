"""Changes in words: every kind and field has some, in both languages and all formats."""

import json
import re
from dataclasses import replace

import jsonschema
import pytest

from generator.changes.change import Change, ChangeKind, Place, Weight
from generator.changes.compare import compare
from generator.changes.snapshot import KeptRelease
from generator.model import Kind
from generator.reporting.changes import CHANGE_FORMATS, ChangeReport, as_markdown, as_text
from generator.schemas import schemas
from generator.wording import wording
from tests.changes.making import small
from tests.changes.mutations import MUTATIONS, mutated, put
from tests.conftest import Golden
from tests.libraries.examining import DAY

SMALL = small()
SHOWN = (
    "roles/client-manager/name",
    "roles/client-manager/grades/senior/requires/need-diagnosis",
    "roles/client-manager/duties/service/duties/visit/frequency",
    "roles/client-manager/duties/service/duties",
    "competencies/need-diagnosis/definition",
    "competencies/need-diagnosis/why_it_matters/en",
    "competencies/need-diagnosis/levels/0/indicators/listens/text",
    "competencies/need-diagnosis/levels/0/indicators/asks/key",
    "qualifications/fund-sales/validity",
    "tracks/sales-track/edges/to-senior/criteria/time_in_grade",
    "policies/conduct/versions/1.1/bodies/en/clauses/1/body",
    "onboarding/first-months/stages/day-1/steps/assess/minutes",
    "sources/S01/facts/ask-first/text/en",
    "handbook/title/en",
)


def report(language: str, *paths: str, colour: bool = False) -> ChangeReport:
    new = mutated([one for one in MUTATIONS if one.path in paths])
    return ChangeReport(
        KeptRelease(SMALL, DAY),
        KeptRelease(new, DAY),
        ("2026.11", "2027.03"),
        compare(SMALL, new),
        language,
        colour,
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["text", "markdown"])
def test_changes_are_told(golden: Golden, name: str, language: str) -> None:
    suffix = {"text": "txt", "markdown": "md"}[name]
    golden(f"changes.{language}.{suffix}", CHANGE_FORMATS[name](report(language, *SHOWN)))


def test_json_follows_its_schema(golden: Golden) -> None:
    text = CHANGE_FORMATS["json"](report("en", *SHOWN))
    schema = dict(schemas())["changes.schema.json"]
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))
    golden("changes.en.json", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_edit_can_be_told(language: str) -> None:
    paths = [one.path for one in MUTATIONS]
    for path in paths:
        made = report(language, path)
        for thing in made.teller.things(made.changes):
            for told in thing.changes:
                assert told.sentence
                assert not re.search(r"[{}]|None|Text\(", told.sentence)


def test_nothing_is_told_of_nothing() -> None:
    made = report("en")
    assert as_text(made) == "2026.11 → 2027.03: nothing changed\n"
    assert json.loads(CHANGE_FORMATS["json"](made))["changes"] == []


def test_every_kind_has_a_phrase() -> None:
    for language in ("zh", "en"):
        keys = {key.partition(".")[2] for key in wording(language) if key.startswith("changed.")}
        assert {kind.value for kind in ChangeKind} <= keys


def test_hostile_words_stay_words() -> None:
    hostile = "</del> <script>x</script> @all `x` [a](javascript:1) \x1b[31m \u202e"
    edits = [
        put("roles/client-manager/purpose", {"zh": hostile, "en": hostile}),
        put("roles/client-manager/name", {"zh": "1. x", "en": hostile}),
    ]
    new = mutated(edits)
    made = replace(report("en"), new=KeptRelease(new, DAY), changes=compare(SMALL, new))
    markdown = as_markdown(made)
    assert "<script" not in markdown
    assert "@all" not in markdown
    assert "](javascript" not in markdown
    text = as_text(made)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_terminal_sees_colours() -> None:
    assert "\x1b[31m[-" in as_text(report("en", *SHOWN, colour=True))
    assert "\x1b" not in as_text(report("en", *SHOWN))


def test_what_leads_nowhere_is_called_by_its_id() -> None:
    change = Change(
        ChangeKind.REQUIREMENT_RAISED,
        Place(Kind.ROLE, "gone", "grade-gone"),
        old=1,
        new=2,
        other=Place(Kind.COMPETENCY, "gone-too"),
    )
    made = replace(report("en"), changes=(change,))
    (thing,) = made.teller.things(made.changes)
    assert thing.name == "gone"
    assert thing.changes[0].sentence == (
        "grade-gone: required level of “gone-too” raised from 1 to 2"
    )
    assert change.weight is Weight.BINDING


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_that_begin_as_before_are_told(language: str) -> None:
    """A long text whose label is only its beginning still shows where it differs."""
    long = "走访客户，" * 20 if language == "zh" else "Visits clients " * 20
    task = "roles/client-manager/duties/service/duties/visit/task"
    old, new = (
        mutated([put(task, {"zh": long + end, "en": long + end})]) for end in ("first", "second")
    )
    made = replace(
        report(language),
        old=KeptRelease(old, DAY),
        new=KeptRelease(new, DAY),
        changes=compare(old, new),
    )
    assert "[-first-]{+second+}" in as_text(made)
    assert "…" in as_text(made)


def test_what_the_label_says_is_not_said_again() -> None:
    assert as_text(report("en", "roles/team-lead/grades")).endswith("  Head: grade added\n")
    assert as_text(report("en", "roles/client-manager/duties/service/duties")).endswith(
        "  “Calls”: duty added\n"
    )
