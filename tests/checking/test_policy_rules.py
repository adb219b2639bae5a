"""Rules about changes of policies and about days: where they point, and what they let pass."""

import datetime as dt
from pathlib import Path

import pytest

from generator.checking import check
from generator.findings import Finding
from generator.loading import load
from tests.libraries.examining import codes, edit, examine_changed, lay_out, place
from tests.libraries.policies import FOLDER, changes, library

ZH, EN = f"{FOLDER}/1.1.zh.md", f"{FOLDER}/1.1.en.md"


@pytest.mark.parametrize(
    ("changed", "code", "where", "said"),
    [
        (edit(ZH, "change: editorial", "change: substantive"), "RB614", f"{ZH}:12:9", "2.0"),
        (edit(ZH, "走访要有记录", "走访应当有记录"), "RB615", f"{ZH}:26:1", "gone —; new 应当"),
        (
            edit(EN, "Visits are recorded", "Visits shall be recorded"),
            "RB615",
            f"{EN}:16:1",
            "shall",
        ),
        (edit(EN, "everyone [S01]", "all 40 people [S01]"), "RB615", f"{EN}:7:1", "new 40"),
        (edit(EN, "### Visits", "### Visits within 3 days"), "RB615", f"{EN}:16:1", "new 3"),
        (
            # Approved in time for it, so that nothing else is wrong.
            edit(
                ZH,
                "from: 2026-07-01\napproved_on: 2026-06-15",
                "from: 2026-01-01\napproved_on: 2025-12-15",
            ),
            "RB619",
            f"{ZH}:6:17",
            "after 2026-01-01",
        ),
        (
            edit(ZH, "review_by: 2027-01-01", "review_by: 2026-11-22"),
            "RB617",
            f"{ZH}:10:12",
            "11-22",
        ),
    ],
)
def test_what_a_rule_refuses_is_found_where_it_is(
    changed: dict[str, str], code: str, where: str, said: str, tmp_path: Path
) -> None:
    (line,) = examine_changed(tmp_path, changed).lines
    assert (line.entry.code, place(line)) == (code, where)
    assert said in f"{line.wording.message} {line.wording.expected}"


@pytest.mark.parametrize(
    "changed",
    [
        edit(ZH, "不收受礼品，另见", "不收礼，另见"),
        edit(EN, "No gifts are taken;", "[No gifts](policy:conduct#visits) are taken [S01];"),
        edit(ZH, "review_by: 2027-01-01", "review_by: 2026-11-23"),
        changes(),
    ],
)
def test_what_is_sound_passes(changed: dict[str, str], tmp_path: Path) -> None:
    assert codes(examine_changed(tmp_path, changed)) == []


def test_an_editorial_change_takes_no_clause_with_duties_away(tmp_path: Path) -> None:
    old = edit(f"{FOLDER}/1.0.en.md", "Visits are recorded", "Visits must be recorded")
    (line,) = examine_changed(tmp_path, old).lines
    assert (line.entry.code, place(line)) == ("RB615", f"{EN}:16:1")
    assert "gone must" in line.wording.message


def dated(root: Path, day: str) -> set[str]:
    found: tuple[Finding, ...] = check(library(root), dt.date.fromisoformat(day))
    return {finding.code for finding in found}


def test_only_what_is_in_force_can_be_overdue(tmp_path: Path) -> None:
    assert dated(tmp_path / "a", "2027-01-01") == set()
    assert dated(tmp_path / "b", "2027-01-02") == {"RB617"}
    # From March 2.0 holds, which is to be reviewed a year later.
    assert dated(tmp_path / "c", "2027-03-01") == set()


def test_without_a_day_no_rule_asks_for_one(tmp_path: Path) -> None:
    assert check(library(tmp_path)) == ()


def test_a_clause_may_be_referred_to_until_its_last_day(tmp_path: Path) -> None:
    lay_out(tmp_path, changes())
    for language in ("zh", "en"):
        file = tmp_path / f"{FOLDER}/2.0.{language}.md"
        file.write_text(file.read_text().replace("{#gifts}", "{#presents}"))
    for day, wanted in ((dt.date(2027, 2, 28), False), (dt.date(2027, 3, 1), True)):
        found = [finding.code for finding in load(tmp_path, day).findings]
        assert ("RB618" in found) == wanted


def test_the_version_suggested_for_a_change_of_substance_is_free(tmp_path: Path) -> None:
    with_a_second = changes()
    text = with_a_second[ZH]
    with_a_second[ZH] = text.replace("change: editorial", "change: substantive")
    found = [
        one for one in examine_changed(tmp_path, with_a_second).lines if one.entry.code == "RB614"
    ]
    assert ["3.0" in str(one.wording.expected) for one in found] == [True]
