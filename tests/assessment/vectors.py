"""Makes `vectors.json`: what the scoring rule must say, here and in the browser.

The generated cases come from an oracle that knows only what a level with no blanks is worth, and
tries every way of filling the blanks. Run this file to write the vectors anew.
"""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("vectors.json")
C, S, N, X = "consistently", "sometimes", "not-yet", "does-not-apply"
SHORT = {"c": C, "s": S, "n": N, "x": X}


def levels_of(*drawn: str) -> tuple[list[list[dict[str, Any]]], dict[str, str]]:
    """Reads levels drawn as text: one letter an answer, `_` a blank, `!` before a key indicator."""
    levels: list[list[dict[str, Any]]] = []
    answers: dict[str, str] = {}
    for number, drawing in enumerate(drawn, start=1):
        indicators: list[dict[str, Any]] = []
        key = False
        for mark in drawing:
            if mark == "!":
                key = True
                continue
            id_ = f"i{number}-{len(indicators) + 1}"
            indicators.append({"id": id_, "key": True} if key else {"id": id_})
            if mark != "_":
                answers[id_] = SHORT[mark]
            key = False
        levels.append(indicators)
    return levels, answers


HAND = [
    # name, levels, states, floor, ceiling; m = met, n = not met, u = unknown
    ("nothing answered is unknown, not the lowest", ["___", "!__"], "uu", 0, 2),
    ("everything consistent", ["ccc", "!ccc"], "mm", 2, 2),
    ("nothing yet is below the first level", ["nnn", "!nnn"], "nn", 0, 0),
    ("four of five is 80 %", ["ccccs", "nnn"], "mn", 1, 1),
    ("three of four is less than 80 %", ["cccs", "nnn"], "nn", 0, 0),
    ("two of three is less than 80 %", ["ccn", "nnn"], "nn", 0, 0),
    ("eight of ten is 80 %", ["ccccccccnn", "nnn"], "mn", 1, 1),
    ("seven of nine is less", ["cccccccnn", "nnn"], "nn", 0, 0),
    ("a key indicator missed fails the level", ["!scccc", "nnn"], "nn", 0, 0),
    ("a key indicator not yet shown fails the level", ["!ncccc", "nnn"], "nn", 0, 0),
    ("a blank key indicator leaves it open", ["!_cccc", "nnn"], "un", 0, 1),
    ("one blank of five can still be met: it is met", ["cccc_", "nnn"], "mn", 1, 1),
    ("one blank of four leaves it open", ["ccc_", "nnn"], "un", 0, 1),
    ("enough missed already, blanks or not", ["nn__c", "nnn"], "nn", 0, 0),
    ("one missed of five and a blank leaves it open", ["cccs_", "nnn"], "un", 0, 1),
    ("what does not apply is left out: three of three", ["cccxx", "nnn"], "mn", 1, 1),
    ("what does not apply is left out: two of three", ["ccsxx", "nnn"], "nn", 0, 0),
    ("a key indicator that does not apply is left out", ["!xccc", "nnn"], "mn", 1, 1),
    ("a level where nothing applies is unknown", ["xxx", "nnn"], "un", 0, 1),
    ("nothing applies at the top: attained below, open above", ["ccc", "xxx"], "mu", 1, 2),
    ("nothing applies in the middle blocks proof above", ["ccc", "xxx", "ccc"], "mum", 1, 3),
    ("does not apply and blank only: unknown", ["xx_", "nnn"], "un", 0, 1),
    ("a higher level does not count over a lower one missed", ["nnn", "!ccc"], "nm", 0, 0),
    ("a higher level does not count over a lower one open", ["___", "!ccc"], "um", 0, 2),
    ("a gap in the ladder stops it", ["ccc", "ncc", "ccc"], "mnm", 1, 1),
    ("a higher level missed caps, a lower one open", ["ccc", "c__", "nnn"], "mun", 1, 2),
    ("missed above, open below, open between", ["___", "___", "nnn"], "uun", 0, 2),
    ("missed twice: the lower one caps", ["ccc", "nnn", "nnn"], "mnn", 1, 1),
    ("five levels, three attained", ["ccc", "!ccc", "!cccc", "!sccc", "nnn"], "mmmnn", 3, 3),
    (
        "five levels, answered only to the third",
        ["ccc", "!ccc", "!ccc", "___", "___"],
        "mmmuu",
        3,
        5,
    ),
    ("two levels, top attained", ["c", "c"], "mm", 2, 2),
    ("one indicator, sometimes", ["s", "n"], "nn", 0, 0),
    ("one indicator, blank", ["_", "n"], "un", 0, 1),
    ("ten levels, all attained", ["ccc"] * 10, "m" * 10, 10, 10),
    ("two key indicators, one sometimes", ["!c!sccc", "nnn"], "nn", 0, 0),
    ("two key indicators, one does not apply", ["!c!xccc", "nnn"], "mn", 1, 1),
]

