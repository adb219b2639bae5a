"""Two releases in a browser: what leads to the latest, and what keeps readers on their page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, FloatRect, Locator, Page, expect

from tests.end_to_end.conftest import ColourScheme, OpenPage, ServeDirectory
from tests.end_to_end.test_accessibility import violations
from tests.end_to_end.test_html import errors


@pytest.fixture(params=["served", "served below a path", "from a disk"])
def address(
    request: pytest.FixtureRequest, published_site: Path, serve_directory: ServeDirectory
) -> str:
    """Where the site is: at the root of a server, below a path, or in a folder."""
    match request.param:
        case "served":
            return serve_directory(published_site)
        case "served below a path":
            return serve_directory(published_site, prefix="/a/book/")
        case _:
            return f"{published_site.as_uri()}/"


@pytest.fixture
def reader(page: OpenPage) -> Iterator[Callable[[], Page]]:
    """Opens pages in which nothing may go wrong unseen."""
    complaints: list[str] = []

    def opened() -> Page:
        tab = page(locale="en")
        tab.on("console", listen)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        return tab

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(said.text)

    yield opened
    assert complaints == []


def test_the_door_leads_to_the_latest_release(address: str, reader: Callable[[], Page]) -> None:
    tab = reader()
    tab.goto(f"{address}index.html")
    tab.wait_for_url(f"{address}en/2026.12/index.html")
    expect(tab.locator("h1")).to_be_visible()


def test_an_address_that_stays_leads_to_the_page_in_the_latest_release(
    address: str, reader: Callable[[], Page]
) -> None:
    tab = reader()
    tab.goto(f"{address}en/latest/roles/team-lead.html#duties")
    tab.wait_for_url(f"{address}en/2026.12/roles/team-lead.html#duties")
    expect(tab.locator("h1")).to_contain_text("Team captain")
    expect(tab.locator("[data-rb-outdated]")).to_be_hidden()


def test_an_older_release_says_so_and_leads_on(address: str, reader: Callable[[], Page]) -> None:
    tab = reader()
    tab.goto(f"{address}en/2026.11/roles/team-lead.html#duties")
    expect(tab.locator("h1")).to_contain_text("Team lead")
    banner = tab.locator("[data-rb-outdated]")
    expect(banner).to_contain_text("You are reading release 2026.11; the current one is 2026.12.")
    banner.get_by_role("link").click()
    tab.wait_for_url(f"{address}en/2026.12/roles/team-lead.html#duties")
    tab.go_back()
    tab.wait_for_url(f"{address}en/2026.11/roles/team-lead.html#duties")


def test_choosing_a_release_keeps_the_page(address: str, reader: Callable[[], Page]) -> None:
    tab = reader()
    tab.goto(f"{address}en/2026.12/roles/team-lead.html#duties")
    tab.get_by_role("button", name="2026.12, choose a release").focus()
    tab.get_by_role("link", name="2026.11", exact=True).click()
    tab.wait_for_url(f"{address}en/2026.11/roles/team-lead.html#duties")
    tab.get_by_role("button", name="2026.11, choose a release").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{address}en/2026.12/roles/team-lead.html#duties")


def test_choosing_a_release_without_the_page_leads_to_its_home(
    address: str, reader: Callable[[], Page]
) -> None:
    tab = reader()
    tab.goto(f"{address}en/2026.12/guide/new.html")
    tab.get_by_role("button", name="choose a release").focus()
    tab.get_by_role("link", name="2026.11", exact=True).click()
    tab.wait_for_url(f"{address}en/2026.11/index.html#rb-absent")
    expect(tab.locator("[data-rb-outdated]")).to_contain_text(
        "Release 2026.11 does not have the page that you came from"
    )


def test_an_address_of_a_page_that_is_gone_says_where_it_was(
    address: str, reader: Callable[[], Page]
) -> None:
    tab = reader()
    tab.goto(f"{address}en/latest/guide/old.html#part")
    expect(tab.get_by_text("This page is not part of release 2026.12")).to_be_visible()
    tab.get_by_role("link", name="2026.11").click()
    tab.wait_for_url(f"{address}en/2026.11/guide/old.html#part")


def test_an_unknown_release_is_not_followed(address: str, reader: Callable[[], Page]) -> None:
    tab = reader()
    tab.goto(f"{address}en/latest/guide/new.html?release=//evil.example/")
    tab.wait_for_url(f"{address}en/2026.12/guide/new.html")


def test_the_language_switch_stays_in_the_release(address: str, reader: Callable[[], Page]) -> None:
    tab = reader()
    tab.goto(f"{address}en/2026.11/roles/team-lead.html")
    tab.locator("a.rb-language").first.click()
    tab.wait_for_url(f"{address}zh/2026.11/roles/team-lead.html")
    expect(tab.locator("[data-rb-outdated]")).to_contain_text("当前版本是 2026.12 版")


@pytest.mark.parametrize(
    ("release", "query", "found"),
    [("2026.11", "lead", True), ("2026.11", "captain", False), ("2026.12", "captain", True)],
)
def test_each_release_searches_itself(
    address: str, reader: Callable[[], Page], release: str, query: str, found: bool
) -> None:
    tab = reader()
    tab.goto(f"{address}en/{release}/index.html")
    tab.keyboard.press("/")
    tab.locator(".md-search__input").fill(query)
    expect(tab.locator(".md-search-result__meta")).to_contain_text("found")
    result = tab.locator(f'.md-search-result__link[href*="/en/{release}/roles/team-lead.html"]')
    expect(result.first).to_be_visible(visible=found)


def box(found: Locator) -> FloatRect:
    """Give where something is seen."""
    where = found.bounding_box()
    assert where is not None
    return where


def test_on_a_phone_the_release_leaves_room_for_title_and_language(
    published_site: Path, page: OpenPage
) -> None:
    tab = page(viewport=(390, 800), locale="en")
    tab.goto((published_site / "en/2026.12/roles/team-lead.html").as_uri())
    tab.get_by_role("button", name="choose a release").focus()
    menu = tab.locator(".md-version__list")
    expect(menu).to_have_css("opacity", "1")
    title = box(tab.locator(".md-header__topic .md-ellipsis").first)
    current = box(tab.locator(".md-version__current"))
    switch, shown = box(tab.locator(".rb-language")), box(menu)
    assert title["width"] >= 110, "the title is read beside the buttons"
    assert title["y"] >= 0
    assert title["y"] + title["height"] <= current["y"] + 1
    assert current["height"] >= 24
    assert shown["y"] >= switch["y"] + switch["height"]
    assert shown["x"] + shown["width"] <= 390


def test_without_scripts_a_lasting_address_leads_to_the_latest_release(
    published_site: Path, page: OpenPage
) -> None:
    tab = page(java_script_enabled=False)
    tab.goto((published_site / "en/latest/roles/team-lead.html").as_uri())
    tab.wait_for_url((published_site / "en/2026.12/index.html").as_uri())
    expect(tab.locator("h1")).to_be_visible()


def test_without_scripts_every_release_can_be_reached(address: str, page: OpenPage) -> None:
    tab = page(locale="en", java_script_enabled=False)
    tab.goto(f"{address}en/latest/roles/team-lead.html")
    tab.get_by_role("link", name="All releases").first.click()
    tab.get_by_role("link", name="2026.11").click()
    expect(tab).to_have_url(f"{address}en/2026.11/index.html")
    tab.get_by_role("link", name="2026.11, all releases").click()
    expect(tab).to_have_url(f"{address}en/releases.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing(
    published_site: Path, page: OpenPage, language: str, scheme: ColourScheme
) -> None:
    tab = page(viewport=(390, 800), colour_scheme=scheme, locale=language)
    base = f"{published_site.as_uri()}/{language}/"
    tab.goto(f"{base}2026.11/roles/team-lead.html")
    expect(tab.locator("[data-rb-outdated]")).to_be_visible()
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.set_viewport_size({"width": 1440, "height": 800})
    tab.locator(".md-version__current").focus()
    expect(tab.locator(".md-version__list")).to_have_css("opacity", "1")
    assert violations(tab) == []
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto(f"{base}latest/guide/old.html")
    expect(tab.locator("[data-gone]")).to_be_visible()
    assert violations(tab) == []
    tab.goto(f"{base}releases.html")
    assert violations(tab) == []


def test_what_leads_to_releases_is_valid_html(published_site: Path) -> None:
    for path in ("index.html", "zh/releases.html", "en/latest"):
        assert errors(published_site / path) == []
