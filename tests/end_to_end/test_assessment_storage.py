"""Storage that fails, tabs that compete, pages that go away: nothing shown as saved is lost."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from tests.end_to_end.assessing import KEY, ORDER, SENIOR, C, N, S, Visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Locator

    from tests.end_to_end.conftest import ServeDirectory

FILL = """() => {
  let piece = "x".repeat(1 << 20);
  for (let i = 0; piece.length > 0; i += 1) {
    try { localStorage.setItem("fill" + i, piece); }
    catch { piece = piece.slice(piece.length / 2 + 1); }
  }
}"""

EMPTY = """() => {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("fill")) localStorage.removeItem(key);
  }
}"""


@pytest.mark.parametrize("position", range(len(ORDER)))
def test_reload_at_every_step(visit: Callable[..., Visit], position: int) -> None:
    one = visit()
    one.step(ORDER[position])
    one.answer_all(C, S, N)
    one.page.reload()
    one.page.wait_for_selector(".rb-indicator")
    given = [box.get_attribute("value") for box in one.page.locator(".rb-app input:checked").all()]
    assert given == [C] * 3 + [S] * 3 + [N] * 3


def test_back_and_forward(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer("listens", C)
    one.press("保存并继续")
    expect(one.page.locator(".rb-progress")).to_have_text("第 2 项，共 4 项")
    one.answer("listens", N)
    one.page.go_back()
    expect(one.page.locator(".rb-progress")).to_have_text("第 1 项，共 4 项")
    expect(one.page.locator('input[name="listens"]:checked')).to_have_value(C)
    one.page.go_forward()
    expect(one.page.locator('input[name="listens"]:checked')).to_have_value(N)
    one.page.goto(f"{one.base}zh/2026.11/roles/client-manager.html")
    one.page.go_back()
    expect(one.page.locator('input[name="listens"]:checked')).to_have_value(N)


def test_a_crashed_tab_loses_nothing_that_was_shown_as_saved(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer_all(C, C, S)
    expect(one.page.locator(".rb-status__text")).to_contain_text("已保存")
    with one.page.expect_event("crash"), suppress(Error):
        one.page.goto("chrome://crash", timeout=5000)
    other = Visit(one.page.context.new_page(), one.base)
    other.step(ORDER[0])
    assert other.page.locator(".rb-app .rb-indicator input:checked").count() == 9


def test_two_tabs_do_not_overwrite_each_other(visit: Callable[..., Visit]) -> None:
    one = visit()
    two = Visit(one.page.context.new_page(), one.base)
    one.step(ORDER[0])
    two.step(ORDER[0])
    one.answer("listens", C)
    two.answer("asks", S)
    one.answer("notes", N)
    expect(two.page.locator('input[name="notes"]:checked')).to_have_value(N)
    expect(one.page.locator('input[name="asks"]:checked')).to_have_value(S)
    assert one.answers(ORDER[0]) == {"listens": C, "asks": S, "notes": N}
    two.answer("listens", S)
    expect(one.page.locator('input[name="listens"]:checked')).to_have_value(S)
    one.page.fill("#rb-evidence", "甲")
    expect(two.page.locator("#rb-evidence")).to_have_value("甲")


def test_what_two_tabs_type_into_one_note_is_kept(visit: Callable[..., Visit]) -> None:
    one = visit()
    two = Visit(one.page.context.new_page(), one.base)
    one.step(ORDER[0])
    two.step(ORDER[0])
    mine, theirs = one.page.locator("#rb-evidence"), two.page.locator("#rb-evidence")
    mine.press_sequentially("甲")
    expect(theirs).to_have_value("甲")
    theirs.press("End")
    theirs.press_sequentially("乙")
    expect(mine).to_have_value("甲乙")
    mine.press("End")
    mine.press_sequentially("丙")
    expect(theirs).to_have_value("甲乙丙")
    assert one.stored()["competencies"][ORDER[0]]["note"]["text"] == "甲乙丙"


def test_a_note_typed_before_word_of_another_tab_arrives_is_added_to_it(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    two = Visit(one.page.context.new_page(), one.base)
    one.step(ORDER[0])
    two.step(ORDER[0])
    one.page.fill("#rb-evidence", "甲")
    expect(two.page.locator("#rb-evidence")).to_have_value("甲")
    # As if word of the other tab's edit were still on its way.
    one.page.evaluate(
        "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"
    )
    one.page.evaluate("window.Rolebook.Store.prototype.refresh = () => {}")
    two.page.locator("#rb-evidence").press("End")
    two.page.locator("#rb-evidence").press_sequentially("乙")
    one.page.locator("#rb-evidence").press("End")
    two.answer("asks", S)
    one.page.locator("#rb-evidence").press_sequentially("丙丁")
    assert one.stored()["competencies"][ORDER[0]]["note"]["text"] == "甲乙丙丁"
    expect(one.page.locator("#rb-evidence")).to_have_value("甲乙丙丁")
    expect(one.page.locator(".rb-evidence [role=status]")).to_contain_text("两边写的都留下了")
    # What came along with the other tab's text is shown at once, too.
    expect(one.page.locator('input[name="asks"]:checked')).to_have_value(S)


def test_tabs_on_different_competencies_and_deletion_reach_each_other(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    two = Visit(one.page.context.new_page(), one.base)
    one.step(ORDER[0])
    two.step(ORDER[1])
    one.answer_all(C, C, S)
    two.answer_all(C, C, S)
    assert len(one.answers(ORDER[0])) == len(one.answers(ORDER[1])) == 9
    one.press("删除全部回答")
    one.press("确定删除")
    expect(two.page.locator(".rb-indicator input:checked")).to_have_count(0)
    two.answer("listens", S)
    assert one.answers(ORDER[1]) == {"listens": S}
    assert one.answers(ORDER[0]) == {}


def test_storage_cleared_between_steps(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer_all(C, C, S)
    one.page.evaluate("localStorage.clear()")
    one.press("保存并继续")
    one.page.wait_for_selector("text=第 2 项")
    one.answer("listens", C)
    assert len(one.answers(ORDER[0])) == 9
    assert one.answers(ORDER[1]) == {"listens": C}


def test_a_full_store_is_said_and_the_export_holds_everything(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer("listens", C)
    one.page.evaluate(FILL)
    one.answer("asks", S)
    trouble = one.page.locator(".rb-status [role=alert]")
    expect(trouble).to_contain_text("浏览器的存储空间满了")
    expect(one.page.locator(".rb-status__text")).to_have_text("")
    assert one.answers(ORDER[0]) == {"listens": C}
    one.press("保存并继续")
    one.answer("listens", N)
    exported = json.loads(exported_by(one, trouble).read_text("utf-8"))
    assert exported["competencies"][ORDER[0]]["answers"]["asks"]["answer"] == S
    assert exported["competencies"][ORDER[1]]["answers"]["listens"]["answer"] == N
    one.page.evaluate(EMPTY)
    one.answer("asks", C)
    expect(one.page.locator(".rb-status__text")).to_contain_text("已保存")
    assert one.answers(ORDER[0]) == {"listens": C, "asks": S}


def test_leaving_with_something_unsaved_is_questioned(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.page.evaluate(FILL)
    one.answer("listens", C)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    one.page.on("dialog", leave)
    one.page.goto("about:blank")
    assert asked == ["beforeunload"]


def test_a_blocked_store_is_said_and_rating_goes_on(
    browser: Browser, chromium: str, tmp_path: Path, releases: Path, serve_directory: ServeDirectory
) -> None:
    """A browser that really keeps no site data, as a policy may demand."""
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text(
        json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}), "utf-8"
    )
    context = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=chromium, args=["--headless=new", "--no-sandbox", "--disable-gpu"]
    )
    try:
        one = Visit(context.new_page(), serve_directory(releases))
        one.step(ORDER[0])
        trouble = one.page.locator(".rb-status [role=alert]")
        expect(trouble).to_contain_text("不让本页保存")
        one.answer_all(C, C, S)
        expect(trouble).to_contain_text("没有存上")
        expect(one.page.locator(".rb-outcome")).to_contain_text("你目前的等级：2 胜任")
        exported = json.loads(exported_by(one, one.page.locator(".rb-files")).read_text("utf-8"))
        assert len(exported["competencies"][ORDER[0]]["answers"]) == 9
        one.page.on("dialog", lambda dialog: dialog.accept())
    finally:
        context.close()


def exported_by(one: Visit, place: Locator) -> Path:
    with one.page.expect_download() as download:
        place.get_by_role("button", name="导出文件").click()
    return download.value.path()


@pytest.mark.parametrize(
    "text", ["garbage", '{"format": "rolebook-assessment/1"}', "[]", "null", ""]
)
def test_a_damaged_record_is_put_aside_and_never_overwritten(
    visit: Callable[..., Visit], text: str
) -> None:
    one = visit()
    one.go(f"{SENIOR}/overview")
    one.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    one.step(ORDER[0])
    expect(one.page.locator(".rb-status [role=alert]")).to_contain_text("读不出来")
    with one.page.expect_download() as download:
        one.press("下载读不出的记录")
    assert download.value.path().read_text("utf-8") == text
    one.answer("listens", C)
    assert one.answers(ORDER[0]) == {"listens": C}
    assert one.page.evaluate("key => localStorage.getItem(key)", f"{KEY}.damaged") == text
    assert one.errors == []


def test_the_clock_may_go_back(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.clock.set_fixed_time("2030-01-01T10:00:00Z")
    one.step(ORDER[0])
    one.answer("listens", C)
    one.page.clock.set_fixed_time("2029-01-01T10:00:00Z")
    one.answer("listens", N)
    one.page.reload()
    expect(one.page.locator('input[name="listens"]:checked')).to_have_value(N)
