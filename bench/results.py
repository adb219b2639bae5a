"""The page of results, in both languages."""

import datetime as dt
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import yaml

from bench.measured import Measured
from bench.stages import STAGES

_TEXTS = Path(__file__).with_name("texts.yml")


def write_pages(
    found: Sequence[Measured], profile: tuple[int, dict[str, float]], docs: Path
) -> None:
    """Write the page of results in both languages."""
    texts = yaml.safe_load(_TEXTS.read_text("utf-8"))
    for language, words in texts.items():
        file = docs / language / "guide/benchmarks.md"
        file.write_text("\n".join(_page(found, profile, words)) + "\n", "utf-8")


def _page(
    found: Sequence[Measured], profile: tuple[int, dict[str, float]], words: dict[str, str]
) -> list[str]:
    count, seconds = profile
    total = sum(seconds.values())
    return [
        f"---\ntitle: {words['title']}\ndescription: {words['description']}",
        "search: {boost: 0.4}\n---\n",
        f"# {words['title']} {{#benchmarks}}\n",
        f"{words['intro']}\n",
        words["machine"].format(
            machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} × CPU",
            load=f"{os.getloadavg()[1]:.1f}",
            versions=_versions(),
            date=dt.datetime.now(dt.UTC).date().isoformat(),
        ),
        f"\n## {words['builds']} {{#builds}}\n",
        *_table(words["build_head"], [_build_row(one, words) for one in found]),
        f"\n## {words['beside']} {{#beside}}\n",
        f"{words['beside_intro']}\n",
        *_table(words["beside_head"], [_beside_row(one, words) for one in found]),
        f"\n## {words['other']} {{#other}}\n",
        *_table(words["other_head"], [_other_row(one, words) for one in found]),
        f"\n## {words['stages']} {{#stages}}\n",
        words["stages_intro"].format(count=f"{count:,}") + "\n",
        *_table(
            words["stage"],
            [
                [words[name], f"{seconds[name]:.1f}", f"{seconds[name] / total:.0%}"]
                for name in STAGES
            ],
        ),
    ]


def _versions() -> str:
    mkdocs, material = version("mkdocs"), version("mkdocs-material")
    hugo = version("hugo")
    return f"Python {platform.python_version()}, MkDocs {mkdocs}, Material {material}, Hugo {hugo}"


def _table(head: str, rows: list[list[str]]) -> list[str]:
    rule = "|" + " --- |" * (head.count("|") - 1)
    return [head, rule, *(f"| {' | '.join(row)} |" for row in rows)]


def _build_row(one: Measured, words: dict[str, str]) -> list[str]:
    edited = words["seconds"].format(one.edited.seconds)
    return [
        f"{one.competencies:,}",
        f"{one.pages:,}",
        words["seconds"].format(one.cold.seconds),
        words["seconds"].format(one.cold.cpu),
        f"{edited} · {one.edited.seconds / one.cold.seconds:.0%}",
        f"{one.cold.peak:.0f} MiB",
    ]


def _beside_row(one: Measured, words: dict[str, str]) -> list[str]:
    found = [f"{one.competencies:,}"]
    for other in (one.hugo, one.material):
        if other is None:
            found += [words["left_out"]] * 2
        else:
            ratio = f"{one.cold.seconds / other.seconds:.1f} · {one.cold.cpu / other.cpu:.1f}"
            found += [words["seconds"].format(other.seconds), ratio]
    return found


def _other_row(one: Measured, words: dict[str, str]) -> list[str]:
    return [
        f"{one.competencies:,}",
        " · ".join(words["seconds"].format(check.seconds) for check in one.checks),
        words["seconds"].format(one.reload),
        f"{one.weight.role:.1f} KiB",
        f"{one.weight.index:,.0f} KiB",
        f"{one.searching.download:.0f} KiB",
        f"{one.searching.first:.0f} · {one.searching.next:.0f} ms",
    ]
