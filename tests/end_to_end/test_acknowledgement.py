"""“I have read and understood”: recorded, kept, exported, verified, printed, and asked again."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.assessment.browser import data_scripts as assessment_data
from generator.cli import main
from generator.pages.composing import Composer
from generator.pages.kinds import acknowledgement as screens
from generator.pages.kinds import assessment, comparison, onboarding, policy
from generator.site.policy_files import policy_files
from generator.site.tree import from_root
from generator.views.acknowledgement import data_scripts
from generator.web import ASSETS
from tests.conftest import ROOT
from tests.end_to_end import bare
from tests.end_to_end.conftest import ColourScheme, OpenPage, ServeDirectory
from tests.end_to_end.test_accessibility import violations
from tests.end_to_end.test_assessment_storage import EMPTY, FILL
from tests.libraries.policies import edition

KEY = "rolebook-acknowledgement/1"
SCRIPTS = {*screens.PANEL, *screens.MINE, *screens.CERTIFICATE, *assessment.ONBOARDING}
STATUS = ".rb-status__text"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("library")


@pytest.fixture(scope="module")
def built(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages beside each other, built while version 1.1 was in force."""
    out = tmp_path_factory.mktemp("acknowledging")
    for language in ("zh", "en"):
        made = edition(library, language)
        composer = Composer(made)
        kinds = (policy, comparison, screens, onboarding)
        site = out / language
        bare.write([page for kind in kinds for page in composer.pages(kind.pages)], site, language)
        scripts = (one[:2] for one in assessment_data(made, from_root))
        data = {**dict(scripts), **dict(data_scripts(made))}
        bare.add([(ASSETS / path, script()) for path, script in data.items()], site)
        bare.add(policy_files(made), site)
        bare.bring(site, "assess.css", *(name for name in SCRIPTS if (bare.WEB / name).is_file()))
    return out


