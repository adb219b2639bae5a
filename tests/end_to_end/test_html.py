"""Every page of the built site is valid HTML, apart from what the theme itself gets wrong."""

import json
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class ThemeError:
    """An error of Material's own templates, which no override of ours repeats.

    Attributes:
        rule: html-validate's name of it.
        where: Pattern that the element's selector or the message matches.
        reason: Why it is let pass.
    """

    rule: str
    where: str
    reason: str


MATERIALS_OWN = (
    ThemeError(
        "wcag/h32",
        r"header > nav:nth-child\(1\) > form|\[data-md-component=palette\]|> div > form$",
        "the palette switch and the search act at once; neither form is ever sent",
    ),
    ThemeError(
        "input-attributes",
        r"^#__(drawer|search|toc|nav_\d+(_\d+)*|palette_\d)$",
        "check boxes that open the menus without JavaScript say autocomplete=off, "
        "so that Firefox forgets them",
    ),
    ThemeError(
        "valid-autocomplete",
        r"^#__(drawer|search|toc|nav_\d+(_\d+)*|palette_\d)$",
        "the same attribute on the same check boxes",
    ),
    ThemeError(
        "presentation-role-style",
        r"header > nav",
        "the list of search results says role=presentation, an older name of none",
    ),
    ThemeError(
        "unique-landmark",
        r"\bnav\b",
        "the tree of the navigation is made of nested nav elements, named by their labels' ids",
    ),
    ThemeError(
        "attribute-allowed-values",
        r"^#__nav_\d+(_\d+)*_label$",
        "an empty tabindex on the label of an open section of the menu",
    ),
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_are_valid_html(site: Path, language: str) -> None:
    unknown = [
        f"{file}: {rule} at {selector}: {message}"
        for file, rule, selector, message in errors(site / language)
        if not any(
            known.rule == rule and re.search(known.where, selector) for known in MATERIALS_OWN
        )
    ]
    assert sorted(set(unknown))[:30] == []


def test_the_front_door_is_valid_html(site: Path) -> None:
    assert errors(site / "index.html") == []


def test_the_validator_finds_what_is_broken(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><head><title>x</title></head><body><p><div></p></body>'
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert {rule for _, rule, _, _ in errors(tmp_path)} >= {"close-order"}


def errors(where: Path) -> list[tuple[str, str, str, str]]:
    """Give file, rule, selector and message of every error in a page or in a folder of pages."""
    command: list[str | Path] = [
        ROOT / "scripts/node",
        ROOT / "node_modules/html-validate/bin/html-validate.mjs",
        "--config",
        ROOT / ".htmlvalidate.json",
        "--formatter",
        "json",
        "--ext",
        "html",
        where,
    ]
    # Into a file: what Node has not yet written to a pipe is lost when it exits.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        ran = subprocess.run(command, check=False, stdout=out, stderr=subprocess.PIPE, text=True)
        assert ran.returncode in (0, 1), ran.stderr
        out.seek(0)
        report = json.load(out)
    base = where if where.is_dir() else where.parent
    return [
        (
            Path(found["filePath"]).relative_to(base).as_posix(),
            message["ruleId"],
            message.get("selector") or "",
            message["message"],
        )
        for found in report
        for message in found["messages"]
    ]
