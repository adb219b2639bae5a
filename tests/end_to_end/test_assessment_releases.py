"""A person answers in one release and comes back under the next, in the other language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.end_to_end.assessing import ORDER, SENIOR, C, S, Visit, whole

if TYPE_CHECKING:
    from collections.abc import Callable

NEXT = "2027.03"
PHONE = (390, 844)


@pytest.fixture
def moved(visit: Callable[..., Visit]) -> Visit:
    """Everything answered in the first release, in Chinese, on a phone."""
    one: Visit = visit(viewport=PHONE)
    one.step(ORDER[0])
    one.page.fill("#rb-evidence", "走访记录")
    whole(one)
    return one


def test_the_person_is_told_and_finds_everything(moved: Visit) -> None:
    before = moved.stored()["competencies"]
    moved.go(f"{SENIOR}/overview", release=NEXT)
    notice = moved.page.locator(".rb-release")
    expect(notice).to_contain_text("从 2026.11 版更新到 2027.03 版")
    expect(notice).to_contain_text("2 条要你看一眼，1 项能力是新要求的，19 条已移出")
    assert moved.stored()["competencies"] == before
    names = moved.page.locator(".rb-todo a").all_inner_texts()
    assert names == ["需求诊断", "倾听客户", "报价测算"]
    states = moved.page.locator(".rb-todo__state").all_inner_texts()
    assert states == ["有 2 条要确认", "2 胜任 已达到", "未评"]


def test_every_kind_of_change_is_listed_with_old_and_new_words(moved: Visit) -> None:
    moved.go(f"{SENIOR}/changes", release=NEXT)
    place = moved.page.locator(".rb-changes")
    headings = place.locator("h3").all_inner_texts()
    assert headings == [
        "新要求的能力（1）",
        "措辞改了（1）",
        "新增的行为（1）",
        "已移出（10）",
        "已被取代（9）",
        "照旧有效（16）",
    ]
    reworded = place.locator(".rb-change--reworded li")
    expect(reworded.locator("del")).to_have_text("倾听")
    expect(reworded.locator("ins")).to_have_text("不打断地听完")
    expect(reworded).to_contain_text("（当时选“一贯”）")
    expect(place.locator(".rb-change--new li")).to_contain_text("当场小结")
    expect(place.locator(".rb-change--removed")).to_contain_text("记录")
    expect(place.locator(".rb-change--replaced li").first).to_contain_text("由“商务谈判”取代")


def test_only_what_is_new_is_asked(moved: Visit) -> None:
    moved.go(f"{SENIOR}/changes", release=NEXT)
    moved.press("只答新的（3）")
    moved.page.wait_for_selector(".rb-indicator")
    assert moved.page.locator(".rb-indicator").count() == 2
    expect(moved.page.locator(".rb-indicator__again")).to_contain_text(["你当时看到的是：“倾听”"])
    moved.press("现在也一样")
    moved.answer("sums-up", C)
    assert moved.page.locator(".rb-indicator").count() == 2, "fields stay while they are answered"
    moved.press("保存并继续")
    expect(moved.page.locator(".rb-flow__place h2")).to_have_text("报价测算")
    assert moved.page.locator(".rb-indicator").count() == 9
    moved.answer_all(C, C, S)
    moved.press("完成")
    expect(moved.page.locator(".rb-result__fit .rb-tier")).to_have_text("可胜任")


def test_reworded_answers_count_only_once_confirmed(moved: Visit) -> None:
    moved.go(f"{SENIOR}/result", release=NEXT)
    expect(moved.page.locator(".rb-result__fit")).to_contain_text(
        "达到 1 项，有差距 0 项，未知 2 项"
    )
    moved.step(ORDER[0], release=NEXT)
    assert moved.page.locator('input[name="listens"]:checked').count() == 0
    moved.answer("sums-up", C)
    expect(moved.page.locator(".rb-outcome")).to_have_text("已答 8 / 9 条。")
    moved.press("现在也一样")
    expect(moved.page.locator(".rb-outcome")).to_contain_text("你目前的等级：2 胜任")


def test_seen_changes_are_not_told_again(moved: Visit) -> None:
    moved.go(f"{SENIOR}/changes", release=NEXT)
    moved.press("知道了")
    expect(moved.page.locator(".rb-release")).to_contain_text("还有 2 条要你看一眼")
    moved.step(ORDER[0], release=NEXT)
    moved.press("现在也一样")
    moved.answer("sums-up", C)
    moved.go(f"{SENIOR}/overview", release=NEXT)
    moved.page.wait_for_selector(".rb-todo")
    assert moved.page.locator(".rb-release").count() == 0


def test_under_the_other_language(moved: Visit) -> None:
    moved.go(f"{SENIOR}/overview", language="en", release=NEXT)
    assert moved.page.locator(".rb-todo__state").all_inner_texts() == [
        "to confirm: 2",
        "2 Working Met",
        "not rated",
    ]
    moved.step(ORDER[0], language="en", release=NEXT)
    expect(moved.page.locator("#rb-evidence")).to_have_value("走访记录")
    expect(moved.page.locator(".rb-indicator__again").first).to_contain_text("倾听")
    expect(moved.page.locator('input[name="asks"]:checked')).to_have_value(C)


def test_back_in_the_older_release_nothing_is_lost(moved: Visit) -> None:
    moved.step(ORDER[0], release=NEXT)
    moved.press("现在也一样")
    moved.step("pricing", release=NEXT)
    moved.answer_all(C, C, S)
    moved.step(ORDER[2])
    assert moved.page.locator(".rb-indicator input:checked").count() == 9
    exported = json.loads(moved.export().read_text("utf-8"))
    assert len(exported["competencies"]["pricing"]["answers"]) == 9
    moved.step(ORDER[0])
    expect(moved.page.locator(".rb-indicator__again").first).to_contain_text("不打断地听完")


def test_a_file_of_the_older_release_can_be_imported(moved: Visit) -> None:
    file = moved.export()
    moved.press("删除全部回答")
    moved.press("确定删除")
    moved.go(f"{SENIOR}/overview", release=NEXT)
    moved.choose_file("导入文件", file)
    expect(moved.page.locator(".rb-files__panel")).to_contain_text("来自较早的手册版本 2026.11")
    moved.press("合并")
    states = moved.page.locator(".rb-todo__state")
    expect(states).to_have_text(["有 2 条要确认", "2 胜任 已达到", "未评"])


def test_what_the_grade_asks_otherwise_is_told(moved: Visit) -> None:
    file = moved.export()
    content = json.loads(file.read_text("utf-8"))
    assert content["position"]["levels"]["listening"] == 2
    content["position"]["levels"]["listening"] = 1
    content["position"]["asked"].append("negotiation")
    file.write_text(json.dumps(content), "utf-8")
    moved.go(f"{SENIOR}/overview", release=NEXT)
    moved.choose_file("导入文件", file)
    moved.press("替换本机回答")
    expect(moved.page.locator(".rb-release")).to_contain_text(
        "有 1 项能力要求的等级变了，1 项不再要求"
    )
    moved.go(f"{SENIOR}/changes", release=NEXT)
    place = moved.page.locator(".rb-changes")
    expect(place.locator(".rb-change--levels li")).to_have_text("倾听客户：1 了解 → 2 胜任")
    expect(place.locator(".rb-change--dropped li")).to_have_text("商务谈判")
    moved.press("知道了")
    assert moved.stored()["position"]["levels"]["listening"] == 2


def test_what_takes_the_place_of_a_required_one_is_not_called_new(moved: Visit) -> None:
    file = moved.export()
    content = json.loads(file.read_text("utf-8"))
    content["competencies"].pop("negotiation", None)
    content["position"]["position"] = "team-lead@lead"
    content["position"]["asked"] = ["need-diagnosis", "listening", "cold-calling"]
    file.write_text(json.dumps(content), "utf-8")
    moved.go("team-lead@lead/overview", release=NEXT)
    moved.choose_file("导入文件", file)
    moved.press("替换本机回答")
    moved.go("team-lead@lead/changes", release=NEXT)
    place = moved.page.locator(".rb-changes")
    expect(place.locator(".rb-change--added li")).to_have_text("报价测算")
    expect(place.locator(".rb-change--succeeding li")).to_have_text("商务谈判（接替“陌生拜访”）")
