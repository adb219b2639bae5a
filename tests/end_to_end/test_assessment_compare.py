"""Comparing: role-grades with each other and with a result, a result with an earlier one; sharing."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.end_to_end.assessing import JUNIOR, ORDER, SENIOR, C, N, S, Visit, whole

if TYPE_CHECKING:
    from collections.abc import Callable

LEAD = "team-lead@lead"


def sections(one: Visit) -> list[str]:
    one.page.wait_for_selector(".rb-compared")
    return one.page.locator(".rb-compared h2").all_inner_texts()


def test_two_grades_side_by_side_with_the_words_of_both_levels(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.go(f"{JUNIOR}/{SENIOR}", page="compare")
    assert sections(one) == ["要求更高（3）", "要求相同（1）"]
    row = one.page.locator(".rb-compared--more .rb-compared__row").first
    expect(row.locator("summary")).to_have_text("需求诊断：1 了解 → 2 胜任")
    sides = row.locator(".rb-compared__side").all_inner_texts()
    assert "从：1 了解" in sides[0]
    assert "倾听" in sides[0]
    assert "到：2 胜任" in sides[1]
    assert "准备面谈" in sides[1]
    expect(one.page.locator(".rb-app > [role=status]")).to_have_text(
        "更高 3 项，新增 0 项，更低 0 项，不再要求 0 项，相同 1 项。"
    )


def test_other_roles_the_way_back_and_the_address(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.go(page="compare")
    one.page.select_option("#rb-compare_from", SENIOR)
    one.page.select_option("#rb-compare_to", LEAD)
    assert sections(one) == ["要求更高（3）", "新增要求（1）", "不再要求（1）"]
    assert one.page.url.endswith(f"#/{SENIOR}/{LEAD}")
    one.press("左右对调")
    expect(one.page.locator(".rb-compared h2").first).to_have_text("新增要求（1）")
    assert sections(one) == ["新增要求（1）", "要求更低（3）", "不再要求（1）"]
    one.page.go_back()
    expect(one.page.locator(".rb-compared h2").first).to_have_text("要求更高（3）")


@pytest.mark.parametrize(
    "fragment", ["nobody@x/client-manager@senior", "client-manager@junior/", "x"]
)
def test_an_unknown_side_is_said(visit: Callable[..., Visit], fragment: str) -> None:
    one = visit()
    one.go(fragment, page="compare")
    expect(one.page.locator(".rb-app > [role=status]")).to_contain_text("还没有选全")
    assert one.errors == []


def test_my_result_against_a_position(visit: Callable[..., Visit]) -> None:
    one = visit()
    whole(one)
    one.go(f"me/{LEAD}", page="compare")
    assert sections(one) == ["比我现在高（3）", "尚未评定（1）"]
    expect(one.page.locator(".rb-compared--unrated summary")).to_have_text(
        "商务谈判：尚未评定 → 3 精通"
    )
    expect(one.page.locator(".rb-app > [role=status]")).to_have_text(
        "比我现在高 3 项，尚未评定 1 项，我已经超过 0 项，我正好达到 0 项。"
    )
    expect(one.page.locator(".rb-compared--more summary").last).to_have_text(
        "促成签约：1 了解 → 3 精通"
    )


def test_what_i_did_not_rate_is_not_yet_assessed(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0], language="en")
    one.answer_all(C, C, "-")
    one.step(ORDER[1], language="en")
    one.answer("prepares", C)
    one.go(f"me/{SENIOR}", page="compare", language="en")
    assert sections(one) == ["Not yet assessed (3)", "Just at my level (1)"]
    rows = one.page.locator(".rb-compared--unrated summary").all_inner_texts()
    assert rows[0] == "Listening: too little answered for a level → 2 Working"
    assert rows[1] == "Closing: not yet assessed → 2 Working"
    expect(one.page.locator(".rb-compared--same summary")).to_contain_text("at least 2 Working")
    assert "not required" not in one.page.locator("rb-compare .rb-compare__place").inner_text()


def test_a_result_against_an_earlier_export(visit: Callable[..., Visit]) -> None:
    one = visit()
    whole(one)
    earlier = one.export()
    one.step(ORDER[2])
    one.answer_all(C, C, S)
    one.step(ORDER[0])
    one.answer("prepares", S)
    before = one.stored()
    one.go(f"{SENIOR}/result")
    one.choose_file("打开以前的文件", earlier)
    expect(one.page.locator(".rb-earlier tbody tr")).to_have_count(4)
    rows = one.page.locator(".rb-earlier tbody tr").all_inner_texts()
    assert [row.split()[-1] for row in rows] == ["下降", "不变", "提高", "不变"]
    assert one.stored()["competencies"] == before["competencies"]


def test_a_level_below_the_least_of_before_is_a_fall(visit: Callable[..., Visit]) -> None:
    one = visit()
    whole(one)
    earlier = one.export()
    content = json.loads(earlier.read_text("utf-8"))
    answers = content["competencies"][ORDER[0]]["answers"]
    for id_ in list(answers)[-3:]:
        del answers[id_]
    earlier.write_text(json.dumps(content), "utf-8")
    one.step(ORDER[0])
    one.answer_all(N, N, N)
    one.go(f"{SENIOR}/result")
    one.choose_file("打开以前的文件", earlier)
    row = one.page.locator(".rb-earlier tbody tr").first
    expect(row).to_contain_text("至少 1 了解")
    expect(row.locator(".rb-trend")).to_have_text("下降")


def test_an_earlier_file_that_is_none_is_refused(visit: Callable[..., Visit]) -> None:
    one = visit()
    whole(one)
    one.go(f"{SENIOR}/result")
    one.choose_file("打开以前的文件", {"name": "x", "mimeType": "text/plain", "buffer": b"no"})
    expect(one.page.locator(".rb-earlier [role=alert]")).to_contain_text("不是自评文件")


def shared(one: Visit) -> str:
    return one.page.locator("#rb-share").input_value()


def test_sharing_by_fragment_is_read_only_with_release_and_date(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    one.step(ORDER[0])
    one.page.fill("#rb-evidence", "秘密备注")
    whole(one)
    one.go(f"{SENIOR}/result")
    url = shared(one)
    head, _, fragment = url.partition("#")
    assert "?" not in url
    assert head.endswith("/zh/2026.11/assess/shared.html")
    payload = json.loads(base64.urlsafe_b64decode(fragment + "=" * (-len(fragment) % 4)))
    assert payload["release"] == "2026.11"
    assert payload["levels"] == {
        ORDER[0]: [2, 2],
        ORDER[1]: [2, 2],
        ORDER[2]: [1, 1],
        ORDER[3]: [1, 1],
    }
    assert set(payload) == {"release", "date", "position", "levels"}
    other = visit()
    requests: list[str] = []
    other.page.on("request", lambda request: requests.append(request.url))
    other.page.goto(url)
    place = other.page.locator("rb-shared")
    expect(place.locator("h2")).to_have_text("客户经理·高级：结果")
    expect(place).to_contain_text("按手册 2026.11 版得出的结果，只供查看")
    expect(place).to_contain_text("达到 3 项，有差距 1 项")
    assert place.locator("input, textarea, select, button").count() == 0
    assert other.stored() == {}
    assert not any(fragment in request for request in requests)
    other.page.goto("about:blank")
    other.page.goto(url.replace("/2026.11/", "/2027.03/"))
    expect(place).to_contain_text("这里是 2027.03 版")
    assert other.errors == []


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "x",
        "%%%",
        "bm90IGpzb24",
        base64.urlsafe_b64encode(b'{"levels": {"__proto__": [9]}}').decode(),
    ],
)
def test_a_broken_link_says_so(visit: Callable[..., Visit], fragment: str) -> None:
    one = visit()
    one.page.goto(f"{one.base}zh/2026.11/assess/shared.html#{fragment}")
    expect(one.page.locator("rb-shared [role=alert]")).to_contain_text("这个链接不完整")
    assert one.errors == []


def test_a_hostile_link_stays_text(visit: Callable[..., Visit]) -> None:
    payload = {
        "release": "2026.11",
        "date": "2026-11-23",
        "position": "constructor@x",
        "levels": {"constructor": [3, 1], ORDER[0]: [N, S]},
    }
    for levels in (payload["levels"], {"constructor": [3, 1]}):
        text = base64.urlsafe_b64encode(json.dumps(payload | {"levels": levels}).encode()).decode()
        one = visit()
        one.page.goto(f"{one.base}zh/2026.11/assess/shared.html#{text}")
        one.page.wait_for_selector("rb-shared h2")
        assert one.errors == []


def numbered(one: Visit) -> list[str]:
    """The competencies by the numbers that the radar gives its axes."""
    one.page.wait_for_selector(".rb-bars")
    return one.page.locator(".rb-bars__name").all_inner_texts()


def test_the_shared_radar_numbers_its_axes_as_the_result_does(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    one.go(f"{SENIOR}/overview")
    one.page.get_by_label("商务谈判").check()
    whole(one)
    one.go(f"{SENIOR}/result")
    own = numbered(one)
    assert own == ["需求诊断", "商务谈判", "倾听客户", "促成签约", "陌生拜访"]
    other = visit()
    other.page.goto(shared(one))
    assert numbered(other) == own
