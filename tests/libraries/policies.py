"""The small library with a policy that has a past, a present and a future."""

import datetime as dt
from pathlib import Path

from generator.edition import Edition
from generator.loading import load
from generator.model import Library
from tests.libraries.examining import SMALL, lay_out

FOLDER = "docs/policies/conduct"
BUILT = dt.date(2026, 8, 1)
"""1.0 held until 2026-06-30, 1.1 holds since, 2.0 will hold from 2027-03-01."""

SECOND = {
    "zh": (
        ("summary: 改正错字。", "summary: 收紧礼品规定。"),
        ("不收受礼品，另见[走访](#visits)。", "不收受价值超过 100 元的礼品，另见[走访](#visits)。"),
        ("走访要有记录，见", "走访应当在 3 日内有记录，见"),
    ),
    "en": (
        ("A slip of the pen is mended.", "Gifts are limited."),
        ("No gifts are taken;", "No gifts above 100 yuan are taken;"),
        ("Visits are recorded,", "Visits shall be recorded within 3 days,"),
    ),
}
FACTS = (
    ('version: "1.1"', 'version: "2.0"'),
    ("effective_from: 2026-07-01", "effective_from: 2027-03-01"),
    ("approved_on: 2026-06-15", "approved_on: 2026-07-20"),
    ("review_by: 2027-01-01", "review_by: 2028-03-01"),
    ("change: editorial", "change: substantive"),
)


def changes() -> dict[str, str]:
    """Give the files that make the small library one with three versions."""
    found = {
        f"{FOLDER}/1.1.zh.md": _replaced(
            f"{FOLDER}/1.1.zh.md",
            ("effective_from: 2026-07-01", "effective_from: 2026-07-01\neffective_to: 2027-02-28"),
        )
    }
    for language, words in SECOND.items():
        facts = FACTS if language == "zh" else ()
        found[f"{FOLDER}/2.0.{language}.md"] = _replaced(
            f"{FOLDER}/1.1.{language}.md", *facts, *words
        )
    return found


def library(root: Path) -> Library:
    """Lay the library out below `root` and load it."""
    lay_out(root, changes())
    loaded = load(root)
    assert loaded.library is not None
    return loaded.library


def edition(root: Path, language: str = "zh") -> Edition:
    return Edition.of(library(root), language, BUILT)


def _replaced(name: str, *pairs: tuple[str, str]) -> str:
    text = (SMALL / name).read_text()
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
