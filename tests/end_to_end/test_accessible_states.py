"""Accessible in every state: search, filters, menus, own colours, wide spacing, narrow screens."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from playwright.sync_api import expect

from tests.end_to_end.test_accessibility import KINDS, page_of, violations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.end_to_end.conftest import ColourScheme, OpenPage

NOTHING = {"zh": "没有找到", "en": "Nothing found"}
WORDS = {"zh": "尽职调查", "en": "negotiation"}


def states(page: Page, base: str, language: str) -> Iterator[str]:
    """Bring pages into each state in turn and give its name."""
    page.goto(f"{base}index.html")
    page.keyboard.press("/")
    page.keyboard.type(WORDS[language])
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    yield "search with results"
    page.locator(".md-search__input").fill("龘靐齉")
    expect(page.locator(".md-search-result__meta")).to_contain_text(NOTHING[language])
    yield "search without results"
    page.goto(f"{base}policies/index.html")
    page.locator("input[name=day]").fill("2026-03-01")
    yield "register of another day"
    page.locator("input[name=text]").fill("zzqqxx")
    yield "register with nothing left"
    page.goto(f"{base}matrix.html")
    page.locator(".md-content select").first.select_option(index=1)
    yield "matrix filtered"
    page.goto(f"{base}roles/index.html")
    page.evaluate(
        "document.querySelector('[data-md-component=palette] input:not(:checked)').click()"
    )
    yield "the other colours chosen"
    if (page.viewport_size or {"width": 0})["width"] < 600:
        page.locator(".md-header label[for=__drawer]").click()
        yield "menu open"


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("zh", "light", 1440), ("zh", "dark", 390), ("en", "dark", 1440), ("en", "light", 390)],
)
def test_axe_finds_nothing_in_any_state(
    address: str, page: OpenPage, language: str, scheme: ColourScheme, width: int
) -> None:
    opened = page(
        viewport=(width, 900), colour_scheme=scheme, locale=language, reduced_motion="reduce"
    )
    found = {
        state: wrong
        for state in states(opened, f"{address}{language}/", language)
        if (wrong := violations(opened))
    }
    assert found == {}


SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
"""What WCAG 1.4.12 lets a reader set."""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_narrow_and_widely_spaced_nothing_scrolls_sideways(
    site: Path, address: str, page: OpenPage, language: str
) -> None:
    # 320 px are a window of 1280 px at 400 %; the policy would refuse the reader's style here.
    opened = page(viewport=(320, 800), locale=language, bypass_csp=True)
    wide = {}
    for kind in KINDS.keys() - {"api"}:
        opened.goto(address + page_of(site, language, kind))
        opened.add_style_tag(content=SPACING)
        width = opened.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[kind] = width
    assert wide == {}


def test_nothing_moves_for_those_who_ask_for_calm(address: str, page: OpenPage) -> None:
    opened = page(viewport=(390, 900), reduced_motion="reduce")
    opened.goto(f"{address}zh/index.html")
    opened.locator("label[for=__search]").first.click()
    longest = opened.evaluate(
        """() => Math.max(0, ...document.getAnimations()
          .map((one) => Number(one.effect.getComputedTiming().duration)))"""
    )
    assert longest <= 1, "milliseconds"


def runs(element: Any, language: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - an element
    """Yield the pieces of text in an element, each with the language that it is said to be in."""
    language = element.get("lang") or language
    if not isinstance(element.tag, str) or element.tag in ("script", "code", "pre"):
        return
    if element.text:
        yield language, element.text
    for child in element:
        yield from runs(child, language)
        if child.tail:
            yield language, child.tail


HAN = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"(?:\b[A-Za-z][A-Za-z']+\b[ ,]*){4,}")
"""Words in a row that are more than a name."""


@pytest.mark.parametrize(("language", "foreign"), [("zh", ENGLISH), ("en", HAN)])
def test_words_of_the_other_language_say_so(
    site: Path, language: str, foreign: re.Pattern[str]
) -> None:
    found: Counter[str] = Counter()
    for file in (site / language).rglob("*.html"):
        root = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        assert root.get("lang") == language, file
        for said, text in runs(root.find("body"), language):
            if said == language and foreign.search(text):
                found[f"{file.relative_to(site)}: {text.strip()[:80]}"] += 1
    # The reference is made of the program's own words, which are English in both.
    assert [one for one in found if "guide/api" not in one] == []
