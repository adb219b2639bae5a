"""The team view: several people's files side by side, read on the page and kept nowhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.end_to_end.assessing import JUNIOR, ORDER, SENIOR, C, N, Visit, whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def files(visit: Callable[..., Visit], tmp_path: Path) -> list[Path]:
    """Three people: one of whom a level was agreed, one who misses a level, one who answered less."""
    strong, weak = visit(), visit()
    whole(strong)
    senior = json.loads(strong.export().read_text("utf-8"))
    senior["review"] = {
        "competencies": {},
        "agreed": {ORDER[2]: {"level": 3, "note": "", "at": senior["saved"]}},
    }
    whole(weak)
    weak.step(ORDER[0])
    weak.answer_all(C, N, N)
    other = json.loads(weak.export().read_text("utf-8"))
    junior = visit()
    junior.step(ORDER[0], JUNIOR)
    junior.answer_all(C, N, N)
    new = json.loads(junior.export().read_text("utf-8"))
    made = []
    for name, content in (("甲", senior), ("乙", other), ("丙", new)):
        made.append(tmp_path / f"{name}.json")
        made[-1].write_text(json.dumps(content), "utf-8")
    return made


@pytest.fixture
def team(visit: Callable[..., Visit], files: list[Path]) -> Visit:
    """The lead, who has opened all three."""
    one: Visit = visit()
    one.go(page="team")
    open_files(one, files)
    expect(one.page.locator(".rb-team table").first.locator("tbody tr")).to_have_count(3)
    return one


def open_files(one: Visit, files: list[Path]) -> None:
    with one.page.expect_file_chooser() as chooser:
        one.press("选择文件")
    assert chooser.value.is_multiple()
    chooser.value.set_files(files)


def test_members_with_what_each_view_rests_on(team: Visit) -> None:
    rows = team.page.locator(".rb-team table").first.locator("tbody tr")
    assert [row.locator("input").input_value() for row in rows.all()] == ["甲", "乙", "丙"]
    expect(rows.nth(0)).to_contain_text("可胜任")
    expect(rows.nth(0)).to_contain_text("商定 1 项")
    expect(rows.nth(1)).to_contain_text("要求 4 项：达到 2 项，有差距 2 项，未知 0 项")
    expect(rows.nth(1)).to_contain_text("本人自评")
    assert team.errors == []


def test_levels_beside_requirements_and_how_many_meet_them(team: Visit) -> None:
    rows = team.page.locator(".rb-team .rb-scroll tbody tr")
    cells = rows.first.locator("th, td").all_inner_texts()
    assert [cell.strip() for cell in cells] == [
        "需求诊断",
        "2 胜任（要求 2） 达到",
        "1 了解（要求 2） 有差距",
        "1 了解（要求 1） 达到",
        "2 / 3",
    ]
    assert "回答不够，暂不能定级（要求 1） 未知" in rows.nth(1).inner_text()


def test_strengths_and_who_can_help_whom(team: Visit) -> None:
    strengths = team.page.locator(".rb-team .rb-links li")
    # Of these only two are asked, and the third person has not rated them: not known to be strong.
    assert strengths.all_inner_texts() == []
    help_ = team.page.locator(".rb-team__help > li")
    assert [one.locator("strong").inner_text() for one in help_.all()] == ["需求诊断", "促成签约"]
    expect(help_.first).to_contain_text("乙 有差距；甲 已达到其要求，可以带")
    team.press("移出 丙")
    assert strengths.all_inner_texts() == ["倾听客户", "陌生拜访"]
    team.press("移出 甲")
    expect(help_.first).to_contain_text("团队里还没有人达到其要求")


def test_renaming_and_the_table_to_take_away(team: Visit) -> None:
    name = team.page.locator(".rb-team table input").first
    name.fill("=张")
    name.press("Enter")
    name.blur()
    expect(team.page.locator(".rb-team .rb-scroll thead")).to_contain_text("=张")
    lines = team.export("导出表格").read_text("utf-8").splitlines()
    assert lines[0].startswith('\ufeff"成员"')
    assert lines[1].startswith('"\'=张","客户经理·高级","需求诊断","2 胜任","2 胜任","达到"')
    assert len(lines) == 1 + 3 * 4


def test_nothing_is_kept(team: Visit) -> None:
    assert team.page.evaluate("Object.keys(localStorage).length") == 0
    team.page.reload()
    team.settle()
    assert team.page.locator(".rb-team table").count() == 0


def test_files_that_cannot_be_taken_are_named_and_the_others_stay(
    team: Visit, files: list[Path], tmp_path: Path
) -> None:
    rubbish, stranger = tmp_path / "rubbish.json", tmp_path / "<b>stranger.json"
    rubbish.write_text("rubbish", "utf-8")
    content = json.loads(files[0].read_text("utf-8"))
    content["position"]["position"] = "astronaut@chief"
    stranger.write_text(json.dumps(content), "utf-8")
    open_files(team, [rubbish, files[1], stranger])
    refused = team.page.locator("rb-team [role=status]")
    expect(refused).to_contain_text("rubbish.json")
    expect(refused).to_contain_text("不是自评文件")
    expect(refused).to_contain_text("乙.json这个文件已经打开了")
    expect(refused).to_contain_text("<b>stranger.json")
    expect(refused).to_contain_text(
        "没有打开：文件写的岗位职级“astronaut@chief”，手册 2026.11 版里没有"
    )
    expect(refused).to_contain_text("请对方在自评页选好本版的岗位职级，再导出一次")
    assert "文件出自" not in refused.inner_text()
    assert "保留" not in refused.inner_text()
    assert team.page.locator(".rb-team table").first.locator("tbody tr").count() == 3


def test_one_person_counts_once_and_the_file_that_says_more_stays(
    team: Visit, files: list[Path], tmp_path: Path
) -> None:
    own, reviewed = (json.loads(files[0].read_text("utf-8")) for _ in range(2))
    own["review"] = None
    reviewed["review"]["agreed"][ORDER[1]] = reviewed["review"]["agreed"][ORDER[2]]
    made = [tmp_path / "甲自评.json", tmp_path / "甲复核.json"]
    for file, content in zip(made, (own, reviewed), strict=True):
        file.write_text(json.dumps(content), "utf-8")
    open_files(team, made)
    said = team.page.locator("section.rb-panel [role=status]")
    expect(said).to_contain_text("“甲”和“甲自评”是同一个人的文件，只留说得更多的“甲”")
    expect(said).to_contain_text("“甲复核”和“甲”是同一个人的文件")
    names = team.page.locator(".rb-team table").first.locator("input")
    assert [one.input_value() for one in names.all()] == ["甲复核", "乙", "丙"]


@pytest.mark.parametrize(
    ("part", "message"),
    [({"release": "2025.01"}, "文件出自 2025.01 版"), ({"position": None}, "没有选岗位职级")],
)
def test_what_to_do_with_a_file_that_cannot_be_placed(
    team: Visit, files: list[Path], tmp_path: Path, part: dict[str, Any], message: str
) -> None:
    content = json.loads(files[0].read_text("utf-8"))
    content["position"]["position"] = "astronaut@chief"
    file = tmp_path / "old.json"
    file.write_text(json.dumps(content | part), "utf-8")
    open_files(team, [file])
    expect(team.page.locator("rb-team [role=status]")).to_contain_text(message)


def test_a_grade_that_is_another_is_held_against_its_own_requirements(team: Visit) -> None:
    row = team.page.locator(".rb-team table").first.locator("tbody tr").nth(2)
    expect(row).to_contain_text("客户经理·初级")
    assert SENIOR not in row.inner_text()


def test_a_level_reached_counts_as_in_the_persons_own_result(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    person = visit()
    person.step(ORDER[0])
    person.answer_all(C, C, "-")
    person.go(f"{SENIOR}/result")
    expect(person.page.locator(".rb-result__fit")).to_contain_text("达到 1 项，有差距 0 项，未知 3")
    expect(person.page.locator(".rb-result table tbody tr").first).to_contain_text("至少 2 胜任")
    file = tmp_path / "丁.json"
    file.write_bytes(person.export().read_bytes())
    lead = visit()
    lead.go(page="team")
    open_files(lead, [file])
    row = lead.page.locator(".rb-team table").first.locator("tbody tr")
    expect(row).to_contain_text("达到 1 项，有差距 0 项，未知 3")
    expect(lead.page.locator(".rb-team .rb-scroll tbody tr").first).to_contain_text("至少 2 胜任")
