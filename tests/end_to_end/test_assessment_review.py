"""A lead's review: blind until done, then three columns; the reviewed file goes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from generator.schemas import schemas
from tests.end_to_end.assessing import ORDER, SENIOR, C, N, S, Visit, whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REVIEW = "rolebook-review/1"


@pytest.fixture
def file(visit: Callable[..., Visit]) -> Path:
    """What a person exported, with a note."""
    one: Visit = visit()
    one.step(ORDER[0])
    one.page.fill("#rb-evidence", "本人说明")
    whole(one)
    return one.export()


@pytest.fixture
def lead(visit: Callable[..., Visit], file: Path) -> Visit:
    """The lead, who has opened the file and rated one competency differently."""
    one: Visit = visit()
    one.go(page="review")
    one.choose_file("打开自评文件", file)
    one.page.wait_for_selector(".rb-todo")
    one.page.get_by_role("link", name="需求诊断").click()
    one.page.wait_for_selector(".rb-indicator")
    return one


def reveal(lead: Visit) -> None:
    lead.answer_all(C, S, N)
    lead.page.fill("#rb-evidence", "复核说明")
    lead.go(page="review")
    lead.page.wait_for_selector(".rb-todo")
    lead.press("评完，去对照")
    lead.page.fill("#rb-reviewer", "王主管")
    lead.press("评完了，看对照")
    lead.page.wait_for_selector(".rb-review")


def test_the_self_rating_is_hidden_until_the_reviewer_is_done(lead: Visit) -> None:
    assert lead.page.locator(".rb-indicator input:checked").count() == 0
    expect(lead.page.locator("#rb-evidence")).to_have_value("")
    assert "本人说明" not in lead.page.locator("rb-review").inner_text()
    lead.answer_all(C, S, N)
    lead.go(page="review")
    states = lead.page.locator(".rb-todo__state").all_inner_texts()
    assert states == ["1 了解 还没达到", "未评", "未评", "未评"]
    lead.go(f"{SENIOR}/result", page="review")
    expect(lead.page.locator(".rb-panel h2")).to_have_text("评完了吗")
    assert lead.page.locator(".rb-review").count() == 0


def test_three_columns_with_notes_and_what_is_seen_differently(lead: Visit) -> None:
    reveal(lead)
    expect(lead.page.locator(".rb-review thead th")).to_have_text(
        ["能力", "本人", "复核人", "商定"]
    )
    row = lead.page.locator(".rb-review tbody tr").first
    expect(row).to_contain_text("看法不同的行为（6）")
    assert lead.page.locator(".rb-review__differing").count() == 1, "blanks differ from nothing"
    cells = row.locator("td").all_inner_texts()
    assert "2 胜任" in cells[0]
    assert "本人说明" in cells[0]
    assert "1 了解" in cells[1]
    assert "复核说明" in cells[1]
    row.locator("summary").click()
    expect(row.locator("details")).to_contain_text("本人：一贯；复核人：有时")


def test_what_one_side_left_blank_is_told_apart_from_disagreement(lead: Visit) -> None:
    lead.answer_all(C, "-", "-")
    lead.answer("prepares", S)
    lead.go(f"{SENIOR}/result", page="review")
    lead.press("评完了，看对照")
    rows = lead.page.locator(".rb-review tbody tr")
    expect(rows.first.locator("summary")).to_have_text(
        ["看法不同的行为（1）", "只有本人评了的行为（5）"]
    )
    expect(rows.nth(1).locator("summary")).to_have_text(["只有本人评了的行为（9）"])


def test_what_neither_rated_is_not_listed(visit: Callable[..., Visit]) -> None:
    person = visit()
    person.step(ORDER[0])
    person.answer("listens", C)
    file = person.export()
    one = visit()
    one.go(page="review")
    one.choose_file("打开自评文件", file)
    one.page.wait_for_selector(".rb-todo")
    one.step(ORDER[0], page="review")
    one.answer("asks", C)
    one.go(f"{SENIOR}/result", page="review")
    one.press("评完了，看对照")
    rows = one.page.locator(".rb-review tbody tr")
    expect(rows.first.locator("summary")).to_have_text(
        ["只有本人评了的行为（1）", "只有复核人评了的行为（1）"]
    )
    expect(rows.nth(1).locator("summary")).to_have_count(0)


def test_the_reviewed_file_goes_back_to_the_person(
    lead: Visit, visit: Callable[..., Visit]
) -> None:
    reveal(lead)
    row = lead.page.locator(".rb-review tbody tr").first
    row.locator("select").select_option("2")
    row.locator("textarea").fill("半年后再看")
    lead.page.reload()
    lead.page.wait_for_selector(".rb-review")
    expect(lead.page.locator(".rb-review select").first).to_have_value("2")
    exported = lead.export("导出复核文件")
    content = json.loads(exported.read_text("utf-8"))
    Draft202012Validator(dict(schemas())["assessment.schema.json"]).validate(content)
    assert content["rater"] == "reviewer"
    assert content["competencies"][ORDER[0]]["answers"]["prepares"]["answer"] == C
    assert content["review"]["competencies"][ORDER[0]]["answers"]["prepares"]["answer"] == S
    assert content["review"]["agreed"][ORDER[0]]["level"] == 2
    person = visit()
    person.go(f"{SENIOR}/overview")
    person.choose_file("导入文件", exported)
    expect(person.page.locator(".rb-files__panel")).to_contain_text("这是复核过的文件")
    person.press("合并")
    person.go(f"{SENIOR}/result")
    table = person.page.locator(".rb-review")
    expect(table).to_contain_text("复核人：王主管")
    expect(table.locator("tbody tr").first).to_contain_text("半年后再看")
    assert table.locator("select, textarea").count() == 0


def test_what_two_tabs_agree_on_is_kept_and_shown_while_writing(lead: Visit) -> None:
    reveal(lead)
    other = Visit(lead.page.context.new_page(), lead.base)
    other.go(f"{SENIOR}/result", page="review")
    mine, theirs = (one.page.locator(".rb-agreed textarea").first for one in (lead, other))
    mine.press_sequentially("甲")
    expect(theirs).to_have_value("甲")
    theirs.press("End")
    theirs.press_sequentially("乙")
    other.page.locator(".rb-agreed select").first.select_option("2")
    expect(lead.page.locator(".rb-agreed select").first).to_have_value("2")
    expect(mine).to_be_focused()
    mine.press("End")
    lead.page.keyboard.type("丙")
    assert lead.stored(REVIEW)["review"]["agreed"][ORDER[0]]["note"] == "甲乙丙"
    assert lead.stored(REVIEW)["review"]["agreed"][ORDER[0]]["level"] == 2
    expect(theirs).to_have_value("甲乙丙")


def test_the_leads_own_assessment_is_untouched(lead: Visit) -> None:
    lead.answer_all(C, S, N)
    assert lead.stored() == {}
    assert lead.stored(REVIEW)["review"]["competencies"][ORDER[0]]["answers"]


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"rubbish", "不是自评文件"), (None, "手册 2026.11 版里没有")],
)
def test_a_file_that_cannot_be_reviewed(
    visit: Callable[..., Visit], file: Path, content: bytes | None, message: str
) -> None:
    if content is None:
        value = json.loads(file.read_text("utf-8"))
        value["position"]["position"] = "astronaut@chief"
        content = json.dumps(value).encode()
    one: Visit = visit()
    one.go(page="review")
    one.choose_file("打开自评文件", {"name": "x.json", "mimeType": "text/plain", "buffer": content})
    expect(one.page.locator(".rb-panel [role=alert]")).to_contain_text(message)
    assert one.stored(REVIEW) == {}


@pytest.mark.parametrize("revealed", [False, True])
def test_reviewing_another_person(lead: Visit, *, revealed: bool) -> None:
    if revealed:
        reveal(lead)
    else:
        lead.go(f"{SENIOR}/overview", page="review")
    lead.press("换一个人")
    expect(lead.page.locator(".rb-panel h2")).to_have_text("打开对方的文件")
    assert lead.stored(REVIEW)["competencies"] == {}
