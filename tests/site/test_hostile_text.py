"""Whatever the words are, every file of the site has the same structure, and shows them as text."""

import csv
import datetime as dt
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pytest

from generator.edition import Edition
from generator.findings import Severity
from generator.loading import load
from generator.pages.page import Page
from generator.policies.spreadsheet import _FORMULA as FORMULA
from generator.reporting import FORMATS
from generator.reporting.report import report
from generator.site.tree import SiteFile, tree
from tests.libraries.hostile import (
    NO_WORDS,
    Attack,
    attacks,
    lay_out_hostile,
    text_fields,
    together,
)

DAY = dt.date(2026, 11, 23)
PLAIN = "词语"
ATTACKS = attacks()
SHOWN = together(attack for attack in ATTACKS if not attack.refused)
REFUSED = [attack for attack in ATTACKS if attack.refused]

MARKS = {"ins", "del", "em", "strong", "code", "text"}
"""Elements that depend on the words: what changed between versions, inline Markdown, lines in SVG.

So do the terms of the glossary, and the language that words in another one are marked with.
"""

MARKDOWN = re.compile(r"[&\\\\*_`\[]")
"""What inline Markdown may show as something else."""

DATA = re.compile(r"Rolebook\.(?:receive|search)\.[a-zA-Z]+\((.*)\);\n\Z", re.DOTALL)


def site_of(root: Path, text: str) -> dict[PurePosixPath, SiteFile]:
    lay_out_hostile(root, lambda _: text)
    loaded = load(root, DAY)
    library = loaded.sound_library()
    assert library is not None, loaded.findings[:3]
    return {file.path: file for file in tree(Edition.of(library, "zh", DAY), loaded.files)}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[PurePosixPath, SiteFile]:
    return site_of(tmp_path_factory.mktemp("plain"), PLAIN)


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: list[str] = []
        self.text = ""
        self._open: list[bool] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name, value in given.items():
            assert not name.startswith("on"), (tag, name, value)
            assert name != "style", (tag, value)
        for name in ("href", "src"):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", given.get(name) or "", re.IGNORECASE)
            assert scheme is None or scheme[1] in ("https", "mailto"), given
        if tag not in ("br", "hr", "input", "link", "meta", "img"):
            self._open.append(self._kept(tag, given))
        if self._kept(tag, given):
            self.shape.append(f"<{tag} {' '.join(given)}>")

    def handle_endtag(self, tag: str) -> None:
        if self._open.pop():
            self.shape.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    @staticmethod
    def _kept(tag: str, given: dict[str, str | None]) -> bool:
        named_language = tag == "span" and given.keys() == {"lang"}
        return not (tag in MARKS or named_language or given.get("class") == "rb-term")


skeleton = cache(Skeleton)


def html_of(page: Page) -> str:
    return "".join(map(str, (page.lead, *(section.html for section in page.sections))))


def test_no_field_of_text_is_forgotten(tmp_path: Path) -> None:
    fields = text_fields()
    assert lay_out_hostile(tmp_path, lambda _: PLAIN) == fields
    assert ("Competency", "synonyms") in fields
    assert ("Grade", "falls") in fields
    assert len(fields) > 80
    assert not fields & NO_WORDS.keys()


@pytest.mark.parametrize("attack", REFUSED, ids=lambda attack: attack.name)
def test_what_is_refused_is_said_in_every_field(attack: Attack, tmp_path: Path) -> None:
    lay_out_hostile(tmp_path, lambda _: attack.text)
    loaded = load(tmp_path, DAY)
    assert {finding.code for finding in loaded.findings} == {attack.refused}
    assert loaded.sound_library() is None
    lines = report(loaded.findings, loaded.locator, "zh").lines
    texts = {file.path: file.text.split("\n") for file in loaded.files}
    for line in lines:
        written = texts[line.spot.file][line.spot.line - 1]
        assert 1 <= line.spot.column <= len(written) + 1, line


@pytest.mark.parametrize("attack", SHOWN, ids=lambda attack: attack.name)
def test_every_file_has_the_structure_that_it_has_with_plain_words(
    attack: Attack, plain: dict[PurePosixPath, SiteFile], tmp_path: Path
) -> None:
    hostile = site_of(tmp_path, attack.text)
    assert hostile.keys() == plain.keys()
    for path, file in hostile.items():
        compare(attack, file, plain[path])