class Reader:
    """A person at a browser of their own, on a day of their own."""

    def __init__(self, page: Page, base: str, day: str) -> None:
        self.page = page
        self.base = base
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.on(day)

    def on(self, day: str) -> None:
        self.page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00"))

    def opens(self, path: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(self.base + path)

    def acknowledges(self, name: str = "") -> None:
        self.page.locator("rb-acknowledge input").fill(name)
        self.page.locator("rb-acknowledge button[type=submit]").click()
        expect(self.page.locator("#rb-acknowledged")).to_be_focused()

    def stored(self) -> Any:  # noqa: ANN401 - JSON
        found = self.page.evaluate("key => localStorage.getItem(key)", KEY)
        return json.loads(found) if found else {}

    def saves(self, button: str) -> Path:
        with self.page.expect_download() as download:
            self.press(button)
        return download.value.path()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def chooses(self, button: str, file: Path | dict[str, Any]) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.press(button)
        given: Any = file
        chooser.value.set_files(given)

    def stands(self, state: str) -> None:
        expect(self.page.locator("rb-acknowledge")).to_have_attribute("data-state", state)


Readers = Callable[..., Reader]


@pytest.fixture
def reader(page: OpenPage, built: Path, serve_directory: ServeDirectory) -> Iterator[Readers]:
    base = serve_directory(built)
    made: list[Reader] = []

    def come(day: str = "2026-08-01", **context: Any) -> Reader:  # noqa: ANN401 - the browser's
        made.append(Reader(page(**context), base, day))
        return made[-1]

    yield come
    assert [error for one in made for error in one.errors] == []


def test_the_record_is_of_the_text_that_is_shown(reader: Readers, built: Path) -> None:
    one = reader()
    for language, path in (("zh", "conduct.html"), ("en", "conduct/1.1.html")):
        one.opens(f"{language}/policies/{path}")
        one.page.evaluate("localStorage.clear()")
        one.page.reload()
        one.acknowledges("张三")
        record = one.stored()["acknowledged"]["conduct"]["1.1"]
        text = (built / language / "policies/conduct/1.1.txt").read_bytes()
        assert record["digest"] == hashlib.sha256(text).hexdigest()
        assert record["digest"] == one.page.locator("code.rb-digest").inner_text()
        assert record["language"] == language
        assert record["name"] == "张三"
        assert record["at"].startswith("2026-08-01T12:00:00")


def test_what_is_exported_fits_the_schema_and_is_verified(
    reader: Readers, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = reader()
    one.opens("zh/policies/conduct.html")
    one.acknowledges("李四")
    file = tmp_path / "li.json"
    file.write_bytes(one.saves("导出这条记录").read_bytes())
    schema = json.loads((ROOT / "schemas/acknowledgement.schema.json").read_text())
    jsonschema.validate(json.loads(file.read_text()), schema)
    assert main(["ack", "verify", str(file), "--root", str(library), "--language", "zh"]) == 0
    said = capsys.readouterr().out
    assert "有效" in said
    assert "李四" in said
    forged = json.loads(file.read_text())
    forged["acknowledged"]["conduct"]["1.1"]["digest"] = "0" * 64
    file.write_text(json.dumps(forged))
    assert main(["ack", "verify", str(file), "--root", str(library), "--language", "zh"]) == 1
    assert "摘要不符" in capsys.readouterr().out


def test_either_language_acknowledges_the_version(reader: Readers) -> None:
    one = reader()
    one.opens("zh/policies/conduct.html")
    one.stands("must")
    one.acknowledges()
    one.opens("en/policies/conduct.html")
    one.stands("valid")
    expect(one.page.locator("rb-acknowledge")).to_contain_text("text in Chinese")
    assert "name" not in one.stored()["acknowledged"]["conduct"]["1.1"]


def test_an_editorial_change_keeps_it_and_a_substantive_one_asks_again(reader: Readers) -> None:
    one = reader("2026-03-01")
    one.opens("en/policies/conduct/1.0.html")
    one.acknowledges()
    one.on("2026-08-01")
    one.opens("en/policies/conduct.html")
    one.stands("kept")
    expect(one.page.locator("rb-acknowledge")).to_contain_text(
        "Version 1.1 changes only the wording"
    )
    one.on("2027-03-01")
    one.opens("en/policies/conduct.html")
    leads = one.page.locator("rb-acknowledge a")
    expect(leads).to_have_attribute("href", "conduct/2.0.html#acknowledge")
    leads.click()
    one.stands("again")
    expect(one.page.locator("rb-acknowledge .rb-warning")).to_contain_text(
        "You acknowledged version 1.0"
    )
    changes = one.page.get_by_role("link", name="See what changed")
    assert changes.get_attribute("href") == "compare.html#1.0--2.0"
    one.acknowledges()
    one.stands("valid")
    assert set(one.stored()["acknowledged"]["conduct"]) == {"1.0", "2.0"}


def test_only_the_version_in_force_is_acknowledged(reader: Readers) -> None:
    one = reader()
    for version in ("1.0", "2.0"):
        one.opens(f"en/policies/conduct/{version}.html")
        assert one.page.locator("rb-acknowledge form").count() == 0
        expect(one.page.locator("rb-acknowledge")).to_contain_text("not the version in force today")
    one.on("2025-01-01")
    one.opens("en/policies/conduct/1.0.html")
    expect(one.page.locator("rb-acknowledge")).to_contain_text("No version is in force today")


def test_other_words_under_the_same_version_are_asked_again(reader: Readers) -> None:
    one = reader()
    one.opens("en/policies/conduct.html")
    one.acknowledges()
    file = one.stored()
    file["acknowledged"]["conduct"]["1.1"]["digest"] = "0" * 64
    one.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(file)])
    one.page.reload()
    one.stands("again")
    expect(one.page.locator("rb-acknowledge .rb-warning")).to_contain_text(
        "its words were different then"
    )


def test_what_is_still_to_do_follows_the_role_and_the_day(reader: Readers) -> None:
    one = reader()
    one.opens("en/acknowledge/index.html#role=client-manager")
    expect(one.page.get_by_label("My role")).to_have_value("client-manager")
    count = one.page.locator("rb-acknowledgements > p[role=status]")
    expect(count).to_have_text("To acknowledge: 1, still open: 1.")
    one.page.get_by_role("link", name="RB-HR-001 Rules of conduct").click()
    one.acknowledges("Li")
    one.page.get_by_role("link", name="All my acknowledgements").click()
    expect(count).to_have_text("To acknowledge: 1, still open: 0.")
    expect(one.page.locator("tbody tr")).to_contain_text("valid")
    one.on("2027-03-01")
    one.page.reload()
    expect(count).to_have_text("To acknowledge: 1, still open: 1.")
    expect(one.page.locator("tbody tr").first).to_contain_text("version 1.1 was acknowledged")
    expect(one.page.locator("tbody tr").last).to_contain_text("outdated")


