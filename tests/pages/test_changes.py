"""What changed, on pages: a page for each release, and a section on the page of each thing."""

import json
import re
from itertools import chain
from pathlib import Path

import pytest

from generator.changes.snapshot import KeptRelease
from generator.edition import Edition
from generator.history import notes
from generator.model import Library
from generator.pages.kinds import all_pages
from generator.pages.page import Page
from generator.search.entries import Finder
from generator.site.release_feed import release_feed
from tests.changes.mutations import MUTATIONS, START, put
from tests.conftest import Golden
from tests.libraries.examining import DAY

SHOWN = {
    "roles/client-manager/grades/senior/requires/need-diagnosis",
    "competencies/need-diagnosis/definition",
    "competencies/need-diagnosis/name/zh",
    "terms/kyc/term/en",
    "policies/conduct/versions/1.1/bodies/en/clauses/1/body",
    "tracks/sales-track/edges/to-senior/criteria/time_in_grade",
    "handbook/title/en",
}


def past(file: Path, name: str, *hostile: str) -> None:
    """Keep a release before some edits were taken back."""
    value = json.loads(json.dumps(START))
    for mutation in MUTATIONS:
        if mutation.path in SHOWN:
            mutation.apply(value)
    put("handbook/release", name).apply(value)
    put("day", "2026-10-01").apply(value)
    for words in hostile:
        put("roles/client-manager/purpose", {"zh": words, "en": words}).apply(value)
        put("competencies/need-diagnosis/name", {"zh": words, "en": words}).apply(value)
    file.write_text(json.dumps(value), "utf-8")


def made(small: Library, language: str, folder: Path) -> Edition:
    told = notes([folder], KeptRelease(small, DAY), language)
    return Edition.of(small, language, DAY, None, told)


def pages_of(edition: Edition) -> dict[str, Page]:
    return {str(page.path): page for page in all_pages(edition)}


@pytest.fixture
def told(small: Library, tmp_path: Path, request: pytest.FixtureRequest) -> Edition:
    past(tmp_path / "2026.10.json", "2026.10")
    return made(small, request.param, tmp_path)


both = pytest.mark.parametrize("told", ["zh", "en"], indirect=True)


@both
def test_a_release_has_a_page(told: Edition, golden: Golden) -> None:
    page = pages_of(told)["changes/2026.11.md"]
    text = "\n".join(
        [page.title, page.lead, *(f"{one.id} {one.heading}\n{one.html}" for one in page.sections)]
    )
    golden(f"changes-2026.11.{told.language}.html", text.replace("><", ">\n<") + "\n")


@both
def test_the_first_release_says_so(told: Edition) -> None:
    pages = pages_of(told)
    first = pages["changes/2026.10.md"]
    assert first.lead.striptags().startswith(told.word("changes.first", release="2026.10"))
    assert first.sections == ()
    index = pages["changes/index.md"].sections[0].html
    assert "2026.11.html" in index
    assert "2026.10.html" in index
    assert "changes/2026.11.html" in pages["index.md"].lead


@both
def test_each_changed_thing_says_so_on_its_page(told: Edition) -> None:
    pages = pages_of(told)
    found = {
        path: section.html
        for path, page in pages.items()
        for section in page.sections
        if section.id == "changes"
    }
    assert set(found) == {
        "roles/client-manager.md",
        "competencies/need-diagnosis.md",
        "policies/conduct.md",
        "tracks/sales-track.md",
        "glossary.md",
    }
    said = {
        "zh": "高级：对“需求诊断”的要求由 3 级降低到 2 级",
        "en": "Senior: required level of “Need diagnosis” lowered from 3 to 2",
    }[told.language]
    assert said in found["roles/client-manager.md"]
    assert 'id="changed-in-2026-11"' in found["roles/client-manager.md"]
    assert "../changes/2026.11.html" in found["roles/client-manager.md"]


def test_without_a_past_nothing_has_changed(edition: Edition) -> None:
    assert not any(one.id == "changes" for page in all_pages(edition) for one in page.sections)


@both
def test_search_finds_changes_on_the_pages_of_releases_only(told: Edition) -> None:
    found = map(Finder(told).entries, all_pages(told))
    urls = [entry.url for entry in chain.from_iterable(found)]
    assert any(url.startswith("changes/2026.11.html") for url in urls)
    assert not any(url.endswith("#changes") for url in urls)


@both
def test_words_of_the_past_are_escaped(told: Edition, small: Library, tmp_path: Path) -> None:
    past(tmp_path / "2026.10.json", "2026.10", '<script>x</script><img src="x" onerror="x">')
    pages = pages_of(made(small, told.language, tmp_path))
    for path in ("changes/2026.11.md", "roles/client-manager.md"):
        html = "".join(section.html for section in pages[path].sections)
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script" in html


@both
def test_the_feed_names_every_release(told: Edition) -> None:
    feed = release_feed(told)
    assert feed.count("<entry>") == 2
    assert 'href="2026.11.html"' in feed
    assert told.word("changes.first", release="2026.10") in feed


def test_a_thing_that_is_gone_has_no_link(small: Library, tmp_path: Path) -> None:
    file = tmp_path / "2026.10.json"
    past(file, "2026.10")
    value = json.loads(file.read_text("utf-8"))
    value["terms"].append({**value["terms"][0], "id": "gone", "term": {"zh": "旧词", "en": "Gone"}})
    file.write_text(json.dumps(value), "utf-8")
    page = pages_of(made(small, "en", tmp_path))["changes/2026.11.md"]
    terms = next(section.html for section in page.sections if section.id == "term")
    assert "<h3>Gone</h3>" in terms
    assert "<li>Removed</li>" in terms


def test_only_the_latest_changes_stand_on_the_page_of_a_thing(
    small: Library, tmp_path: Path
) -> None:
    for at, release in enumerate(("2026.06", "2026.07", "2026.08", "2026.09", "2026.10")):
        file = tmp_path / f"{release}.json"
        past(file, release)
        value = json.loads(file.read_text("utf-8"))
        put("roles/client-manager/grades/senior/requires/need-diagnosis", at % 2 + 1).apply(value)
        file.write_text(json.dumps(value), "utf-8")
    pages = pages_of(made(small, "en", tmp_path))
    section = pages["roles/client-manager.md"].sections[-1].html
    assert re.findall(r'id="changed-in-([0-9-]+)"', section) == ["2026-11", "2026-10", "2026-09"]
    assert "changes/2026.07.md" in pages
