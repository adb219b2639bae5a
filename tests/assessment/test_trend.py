"""Two results are compared as the ranges in which their levels lie."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "generator/web/assess"

RUN = """
const [folder, then, now] = process.argv.slice(1);
for (const name of ["namespace.js", "results.js"]) {
  require("node:vm").runInThisContext(require("node:fs").readFileSync(`${folder}/${name}`, "utf8"));
}
process.stdout.write(globalThis.Rolebook.results.trend(JSON.parse(then), JSON.parse(now)));
"""


def attainment(floor: int, ceiling: int, answered: int = 5) -> str:
    """An attainment of a competency with ten indicators, as the browser holds it."""
    level = floor if floor == ceiling else None
    found = {"floor": floor, "ceiling": ceiling, "level": level, "answered": answered, "asked": 10}
    return json.dumps(found)


@pytest.mark.parametrize(
    ("then", "now", "trend"),
    [
        pytest.param((3, 5), (0, 0), "down", id="below the least of before"),
        pytest.param((0, 0), (3, 5), "up", id="above the most of before"),
        pytest.param((1, 1), (2, 2), "up", id="one level more"),
        pytest.param((2, 2), (2, 2), "same", id="the same settled level"),
        pytest.param((2, 5), (2, 5), "unknown", id="the same range, not settled"),
        pytest.param((2, 5, 10), (2, 5, 10), "same", id="the same range, nothing left to answer"),
        pytest.param((2, 2), (2, 3, 10), "unknown", id="ranges that overlap, nothing left"),
        pytest.param((2, 3), (3, 4), "unknown", id="ranges that touch"),
        pytest.param((0, 5, 0), (0, 5, 0), "unknown", id="nothing answered"),
    ],
)
def test_ranges_that_lie_apart_rise_or_fall(
    then: tuple[int, ...], now: tuple[int, ...], trend: str
) -> None:
    run = subprocess.run(
        ["node", "-e", RUN, WEB, attainment(*then), attainment(*now)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert run.stdout == trend