def compare(attack: Attack, file: SiteFile, before: SiteFile) -> None:
    if isinstance(file.content, bytes) or file.path.parts[0] in ("source", "schemas"):
        return
    match file.path.suffix:
        case ".md":
            assert file.page is not None
            assert before.page is not None
            same_page(attack, file.page, before.page)
        case ".js":
            same_data(file.content, before.content)
        case ".csv":
            rows, earlier = (rows_of(text) for text in (file.content, str(before.content)))
            assert [len(row) for row in rows] == [len(row) for row in earlier]
            assert not [cell for row in rows for cell in row if FORMULA.match(cell)]
        case ".ics":
            names = re.findall(r"^([A-Z-]+)[:;]", file.content, re.MULTILINE)
            assert names == re.findall(r"^([A-Z-]+)[:;]", str(before.content), re.MULTILINE)
        case ".atom":
            same_elements(file.content, str(before.content))
        case ".css":
            strings = re.compile(r'"(?:[^"\\\n]|\\[^\n])*"')
            assert strings.sub("", file.content) == strings.sub("", str(before.content))
        case ".txt":
            assert file.content
        case ".json":
            assert file.content == before.content
        case _:
            pytest.fail(f"nobody said what {file.path} must look like")


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def same_page(attack: Attack, page: Page, before: Page) -> None:
    found, earlier = Skeleton(html_of(page)), skeleton(html_of(before))
    if not attack.link:
        assert found.shape == earlier.shape, page.path
    assert len(page.sections) == len(before.sections)
    if PLAIN in earlier.text and not MARKDOWN.search(attack.text):
        assert " ".join(attack.text.split()) in " ".join(found.text.split()), page.path


def same_data(script: str, before: str | bytes) -> None:
    data, earlier = DATA.fullmatch(script), DATA.fullmatch(str(before))
    assert data, script[:200]
    assert earlier
    assert keys(json.loads(data[1])) == keys(json.loads(earlier[1]))


def keys(value: object) -> object:
    """Give the shape of JSON data."""
    if isinstance(value, dict):
        return {key: keys(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [keys(inner) for inner in value]
    return type(value).__name__


def same_elements(text: str, before: str) -> None:
    one, other = (ET.fromstring(xml) for xml in (text, before))  # noqa: S314 - our own
    assert [element.tag for element in one.iter()] == [element.tag for element in other.iter()]
    for element in one.iter():
        assert not str(element.get("href", "")).startswith(("javascript:", "data:"))


def test_reports_hold_hostile_text_as_text(tmp_path: Path) -> None:
    text = "\x1b[31m\u202e%0A::set-output name=x::y\n::error::z, <b>"
    lay_out_hostile(tmp_path, lambda _: text)
    handbook = tmp_path / "competencies/rolebook.yml"
    key = json.dumps(text)
    handbook.write_text(f"{key}: x\n" + handbook.read_text("utf-8"), "utf-8")
    loaded = load(tmp_path, DAY)
    reported = report(loaded.findings, loaded.locator, "en")
    assert reported.count(Severity.ERROR) > 100
    said = {name: say(reported) for name, say in FORMATS.items()}
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said["text"])
    assert len(json.loads(said["json"])["findings"]) == len(reported.lines)
    assert len(json.loads(said["sarif"])["runs"][0]["results"]) == len(reported.lines)
    commands = said["github"].splitlines()
    assert len(commands) == len(reported.lines)
    assert all(command.startswith(("::error file=", "::warning file=")) for command in commands)


IDS = ("<script>", "a b", "../x", "a\u200bb", "-a", "A", "a--b", "名", "a" * 65, "con\n", "{{ x }}")


@pytest.mark.parametrize("id_", IDS)
def test_an_id_is_no_place_for_words(id_: str, tmp_path: Path) -> None:
    lay_out_hostile(tmp_path, lambda _: PLAIN)
    role = tmp_path / "competencies/roles/team-lead.yml"
    text = role.read_text("utf-8").replace("id: team-lead", f"id: {json.dumps(id_)}", 1)
    role.write_text(text, "utf-8")
    assert load(tmp_path, DAY).sound_library() is None


@pytest.mark.parametrize("id_", ["<script>", "a b", "A", "名", 'x" onclick="x'])
def test_an_anchor_is_no_place_for_words(id_: str, tmp_path: Path) -> None:
    lay_out_hostile(tmp_path, lambda _: PLAIN)
    policy = tmp_path / "docs/policies/conduct/1.1.zh.md"
    policy.write_text(policy.read_text("utf-8").replace("{#gifts}", f"{{#{id_}}}"), "utf-8")
    assert "RB608" in {finding.code for finding in load(tmp_path, DAY).findings}
