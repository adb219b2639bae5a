"""On paper: light whatever the reader chose, and no sheet that ends with the head of a table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.end_to_end.test_accessibility import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playwright.sync_api import Page
    from pypdf import PageObject

    from tests.end_to_end.conftest import ColourScheme, OpenPage

POSITION = "corporate-client-manager@senior"

ANSWER = """async (position) => {
  const assets = document.querySelector("[data-assets]").dataset.assets;
  const release = Rolebook.edition().release;
  const asked = Rolebook.positions.requirements(Rolebook.positions.find(position));
  const loaded = await Rolebook.loading.load(assets, asked.map((one) => one.competency));
  const rated = (at, levels) => Object.fromEntries([...loaded].map(([id, data]) => [id, {
    answers: Object.fromEntries(data.levels.flatMap(({ level, indicators }) => indicators.map((one) => [one.id, {
      answer: level <= levels ? "consistently" : "sometimes",
      digest: Rolebook.digest(one.words), words: one.words, release, at,
    }]))),
  }]));
  for (const [key, rater] of [["rolebook-assessment/1", "self"], ["rolebook-review/1", "reviewer"]]) {
    new Rolebook.Store(key, Rolebook.answers.form(rater)).change((file, at) => {
      file.position = { position, release, asked: asked.map((one) => one.competency), at };
      file.competencies = rated(at, 2);
      if (rater === "reviewer") {
        file.review = { competencies: rated(at, 3), agreed: {}, revealed: { value: true, at } };
      }
    });
  }
}"""
"""Rates every competency of a position, for the person and for a reviewer."""

SCREENS = {
    "result": (f"assess/steps.html#/{POSITION}/result", ".rb-result table"),
    "overview": (f"assess/steps.html#/{POSITION}/overview", ".rb-todo"),
    "compare": (f"assess/compare.html#/me/{POSITION}", ".rb-compared"),
    "review": (f"assess/review.html#/{POSITION}/result", ".rb-review table"),
}

COLOURS = """() => [document.documentElement, ...document.querySelectorAll("body, article, article *")]
  .map((one) => [one, getComputedStyle(one)])
  .map(([one, { color, backgroundColor, borderTopColor, fill, stroke }]) =>
    [one.tagName, one.className, color, backgroundColor, borderTopColor, fill, stroke].join(" "))
