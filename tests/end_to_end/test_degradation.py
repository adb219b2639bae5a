"""When something is missing, late, old or forbidden, the page says so and can still be read."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.pages.kinds.assessment import APPS
from generator.search.index import FOLDER
from tests.end_to_end.conftest import OpenPage, ServeDirectory
from tests.end_to_end.test_accessibility import page_of
from tests.end_to_end.watching import Watch

BLOCKED = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("denied", "SecurityError"); },
  });
"""

BROKEN = "The search data did not load; reload the page and try again."

PATIENCE = 60_000
"""Milliseconds after which something will not happen any more, on however slow a machine."""

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000}
"""Bytes a second and milliseconds: a poor mobile connection."""


def refuse(page: Page, pattern: str) -> None:
    page.route(pattern, lambda route: route.abort())


def test_the_theme_works_where_storage_is_blocked(site: Path, address: str, page: OpenPage) -> None:
    watch = Watch(page(viewport=(1440, 900), locale="en"))
    watch.page.add_init_script(BLOCKED)
    for kind in ("home", "role", "policy", "matrix", "assessment"):
        watch.page.goto(address + page_of(site, "en", kind))
        expect(watch.page.locator("h1")).to_be_visible()
    watch.page.goto(address + "en/index.html")
    watch.page.keyboard.press("/")
    watch.page.locator("[data-rb-answered]").wait_for(state="attached")
    watch.page.locator(".md-search__input").fill("negotiation")
    expect(watch.page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize("what", [f"**/{FOLDER}/**", "**/search-view.js", "**/search-terms.js"])
def test_search_says_what_is_missing_and_comes_back(
    address: str, page: OpenPage, what: str
) -> None:
    opened = page(locale="en")
    refuse(opened, what)
    opened.goto(address + "en/index.html")
    opened.keyboard.press("/")
    opened.locator(".md-search__input").fill("negotiation")
    expect(opened.locator(".md-search-result__meta")).to_contain_text(BROKEN)
    opened.unroute(what)
    opened.reload()
    opened.keyboard.press("/")
    opened.locator("[data-rb-answered]").wait_for(state="attached")
    opened.locator(".md-search__input").fill("negotiation")
    expect(opened.locator(".md-search-result__item").first).to_be_visible()


def test_one_missing_shard_is_said(address: str, page: OpenPage) -> None:
    opened = page(locale="en")
    opened.goto(address + "en/index.html")
    opened.keyboard.press("/")
    opened.locator("[data-rb-answered]").wait_for(state="attached")
    refuse(opened, f"**/{FOLDER}/**")
    opened.locator(".md-search__input").fill("negotiation")
    expect(opened.locator(".md-search-result__meta")).to_contain_text(BROKEN)


SCRIPTS = next(app.scripts for app in APPS if app.name == "assessment")


def test_each_missing_script_of_the_assessment_is_said(address: str, page: OpenPage) -> None:
    opened = page(locale="en")
    silent = []
    for script in SCRIPTS:
        refuse(opened, f"**/{script}")
        opened.goto("about:blank")
        opened.goto(address + "en/assess/steps.html#/corporate-client-manager@junior")
        opened.wait_for_load_state("load")
        said = opened.locator(".rb-app").inner_text()
        if len(said) < 20:
            silent.append(script)
        opened.unroute(f"**/{script}")
    assert silent == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_jumps_when_the_scripts_of_the_assessment_arrive(
    address: str, page: OpenPage, language: str, width: int
) -> None:
    heights = []
    for late in ("**/*.js", "**/no-script.js"):
        opened = page(locale=language, viewport=(width, 844))
        refuse(opened, late)
        opened.goto(f"{address}{language}/assess/index.html")
        opened.wait_for_load_state("load")
        box = opened.locator("rb-assess-start").bounding_box()
        assert box
        heights.append(box["height"])
    before, after = heights
    assert 0 <= after - before < 40


def test_a_missing_competency_is_said_and_the_rest_goes_on(address: str, page: OpenPage) -> None:
    opened = page(locale="en")
    refuse(opened, "**/assess/data/competencies/*.js")
    opened.goto(address + "en/assess/steps.html#/one/need-diagnosis")
    expect(opened.locator(".rb-app")).to_contain_text("load")
    expect(opened.locator("h1")).to_be_visible()


@pytest.mark.parametrize("kind", ["role", "competency", "policy", "matrix", "track", "onboarding"])
def test_pages_read_without_any_style_or_script(
    site: Path, address: str, page: OpenPage, kind: str
) -> None:
    opened = page(locale="en")
    refuse(opened, "**/*.css")
    refuse(opened, "**/*.js")
    opened.goto(address + page_of(site, "en", kind))
    whole = page(locale="en")
    whole.goto(address + page_of(site, "en", kind))
    expect(opened.locator("h1")).to_be_visible()
    bare, styled = (one.locator("article").inner_text() for one in (opened, whole))
    assert len(bare) > 0.8 * len(styled)


@pytest.mark.parametrize("kind", ["home", "role"])
def test_a_slow_network_shows_the_text_before_the_scripts(
    site: Path, address: str, page: OpenPage, kind: str
) -> None:
    opened = page(locale="en")
    opened.context.new_cdp_session(opened).send("Network.emulateNetworkConditions", SLOW)
    opened.goto(address + page_of(site, "en", kind), wait_until="commit")
    expect(opened.locator("h1")).to_be_visible(timeout=PATIENCE)
    expect(opened.locator("article a").first).to_be_visible()


def old_scripts(site: Path, copy: Path) -> Path:
    """Give a site whose pages are new and whose cached scripts and data are from before."""
    shutil.copytree(site / "en", copy / "en")
    for data in (copy / "en").glob("assets/rolebook/*/assess/data/competencies"):
        shutil.rmtree(data)
    for one in list((copy / "en").glob(f"{FOLDER}/*")):
        one.rename(one.with_name(f"before-{one.name}"))
    return copy


def test_old_scripts_with_new_pages_are_said(
    site: Path, tmp_path: Path, page: OpenPage, serve_directory: ServeDirectory
) -> None:
    address = serve_directory(old_scripts(site, tmp_path))
    opened = page(locale="en")
    opened.goto(address + "en/index.html")
    opened.keyboard.press("/")
    opened.locator(".md-search__input").fill("negotiation")
    expect(opened.locator(".md-search-result__meta")).to_contain_text(BROKEN)
    opened.goto(address + "en/assess/steps.html#/one/need-diagnosis")
    expect(opened.locator(".rb-app")).to_contain_text("load")
