"""Verified acknowledgements as a table for people, as CSV and as JSON."""

import json
from collections.abc import Callable, Sequence
from unicodedata import east_asian_width

from generator.policies import spreadsheet
from generator.policies.verification import GOOD, Verified, totals
from generator.wording import wording

COLUMNS = ("verdict", "name", "number", "title", "version", "language", "at", "file", "detail")

GAP = "  "


def as_text(found: Sequence[Verified], language: str) -> str:
    """Give a table, and under it how many records got which verdict, policy by policy."""
    words = wording(language)
    head, *rows = _table(found, language)
    shown = [head[:4] + head[4:5] + head[6:], *(row[:5] + row[6:] for row in rows)]
    lines = _aligned(shown)
    by_policy: dict[str, list[Verified]] = {}
    for one in found:
        if one.record:
            by_policy.setdefault(f"{one.record.number} {one.record.title}", []).append(one)
    sums = [
        f"{name}{words['punctuation.colon']}{_counted(of, language)}"
        for name, of in sorted(by_policy.items())
    ]
    whole = words["verdict.total"].format(
        records=len(found), files=len({one.file for one in found})
    )
    total = f"{whole}{words['punctuation.colon']}{_counted(found, language)}"
    return "\n".join([*lines, "", *sums, "", total]) + "\n"


def as_csv(found: Sequence[Verified], language: str) -> str:
    """Give a table that spreadsheets open as text."""
    return spreadsheet.table(_table(found, language))


def as_json(found: Sequence[Verified], language: str) -> str:
    """Give the records with their verdicts, and how many got which."""
    del language
    value = {
        "records": [
            {
                "file": one.file,
                "verdict": one.verdict.value,
                "good": one.verdict in GOOD,
                "detail": one.detail,
                "policy": one.policy,
                "version": one.version,
                "record": one.record.model_dump(mode="json") if one.record else None,
            }
            for one in found
        ],
        "totals": {verdict.value: count for verdict, count in sorted(totals(found).items())},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Verified], str], str]] = {
    "text": as_text,
    "csv": as_csv,
    "json": as_json,
}
"""How verified acknowledgements are written: from the records and the language of words."""


def _table(found: Sequence[Verified], language: str) -> list[list[str]]:
    words = wording(language)
    rows = [[words[f"verdict.column_{column}"] for column in COLUMNS]]
    for one in found:
        record = one.record
        said = {
            "verdict": words[f"verdict.{one.verdict}"],
            "name": (record.name or "") if record else "",
            "number": record.number if record else "",
            "title": record.title if record else "",
            "version": one.version,
            "language": record.language if record else "",
            "at": record.at if record else "",
            "file": one.file,
            "detail": one.detail,
        }
        rows.append([said[column] for column in COLUMNS])
    return rows


def _counted(found: Sequence[Verified], language: str) -> str:
    words = wording(language)
    counted = sorted(totals(found).items())
    joint = words["punctuation.comma"]
    return joint.join(f"{words[f'verdict.{verdict}']} {count}" for verdict, count in counted)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Pad cells so that columns stand under each other in a terminal."""
    plain = [[_visible(cell) for cell in row] for row in rows]
    widths = [max(_width(cell) for cell in column) for column in zip(*plain, strict=True)]
    return [
        GAP.join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in plain
    ]


def _visible(text: str) -> str:
    """Leave out what would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
