"""Rules over the whole library: what each refuses, where, and what it lets pass."""

from pathlib import Path

import pytest

from tests.libraries.examining import SMALL, codes, edit, examine_changed, place

HANDBOOK = "competencies/rolebook.yml"
NEEDS = "competencies/models/selling/need-diagnosis.yml"
ROLE = "competencies/roles/client-manager.yml"
LEAD = "competencies/roles/team-lead.yml"
TRACK = "competencies/tracks/sales-track.yml"
PATH = "competencies/onboarding/first-months.yml"
SOURCE = "competencies/sources/S01.yml"
ZH0, ZH1 = "docs/policies/conduct/1.0.zh.md", "docs/policies/conduct/1.1.zh.md"

FAMILY = "  - id: client-management\n    name: {zh: 客户经理, en: Client management}\n"
NODE = "  - {id: junior, position: client-manager@junior}\n"


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        (edit(HANDBOOK, FAMILY, FAMILY * 2), "RB409", f"{HANDBOOK}:10:9"),
        (edit(NEEDS, "{id: coaches", "{id: listens"), "RB409", f"{NEEDS}:23:14"),
        (edit(ROLE, "id: service", "id: visit"), "RB409", f"{ROLE}:11:13"),
        (edit(TRACK, NODE, NODE * 2), "RB409", f"{TRACK}:6:10"),
        (edit(TRACK, "id: to-lead", "id: to-senior"), "RB409", f"{TRACK}:18:9"),
        (edit(PATH, "id: assess", "id: read-conduct"), "RB409", f"{PATH}:16:13"),
        (edit(ROLE, "negotiation: 2}", "negotiation: 4}"), "RB502", f"{ROLE}:27:48"),
        (
            {
                ROLE: edit(ROLE, "requires: {need-diagnosis: 2, n", "requires: {n")[ROLE].replace(
                    "key_competencies: [need-diagnosis]\n", ""
                )
            },
            "RB503",
            f"{ROLE}:27:5",
        ),
        (edit(TRACK, "to: senior", "to: junior"), "RB504", f"{TRACK}:10:9"),
        (edit(TRACK, "to: other-bank", "to: other-banks"), "RB406", f"{TRACK}:28:9"),
        (edit(ZH1, "applies_to: everyone", "applies_to: []"), "RB506", f"{ZH1}:11:13"),
        (edit(ZH1, "status: approved", "status: approvd"), "RB305", f"{ZH1}:5:9"),
        (
            edit(ZH1, "approved_by: 客户经理委员会\n", ""),
            "RB605",
            f"{ZH1}:5:9",
        ),
        (edit(ZH0, "effective_to: 2026-06-30", "effective_to: 2026-06-29"), "RB602", f"{ZH0}:7:15"),
        (edit(HANDBOOK, "[zh, en]", "[zh]"), "RB520", f"{HANDBOOK}:5:12"),
        (
            edit(HANDBOOK, "{zh: 小手册, en: Small handbook}", "{zh: 小, en: S, fr: P}"),
            "RB301",
            f"{HANDBOOK}:1:23",
        ),
    ],
)
def test_what_a_rule_refuses_is_found_where_it_is(
    changes: dict[str, str], code: str, where: str, tmp_path: Path
) -> None:
    found = examine_changed(tmp_path, changes)
    assert [(line.entry.code, place(line)) for line in found.lines] == [(code, where)]


def test_a_level_may_fall_for_a_stated_reason(tmp_path: Path) -> None:
    role = edit(ROLE, "requires: {need-diagnosis: 1}", "requires: {need-diagnosis: 3}")[ROLE]
    assert codes(examine_changed(tmp_path / "a", {ROLE: role})) == ["RB503"]
    reason = "falls: {need-diagnosis: {zh: 不再面谈。, en: No talks any more.}}\n    "
    explained = role.replace("qualifications: [fund-sales]", reason + "qualifications: []")
    assert codes(examine_changed(tmp_path / "b", {ROLE: explained})) == []


def test_every_promotion_cycle_of_a_track_is_found(tmp_path: Path) -> None:
    extra = "".join(
        f"  - {{id: {id_}, kind: promotion, from: {start}, to: {end}, criteria: {{}}}}\n"
        for id_, start, end in (
            ("back", "senior", "junior"),
            ("round", "other-bank", "other-bank"),
        )
    )
    track = (SMALL / TRACK).read_text().replace("sources:", extra + "sources:")
    found = examine_changed(tmp_path, {TRACK: track})
    said = [line.wording.message for line in found.lines]
    assert codes(found) == ["RB504", "RB504"]
    assert "junior → senior → junior" in said[0] or "senior → junior → senior" in said[0]
    assert "other-bank → other-bank" in said[1]


def test_a_way_back_or_sideways_is_no_cycle(tmp_path: Path) -> None:
    for number, kind in enumerate(("return", "lateral", "exit", "entry")):
        edge = f"  - {{id: back, kind: {kind}, from: senior, to: junior, criteria: {{}}}}\n"
        track = (SMALL / TRACK).read_text().replace("sources:", edge + "sources:")
        assert codes(examine_changed(tmp_path / str(number), {TRACK: track})) == []


def test_a_circle_of_superiors_is_told_at_each_of_its_roles(tmp_path: Path) -> None:
    upward = "reports_to: client-manager\nduties:\n  - id: leading"
    lead = edit(LEAD, "duties:\n  - id: leading", upward)
    found = examine_changed(tmp_path, lead)
    assert [(line.entry.code, place(line)) for line in found.lines] == [
        ("RB518", f"{ROLE}:6:13"),
        ("RB518", f"{LEAD}:6:13"),
    ]


def test_a_draft_may_lack_dates_and_overlap(tmp_path: Path) -> None:
    draft = (
        (SMALL / ZH1)
        .read_text()
        .replace("status: approved", "status: draft")
        .replace("approved_on: 2026-06-15\n", "")
        .replace("effective_from: 2026-07-01\n", "")
    )
    assert codes(examine_changed(tmp_path, {ZH1: draft})) == []


def test_the_first_day_of_the_calendar_is_no_accident(tmp_path: Path) -> None:
    changes = edit(ZH1, "effective_from: 2026-07-01", "effective_from: 0001-01-01")
    assert set(codes(examine_changed(tmp_path, changes))) == {"RB606", "RB619"}


def test_a_source_is_not_called_unused_while_something_cannot_be_read(tmp_path: Path) -> None:
    second = {
        "competencies/sources/S02.yml": (SMALL / SOURCE)
        .read_text()
        .replace("S01", "S02")
        .split("facts:")[0]
    }
    assert codes(examine_changed(tmp_path / "a", second)) == ["RB507"]
    broken = second | {"competencies/glossary/more.yml": "terms: [\n"}
    assert codes(examine_changed(tmp_path / "b", broken)) == ["RB216"]
