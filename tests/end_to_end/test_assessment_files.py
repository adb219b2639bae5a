"""Export and import: the file keeps its promise, and no file can do harm."""

from __future__ import annotations

import copy
import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from generator.assessment.answers import AssessmentFile
from generator.assessment.digest import digest
from generator.schemas import schemas
from tests.end_to_end.assessing import ORDER, SENIOR, C, N, S, Visit

if TYPE_CHECKING:
    from collections.abc import Callable

AT = "2026-10-01T08:00:00.000Z"
LATER = "2999-10-01T08:00:00.000Z"
HOSTILE = '=HYPERLINK("http://x","y")<img src=x onerror=alert(1)><script>alert(2)</script>{0}%s'


def made(answers: dict[str, str], at: str = AT, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any part of the file
    """A file with answers on the first competency."""
    words = {"listens": "倾听", "asks": "提问", "notes": "记录"}
    return {
        "format": "rolebook-assessment/1",
        "rater": "self",
        "release": "2026.11",
        "language": "zh",
        "saved": at,
        "competencies": {
            ORDER[0]: {
                "answers": {
                    id_: {
                        "answer": answer,
                        "digest": digest(words[id_]),
                        "words": words[id_],
                        "release": "2026.11",
                        "at": at,
                    }
                    for id_, answer in answers.items()
                }
            }
        },
        "optional": {},
        "onboarding": {},
        **more,
    }


def upload(value: object) -> dict[str, Any]:
    """A file to choose, from JSON or text."""
    text = value if isinstance(value, (str, bytes)) else json.dumps(value, ensure_ascii=False)
    content = text.encode() if isinstance(text, str) else text
    return {"name": "answers.json", "mimeType": "application/json", "buffer": content}


def panel(one: Visit) -> Any:  # noqa: ANN401 - a Playwright locator
    return one.page.locator(".rb-files__panel")


@pytest.fixture
def begun(visit: Callable[..., Visit]) -> Visit:
    """A visit with one answer kept."""
    one: Visit = visit()
    one.step(ORDER[0])
    one.answer("listens", N)
    return one


def test_the_export_fits_the_published_schema_and_the_types(begun: Visit) -> None:
    begun.page.fill("#rb-evidence", HOSTILE)
    begun.page.locator(".rb-check input").check()
    file = json.loads(begun.export().read_text("utf-8"))
    schema = dict(schemas())["assessment.schema.json"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(file)
    read = AssessmentFile.model_validate(file)
    assert read.competencies[ORDER[0]].answers["listens"].answer == N
    assert read.position is not None
    assert read.position.position == SENIOR
    with pytest.raises(ValueError, match="answer"):
        AssessmentFile.model_validate(made({"listens": "always"}))


def test_export_and_import_are_inverse(begun: Visit) -> None:
    begun.answer_all(C, S, N)
    begun.page.fill("#rb-evidence", HOSTILE)
    file = begun.export()
    before = begun.stored()["competencies"]
    begun.press("删除全部回答")
    begun.press("确定删除")
    assert begun.answers(ORDER[0]) == {}
    begun.choose_file("导入文件", file)
    expect(panel(begun).locator(".rb-preview--merge")).to_contain_text("回答：新增 9")
    begun.press("合并")
    expect(panel(begun)).to_contain_text("已导入")
    expect(begun.page.locator(".rb-indicator input:checked")).to_have_count(9)
    after = begun.stored()["competencies"]
    assert after[ORDER[0]]["note"]["text"] == before[ORDER[0]]["note"]["text"]
    assert begun.errors == []


def test_the_preview_changes_nothing_and_says_what_would(begun: Visit) -> None:
    before = begun.stored()
    begun.choose_file("导入文件", upload(made({"listens": C, "asks": S})))
    expect(panel(begun).locator("h2")).to_be_focused()
    merge = panel(begun).locator(".rb-preview--merge")
    expect(merge).to_contain_text("回答：新增 1")
    expect(merge).to_contain_text("有 1 处本机的较晚，合并时保留本机的")
    assert begun.stored() == before
    begun.press("取消")
    assert begun.stored() == before


def everything() -> dict[str, Any]:
    """A file with something of every kind, the answer on `listens` older than the visit's."""
    agreed = {"level": 2, "note": "先稳住二级", "at": LATER}
    file = made({"listens": C, "asks": S})
    about = file["competencies"][ORDER[0]]
    theirs = copy.deepcopy(about) | {"note": {"text": "复核人的看法", "at": LATER}}
    about["note"] = {"text": "我的例子", "at": LATER}
    about["interest"] = {"value": True, "at": LATER}
    return file | {
        "optional": {"negotiation": {"value": True, "at": LATER}},
        "onboarding": {"first-months": {"week-1/talk": {"done": "2026-10-02", "at": LATER}}},
        "review": {
            "reviewer": {"text": "王主管", "at": LATER},
            "competencies": {ORDER[0]: theirs},
            "agreed": {ORDER[0]: agreed},
        },
    }


def listed(one: Visit, way: str) -> list[str]:
    """The lines of the preview, each opened."""
    found = panel(one).locator(f".rb-preview--{way} .rb-preview__kinds > li")
    expect(found.first).to_be_visible()
    for summary in found.locator("summary").all():
        summary.click()
    return [" ".join(text.split()) for text in found.all_inner_texts()]


def test_the_preview_lists_whatever_the_file_would_change(begun: Visit) -> None:
    begun.page.fill("#rb-evidence", "本机备注")
    begun.answer("notes", S)
    begun.choose_file("导入文件", upload(everything()))
    shared = [
        "想提升：新增 1 需求诊断 是",
        "选评能力：新增 1 商务谈判 是",
        "入职完成事项：新增 1 头三个月：第一次谈话 2026年10月2日",
    ]
    reviewed = [
        "复核人的回答：新增 2 需求诊断：提问 有时 需求诊断：倾听 一贯",
        "复核人的说明：新增 1 需求诊断 复核人的看法",
        "商定的等级：新增 1 需求诊断 2 胜任",
        "商定说明：新增 1 需求诊断 先稳住二级",
        "复核人：新增 1 复核人 王主管",
    ]
    merge, replace = listed(begun, "merge"), listed(begun, "replace")
    assert {"回答：新增 1 需求诊断：提问 有时", "举证：更新 1 需求诊断 本机备注 我的例子"} | {
        *shared,
        *reviewed,
    } == set(merge)
    assert {
        "岗位职级：去掉 1 岗位职级 客户经理·高级",
        "回答：新增 1、更新 1、去掉 1 需求诊断：倾听 尚未 一贯 需求诊断：记录 有时 需求诊断：提问 有时",
        "举证：更新 1 需求诊断 本机备注 我的例子",
    } | {*shared, *reviewed} == set(replace)
    assert begun.errors == []


def test_a_file_that_changes_nothing_says_so(begun: Visit) -> None:
    begun.choose_file("导入文件", begun.export())
    expect(panel(begun).locator(".rb-preview--merge")).to_contain_text("什么都不变")
    expect(panel(begun).locator(".rb-preview--replace")).to_contain_text("什么都不变")


def test_merge_keeps_the_later_answer(begun: Visit) -> None:
    begun.choose_file("导入文件", upload(made({"listens": C, "asks": S})))
    begun.press("合并")
    assert begun.answers(ORDER[0]) == {"listens": N, "asks": S}
    begun.choose_file("导入文件", upload(made({"listens": C}, at=LATER)))
    expect(panel(begun).locator(".rb-preview--merge")).to_contain_text("回答：更新 1")
    begun.press("合并")
    assert begun.answers(ORDER[0]) == {"listens": C, "asks": S}
    begun.answer("listens", S)
    assert begun.answers(ORDER[0])["listens"] == S, "a time to come does not win for ever"


def test_replace_and_undo(begun: Visit) -> None:
    begun.page.fill("#rb-evidence", "原来的备注")
    begun.choose_file("导入文件", upload(made({"asks": S})))
    begun.press("替换本机回答")
    assert begun.answers(ORDER[0]) == {"asks": S}
    expect(begun.page.locator("#rb-evidence")).to_have_value("")
    begun.press("撤销")
    assert begun.answers(ORDER[0]) == {"listens": N}
    expect(begun.page.locator("#rb-evidence")).to_have_value("原来的备注")
    expect(begun.page.locator('input[name="listens"]:checked')).to_have_value(N)


def test_undo_of_a_merge(begun: Visit) -> None:
    begun.choose_file("导入文件", upload(made({"asks": S})))
    begun.press("合并")
    begun.press("撤销")
    assert begun.answers(ORDER[0]) == {"listens": N}
    begun.page.reload()
    begun.page.wait_for_selector(".rb-indicator")
    assert begun.answers(ORDER[0]) == {"listens": N}


WHOLE = json.dumps(made({"listens": C, "asks": S}), ensure_ascii=False)
PROTOTYPE = WHOLE.replace('"optional": {}', '"optional": {"__proto__": {"value": true, "at": "x"}}')


def broken(**parts: object) -> dict[str, Any]:
    return copy.deepcopy(made({"listens": C})) | parts


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(WHOLE[: len(WHOLE) // 2], "文件不完整", id="truncated"),
        pytest.param("{" * 100_000, "不是自评文件", id="nesting"),
        pytest.param(b"\x00\xff" * (5 << 20), "文件太大", id="10 MB of garbage"),
        pytest.param("[" + "1," * 1_900_000 + "1]", "不是本手册导出的", id="a large array"),
        pytest.param("", "文件是空的", id="empty"),
        pytest.param("你好", "不是自评文件", id="text"),
        pytest.param('{"name": "x"}', "不是本手册导出的", id="other JSON"),
        pytest.param(broken(format="rolebook-assessment/2"), "更新的格式", id="newer format"),
        pytest.param(broken(rater="boss"), "rater：取值不对", id="a value that is not allowed"),
        pytest.param(broken(saved=5), "saved：类型不对", id="a wrong type"),
        pytest.param(broken(extra=1), "extra：不认识", id="an unknown key"),
        pytest.param(broken(competencies={"A B": {}}), "不认识", id="an id that is none"),
        pytest.param(made({"listens": "always"}), "取值不对", id="an answer that is none"),
        pytest.param(PROTOTYPE, "不认识", id="a prototype"),
        pytest.param(
            broken(
                competencies={ORDER[0]: {"answers": {}, "note": {"text": "x" * 5000, "at": AT}}}
            ),
            "太长",
            id="a note too long",
        ),
    ],
)
def test_a_bad_file_gets_a_clear_message_and_changes_nothing(
    begun: Visit, content: object, message: str
) -> None:
    before = begun.stored()
    begun.choose_file("导入文件", upload(content))
    expect(panel(begun).locator("[role=alert]")).to_contain_text(message)
    expect(panel(begun)).to_contain_text("本机的回答没有任何改动")
    assert begun.stored() == before
    assert begun.errors == []
    begun.answer("asks", C)
    assert begun.answers(ORDER[0]) == {"listens": N, "asks": C}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"release": "2028.01"}, "来自较新的手册版本 2028.01"),
        ({"release": "2025.01"}, "来自较早的手册版本 2025.01"),
        (
            {
                "position": {
                    "position": "team-lead@lead",
                    "release": "2026.11",
                    "asked": [],
                    "at": AT,
                }
            },
            "与本机现在选的不同",
        ),
        (
            {
                "position": {
                    "position": "astronaut@chief",
                    "release": "2026.11",
                    "asked": [],
                    "at": AT,
                }
            },
            "（astronaut@chief）本版手册里没有",
        ),
    ],
)
def test_what_is_peculiar_about_a_file_is_said(
    begun: Visit, more: dict[str, Any], message: str
) -> None:
    begun.choose_file("导入文件", upload(made({"asks": S}) | more))
    expect(panel(begun)).to_contain_text(message)
    begun.press("合并")
    assert begun.answers(ORDER[0]) == {"listens": N, "asks": S}


