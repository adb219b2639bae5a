"""Redline pages: which there are, what they say, and that nothing in them is markup by accident."""

import dataclasses
from pathlib import Path

import html5lib
import pytest

from generator.edition import Edition
from generator.model import Policy
from generator.pages.composing import Composer
from generator.pages.kinds import comparison, policy, redline
from generator.pages.page import Page
from generator.policies.versions import neighbours
from tests.libraries.policies import BUILT, edition
from tests.policies.making import version


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition(tmp_path_factory.mktemp("library"))


def pages(made: Edition) -> dict[str, Page]:
    return {str(page.path): page for page in Composer(made).pages(redline.pages)}


def test_there_are_as_many_pages_as_steps_however_many_versions_there_are() -> None:
    many = Policy("x", tuple(version(f"{n}.0") for n in range(7)))
    named = [(old.version, new.version) for old, new in neighbours(many)]
    assert named == [(f"{n}.0", f"{n + 1}.0") for n in range(6)]


def test_each_step_has_a_page_that_the_history_links(made: Edition) -> None:
    names = ["1.0--1.1", "1.1--2.0"]
    assert list(pages(made)) == [f"policies/conduct/{name}.md" for name in names]
    (leading, *_) = Composer(made).pages(policy.pages)
    history = next(part.html for part in leading.sections if part.id == "history")
    for name in (*names, "compare"):
        assert f'href="conduct/{name}.html"' in history
    for page in pages(made).values():
        assert 'href="compare.html"' in page.lead


def test_two_versions_need_no_choice(made: Edition) -> None:
    two = Policy("conduct", made.library.policies["conduct"].versions[:2])
    library = dataclasses.replace(made.library, policies={"conduct": two})
    composer = Composer(Edition.of(library, "zh", BUILT))
    assert list(composer.pages(comparison.pages)) == []
    assert "compare.html" not in "".join(
        part.html for page in composer.pages(policy.pages) for part in page.sections
    )


def test_words_taken_out_and_put_in_are_told_to_the_eye_and_the_ear(made: Edition) -> None:
    page = pages(made)["policies/conduct/1.1--2.0.md"]
    assert [part.id for part in page.sections] == ["gifts", "visits", "unchanged"]
    gifts = page.sections[0].html
    assert (
        '不收受<ins><span class="rb-hidden">［增加：</span>价值超过 100 元的'
        '<span class="rb-hidden">］</span></ins>礼品'
    ) in gifts
    assert '<a href="2.0.html#visits">走访</a>' in gifts
    assert "修改 2 条" in page.lead


def test_versions_with_the_same_words_are_said_to_be_the_same(made: Edition) -> None:
    page = pages(made)["policies/conduct/1.0--1.1.md"]
    assert "两版的文字相同" in page.lead
    assert [part.id for part in page.sections] == ["unchanged"]


def test_hostile_words_stay_words(made: Edition) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) <ins>y</ins>"
    old, *_, new = made.library.policies["conduct"].versions
    bodies = {
        language: dataclasses.replace(
            body, clauses=tuple(dataclasses.replace(one, body=hostile) for one in body.clauses)
        )
        for language, body in new.bodies.items()
    }
    changed = Policy("conduct", (old, dataclasses.replace(new, bodies=bodies)))
    library = dataclasses.replace(made.library, policies={"conduct": changed})
    (page,) = Composer(Edition.of(library, "zh", BUILT)).pages(redline.pages)
    html = "".join(part.html for part in page.sections)
    parsed = html5lib.parse(html, namespaceHTMLElements=False)
    assert parsed.find(".//script") is None
    assert not [a for a in parsed.iter("a") if "javascript" in a.get("href", "")]
    assert all(one.find("span") is not None for one in parsed.iter("ins"))


def test_the_english_edition_speaks_english(tmp_path: Path) -> None:
    page = pages(edition(tmp_path, "en"))["policies/conduct/1.1--2.0.md"]
    assert "[put in: " in page.sections[0].html
    assert "1.1 → 2.0" in page.title
