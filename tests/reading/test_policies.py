"""Policy files: front matter, clauses, and versions made of several languages."""

from pathlib import Path, PurePosixPath

import pytest

from generator.findings import Finding, Quoted, Spot
from generator.model.policy import PolicyBody
from generator.reading.clauses import SplitFile, read_body, split
from generator.reading.files import SourceFile
from generator.reading.layout import policy_file
from tests.libraries.examining import codes, edit, examine_changed, place

FILE = PurePosixPath("docs/policies/conduct/1.0.zh.md")
ZH, EN = "docs/policies/conduct/1.0.zh.md", "docs/policies/conduct/1.0.en.md"


def body_of(text: str) -> tuple[PolicyBody, list[Finding]]:
    return read_body(SourceFile.of(FILE, text), SplitFile("", text, 1))


def test_front_matter_is_cut_off_with_its_lines_counted() -> None:
    parts = split(SourceFile.of(FILE, "---\na: 1\nb: 2\n---\n\ntext\n"))
    assert parts == SplitFile("a: 1\nb: 2", "\ntext\n", 5)


@pytest.mark.parametrize("text", ["", "a: 1\n---\n", "---\na: 1\n", "\n---\na: 1\n---\n"])
def test_front_matter_must_be_whole(text: str) -> None:
    assert split(SourceFile.of(FILE, text)) == Finding("RB210", Spot(FILE))


def test_chapters_and_clauses_are_numbered_in_order() -> None:
    text = "Preamble.\n\n## A {#a}\n\n### B {#b}\n\nText.\n\n### C {#c}\n## D {#d}\n### E {#e}\n"
    body, findings = body_of(text)
    assert findings == []
    assert body.preamble == "Preamble."
    assert [(c.id, c.number, c.depth, c.title, c.line) for c in body.clauses] == [
        ("a", "1", 1, "A", 3),
        ("b", "1.1", 2, "B", 5),
        ("c", "1.2", 2, "C", 9),
        ("d", "2", 1, "D", 10),
        ("e", "2.1", 2, "E", 11),
    ]
    assert body.clauses[1].body == "Text."


def test_a_heading_in_a_fence_is_text() -> None:
    body, findings = body_of("## A {#a}\n\n```\n# no heading\n```\n")
    assert findings == []
    assert body.clauses[0].body == "```\n# no heading\n```"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("# A {#a}\n", Finding("RB609", Spot(FILE, 1, 1, 1), {"heading": "#"})),
        ("\n### A {#a}\n", Finding("RB609", Spot(FILE, 2, 1, 3), {"heading": "###"})),
        (
            "## A {#a}\n#### B {#b}\n",
            Finding("RB609", Spot(FILE, 2, 1, 4), {"heading": "####"}),
        ),
        ("## A\n", Finding("RB608", Spot(FILE, 1, 1, 2), {"title": "A"})),
        ("## A {#Bad_Id}\n", Finding("RB608", Spot(FILE, 1, 1, 2), {"title": "A {#Bad_Id}"})),
        (
            "## A {#a}\n### B {#a}\n",
            Finding("RB409", Quoted(Spot(FILE, 2, 1, 3), "{#a}"), {"id": "a"}),
        ),
    ],
)
def test_a_heading_out_of_order_is_one_finding(text: str, finding: Finding) -> None:
    assert body_of(text)[1] == [finding]


def test_a_chapter_without_anchor_still_counts() -> None:
    body, findings = body_of("## A\n### B {#b}\n")
    assert [finding.code for finding in findings] == ["RB608"]
    assert [clause.number for clause in body.clauses] == ["1", "1.1"]


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("docs/policies/conduct/1.0.zh.md", ("conduct", "1.0", "zh")),
        ("docs/policies/conduct/12.10.zh-Hant.md", ("conduct", "12.10", "zh-Hant")),
        ("docs/policies/conduct/1.zh.md", None),
        ("docs/policies/conduct/01.0.zh.md", None),
        ("docs/policies/conduct/1.0.zh.markdown", None),
        ("docs/policies/Conduct/1.0.zh.md", None),
        ("docs/other/conduct/1.0.zh.md", None),
    ],
)
def test_the_path_of_a_policy_says_what_it_is(path: str, read: tuple[str, ...] | None) -> None:
    said = policy_file(PurePosixPath(path))
    assert (said and (said.policy, said.version, said.language)) == read


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        (edit(ZH, "---\nnumber", "number"), "RB210", f"{ZH}:1:1"),
        ({EN: "---\n\n---\n\ntext\n"}, "RB210", f"{EN}:1:1"),
        ({EN: "---\n~\n---\n\ntext\n"}, "RB304", f"{EN}:2:1"),
        (edit(ZH, "owner: 合规部", "owner: 合规部: 一处"), "RB213", f"{ZH}:10:11"),
        (edit(EN, "approved_by: Client Manager Committee\n", ""), "RB302", f"{EN}:2:1"),
        (edit(EN, "owner: Compliance", "ower: Compliance"), "RB301", f"{EN}:4:1"),
        (edit(ZH, 'version: "1.0"', 'version: "1.2"'), "RB310", f"{ZH}:4:10"),
        (edit(EN, "bind everyone [S01]", "bind everyone [S07]"), "RB401", f"{EN}:8:27"),
        (edit(EN, "First issue.", "First issue [S07]."), "RB401", f"{EN}:5:22"),
        (edit(EN, "(#visits)", "(#visit)"), "RB404", f"{EN}:14:39"),
        (edit(EN, "## Integrity {#integrity}", "## Integrity"), "RB608", f"{EN}:10:1"),
        (edit(EN, "### Gifts {#gifts}", "# Gifts {#gifts}"), "RB609", f"{EN}:12:1"),
        (edit(ZH, "applies_to: everyone", "applies_to: [lead]"), "RB401", f"{ZH}:12:14"),
        (edit(ZH, "sources: [S01]", "sources: [S09]"), "RB401", f"{ZH}:15:11"),
    ],
)
def test_a_mistake_in_a_policy_is_found_alone(
    changes: dict[str, str], code: str, where: str, tmp_path: Path
) -> None:
    found = examine_changed(tmp_path, changes)
    assert [(line.entry.code, place(line)) for line in found.lines] == [(code, where)]


def test_a_clause_missing_at_the_end_is_found_at_the_last_one(tmp_path: Path) -> None:
    english = (edit(EN, "### Visits {#visits}", "CUT"))[EN].split("CUT")[0]
    found = examine_changed(tmp_path, {EN: english.replace("see also [visits](#visits)", "none")})
    assert [(line.entry.code, place(line)) for line in found.lines] == [("RB604", f"{EN}:12:1")]


def test_a_translation_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    assert codes(examine_changed(tmp_path, {EN: b"\xff"})) == ["RB101"]


def test_a_third_language_is_wanted_everywhere_once_configured(tmp_path: Path) -> None:
    changes = edit("competencies/rolebook.yml", "[zh, en]", "[zh, en, fr]")
    found = set(codes(examine_changed(tmp_path, changes)))
    assert found == {"RB303", "RB603"}
