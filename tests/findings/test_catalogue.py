"""Every code has words, a meaning and a pair of examples that are real."""

import os
import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest

import generator
from generator.findings import Word
from generator.findings.catalogue import Entry, entries, word
from generator.loading import load
from generator.model import Kind, Ledger
from generator.policies.ledger import as_json, brought_up_to_date
from tests.libraries.examining import codes, examine, examine_changed, lay_out, place

QUALIFICATION = "competencies/qualifications/fund-sales.yml"
STORYTELLING = "competencies/models/selling/storytelling.yml"
SECOND_SOURCE = (
    "id: S02\ntitle: {zh: 另一份, en: Another}\nwhat: {zh: 一份办法。, en: A set of rules.}\n"
)


def gbk(root: Path) -> None:
    file = root / QUALIFICATION
    file.write_bytes(file.read_text().encode("gbk"))


def byte_order_mark(root: Path) -> None:
    file = root / QUALIFICATION
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())


def windows_line_ends(root: Path) -> None:
    file = root / QUALIFICATION
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def huge(root: Path) -> None:
    with (root / QUALIFICATION).open("a") as file:
        file.write("# x\n" * 300_000)


def symbolic_link(root: Path) -> None:
    file = root / QUALIFICATION
    file.rename(root / "elsewhere.yml")
    file.symlink_to(root / "elsewhere.yml")


def not_a_file(root: Path) -> None:
    (root / QUALIFICATION).unlink()
    os.mkfifo(root / QUALIFICATION)


def case_clash(root: Path) -> None:
    folder = (root / QUALIFICATION).parent
    (folder / "FUND-SALES.yml").write_text((root / QUALIFICATION).read_text())


def misplaced(root: Path) -> None:
    folder = root / "competencies/qualification"
    folder.mkdir()
    (folder / "fund-sales.yml").write_text((root / QUALIFICATION).read_text())


def no_handbook(root: Path) -> None:
    (root / "competencies/rolebook.yml").unlink()


def unused_source(root: Path) -> None:
    (root / "competencies/sources/S02.yml").write_text(SECOND_SOURCE)


def no_model(root: Path) -> None:
    twin = (root / "competencies/models/selling/negotiation.yml").read_text()
    (root / STORYTELLING).write_text(twin.replace("id: negotiation", "id: storytelling"))


def untranslated(root: Path) -> None:
    (root / "docs/policies/conduct/1.0.en.md").unlink()


def unknown_language(root: Path) -> None:
    folder = root / "docs/policies/conduct"
    (folder / "1.0.cn.md").write_text((folder / "1.0.en.md").read_text())


LEDGER = "docs/policies/ledger.json"
AMENDED = "docs/policies/conduct/1.1.zh.md"


def publish(root: Path) -> Ledger:
    """Put the library on record and give the record."""
    library = load(root).library
    assert library is not None
    ledger = brought_up_to_date(None, library)
    (root / LEDGER).write_text(as_json(ledger))
    return ledger


def drafted_again(root: Path) -> None:
    publish(root)
    replace(root / AMENDED, "status: approved", "status: draft")


def edited_after_publication(root: Path) -> None:
    publish(root)
    replace(root / AMENDED, "不收受礼品", "不收受任何礼品")


def not_on_record(root: Path) -> None:
    ledger = publish(root)
    first = {"1.0": ledger.policies["conduct"]["1.0"]}
    (root / LEDGER).write_text(as_json(ledger.model_copy(update={"policies": {"conduct": first}})))


def published_version_gone(root: Path) -> None:
    ledger = publish(root)
    known = ledger.policies["conduct"]
    older = {**known, "0.9": known["1.0"]}
    (root / LEDGER).write_text(as_json(ledger.model_copy(update={"policies": {"conduct": older}})))


def audience_missing(root: Path) -> None:
    with (root / "competencies/rolebook.yml").open("a") as file:
        file.write("audience_required: [qualification]\n")


