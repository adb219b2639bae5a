"""Which other roles fit best is told by one rule, which the page states."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "generator/web/assess"

RUN = """
const [folder, found] = process.argv.slice(1);
for (const name of ["namespace.js", "ranking.js"]) {
  require("node:vm").runInThisContext(require("node:fs").readFileSync(`${folder}/${name}`, "utf8"));
}
const ranked = globalThis.Rolebook.ranking(JSON.parse(found));
process.stdout.write(JSON.stringify(ranked.map((one) => one.position.id)));
"""


def ranked(*positions: tuple[str, int, int, int]) -> list[str]:
    """The ids of positions in order; each is handed over as id, met, gaps and unknown."""
    found = [
        {
            "position": {"id": id_, "role": {"id": id_.split("@")[0]}},
            "fit": {"met": ["x"] * met, "gaps": ["x"] * gaps, "unknown": ["x"] * unknown},
            "asked": met + gaps + unknown,
        }
        for id_, met, gaps, unknown in positions
    ]
    run = subprocess.run(
        ["node", "-e", RUN, WEB, json.dumps(found)], check=True, capture_output=True, text=True
    )
    order: list[str] = json.loads(run.stdout)
    return order


@pytest.mark.parametrize(
    ("positions", "order"),
    [
        pytest.param(
            [("unknown@a", 4, 0, 4), ("growing@a", 7, 1, 0)],
            ["growing@a", "unknown@a"],
            id="more met goes before what is mostly unknown",
        ),
        pytest.param(
            [("half@a", 2, 1, 1), ("third@a", 1, 2, 0), ("twice@a", 4, 4, 0)],
            ["twice@a", "half@a", "third@a"],
            id="of equal shares the one with fewer unknown",
        ),
        pytest.param(
            [("one@a", 3, 0, 0), ("one@b", 3, 0, 0), ("two@a", 3, 0, 0)],
            ["one@b", "two@a"],
            id="of equal grades the higher, of equal roles the first of the handbook",
        ),
        pytest.param([("one@a", 3, 1, 0), ("one@b", 2, 2, 0)], ["one@a"], id="the best grade"),
        pytest.param(
            [("tenth@a", 1, 2, 0), ("same@a", 2, 4, 0)],
            ["tenth@a", "same@a"],
            id="thirds are equal",
        ),
    ],
)
def test_other_roles_are_listed_by_share_met_then_fewest_unknown(
    positions: list[tuple[str, int, int, int]], order: list[str]
) -> None:
    assert ranked(*positions) == order
