"""The content policy holds on every page, and nothing that a reader does runs against it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.site.content_policy import PLAIN, ContentPolicy, inline_scripts
from tests.conftest import Project, Rolebook
from tests.end_to_end.conftest import OpenPage, ServeDirectory
from tests.end_to_end.test_accessibility import KINDS, page_of
from tests.end_to_end.watching import Watch

STATED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')

ROLE = "corporate-client-manager"

UNSAFE = ("unsafe-inline", "unsafe-eval", "wasm-unsafe-eval", "unsafe-hashes", "*", "http:")


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def header(site: Path) -> str:
    return (site / PLAIN).read_text("utf-8").strip()


def test_every_page_states_a_policy_before_anything_it_speaks_of(site: Path) -> None:
    for file in pages(site):
        stated = STATED.findall(file.read_text("utf-8"))
        assert len(stated) == 1, file
        assert not any(word in stated[0] for word in UNSAFE), file
        before = file.read_bytes()[:1024].partition(b"Content-Security-Policy")[0].decode()
        assert re.findall("<[a-z]+", before) in (
            ["<html", "<head", "<meta", "<meta"],
            ["<html", "<head", "<meta"],
        )


def test_no_page_holds_what_its_policy_or_the_header_refuses(site: Path) -> None:
    server = ContentPolicy.parse(header(site))
    refused = []
    for file in pages(site):
        html = file.read_text("utf-8")
        own = ContentPolicy.parse(STATED.findall(html)[0])
        refused += [(file.name, *own.refused(html), *server.refused(html))]
        assert own.digests <= server.digests
        assert len(own.digests) <= len(inline_scripts(html))
    assert [one for one in refused if len(one) > 1] == []


def test_the_header_admits_nothing_unsafe_and_no_frames(site: Path) -> None:
    policy = header(site)
    assert not any(word in policy for word in UNSAFE)
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("frame-ancestors 'none'")
    assert (site / "csp.conf").read_text("utf-8") == (
        f'add_header Content-Security-Policy "{policy}" always;\n'
    )


def test_a_script_in_a_page_by_hand_stops_the_build(project: Project, rolebook: Rolebook) -> None:
    project.write("docs/en/guide/index.md", "# Guide\n\n<script>alert(1)</script>\n")
    ran = rolebook("build", cwd=project.root)
    assert ran.returncode == 2
    assert "guide/index.md: the content security policy refuses <script>alert(1)" in ran.stderr
    assert not (project.root / "www").exists()


Over = Callable[[str], str]


@pytest.fixture(params=["http", "file"])
def over(request: pytest.FixtureRequest, site: Path, serve_directory: ServeDirectory) -> Over:
    """Give the URL of a page on a server that sends the header, and on a disk."""
    if request.param == "file":
        return lambda path: (site / path).as_uri()
    address = serve_directory(site, headers={"Content-Security-Policy": header(site)})
    return lambda path: address + path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_of_every_kind_keep_to_it(
    site: Path, over: Over, page: OpenPage, language: str
) -> None:
    watch = Watch(page(locale=language))
    for kind in KINDS:
        # The error page is meant for any address, so it names files from the server's root.
        if kind != "404" or over("").startswith("http"):
            watch.page.goto(over(page_of(site, language, kind)), wait_until="networkidle")
    assert watch.incidents == []


def test_a_page_that_breaks_it_is_noticed(
    site: Path, tmp_path: Path, page: OpenPage, serve_directory: ServeDirectory
) -> None:
    html = (site / "zh/about.html").read_text("utf-8")
    attack = '<img src="x" onerror="canary()"><p style="color:red">x</p><script>canary()</script>'
    (tmp_path / "about.html").write_text(html.replace("</body>", f"{attack}</body>"), "utf-8")
    watch = Watch(page())
    watch.page.goto((tmp_path / "about.html").as_uri(), wait_until="networkidle")
    noticed = "\n".join(watch.incidents)
    for directive in ("script-src-attr", "style-src-attr", "script-src-elem"):
        assert f"{directive} refused inline" in noticed


def search(page: Page, over: Over) -> None:
    page.goto(over("en/index.html"))
    page.keyboard.press("/")
    page.locator("[data-rb-answered]").wait_for(state="attached")
    page.locator(".md-search__input").fill("negotiation")
    page.locator("[data-rb-answered=negotiation]").wait_for(state="attached")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/en/**")


def palette(page: Page, over: Over) -> None:
    page.goto(over("en/roles/index.html"))
    page.locator("label[title='Switch to dark mode']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def assessment(page: Page, over: Over) -> None:
    page.goto(over("en/assess/index.html"))
    page.select_option("#rb-role", ROLE)
    page.locator(".rb-choose__grades input").first.check()
    page.get_by_role("button", name="Start", exact=False).first.click()
    page.wait_for_selector(".rb-todo")
    page.locator(".rb-todo a").first.click()
    page.wait_for_selector(".rb-indicator")
    for field in page.locator(".rb-indicator").all():
        field.locator("input[value=consistently]").check()
    page.fill("#rb-evidence", "Spoke to twelve clients")
    with page.expect_download():
        page.get_by_role("button", name="Export file").click()
    page.goto(page.url.partition("/step/")[0] + "/result")
    page.wait_for_selector(".rb-app svg")


def onboarding(page: Page, over: Over) -> None:
    page.goto(over(f"en/onboarding/{ONBOARDING}"))
    page.locator(".rb-steps__box input").first.check()
    expect(page.locator(".rb-status__text")).to_contain_text("Saved")


def register(page: Page, over: Over) -> None:
    page.goto(over("en/policies/index.html"))
    page.fill("input[name=day]", "2026-01-01")
    page.fill("input[type=search]", "conduct")
    page.keyboard.press("Enter")
    expect(page.locator("rb-policy-register [role=status]")).to_contain_text("shown")
    assert "?" not in page.url


def matrix(page: Page, over: Over) -> None:
    page.goto(over("en/matrix.html"))
    page.fill("rb-matrix input[type=search]", "negotiation")
    page.keyboard.press("Enter")
    expect(page.locator("rb-matrix [role=status]")).to_contain_text("1")
    assert "?" not in page.url


def comparison(page: Page, over: Over) -> None:
    page.goto(over("en/assess/compare.html"))
    page.select_option("#rb-compare_from", index=1)
    page.select_option("#rb-compare_to", index=2)
    page.wait_for_selector(".rb-compared")


ONBOARDING = "corporate-first-quarter.html"


@pytest.mark.parametrize(
    "use", [search, palette, assessment, onboarding, register, matrix, comparison]
)
def test_what_readers_do_keeps_to_it(
    over: Over, page: OpenPage, use: Callable[[Page, Over], None]
) -> None:
    watch = Watch(page(viewport=(1440, 900), locale="en"))
    use(watch.page, over)
    watch.page.wait_for_load_state("networkidle")
    assert watch.incidents == []