def clause_gone(root: Path) -> None:
    for language in ("zh", "en"):
        replace(root / f"docs/policies/conduct/1.1.{language}.md", "{#gifts}", "{#presents}")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


ON_DISK: dict[str, tuple[Callable[[Path], None], str]] = {
    "RB101": (gbk, QUALIFICATION),
    "RB102": (byte_order_mark, QUALIFICATION),
    "RB103": (windows_line_ends, QUALIFICATION),
    "RB105": (huge, QUALIFICATION),
    "RB106": (symbolic_link, QUALIFICATION),
    "RB107": (not_a_file, QUALIFICATION),
    # Sorted by path, the second of the two is the one that clashes.
    "RB108": (case_clash, QUALIFICATION),
    "RB109": (misplaced, "competencies/qualification/fund-sales.yml"),
    "RB110": (no_handbook, "competencies/rolebook.yml"),
    "RB507": (unused_source, "competencies/sources/S02.yml"),
    "RB508": (no_model, STORYTELLING),
    "RB603": (untranslated, "docs/policies/conduct/1.0.zh.md"),
    "RB610": (unknown_language, "docs/policies/conduct/1.0.cn.md"),
    "RB611": (drafted_again, AMENDED),
    "RB612": (edited_after_publication, AMENDED),
    "RB613": (not_on_record, AMENDED),
    "RB616": (published_version_gone, LEDGER),
    "RB701": (audience_missing, QUALIFICATION),
    "RB618": (clause_gone, "competencies/onboarding/first-months.yml"),
}
"""What no text of one file can show: built for real, with the file of the finding."""

ALL = list(entries())
IN_TEXT = [entry for entry in ALL if entry.code not in ON_DISK]

ALSO_FOUND = {"RB108": {"RB402"}}
"""Codes that come with another by nature: the clashing file holds the same thing again."""


def test_the_small_library_is_clean(tmp_path: Path) -> None:
    assert codes(examine_changed(tmp_path, {})) == []


@pytest.mark.parametrize("entry", IN_TEXT, ids=lambda entry: entry.code)
def test_a_bad_example_raises_its_code_alone(entry: Entry, tmp_path: Path) -> None:
    found = examine_changed(tmp_path, {entry.file: entry.bad})
    assert {line.entry.code for line in found.lines} == {entry.code}
    assert {str(line.spot.file) for line in found.lines} == {entry.file}


@pytest.mark.parametrize("entry", IN_TEXT, ids=lambda entry: entry.code)
def test_a_good_example_is_clean(entry: Entry, tmp_path: Path) -> None:
    found = examine_changed(tmp_path, {entry.file: entry.good})
    assert [place(line) for line in found.lines] == []


@pytest.mark.parametrize("code", ON_DISK)
def test_what_lies_on_disk_raises_its_code_alone(code: str, tmp_path: Path) -> None:
    build, file = ON_DISK[code]
    lay_out(tmp_path, {})
    build(tmp_path)
    found = examine(tmp_path)
    assert {line.entry.code for line in found.lines} == {code} | ALSO_FOUND.get(code, set())
    assert [str(line.spot.file) for line in found.lines if line.entry.code == code] == [file]


def test_the_code_and_the_catalogue_name_the_same_codes() -> None:
    sources = Path(generator.__file__).parent.rglob("*.py")
    raised = {code for file in sources for code in re.findall(r'"(RB\d{3})"', file.read_text())}
    assert raised == {entry.code for entry in entries()}


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.code)
def test_both_languages_use_the_same_values(entry: Entry) -> None:
    for text in filter(None, (entry.message, entry.expected)):
        assert placeholders(text.zh) == placeholders(text.en)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_names_are_unique_and_in_kebab_case() -> None:
    names = [entry.name for entry in entries()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("name", [*Word, *Kind])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_has_a_translation(name: Word | Kind, language: str) -> None:
    assert word(name, language)
