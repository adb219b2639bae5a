"""The flow in a real browser: choose, rate one competency a step, overview, result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.end_to_end.assessing import ORDER, SENIOR, C, N, S, Visit, whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.end_to_end.conftest import OpenPage


def test_role_and_grade_come_first_and_only_what_they_ask(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.go(page="index")
    expect(one.page.locator(".rb-choose__grades")).to_be_hidden()
    one.page.select_option("#rb-role", "client-manager")
    one.page.locator('input[value="senior"]').check()
    one.press("开始自评")
    one.page.wait_for_selector(".rb-todo")
    assert one.page.locator(".rb-todo a").all_inner_texts() == [
        "需求诊断",
        "倾听客户",
        "促成签约",
        "陌生拜访",
    ]
    one.press("开始")
    expect(one.page.locator(".rb-progress")).to_have_text("第 1 项，共 4 项")
    assert one.errors == []


def test_one_competency_a_step_with_every_indicator_in_view(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    assert one.page.locator(".rb-indicator").count() == 9
    for field in one.page.locator(".rb-indicator__words").all():
        assert field.is_visible()
    assert one.page.locator(".rb-asked").count() == 3
    one.press("保存并继续")
    expect(one.page.locator(".rb-progress")).to_have_text("第 2 项，共 4 项")
    expect(one.page.locator(".rb-flow__place h2")).to_be_focused()
    expect(one.page.locator(".rb-app > [role=status]")).to_have_text("第 2 项，共 4 项：倾听客户")
    one.press("跳过")
    expect(one.page.locator(".rb-progress")).to_have_text("第 3 项，共 4 项")
    one.press("上一项")
    expect(one.page.locator(".rb-progress")).to_have_text("第 2 项，共 4 项")


def test_the_target_is_hidden_until_the_competency_is_rated(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    assert "本职级要求" not in one.page.locator(".rb-app").inner_text()
    one.answer_all(C, "-", "-")
    assert "本职级要求" not in one.page.locator(".rb-app").inner_text()
    one.answer("prepares", S)
    outcome = one.page.locator(".rb-outcome")
    expect(outcome).to_contain_text("你目前的等级：1 了解")
    expect(outcome).to_contain_text("本职级要求：2 胜任。 还没达到")
    expect(outcome).to_contain_text("后面的可以不答")


def test_answers_note_and_interest_are_saved_at_once(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    expect(one.page.locator(".rb-status__text")).to_contain_text("已保存")
    one.answer("listens", C)
    one.answer("asks", S)
    one.page.fill("#rb-evidence", "上周走访记录")
    one.page.locator(".rb-check input").check()
    about = one.stored()["competencies"][ORDER[0]]
    assert {id_: record["answer"] for id_, record in about["answers"].items()} == {
        "listens": C,
        "asks": S,
    }
    assert about["answers"]["listens"]["words"] == "倾听"
    assert about["note"]["text"] == "上周走访记录"
    assert about["interest"]["value"] is True
    one.page.get_by_role("button", name="撤回", exact=True).first.click()
    assert one.answers(ORDER[0])["listens"] is None
    assert one.page.locator('input[name="listens"]:checked').count() == 0


def test_the_rest_of_a_level_in_one_go_keeps_what_was_answered(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer("asks", N)
    one.page.locator(".rb-asked").first.get_by_role("button", name=re.compile("其余都选")).click()
    assert one.answers(ORDER[0]) == {"asks": N, "listens": C, "notes": C}


def test_overview_filters_jumps_and_counts(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer_all(C, C, S)
    one.step(ORDER[1])
    one.answer("listens", C)
    one.go(f"{SENIOR}/overview")
    expect(one.page.locator(".rb-progress")).to_have_text("已评 1 项，共 4 项")
    states = one.page.locator(".rb-todo__state").all_inner_texts()
    assert states == ["2 胜任 已达到", "答了 1 / 9", "未评", "未评"]
    one.page.locator('input[name="rb-filter"][value="open"]').check()
    assert one.page.locator(".rb-todo:visible").count() == 3
    expect(one.page.locator(".rb-overview [role=status]")).to_have_text("显示 3 项")
    one.page.locator(".rb-todo:visible a").nth(1).click()
    expect(one.page.locator(".rb-flow__place h2")).to_have_text("促成签约")


def test_enough_for_the_required_level_is_rated_on_every_screen(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer_all(C, C, "-")
    outcome = one.page.locator(".rb-outcome")
    expect(outcome).to_contain_text("你目前的等级：至少 2 胜任")
    expect(outcome).to_contain_text("本职级要求：2 胜任。 已达到")
    one.step(ORDER[1])
    one.answer_all("-", N, "-")
    expect(outcome).to_contain_text("你目前的等级：至多 1 了解")
    expect(outcome).to_contain_text("本职级要求：2 胜任。 还没达到")
    one.go(f"{SENIOR}/overview")
    expect(one.page.locator(".rb-progress")).to_have_text("已评 2 项，共 4 项")
    met, missed = one.page.locator(".rb-todo__state--rated").all()
    expect(met).to_have_text("至少 2 胜任 已达到")
    expect(missed).to_have_text("至多 1 了解 还没达到")
    signs = [
        state.locator(".rb-todo__verdict").evaluate(
            "one => getComputedStyle(one, '::before').content[1] + getComputedStyle(one).color"
        )
        for state in (met, missed)
    ]
    assert signs[0][0] == "✓"
    assert signs[1][0] == "△"
    assert signs[0][1:] != signs[1][1:]
    one.go(f"{SENIOR}/result")
    rows = one.page.locator(".rb-charts + p + table tbody tr")
    expect(rows.nth(0)).to_contain_text("至少 2 胜任")
    expect(rows.nth(1)).to_contain_text("至多 1 了解")
    expect(one.page.locator(".rb-result__fit")).to_contain_text("达到 1 项，有差距 1 项，未知 2 项")


def test_optional_competencies_are_asked_of_those_who_opt_in(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.go(f"{SENIOR}/overview")
    assert one.page.locator(".rb-todo").count() == 4
    one.page.get_by_label("商务谈判").check()
    expect(one.page.locator(".rb-todo")).to_have_count(5)
    one.page.reload()
    expect(one.page.locator(".rb-todo")).to_have_count(5)


def test_the_result_tells_levels_gaps_and_ways_on(visit: Callable[..., Visit]) -> None:
    one = visit()
    whole(one)
    one.step(ORDER[2])
    one.page.locator(".rb-check input").check()
    one.go(f"{SENIOR}/result")
    result = one.page.locator(".rb-result")
    expect(result).to_contain_text("不作为录用、选拔和考核的依据")
    expect(result.locator(".rb-result__fit .rb-tier")).to_have_text("接近")
    expect(result).to_contain_text("要求 4 项：达到 3 项，有差距 1 项，未知 0 项")
    gap = result.locator(".rb-gap")
    assert gap.count() == 1
    expect(gap.locator("h4")).to_have_text(re.compile(r"促成签约\s*想提升"))
    expect(gap).to_contain_text("现在 1 了解，要求 2 胜任，差 1 级")
    expect(gap.locator(".rb-gap__words li").first).to_contain_text("准备面谈")
    expect(gap.locator(".rb-gap__how")).to_contain_text("每周写一份复盘")
    table = result.locator("table").first.locator("tbody tr").all_inner_texts()
    assert next(row.split() for row in table) == [
        "需求诊断",
        "2",
        "胜任",
        "2",
        "胜任",
        "9",
        "/",
        "9",
    ]
    radar = result.locator("svg[role=img]")
    assert "雷达图" in (radar.get_attribute("aria-label") or "")
    assert radar.locator(".rb-radar__dot").count() == 4
    assert result.locator(".rb-bars li").count() == 4
    expect(result.get_by_role("link", name="团队主管·主管")).to_be_visible()
    assert one.errors == []


def test_blank_is_unknown_in_the_result(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer_all(C, C, S)
    one.go(f"{SENIOR}/result")
    expect(one.page.locator(".rb-result__fit .rb-tier")).to_have_text("还不能判断")
    rows = one.page.locator(".rb-result table").first.locator("tbody tr").all_inner_texts()
    assert "回答不够" in rows[1]
    assert "评完可见" in rows[1]
    assert one.page.locator(".rb-radar__dot").count() == 1
    assert one.page.locator(".rb-unknown li").all_inner_texts() == [
        "倾听客户",
        "促成签约",
        "陌生拜访",
    ]


def test_sorting_gaps_by_interest(visit: Callable[..., Visit]) -> None:
    one = visit()
    for id_, levels in ((ORDER[0], (N, N, N)), (ORDER[2], (C, S, N))):
        one.step(id_)
        one.answer_all(*levels)
    one.page.locator(".rb-check input").check()
    one.go(f"{SENIOR}/result")
    names = one.page.locator(".rb-gap h4 a")
    assert names.all_inner_texts() == ["需求诊断", "促成签约"]
    # Nothing is written for reaching level 1; the way to level 2 is shown instead.
    expect(one.page.locator(".rb-gap__how").first).to_contain_text("每周写一份复盘")
    one.page.locator('input[name="rb-sort"][value="interest"]').check()
    assert names.all_inner_texts() == ["促成签约", "需求诊断"]


@pytest.mark.parametrize(
    ("page_name", "link", "heading"),
    [
        ("roles/client-manager.html", "高级", "客户经理·高级"),
        ("competencies/need-diagnosis.html", "评一评这一项", "需求诊断"),
    ],
)
def test_entry_from_role_and_competency_pages(
    visit: Callable[..., Visit], page_name: str, link: str, heading: str
) -> None:
    one = visit()
    one.page.goto(f"{one.base}zh/2026.11/{page_name}")
    one.page.locator('a[href*="assess/steps.html"]', has_text=link).click()
    expect(one.page.locator(".rb-flow__place h2")).to_have_text(heading)


def test_rating_one_competency_counts_everywhere(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.go(f"one/{ORDER[0]}")
    one.answer_all(C, C, S)
    expect(one.page.locator(".rb-outcome")).to_contain_text("你目前的等级：2 胜任")
    assert "本职级要求" not in one.text(".rb-outcome")
    one.press("完成")
    one.page.wait_for_url("**/competencies/need-diagnosis.html")
    one.go(f"{SENIOR}/overview")
    assert one.page.locator(".rb-todo__state").first.inner_text() == "2 胜任 已达到"


def test_both_languages_share_one_set_of_answers_and_one_place(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer_all(C, C, S)
    one.step(ORDER[0], language="en")
    assert one.page.locator("input:checked").count() == 9
    expect(one.page.locator(".rb-outcome")).to_contain_text("Your level so far: 2 Working")
    one.answer("listens", S)
    one.step(ORDER[0])
    assert one.page.locator('input[name="listens"]:checked').get_attribute("value") == S


@pytest.mark.parametrize("id_", ["nobody@nothing", "constructor@x", "client-manager@nothing"])
def test_an_unknown_position_says_so(visit: Callable[..., Visit], id_: str) -> None:
    one = visit()
    one.go(f"{id_}/overview")
    expect(one.page.locator(".rb-panel h2")).to_have_text("先选岗位和职级")
    assert one.errors == []


def test_pages_that_do_not_assess_load_nothing_of_it(releases: Path) -> None:
    for name in ("index.html", "roles/client-manager.html", "competencies/negotiation.html"):
        html = (releases / "zh/2026.11" / name).read_text("utf-8")
        assert "rolebook/assess" not in html, name
    html = (releases / "zh/2026.11/assess/steps.html").read_text("utf-8")
    assert "rolebook/assess/step.js" in html
    assert "data/competencies" not in html, "competencies are loaded when they are asked"


def test_without_scripts_the_way_in_leads_to_the_checklists(
    visit: Callable[..., Visit],
) -> None:
    one = visit(java_script_enabled=False)
    one.page.goto(f"{one.base}zh/2026.11/assess/steps.html")
    one.page.get_by_role("link", name="打印版自评清单").click()
    one.page.get_by_role("link", name="高级", exact=True).first.click()
    assert one.page.locator('input[type="radio"]').count() == 4 * 9 * 4
    assert one.page.locator("form, [type=submit], button").count() == 0
    one.page.locator('input[name="listening-listens"][value="sometimes"]').check()
    one.page.locator('input[name="need-diagnosis-listens"][value="consistently"]').check()
    assert one.page.locator("input:checked").count() == 2
    one.page.emulate_media(media="print")
    assert one.page.pdf(format="A4").startswith(b"%PDF")


def test_from_a_disk(page: OpenPage, releases: Path) -> None:
    one = Visit(page(), releases.as_uri() + "/")
    one.step(ORDER[0])
    one.answer_all(C, C, S)
    one.go(f"{SENIOR}/result")
    expect(one.page.locator(".rb-result")).to_contain_text("达到 1 项")
    assert one.errors == []
