"""Measures in a browser whether search answers what staff ask: `python -m tests.search.relevance SITE`.

A query of `relevance.yml` counts as answered when one of its pages is among the first three.
"""

import argparse
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

from tests.end_to_end.conftest import ARGUMENTS, BROWSERS

SHOWN = 3

QUERIES: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("relevance.yml").read_text("utf-8")
)

_FIRST = """async (query) => {
  const pages = (await Rolebook.search.open(new URL(".", location.href))).pages;
  const { hits } = await Rolebook.search.answer(query, pages);
  const first = await Promise.all(hits.slice(0, 10).map((hit) => Rolebook.search.page(hit.page)));
  return first.map(([file, , sections]) => [file.replace(/\\.html$/, ""), sections[0][0]]);
}"""


@dataclass(frozen=True)
class Relevance:
    """How well one language's queries are answered.

    Attributes:
        language: The language of the site that was asked.
        ranks: The place of the first page that answers, by query; None when it is not in ten.
        misses: What stood first instead, by query.
    """

    language: str
    ranks: Mapping[str, int | None]
    misses: Mapping[str, list[str]]

    @property
    def success(self) -> float:
        """Share of the queries whose answer is among the first three."""
        return 1 - len(self.misses) / len(self.ranks)

    @property
    def reciprocal_rank(self) -> float:
        """Mean reciprocal rank."""
        return sum(1 / rank for rank in self.ranks.values() if rank) / len(self.ranks)

    def __str__(self) -> str:
        """Give the figures, and what was missed."""
        figures = f"success@3 {self.success:.1%}, MRR {self.reciprocal_rank:.3f}"
        missed = [f"  {query}: {', '.join(found)}" for query, found in self.misses.items()]
        return "\n".join([f"{self.language}: {len(self.ranks)} queries, {figures}", *missed])


def relevance(tab: Page, site: Path, language: str) -> Relevance:
    """Ask a site everything that `relevance.yml` has for a language."""
    tab.goto((site / language / "index.html").as_uri())
    tab.keyboard.press("/")
    tab.locator("[data-rb-answered]").wait_for(state="attached")
    ranks: dict[str, int | None] = {}
    misses: dict[str, list[str]] = {}
    for query, wanted in QUERIES[language].items():
        first = ["#".join(filter(None, found)) for found in tab.evaluate(_FIRST, query)]
        rank = next((at for at, found in enumerate(first, 1) if found in wanted), None)
        ranks[query] = rank
        if (rank or SHOWN + 1) > SHOWN:
            misses[query] = first[:SHOWN]
    return Relevance(language, ranks, misses)


def main() -> None:
    """Print the figures of a built site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="a site that `rolebook build` made")
    site = parser.parse_args().site.resolve()
    executable = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        for language in QUERIES:
            sys.stdout.write(f"{relevance(browser.new_page(), site, language)}\n")
        browser.close()


if __name__ == "__main__":
    main()