def test_records_travel_by_file_and_every_step_can_be_undone(reader: Readers) -> None:
    one = reader()
    one.opens("zh/policies/conduct.html")
    one.acknowledges("张三")
    one.opens("zh/acknowledge/index.html")
    file = one.saves("导出全部确认")
    other = reader()
    other.opens("zh/acknowledge/index.html")
    other.chooses("导入文件", file)
    expect(other.page.locator("#rb-ack-file")).to_have_text("已导入 1 条记录")
    assert other.stored()["acknowledged"]["conduct"]["1.1"]["name"] == "张三"
    other.press("撤销")
    assert other.stored()["acknowledged"] == {}
    other.chooses("导入文件", file)
    other.press("删除全部确认")
    other.press("确定删除")
    assert other.stored()["acknowledged"] == {}
    other.press("撤销")
    assert set(other.stored()["acknowledged"]) == {"conduct"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"format": "rolebook-assessment/1"}',
        '{"format": "rolebook-acknowledgement/2"}',
        '{"format": "rolebook-acknowledgement/1"}',
    ],
)
def test_another_file_is_refused_and_changes_nothing(reader: Readers, text: str) -> None:
    one = reader()
    one.opens("en/policies/conduct.html")
    one.acknowledges()
    before = one.stored()
    one.opens("en/acknowledge/index.html")
    file = {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    one.chooses("Import file", file)
    expect(one.page.locator("[role=alert].rb-refusal")).to_contain_text(
        "Nothing on this device has changed."
    )
    assert one.stored() == before


def test_two_tabs_know_of_each_other(reader: Readers) -> None:
    one = reader()
    one.opens("zh/policies/conduct.html")
    two = Reader(one.page.context.new_page(), one.base, "2026-08-01")
    two.opens("en/policies/conduct.html")
    one.acknowledges()
    expect(two.page.locator("rb-acknowledge")).to_have_attribute("data-state", "valid")


def test_a_full_store_is_said_and_the_record_can_be_saved(reader: Readers) -> None:
    one = reader()
    one.opens("zh/policies/conduct.html")
    one.page.evaluate(FILL)
    one.page.on("dialog", lambda dialog: dialog.accept())
    one.acknowledges("张三")
    expect(one.page.locator(".rb-status [role=alert]")).to_contain_text("存储空间已满")
    saved = json.loads(one.saves("导出这条记录").read_text())
    assert saved["acknowledged"]["conduct"]["1.1"]["name"] == "张三"
    one.page.evaluate(EMPTY)
    one.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(one.page.locator(STATUS)).to_contain_text("已保存")
    assert set(one.stored()["acknowledged"]) == {"conduct"}


def test_a_browser_that_keeps_nothing_says_so(
    browser: Browser, chromium: str, tmp_path: Path, built: Path, serve_directory: ServeDirectory
) -> None:
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text(
        json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}), "utf-8"
    )
    context = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=chromium, args=["--headless=new", "--no-sandbox", "--disable-gpu"]
    )
    try:
        one = Reader(context.new_page(), serve_directory(built), "2026-08-01")
        one.opens("zh/policies/conduct.html")
        trouble = one.page.locator(".rb-status [role=alert]")
        expect(trouble).to_contain_text("这个浏览器不让网页保存记录")
        one.acknowledges("张三")
        expect(trouble).to_contain_text("没有保存")
        saved = json.loads(one.saves("导出全部确认").read_text())
        assert saved["acknowledged"]["conduct"]["1.1"]["name"] == "张三"
        one.page.on("dialog", lambda dialog: dialog.accept())
    finally:
        context.close()