"""


def printed(opened: Page, address: str, path: str, selector: str = "h1") -> None:
    """Bring a page into the state in which it goes to the printer."""
    opened.emulate_media(media="screen")
    opened.goto("about:blank")
    opened.goto(address + path)
    opened.wait_for_selector(selector)
    opened.emulate_media(media="print")


def assessed(open_page: OpenPage, address: str, language: str, scheme: ColourScheme) -> Page:
    """Open a page of the site in a browser where an assessment is done."""
    opened = open_page(viewport=(1280, 900), colour_scheme=scheme, reduced_motion="reduce")
    opened.goto(f"{address}{language}/assess/steps.html")
    opened.wait_for_selector(".rb-app h2")
    opened.evaluate(ANSWER, POSITION)
    return opened


def test_from_the_dark_colours_paper_is_as_from_the_light_ones(
    site: Path, address: str, page: OpenPage
) -> None:
    light, dark = (assessed(page, address, "zh", scheme) for scheme in ("light", "dark"))
    kinds = ("checklist", "onboarding", "policies", "policy", "redline", "role")
    paths = {kind: (page_of(site, "zh", kind), "h1") for kind in kinds}
    paths |= {name: (f"zh/{path}", ready) for name, (path, ready) in SCREENS.items()}
    for kind, (path, ready) in paths.items():
        found = []
        for opened in (light, dark):
            printed(opened, address, path, ready)
            found.append(opened.evaluate(COLOURS))
        scheme = dark.evaluate("document.body.dataset.mdColorScheme")
        assert scheme == "slate", "the dark colours are the ones chosen"
        assert dark.evaluate("getComputedStyle(document.documentElement).colorScheme") in (
            "only light",
            "light only",
        )
        wrong = [pair for pair in zip(*found, strict=True) if pair[0] != pair[1]]
        assert wrong[:3] == [], kind


def sheets(opened: Page) -> list[list[tuple[float, str]]]:
    """The pieces of text of every sheet, each with its height above the foot, highest first."""
    pdf = opened.pdf(format="A4", prefer_css_page_size=True)
    return [pieces_of(sheet) for sheet in PdfReader(io.BytesIO(pdf)).pages]


def pieces_of(sheet: PageObject) -> list[tuple[float, str]]:
    pieces: list[tuple[float, str]] = []

    def take(text: str, at: Sequence[float], matrix: Sequence[float], *_: object) -> None:
        if text.strip():
            pieces.append((at[1] * matrix[4] + at[3] * matrix[5] + at[5], text.strip()))

    sheet.extract_text(visitor_text=take)
    return sorted(pieces, key=lambda piece: -piece[0])


def rows(pieces: list[tuple[float, str]]) -> list[str]:
    """The pieces as lines, from the top to the bottom, without the number of the sheet."""
    lines: dict[int, list[str]] = {}
    for height, text in pieces:
        lines.setdefault(round(height / 2), []).append(text)
    return [" ".join(line) for _, line in sorted(lines.items(), reverse=True)][:-1]


@pytest.fixture
def paper(
    site: Path, address: str, page: OpenPage
) -> Callable[[str], list[list[tuple[float, str]]]]:
    """Prints a kind of page in English, whose words a PDF gives back as they are."""

    def print_kind(kind: str) -> list[list[tuple[float, str]]]:
        opened = assessed(page, address, "en", "light")
        if kind in SCREENS:
            path, ready = SCREENS[kind]
            printed(opened, address, f"en/{path}", ready)
        else:
            printed(opened, address, page_of(site, "en", kind))
        return sheets(opened)

    return print_kind


A4_HEIGHT = 842  # points

HEADS = {
    "checklist": {"Behaviour", "sometimes", "consistently"},
    "onboarding": {"Done", "Step", "Who"},
    "result": {"Fit", "Requirements"},
    "review": {"Self", "Reviewer", "Agreed"},
}
"""Words that stand together in the heads of the tables of a kind of page only."""


@pytest.mark.parametrize("kind", HEADS)
def test_sheets_are_filled_and_none_ends_with_the_head_of_a_table(
    paper: Callable[[str], list[list[tuple[float, str]]]], kind: str
) -> None:
    printed_sheets = paper(kind)
    found = [rows(pieces) for pieces in printed_sheets]

    def is_head(line: str) -> bool:
        return all(word.lower() in line.lower() for word in HEADS[kind])

    assert any(is_head(line) for lines in found for line in lines), "the heads are recognised"
    assert [lines[-2:] for lines in found if is_head(lines[-1])] == []
    heights = sorted({at for at, _ in printed_sheets[0]})
    lowest = next(at for at in heights if at > heights[0] + 5)  # above the number of the sheet
    assert len(found) > 1
    assert lowest < A4_HEIGHT * 0.35


def test_a_printed_result_is_headed_by_its_position_and_no_gap_is_split(
    paper: Callable[[str], list[list[tuple[float, str]]]],
) -> None:
    found = [rows(pieces) for pieces in paper("result")]
    assert found[0][0].endswith(": result")
    assert "release" in found[0][1]
    assert not any("Assess yourself" in line for lines in found for line in lines)
    starts, ends = (
        [sum(word in line for line in lines) for lines in found]
        for word in ("Levels missing", "One thing to do")
    )
    assert sum(starts) > 3
    assert starts == ends, "each gap begins and ends on one sheet"


def test_boxes_to_tick_are_square_on_paper(site: Path, address: str, page: OpenPage) -> None:
    opened = page(viewport=(1280, 900))
    printed(opened, address, page_of(site, "zh", "checklist"))
    shapes = opened.evaluate(
        """[...document.querySelectorAll(".rb-checks input")].map((box) => {
          const { appearance, borderRadius, width } = getComputedStyle(box);
          return [appearance, borderRadius, parseFloat(width) > 10].join(" ");
        })"""
    )
    assert set(shapes) == {"none 0px true"}