STATES = {"m": "met", "n": "not-met", "u": "unknown"}

FITS = [
    # Name, required: competency, level, key; attained: floor, ceiling; met, gaps, unknown; tier.
    (
        "all met",
        [("a", 2, True), ("b", 1, False)],
        {"a": (2, 2), "b": (3, 3)},
        "ab",
        "",
        "",
        "ready",
    ),
    ("met while open above", [("a", 2, True)], {"a": (2, 5)}, "a", "", "", "ready"),
    (
        "one gap of one level",
        [("a", 2, False), ("b", 1, True)],
        {"a": (1, 1), "b": (1, 1)},
        "b",
        "a",
        "",
        "close",
    ),
    (
        "two gaps of one level",
        [("a", 2, False), ("b", 3, False)],
        {"a": (1, 1), "b": (2, 2)},
        "",
        "ab",
        "",
        "close",
    ),
    (
        "one gap of one level, on a key competency",
        [("a", 2, True), ("b", 1, False)],
        {"a": (1, 1), "b": (1, 1)},
        "b",
        "a",
        "",
        "growing",
    ),
    ("one gap of two levels", [("a", 3, False)], {"a": (1, 1)}, "", "a", "", "growing"),
    ("nothing known", [("a", 1, False)], {}, "", "", "a", None),
    ("too little known", [("a", 3, False)], {"a": (1, 4)}, "", "", "a", None),
    (
        "below the first level is a gap of one",
        [("a", 1, False)],
        {"a": (0, 0)},
        "",
        "a",
        "",
        "close",
    ),
    (
        "a gap proven although the level is open",
        [("a", 3, False)],
        {"a": (1, 2)},
        "",
        "a",
        "",
        None,
    ),
    (
        "two levels proven although the level is open",
        [("a", 4, False)],
        {"a": (1, 2)},
        "",
        "a",
        "",
        "growing",
    ),
    (
        "growing for certain although one is unknown",
        [("a", 4, False), ("b", 1, False)],
        {"a": (2, 2)},
        "",
        "a",
        "b",
        "growing",
    ),
    (
        "close or worse: unknown",
        [("a", 2, False), ("b", 1, False)],
        {"a": (1, 1)},
        "",
        "a",
        "b",
        None,
    ),
    (
        "ready or worse: unknown",
        [("a", 1, False), ("b", 1, False)],
        {"a": (1, 1)},
        "a",
        "",
        "b",
        None,
    ),
    ("nothing required", [], {"a": (1, 1)}, "", "", "", "ready"),
    ("others do not count", [("a", 1, True)], {"a": (1, 1), "z": (0, 0)}, "a", "", "", "ready"),
]