def test_a_damaged_record_is_put_aside(reader: Readers) -> None:
    one = reader()
    one.opens("zh/policies/conduct.html")
    one.page.evaluate("key => localStorage.setItem(key, 'garbage')", KEY)
    one.page.reload()
    expect(one.page.locator(".rb-status [role=alert]")).to_contain_text("无法读取")
    assert one.saves("下载受损的记录").read_text() == "garbage"
    one.acknowledges()
    assert set(one.stored()["acknowledged"]) == {"conduct"}
    assert one.page.evaluate("key => localStorage.getItem(key)", f"{KEY}.damaged") == "garbage"


def test_a_store_that_is_cleared_is_filled_again_while_the_page_is_open(reader: Readers) -> None:
    one = reader()
    one.opens("zh/policies/conduct.html")
    one.acknowledges()
    one.page.evaluate("localStorage.clear()")
    one.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert set(one.stored()["acknowledged"]) == {"conduct"}


def test_the_certificate_names_person_text_and_time_and_prints_alone(reader: Readers) -> None:
    one = reader()
    one.opens("en/policies/conduct.html")
    digest = one.page.locator("code.rb-digest").inner_text()
    one.acknowledges("Li Si")
    one.page.get_by_role("link", name="Certificate").click()
    paper = one.page.locator(".rb-certificate")
    for said in ("Li Si", "RB-HR-001", "1.1", digest, "2026-08-01T12:00:00", "2026.11"):
        expect(paper).to_contain_text(said)
    one.page.emulate_media(media="print")
    expect(one.page.get_by_role("button", name="Print")).to_be_hidden()
    expect(paper).to_be_visible()
    one.opens("en/acknowledge/certificate.html#/conduct/2.0")
    expect(one.page.locator("rb-certificate")).to_contain_text("There is no such record")


def test_an_onboarding_step_leads_to_its_policy_and_ticks_itself(reader: Readers) -> None:
    one = reader()
    one.opens("zh/onboarding/first-months.html")
    box = one.page.locator("[data-acknowledge] input")
    expect(box).not_to_be_checked()
    one.page.get_by_role("link", name="阅读并确认").click()
    one.acknowledges()
    one.page.go_back()
    expect(box).to_be_checked()
    expect(one.page.locator("[data-acknowledge]")).to_contain_text("已确认 1.1 版")
    expect(one.page.locator(".rb-steps__date").first).to_have_text("2026年8月1日")
    box.uncheck()
    one.page.reload()
    expect(box).not_to_be_checked()


def test_without_scripts_paper_is_named(reader: Readers) -> None:
    one = reader(java_script_enabled=False)
    one.opens("zh/policies/conduct.html")
    expect(one.page.locator("rb-acknowledge")).to_contain_text("请打印本制度")


def states(opened: Page, base: str) -> Iterator[str]:
    """Yield the name of each state of the real site once it is shown."""
    one = Reader(opened, base, "2026-11-23")
    one.opens("zh/policies/conduct-and-prohibitions.html#acknowledge")
    yield "to acknowledge"
    one.acknowledges("张三")
    yield "acknowledged"
    one.opens("zh/policies/conduct-and-prohibitions/1.0.html")
    yield "not in force"
    one.opens("zh/acknowledge/index.html#role=corporate-client-manager")
    yield "mine"
    file = {"name": "x.json", "mimeType": "application/json", "buffer": b"{"}
    one.chooses("导入文件", file)
    yield "refused"
    one.press("删除全部确认")
    yield "to delete"
    one.opens("zh/acknowledge/certificate.html#/conduct-and-prohibitions/1.1")
    yield "certificate"
    stored = one.stored()
    stored["acknowledged"]["conduct-and-prohibitions"]["1.1"]["digest"] = "0" * 64
    one.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(stored)])
    one.opens("zh/policies/conduct-and-prohibitions.html#acknowledge")
    yield "again"


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1440)])
def test_axe_finds_nothing_in_any_state(
    site: Path, page: OpenPage, serve_directory: ServeDirectory, scheme: ColourScheme, width: int
) -> None:
    opened = page(viewport=(width, 900), colour_scheme=scheme, reduced_motion="reduce")
    found: dict[str, list[str]] = {}
    for state in states(opened, serve_directory(site)):
        problems = violations(opened)
        wide = opened.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            problems.append(f"the page scrolls sideways: {wide} px")
        if problems:
            found[state] = problems
    assert found == {}