def test_answers_that_this_release_does_not_know_are_kept_and_exported(begun: Visit) -> None:
    file = made({"asks": S})
    file["competencies"]["constructor"] = copy.deepcopy(file["competencies"][ORDER[0]])
    begun.choose_file("导入文件", upload(file))
    expect(panel(begun)).to_contain_text("文件里有 1 项能力本版没有，会另外保留")
    begun.press("合并")
    begun.go(f"{SENIOR}/result")
    begun.page.wait_for_selector(".rb-result")
    exported = json.loads(begun.export().read_text("utf-8"))
    assert exported["competencies"]["constructor"]["answers"]["asks"]["answer"] == S
    assert begun.errors == []


def test_hostile_notes_stay_text_everywhere(begun: Visit) -> None:
    file = made({"listens": C})
    file["competencies"][ORDER[0]]["note"] = {"text": HOSTILE, "at": LATER}
    begun.choose_file("导入文件", upload(file))
    begun.press("合并")
    expect(begun.page.locator("#rb-evidence")).to_have_value(HOSTILE)
    for screen in ("overview", "result", "changes"):
        begun.go(f"{SENIOR}/{screen}")
        assert begun.page.locator(".rb-app img, .rb-app script").count() == 0
    assert begun.errors == []


@pytest.mark.parametrize("lead", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "|cmd", "a=b"])
def test_csv_opens_in_a_spreadsheet_and_runs_nothing(begun: Visit, lead: str) -> None:
    note = f'{lead} "quoted", 逗号\n第二行'
    begun.page.fill("#rb-evidence", note)
    data = begun.export("导出表格").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert rows[0] == ["能力", "等级", "行为", "关键", "回答", "回答日期", "举证", "想提升"]
    assert rows[1][:5] == ["需求诊断", "1", "倾听", "是", "尚未"]
    expected = note if lead == "a=b" else f"'{note}"
    assert rows[1][6].replace("\r\n", "\n") == expected
    assert b"\r\n" in data


def test_csv_lists_what_the_pages_list_in_their_order(begun: Visit) -> None:
    for id_ in (ORDER[3], ORDER[1]):
        begun.step(id_)
        begun.answer_all(S, C, N)
    begun.step(ORDER[0])
    begun.answer("notes", C)
    begun.answer("prepares", C)
    text = begun.export("导出表格").read_text("utf-8-sig")
    rows = [(row[0], row[1], row[2]) for row in csv.reader(text.splitlines())][1:]
    assert [row[0] for row in rows] == ["需求诊断"] * 3 + ["倾听客户"] * 9 + ["陌生拜访"] * 9
    assert [row[1] for row in rows[:3]] == ["1", "1", "2"]
    assert [row[2] for row in rows[:2]] == ["倾听", "记录"]
    assert [row[1] for row in rows[3:12]] == sorted(row[1] for row in rows[3:12])