DIGESTS = {
    "": "e3b0c44298fc1c14",
    "Listens": "47039804dc60bae1",
    "  Listens  ": "47039804dc60bae1",
    "倾听": "7f63eff72934ce1e",
    "谈前写下目标、底线\n和三个 条件": "752ae3ddc8d1915f",
    "é": "4a99557e4033c353",
    "e\u0301": "4a99557e4033c353",
    "😀 ok": "85a2fa63218ae47b",
    "a\u3000b": "c8687a08aa5d6ed2",
    "a" * 55: "9f4390f8d30c2dd9",
    "b" * 56: "a5fc6e203a4c2b65",
    "c" * 64: "52b6419d27bd7f54",
    "长" * 100: "ac68c4830ae2d898",
}
"""Worked out with sha256sum."""


def complete(indicators: list[dict[str, Any]], answers: dict[str, str]) -> str:
    """The rule where nothing is blank, in the plainest words."""
    applicable = [one for one in indicators if answers[one["id"]] != X]
    if not applicable:
        return "unknown"
    shown = [one for one in applicable if answers[one["id"]] == C]
    keys = all(one in shown for one in applicable if one.get("key"))
    return "met" if keys and len(shown) * 100 >= len(applicable) * 80 else "not-met"


def oracle(indicators: list[dict[str, Any]], answers: dict[str, str]) -> str:
    """Tries every way of filling the blanks."""
    blank = [one["id"] for one in indicators if one["id"] not in answers]
    ways = itertools.product((C, S, N, X), repeat=len(blank))
    found = {complete(indicators, answers | dict(zip(blank, way, strict=True))) for way in ways}
    return found.pop() if len(found) == 1 else "unknown"


def generated(count: int) -> list[dict[str, Any]]:
    dice = random.Random(20261101)  # noqa: S311 - test data, not secrets
    cases = []
    for number in range(1, count + 1):
        mood = dice.choice(["cccccccs_x", "cccsn_x", "____c", "cx"])
        drawn = [
            "".join(
                ("!" if dice.random() < 0.3 else "") + dice.choice(mood)
                for _ in range(dice.randint(1, 5))
            )
            for _ in range(dice.randint(2, 5))
        ]
        levels, answers = levels_of(*drawn)
        states = [oracle(level, answers) for level in levels]
        floor = next((i for i, one in enumerate(states) if one != "met"), len(states))
        ceiling = next((i for i, one in enumerate(states) if one == "not-met"), len(states))
        cases.append(
            _case(f"generated {number}: {' '.join(drawn)}", levels, answers, states, floor, ceiling)
        )
    return cases


def _case(
    name: str,
    levels: list[list[dict[str, Any]]],
    answers: dict[str, str],
    states: list[str],
    floor: int,
    ceiling: int,
) -> dict[str, Any]:
    return {
        "name": name,
        "levels": levels,
        "answers": answers,
        "expect": {
            "states": states,
            "floor": floor,
            "ceiling": ceiling,
            "level": floor if floor == ceiling else None,
            "answered": len(answers),
            "asked": sum(map(len, levels)),
        },
    }


def vectors() -> dict[str, Any]:
    by_hand = []
    for name, drawn, states, floor, ceiling in HAND:
        levels, answers = levels_of(*drawn)
        by_hand.append(_case(name, levels, answers, [STATES[s] for s in states], floor, ceiling))
    return {
        "attainment": by_hand + generated(60),
        "fit": [
            {
                "name": name,
                "requirements": [{"competency": c, "level": n, "key": k} for c, n, k in required],
                "attained": {
                    c: {"floor": low, "ceiling": high} for c, (low, high) in attained.items()
                },
                "expect": {
                    "met": list(met),
                    "gaps": list(gaps),
                    "unknown": list(unknown),
                    "tier": tier,
                },
            }
            for name, required, attained, met, gaps, unknown, tier in FITS
        ],
        "digest": [{"words": words, "expect": expect} for words, expect in DIGESTS.items()],
    }


def text() -> str:
    """The file: one case a line, so that a difference shows which case changed."""
    groups = [
        f'"{group}": [\n'
        + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
        + "\n]"
        for group, cases in vectors().items()
    ]
    return "{\n" + ",\n".join(groups) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
