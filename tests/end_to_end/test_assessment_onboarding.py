"""Onboarding progress: ticked, dated, totalled per stage and person, kept with the answers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.end_to_end.assessing import ORDER, C, Visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def path(visit: Callable[..., Visit]) -> Visit:
    """The page of the onboarding path."""
    one: Visit = visit()
    one.page.clock.set_fixed_time("2026-11-23T09:00:00+08:00")
    opened(one)
    return one


def opened(one: Visit, language: str = "zh", release: str = "2026.11") -> None:
    one.page.goto(f"{one.base}{language}/{release}/onboarding/first-months.html")
    one.page.wait_for_selector(".rb-onboarding__totals li")


def totals(one: Visit) -> list[str]:
    return one.page.locator(".rb-onboarding__totals li").all_inner_texts()


def test_ticks_are_kept_with_their_date(path: Visit) -> None:
    path.page.get_by_label(re.compile("已完成：阅读行为规范")).check()
    assert path.stored()["onboarding"]["first-months"]["day-1/read-conduct"]["done"] == "2026-11-23"
    expect(path.page.locator(".rb-status__text")).to_contain_text("已保存")
    expect(path.page.locator(".rb-steps__date").first).to_have_text("2026年11月23日")
    opened(path, language="en", release="2027.03")
    boxes = path.page.locator(".rb-steps__box input")
    assert [box.is_checked() for box in boxes.all()] == [True, False, False, False]
    expect(path.page.locator(".rb-steps__date").first).to_have_text("November 23, 2026")
    boxes.first.uncheck()
    assert path.stored()["onboarding"]["first-months"]["day-1/read-conduct"]["done"] is None


def test_totals_and_remaining_minutes(path: Visit) -> None:
    expect(path.page.locator(".rb-onboarding__totals strong")).to_have_text(
        "全部：完成 0 / 4，还需 2 小时 35 分钟"
    )
    stages = path.page.locator(".rb-stage__left")
    assert stages.all_inner_texts() == [
        "本阶段：完成 0 / 2，还需 50 分钟",
        "本阶段：完成 0 / 2，还需 1 小时 45 分钟",
    ]
    path.page.locator(".rb-steps__box input").nth(0).check()
    path.page.locator(".rb-steps__box input").nth(3).check()
    assert stages.all_inner_texts() == [
        "本阶段：完成 1 / 2，还需 20 分钟",
        "本阶段：完成 1 / 2，还需 45 分钟",
    ]
    assert totals(path) == [
        "我的：完成 1 / 2，还需 20 分钟",
        "负责人的：完成 1 / 1，还需 0 分钟",
        "人力资源的：完成 0 / 1，还需 45 分钟",
    ]


def test_my_steps_apart_from_those_of_others(path: Visit) -> None:
    rows = path.page.locator("tr[data-step]:visible")
    assert rows.count() == 4
    for who, count in (("newcomer", 2), ("lead", 1), ("hr", 1), ("all", 4)):
        path.page.locator(f'input[name="rb-who"][value="{who}"]').check()
        expect(rows).to_have_count(count)


def test_progress_and_answers_travel_in_one_file(path: Visit, visit: Callable[..., Visit]) -> None:
    path.page.locator(".rb-steps__box input").first.check()
    path.step(ORDER[0])
    path.answer("listens", C)
    opened(path)
    file: Path = path.export()
    content = json.loads(file.read_text("utf-8"))
    assert content["onboarding"]["first-months"]["day-1/read-conduct"]["done"] == "2026-11-23"
    assert content["competencies"][ORDER[0]]["answers"]["listens"]["answer"] == C
    other = visit()
    opened(other)
    other.choose_file("导入文件", file)
    other.press("合并")
    expect(other.page.locator(".rb-steps__box input").first).to_be_checked()
    other.press("撤销")
    expect(other.page.locator(".rb-steps__box input").first).not_to_be_checked()


def test_two_tabs_tick_together(path: Visit) -> None:
    other = Visit(path.page.context.new_page(), path.base)
    opened(other)
    path.page.locator(".rb-steps__box input").nth(0).check()
    other.page.locator(".rb-steps__box input").nth(1).check()
    expect(path.page.locator(".rb-steps__box input").nth(1)).to_be_checked()
    expect(other.page.locator(".rb-steps__box input").nth(0)).to_be_checked()


def test_without_scripts_the_boxes_print(visit: Callable[..., Visit]) -> None:
    one: Visit = visit(java_script_enabled=False)
    one.page.goto(f"{one.base}zh/2026.11/onboarding/first-months.html")
    assert one.page.locator(".rb-box").count() == 4
