"""Linking: every reference is followed, and one mistake is told once."""

from pathlib import Path

import pytest

from generator.linking import link
from generator.model import Kind, Text
from generator.model.reference import CompetencyReference
from generator.model.walking import walk
from generator.policies.ledger import as_json, brought_up_to_date
from generator.reading.files import gather
from generator.reading.layout import LEDGER
from generator.reading.reader import read
from tests.libraries.examining import SMALL, codes, edit, examine_changed, place

HANDBOOK = "competencies/rolebook.yml"
MODEL = "competencies/models/selling.yml"
NEEDS = "competencies/models/selling/need-diagnosis.yml"
ROLE = "competencies/roles/client-manager.yml"
TRACK = "competencies/tracks/sales-track.yml"
PATH = "competencies/onboarding/first-months.yml"
RESOURCES = "competencies/resources/reading.yml"
TERMS = "competencies/glossary/terms.yml"
SOURCE = "competencies/sources/S01.yml"


@pytest.mark.parametrize(
    ("changes", "code", "where", "nearest"),
    [
        (edit(HANDBOOK, "scale: steps", "scale: step"), "RB401", f"{HANDBOOK}:6:8", "steps"),
        (
            edit(MODEL, "[need-diagnosis, nego", "[need-diagnosi, need-diagnosis, nego"),
            "RB401",
            f"{MODEL}:6:20",
            "need-diagnosis",
        ),
        (
            edit(NEEDS, "related: [negotiation]", "related: [negotation]"),
            "RB401",
            f"{NEEDS}:26:11",
            "negotiation",
        ),
        (
            edit(ROLE, "family: client-management", "family: client-manager"),
            "RB401",
            f"{ROLE}:3:9",
            "client-management",
        ),
        (edit(ROLE, "line: corporate", "line: retail"), "RB401", f"{ROLE}:4:7", None),
        (
            edit(ROLE, "reports_to: team-lead", "reports_to: team-leader"),
            "RB401",
            f"{ROLE}:6:13",
            "team-lead",
        ),
        (
            edit(ROLE, "optional: {negotiation: 1}", "optional: {negotiations: 1}"),
            "RB401",
            f"{ROLE}:23:16",
            "negotiation",
        ),
        (
            edit(TRACK, "position: team-lead@lead", "position: team-lead@leader"),
            "RB405",
            f"{TRACK}:7:26",
            "team-lead@lead",
        ),
        (
            edit(TRACK, "position: team-lead@lead", "position: team-leads@lead"),
            "RB401",
            f"{TRACK}:7:26",
            "team-lead",
        ),
        (edit(TRACK, "policy: conduct", "policy: conducts"), "RB401", f"{TRACK}:17:13", "conduct"),
        (
            edit(PATH, "policy:conduct#gifts", "policy:conduct#gift"),
            "RB404",
            f"{PATH}:15:16",
            "gifts",
        ),
        (
            edit(PATH, "policy:conduct#gifts", "polic:conduct#gifts"),
            "RB307",
            f"{PATH}:15:16",
            None,
        ),
        (edit(PATH, "policy:conduct#gifts", "condukt#gifts"), "RB401", f"{PATH}:15:16", "conduct"),
        (
            edit(PATH, "about: role:client-manager", "about: client-management"),
            "RB401",
            f"{PATH}:21:16",
            "client-manager",
        ),
        (
            edit(PATH, "about: role:client-manager", "about: family:client-management"),
            "RB307",
            f"{PATH}:21:16",
            None,
        ),
        (
            edit(RESOURCES, "develops: {need-diagnosis", "develops: {need-diagnosys"),
            "RB401",
            f"{RESOURCES}:7:16",
            "need-diagnosis",
        ),
        (edit(TERMS, "see: [kyc]", "see: [kyb]"), "RB401", f"{TERMS}:13:11", "kyc"),
        (
            edit(TERMS, "(competency:need-diagnosis)。", "(need diagnosis)。"),
            None,
            "",
            None,
        ),
        (
            edit(TERMS, "(competency:need-diagnosis)。", "(需求.md)。"),
            "RB407",
            f"{TERMS}:5:26",
            None,
        ),
        (
            edit(TERMS, "(competency:need-diagnosis)。", "(#visits)。"),
            "RB407",
            f"{TERMS}:5:26",
            None,
        ),
        (
            edit(TERMS, "(competency:need-diagnosis)。", "(https://example.org/)。"),
            None,
            "",
            None,
        ),
        (
            edit(SOURCE, "need-diagnosis#asks", "need-diagnosis#ask"),
            "RB404",
            f"{SOURCE}:7:18",
            "asks",
        ),
        (
            edit(SOURCE, "competencies: [need-diagnosis]", "competencies: [needs]"),
            "RB401",
            f"{SOURCE}:10:20",
            None,
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_found_alone(
    changes: dict[str, str], code: str | None, where: str, nearest: str | None, tmp_path: Path
) -> None:
    found = examine_changed(tmp_path, changes)
    told = [(line.entry.code, place(line), line.wording.suggestion) for line in found.lines]
    suggestion = f"Did you mean “{nearest}”?" if nearest else None
    assert told == ([(code, where, suggestion)] if code else [])


@pytest.mark.parametrize(
    "file", [file.relative_to(SMALL).as_posix() for file in SMALL.rglob("*.yml")]
)
def test_a_broken_file_does_not_make_references_to_it_dangle(file: str, tmp_path: Path) -> None:
    assert codes(examine_changed(tmp_path, {file: "a: [\n"})) == ["RB216"]


def test_without_a_handbook_everything_else_is_still_checked(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        HANDBOOK: None,
        **edit(ROLE, "negotiation: 2", "negotiaton: 2"),
        **edit(TRACK, "from: junior", "from: junor"),
    }
    assert codes(examine_changed(tmp_path, changes)) == ["RB110", "RB401", "RB406"]


def test_a_retired_duplicate_keeps_the_first(tmp_path: Path) -> None:
    twin = edit(TERMS, "- id: client-visit", "- id: kyc")
    found = examine_changed(tmp_path, twin)
    assert "RB402" in codes(found)


@pytest.mark.parametrize(
    ("copy", "suggested"),
    [
        ("Negotiation-Copy.yml", "negotiation-copy"),
        ("negotiation 2.yml", "negotiation-2"),
        ("cold-calling-2.yml", "cold-calling-2"),
        ("need-diagnosis .yml", None),
        ("谈判.yml", None),
        ("negotiation - 副本.yml", None),
    ],
)
def test_a_copy_is_blamed_and_not_its_original(
    copy: str, suggested: str | None, tmp_path: Path
) -> None:
    folder = "competencies/models/selling"
    content = (SMALL / folder / "negotiation.yml").read_text()
    (line,) = examine_changed(tmp_path, {f"{folder}/{copy}": content}).lines
    assert (line.entry.code, str(line.spot.file)) == ("RB402", f"{folder}/{copy}")
    assert f"{folder}/negotiation.yml" in line.wording.message
    assert line.wording.suggestion == (suggested and f"Did you mean “{suggested}”?")


@pytest.mark.parametrize(
    ("name", "suggested"), [("fund-sale", "fund-sale"), ("Fund-Sales", "fund-sales.yml")]
)
def test_a_name_that_is_no_id_is_not_suggested_as_one(
    name: str, suggested: str, tmp_path: Path
) -> None:
    folder = "competencies/qualifications"
    content = (SMALL / folder / "fund-sales.yml").read_text()
    changes = {f"{folder}/fund-sales.yml": None, f"{folder}/{name}.yml": content}
    (line,) = examine_changed(tmp_path, changes).lines
    assert line.entry.code == "RB310"
    assert line.wording.suggestion == f"Did you mean “{suggested}”?"


@pytest.mark.parametrize("file", ["1.0.zh.md", "1.0.en.md", "1.1.zh.md", "1.1.en.md"])
def test_a_missing_translation_is_one_finding(file: str, tmp_path: Path) -> None:
    library = link(read(gather(SMALL).files)).library
    assert library is not None
    recorded = brought_up_to_date(None, library)
    found = examine_changed(
        tmp_path, {str(LEDGER): as_json(recorded), f"docs/policies/conduct/{file}": None}
    )
    assert codes(found) == ["RB603"]


def test_the_library_holds_everything_in_reading_order() -> None:
    library = link(read(gather(SMALL).files)).library
    assert library is not None
    assert list(library.competencies) == ["cold-calling", "need-diagnosis", "negotiation"]
    assert list(library.terms) == ["kyc", "client-visit"]
    assert [version.version for version in library.policies["conduct"].versions] == ["1.0", "1.1"]
    assert library.model_of("negotiation").id == "selling"
    assert library.scale_of(library.models["selling"]).id == "steps"
    assert library.unread == frozenset()


def test_walking_a_record_gives_paths_as_they_are_in_the_file() -> None:
    library = link(read(gather(SMALL).files)).library
    assert library is not None
    paths = dict(walk(library.tracks["sales-track"]))
    assert ("edges", 0, "criteria") in paths
    assert ("edges", 0, "from") not in paths
    names = dict(walk(library.roles["client-manager"]))
    assert names["grades", 1, "requires", "negotiation"] == CompetencyReference("negotiation")
    assert isinstance(names["duties", 0, "name"], Text)


def test_a_bare_reference_resolves_where_only_one_kind_has_the_id() -> None:
    library = link(read(gather(SMALL).files)).library
    assert library is not None
    from_path = library.onboarding["first-months"].stages[0].steps[1].about
    assert from_path is not None
    assert library.resolve(from_path) == (Kind.ROLE, "client-manager")
