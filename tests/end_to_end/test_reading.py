"""Reading the built site in a browser: the ways through it, on paper, and without JavaScript."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request

from tests.end_to_end.conftest import OpenPage, ServeDirectory
from tests.end_to_end.test_accessibility import KINDS, page_of

ROLE = "roles/corporate-client-manager.html"

TABS = {"role": "roles", "competency": "competencies", "track": "tracks", "policy": "policies"}
"""For a kind of page outside the navigation, the folder of the tab that it belongs to."""


@pytest.mark.parametrize(
    "kind", ["home", "role", "competency", "track", "policy", "matrix", "guide"]
)
def test_the_language_switch_leads_to_the_same_page(
    site: Path, address: str, page: OpenPage, kind: str
) -> None:
    opened = page()
    path = page_of(site, "zh", kind)
    opened.goto(address + path)
    opened.click("a.rb-language")
    assert urlsplit(opened.url).path == f"/{path.replace('zh/', 'en/', 1)}"
    assert opened.get_attribute("html", "lang") == "en"
    opened.click("a.rb-language")
    assert urlsplit(opened.url).path == f"/{path}"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", TABS)
def test_the_tab_that_a_page_belongs_to_is_marked(
    site: Path, address: str, page: OpenPage, language: str, kind: str
) -> None:
    opened = page(viewport=(1440, 900))
    opened.goto(address + page_of(site, language, kind))
    active = opened.locator(".md-tabs__item--active a")
    assert active.count() == 1
    assert active.get_attribute("aria-current") == "true"
    target = active.evaluate("link => link.href")
    assert urlsplit(target).path == f"/{language}/{TABS[kind]}/index.html"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_index_page_marks_its_own_tab(address: str, page: OpenPage, language: str) -> None:
    opened = page(viewport=(1440, 900))
    opened.goto(f"{address}{language}/roles/index.html")
    active = opened.locator(".md-tabs__item--active a")
    assert active.count() == 1
    assert active.get_attribute("aria-current") == "page"


@pytest.mark.parametrize("kind", ["role", "competency", "policy-version", "checklist", "findings"])
def test_breadcrumbs_lead_from_the_home_page_to_this_one(
    site: Path, address: str, page: OpenPage, kind: str
) -> None:
    opened = page(locale="en")
    opened.goto(address + page_of(site, "en", kind))
    crumbs = opened.locator(".rb-breadcrumbs li")
    assert crumbs.count() >= 3
    title = opened.locator("h1").evaluate("heading => heading.firstChild.textContent")
    assert crumbs.last.inner_text().strip() == title.strip()
    assert crumbs.last.get_attribute("aria-current") == "page"
    opened.click(".rb-breadcrumbs li:first-child a")
    assert urlsplit(opened.url).path == "/en/index.html"


def test_the_home_page_has_no_breadcrumbs(address: str, page: OpenPage) -> None:
    opened = page()
    opened.goto(f"{address}zh/index.html")
    assert opened.locator(".rb-breadcrumbs").count() == 0


@pytest.mark.parametrize("kind", ["policy", "role", "guide"])
def test_on_a_phone_the_contents_fold_out_and_lead_to_every_section(
    site: Path, address: str, page: OpenPage, kind: str
) -> None:
    opened = page(viewport=(390, 844))
    opened.goto(address + page_of(site, "zh", kind))
    links = opened.locator(".rb-contents a")
    of_theme = opened.locator(".md-sidebar--secondary a")
    targets = links.evaluate_all("links => links.map(link => link.hash)")
    assert len(targets) > 2
    assert targets == of_theme.evaluate_all("links => links.map(link => link.hash)")
    assert not links.first.is_visible()
    opened.click(".rb-contents summary")
    links.last.click()
    last = opened.locator(f"[id={targets[-1][1:]}]")
    assert last.evaluate("heading => heading.getBoundingClientRect().top < innerHeight")


def test_at_a_desk_the_contents_stand_once_beside_the_text(
    site: Path, address: str, page: OpenPage
) -> None:
    opened = page(viewport=(1440, 900))
    opened.goto(address + page_of(site, "zh", "policy"))
    assert opened.locator(".md-sidebar--secondary .md-nav__link").first.is_visible()
    assert not opened.locator(".rb-contents").is_visible()


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("role", "# yaml-language-server"), ("policy", "---\n"), ("source", "# yaml-language-server")],
)
def test_the_source_of_a_page_is_one_click_away(
    site: Path, address: str, page: OpenPage, kind: str, begins: str
) -> None:
    opened = page()
    opened.goto(address + page_of(site, "zh", kind))
    with opened.expect_navigation():
        opened.click(".rb-provenance__edit")
    assert re.search(r"/zh/source/(competencies|docs)/.*\.(yml|md)\.txt$", opened.url)
    assert opened.inner_text("body").startswith(begins.rstrip("\n"))


def test_neighbours_lead_on_and_back(address: str, page: OpenPage) -> None:
    opened = page()
    opened.goto(address + "zh/" + ROLE)
    opened.click(".rb-neighbours__next")
    assert urlsplit(opened.url).path != "/zh/" + ROLE
    opened.click(".rb-neighbours__previous")
    assert urlsplit(opened.url).path == "/zh/" + ROLE


def shown(opened: Page, selector: str) -> int:
    return opened.locator(f"{selector}:visible").count()


def test_the_matrix_can_be_filtered(address: str, page: OpenPage) -> None:
    opened = page(viewport=(1440, 900), locale="en")
    opened.goto(f"{address}en/matrix.html")
    rows, columns = shown(opened, "tr[data-row]"), shown(opened, "thead th[data-line]")
    status = opened.locator("rb-matrix [role=status]")
    assert str(rows) in status.inner_text()

    opened.select_option("rb-matrix select[name=line]", index=1)
    fewer = shown(opened, "thead th[data-line]")
    assert 0 < fewer < columns
    assert shown(opened, "tr[data-row]") == rows
    assert f"{fewer}" in status.inner_text()
    opened.select_option("rb-matrix select[name=line]", index=0)

    opened.select_option("rb-matrix select[name=model]", index=1)
    assert 0 < shown(opened, "tr[data-row]") < rows
    opened.select_option("rb-matrix select[name=model]", index=0)

    name = opened.locator("tr[data-row] th").first.inner_text()
    opened.fill("rb-matrix input[name=text]", name.upper())
    assert shown(opened, "tr[data-row]") >= 1
    assert opened.locator("tr[data-row]:visible th").first.inner_text() == name
    opened.fill("rb-matrix input[name=text]", "nothing is called that")
    assert shown(opened, "tr[data-row]") == 0
    opened.fill("rb-matrix input[name=text]", "")
    assert (shown(opened, "tr[data-row]"), shown(opened, "thead th[data-line]")) == (rows, columns)


def test_enter_in_the_filter_sends_nothing(address: str, page: OpenPage) -> None:
    opened = page(viewport=(1440, 900))
    opened.goto(f"{address}zh/matrix.html")
    opened.press("rb-matrix input[name=text]", "Enter")
    assert opened.url == f"{address}zh/matrix.html"


@pytest.mark.parametrize("kind", ["role", "competency", "policy", "checklist"])
def test_a_printed_page_is_its_content_and_nothing_else(
    site: Path, address: str, page: OpenPage, kind: str
) -> None:
    opened = page(viewport=(794, 1123))
    opened.goto(address + page_of(site, "zh", kind))
    opened.emulate_media(media="print")
    for selector in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".rb-language"):
        assert shown(opened, selector) == 0, selector
    assert shown(opened, "h1") == 1
    assert opened.evaluate("document.documentElement.scrollWidth") <= 794
    pdf = opened.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 1


def test_a_printed_checklist_has_boxes(site: Path, address: str, page: OpenPage) -> None:
    opened = page(viewport=(794, 1123))
    opened.goto(address + page_of(site, "zh", "checklist"))
    indicators = opened.locator(".rb-checks tbody tr")
    boxes = opened.locator(".rb-checks input[type=radio]")
    assert boxes.count() == 4 * indicators.count() > 20
    opened.emulate_media(media="print")
    box = boxes.first.bounding_box()
    assert box is not None
    assert box["width"] >= 8
    assert box["height"] >= 8


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_without_javascript_everything_can_be_read(
    site: Path, address: str, page: OpenPage, kind: str
) -> None:
    path = page_of(site, "zh", kind)
    without = page(java_script_enabled=False, viewport=(1440, 900))
    without.goto(address + path)
    hidden = without.locator(
        "article h2:not(:visible), article h3:not(:visible), article p:not(:visible), "
        # The contents repeat the headings, and are for phones.
        "article td:not(:visible), article li:not(.rb-contents *):not(:visible)"
    )
    left = [
        text
        for text in hidden.all_text_contents()
        if text.strip() and "rb-filter" not in text
    ]  # fmt: skip
    allowed = without.locator("article [hidden]").all_text_contents()
    assert [text for text in left if not any(text in one for one in allowed)] == []
    assert without.locator("h1:visible").count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_another_host_for_anything(
    site: Path, address: str, page: OpenPage, kind: str
) -> None:
    asked: list[str] = []
    failed: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    opened = page()
    opened.on("request", note)
    opened.on("requestfailed", lambda request: failed.append(request.url))
    opened.on("pageerror", lambda error: failed.append(str(error)))
    opened.goto(address + page_of(site, "en", kind), wait_until="networkidle")
    away = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert away == []
    assert failed == []
    assert len(asked) > 3


@pytest.mark.parametrize(
    ("locale", "language"), [("zh-CN", "zh"), ("en-GB", "en"), ("de-DE", "zh"), ("zh-TW", "zh")]
)
def test_the_root_leads_to_the_readers_language(
    address: str, page: OpenPage, locale: str, language: str
) -> None:
    opened = page(locale=locale)
    opened.goto(address)
    opened.wait_for_url(f"{address}{language}/index.html")
    assert opened.get_attribute("html", "lang") == language


def test_without_javascript_the_root_offers_both(address: str, page: OpenPage) -> None:
    opened = page(java_script_enabled=False)
    opened.goto(address)
    links = opened.locator("main a")
    assert [links.nth(at).get_attribute("lang") for at in range(links.count())] == ["zh", "en"]
    opened.click("main a[lang=en]")
    assert urlsplit(opened.url).path == "/en/index.html"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_that_is_not_there_is_said_in_the_readers_language(
    site: Path, page: OpenPage, serve_directory: ServeDirectory, language: str
) -> None:
    opened = page()
    address = serve_directory(site / language, prefix=f"/{language}/")
    answer = opened.goto(f"{address}roles/nobody.html")
    assert answer is not None
    assert answer.status == 404
    assert opened.get_attribute("html", "lang") == language
    assert opened.locator("h1:visible").count() == 1


def test_pages_work_from_a_disk(site: Path, page: OpenPage) -> None:
    opened = page()
    opened.goto((site / "index.html").as_uri())
    opened.wait_for_url("**/zh/index.html")
    opened.goto((site / "zh" / ROLE).as_uri())
    failed: list[str] = []
    opened.on("requestfailed", lambda request: failed.append(request.url))
    opened.click(".rb-breadcrumbs li:first-child a")
    assert opened.url.endswith("/zh/index.html")
    opened.click("a.rb-language")
    assert opened.url.endswith("/en/index.html")
    assert [url for url in failed if url.endswith((".html", ".css", ".js"))] == []
