"""Findings as text for people and as JSON, GitHub commands and SARIF for machines."""

import json
from pathlib import PurePosixPath
from typing import Any

import pytest

from generator.findings import Finding, Spot
from generator.findings.catalogue import entries
from generator.reading.locating import Locator
from generator.reporting import FORMATS
from generator.reporting.report import Report, report
from generator.reporting.terminal import printable

FILE = PurePosixPath("competencies/角色 1.yml")
TEXT = "id: x\n名称: {zh: 客户经理, wrong: 经理}\n\ta\x1b[31m\u202e: b\n"


def reported(*findings: Finding, language: str = "en", colour: bool = False) -> Report:
    return report(findings, Locator({FILE: TEXT}.get), language, colour=colour)


def unknown(line: int = 2, column: int = 16, width: int = 5, key: str = "wrong") -> Finding:
    values = {"key": key, "allowed": "zh, en"}
    return Finding("RB301", Spot(FILE, line, column, width), values, "en")


def test_text_shows_place_words_line_caret_and_suggestion() -> None:
    assert FORMATS["text"](reported(unknown())) == (
        "competencies/角色 1.yml:2:16: error RB301 “wrong” is not known here.\n"
        "    2 | 名称: {zh: 客户经理, wrong: 经理}\n"
        "      |                      ^^^^^\n"
        "  = Known here: zh, en.\n"
        "  = Did you mean “en”?\n"
        "\n"
        "Errors: 1, warnings: 0.\n"
    )


def test_text_speaks_chinese() -> None:
    said = FORMATS["text"](reported(unknown(), language="zh"))
    assert "错误 RB301 这里没有“wrong”这一项。" in said
    assert "  = 您要写的是不是“en”？" in said
    assert said.endswith("共 1 个错误、0 个提醒。\n")


def test_a_clean_run_says_so() -> None:
    assert FORMATS["text"](reported()) == "No problems found.\n"
    assert FORMATS["text"](reported(language="zh")) == "没有发现问题。\n"


@pytest.mark.parametrize(
    ("source", "column", "width", "caret"),
    [
        ("abc", 2, 1, " ^"),
        ("客户abc", 3, 2, "    ^^"),
        ("客户abc", 1, 2, "^^^^"),
        ("，。x", 3, 1, "    ^"),
        ("é", 1, 1, "^"),
        ("e\u0301x", 3, 1, " ^"),
        ("\tx", 2, 1, " ^"),
        ("\x1bx", 2, 1, "      ^"),
        ("ab", 3, 1, "  ^"),
        ("\U0001f600x", 2, 1, "  ^"),
    ],
)
def test_the_caret_stands_below_what_is_meant(
    source: str, column: int, width: int, caret: str
) -> None:
    finding = Finding("RB104", Spot(FILE, 1, column, width))
    said = FORMATS["text"](report([finding], Locator({FILE: f"{source}\n"}.get), "en"))
    assert said.split("\n")[2] == f"      | {caret}"


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    source = "户" * 500 + "wrong" + "x" * 500
    finding = Finding("RB104", Spot(FILE, 1, 501, 5))
    said = FORMATS["text"](report([finding], Locator({FILE: source}.get), "en")).split("\n")
    assert len(said[1]) < 140
    assert said[2] == "      | " + " " * 2 * 60 + "^^^^^"


def test_nothing_in_a_file_reaches_the_terminal_as_a_command() -> None:
    said = FORMATS["text"](reported(unknown(3, 2, 1, key="\x1b[2J\u202e")))
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\\u001b[31m\\u202e" in said


def test_printable_keeps_words() -> None:
    assert printable("客户 e\u0301 x") == "客户 e\u0301 x"
    assert printable("a\nb\u2028c\x85") == "a\\u000ab\\u2028c\\u0085"


def test_colour_is_only_added() -> None:
    plain = FORMATS["text"](reported(unknown()))
    coloured = FORMATS["text"](reported(unknown(), colour=True))
    assert "\x1b[1;31merror RB301\x1b[0m" in coloured
    for style in ("\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(style, "")
    assert coloured == plain


def test_findings_come_in_the_order_of_places_and_each_once() -> None:
    found = reported(unknown(3, 1), unknown(2), unknown(2), Finding("RB104", Spot(FILE)))
    assert [(line.spot.line, line.entry.code) for line in found.lines] == [
        (1, "RB104"),
        (2, "RB301"),
        (3, "RB301"),
    ]


def test_warnings_fail_a_strict_run_only() -> None:
    warned = reported(Finding("RB103", Spot(FILE)))
    assert not warned.fails(strict=False)
    assert warned.fails(strict=True)
    assert reported(unknown()).fails(strict=False)
    assert not reported().fails(strict=True)


def test_json_holds_everything() -> None:
    said = json.loads(FORMATS["json"](reported(unknown(), Finding("RB103", Spot(FILE, 1, 6)))))
    assert said == {
        "format": "rolebook-findings/1",
        "errors": 1,
        "warnings": 1,
        "findings": [
            {
                "code": "RB103",
                "name": "windows-line-ends",
                "severity": "warning",
                "file": "competencies/角色 1.yml",
                "line": 1,
                "column": 6,
                "message": "Lines end with a carriage return (CRLF), as on Windows.",
                "expected": "Set the editor's line ending to LF.",
                "suggestion": None,
                "source": "id: x",
            },
            {
                "code": "RB301",
                "name": "unknown-key",
                "severity": "error",
                "file": "competencies/角色 1.yml",
                "line": 2,
                "column": 16,
                "message": "“wrong” is not known here.",
                "expected": "Known here: zh, en.",
                "suggestion": "Did you mean “en”?",
                "source": "名称: {zh: 客户经理, wrong: 经理}",
            },
        ],
    }


def test_github_commands_are_one_line_each_and_escaped() -> None:
    said = FORMATS["github"](reported(unknown(key="100%\n::error::")))
    assert said == (
        "::error file=competencies/角色 1.yml,line=2,col=16,endColumn=21,title=RB301 unknown-key"
        "::“100%25%0A::error::” is not known here.%0AKnown here: zh, en.%0ADid you mean “en”?\n"
    )


def test_github_properties_cannot_be_broken_out_of() -> None:
    file = PurePosixPath("a,line=1:b%.yml")
    said = FORMATS["github"](report([Finding("RB104", Spot(file))], Locator({file: ""}.get), "en"))
    assert said.startswith("::error file=a%2Cline=1%3Ab%25.yml,line=1,")


def sarif(*findings: Finding) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(FORMATS["sarif"](reported(*findings)))
    return said


def test_sarif_has_the_structure_that_the_standard_asks_for() -> None:
    log = sarif(unknown(), Finding("RB103", Spot(FILE, 1, 6)))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "rolebook"
    rules = driver["rules"]
    assert [rule["id"] for rule in rules] == [entry.code for entry in entries()]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")
    assert run["columnKind"] in ("unicodeCodePoints", "utf16CodeUnits")
    assert [result["level"] for result in run["results"]] == ["warning", "error"]
    for result in run["results"]:
        assert result["ruleId"] in {rule["id"] for rule in rules}
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert 1 <= region["startColumn"] <= region["endColumn"]


def test_sarif_places_are_uris_and_code_points() -> None:
    (result,) = sarif(unknown())["runs"][0]["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "competencies/%E8%A7%92%E8%89%B2%201.yml"
    assert physical["region"] == {"startLine": 2, "startColumn": 16, "endColumn": 21}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_the_same_twice(name: str) -> None:
    assert FORMATS[name](reported(unknown())) == FORMATS[name](reported(unknown()))
