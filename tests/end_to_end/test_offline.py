"""The whole site as a ZIP, unpacked anywhere and opened from the disk: nothing asks the network."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end.conftest import OpenPage
from tests.end_to_end.watching import Watch


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site packed and unpacked again, below a name that has to be escaped in an address."""
    packed = tmp_path_factory.mktemp("packed") / "site.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        for file in sorted(site.rglob("*")):
            pack.write(file, file.relative_to(site))
    folder = tmp_path_factory.mktemp("out") / "手册 #1 (50%)"
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
