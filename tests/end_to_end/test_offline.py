"""The whole site as a ZIP, unpacked anywhere and opened from the disk: nothing asks the network."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.release.archive import alone, archive
from generator.release.stored import published_state
from tests.end_to_end.conftest import OpenPage
from tests.end_to_end.watching import Watch

ODD = "手册 #1 (50%)"


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site packed and unpacked again."""
    return repacked(site, tmp_path_factory.mktemp("packed"))


def repacked(site: Path, within: Path) -> Path:
    """Pack a site and unpack it, below a name that has to be escaped in an address."""
    packed = within / "site.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        for file in sorted(site.rglob("*")):
            pack.write(file, file.relative_to(site))
    folder = within / ODD
    with zipfile.ZipFile(packed) as pack:
        pack.extractall(folder)
    return folder


def search(page: Page, folder: Path) -> None:
    page.goto((folder / "zh/roles/index.html").as_uri())
    page.keyboard.press("/")
    page.locator("[data-rb-answered]").wait_for(state="attached")
    page.locator(".md-search__input").fill("尽职调查")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state("load")
    expect(page.locator("h1")).to_be_visible()


def assess(page: Page, folder: Path) -> None:
    page.goto((folder / "zh/assess/steps.html").as_uri() + "#/one/need-diagnosis")
    page.locator(".rb-indicator input[value=consistently]").first.check()
    expect(page.locator(".rb-status__text")).to_contain_text("已保存")
    with page.expect_download():
        page.get_by_role("button", name="导出文件").click()
    page.reload()
    expect(page.locator(".rb-indicator input[value=consistently]").first).to_be_checked()


def change_language(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.wait_for_url("**/zh/index.html")
    page.locator("a.rb-language").click()
    page.wait_for_url("**/en/index.html")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def print_a_policy(page: Page, folder: Path) -> None:
    page.goto((folder / "zh/policies/conduct-and-prohibitions.html").as_uri())
    assert page.pdf().startswith(b"%PDF")


def change_release(page: Page, folder: Path) -> None:
    page.goto((folder / "zh/2026.12/roles/team-lead.html").as_uri() + "#duties")
    page.locator(".md-version__current").focus()
    page.get_by_role("link", name="2026.11", exact=True).click()
    page.wait_for_url("**/zh/2026.11/roles/team-lead.html#duties")
    expect(page.locator("[data-rb-outdated]")).to_be_visible()
    page.locator("a.rb-language").click()
    page.wait_for_url("**/en/2026.11/roles/team-lead.html*")
    expect(page.locator("h1")).to_contain_text("Team lead")
    page.locator("[data-rb-outdated] a").click()
    page.wait_for_url("**/en/2026.12/roles/team-lead.html*")
    expect(page.locator("h1")).to_contain_text("Team captain")


def test_two_releases_change_places_on_a_disk(
    published_site: Path, tmp_path: Path, page: OpenPage
) -> None:
    archive(published_site, published_state(published_site), tmp_path / "handbook.zip")
    with zipfile.ZipFile(tmp_path / "handbook.zip") as pack:
        pack.extractall(tmp_path / ODD)
    folder = tmp_path / ODD / "handbook"
    watch = Watch(page(viewport=(1440, 900), locale="zh-CN"))
    change_release(watch.page, folder)
    assert {url.partition(":")[0] for url in watch.requests} == {"file"}
    assert watch.incidents == []


def test_the_zip_of_a_release_stands_alone(
    published_site: Path, tmp_path: Path, page: OpenPage
) -> None:
    state = alone(published_state(published_site), "2026.11")
    assert archive(published_site, state, tmp_path / "handbook-2026.11.zip") > 0
    with zipfile.ZipFile(tmp_path / "handbook-2026.11.zip") as pack:
        pack.extractall(tmp_path / ODD)
    folder = tmp_path / ODD / "handbook-2026.11"
    watch = Watch(page(viewport=(1440, 900), locale="en"))
    tab = watch.page
    tab.goto((folder / "index.html").as_uri())
    tab.wait_for_url("**/en/2026.11/index.html")
    tab.goto((folder / "en/latest/roles/team-lead.html").as_uri() + "#duties")
    tab.wait_for_url("**/en/2026.11/roles/team-lead.html#duties")
    tab.locator("a.rb-language").click()
    tab.wait_for_url("**/zh/2026.11/roles/team-lead.html*")
    # The one release is the current one, and no other is offered.
    tab.locator(".md-version__current").focus()
    expect(tab.locator(".md-version__link")).to_have_count(1)
    expect(tab.locator("[data-rb-outdated]")).to_be_hidden()
    assert {url.partition(":")[0] for url in watch.requests} == {"file"}
    assert watch.incidents == []


@pytest.mark.parametrize("use", [search, assess, change_language, print_a_policy])
def test_it_works_from_the_disk_and_asks_nobody(
    unpacked: Path, page: OpenPage, use: object
) -> None:
    assert callable(use)
    watch = Watch(page(viewport=(1440, 900)))
    use(watch.page, unpacked)
    assert {url.partition(":")[0] for url in watch.requests} <= {"file", "blob", "data"}
    assert watch.incidents == []


def test_a_request_to_another_host_is_noticed(tmp_path: Path, page: OpenPage) -> None:
    (tmp_path / "a.html").write_text('<img src="https://evil.example/x.png">', "utf-8")
    watch = Watch(page())
    watch.page.goto((tmp_path / "a.html").as_uri())
    assert any("request: https://evil.example/x.png" in one for one in watch.incidents)
