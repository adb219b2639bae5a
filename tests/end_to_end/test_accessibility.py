"""Pages of every kind are accessible: light and dark, phone and desk, both languages."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import ColourScheme, OpenPage, ServeDirectory

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

KINDS = {
    "home": "index.html",
    "roles": "roles/index.html",
    "role": "roles/*.html",
    "qualifications": "qualifications/index.html",
    "qualification": "qualifications/*.html",
    "competencies": "competencies/index.html",
    "competency": "competencies/*.html",
    "model": "models/*.html",
    "matrix": "matrix.html",
    "scales": "scales.html",
    "learning": "learning.html",
    "tracks": "tracks/index.html",
    "track": "tracks/*.html",
    "policies": "policies/index.html",
    "policy": "policies/*.html",
    "policy-version": "policies/*/?.?.html",
    "redline": "policies/*/*--*.html",
    "comparison": "policies/*/compare.html",
    "acknowledgements": "acknowledge/index.html",
    "assessment": "assess/index.html",
    "checklist": "assess/*/*.html",
    "onboardings": "onboarding/index.html",
    "onboarding": "onboarding/*.html",
    "about": "about.html",
    "releases": "changes/index.html",
    "changes": "changes/*.html",
    "glossary": "glossary.html",
    "sources": "sources/index.html",
    "source": "sources/S12.html",
    "findings": "guide/findings.html",
    "guide": "guide/index.html",
    "using": "using.html",
    "accessibility": "accessibility.html",
    "threat-model": "guide/threat-model.html",
    "licences": "licences.html",
    "api": "guide/api.html",
    "404": "404.html",
}
"""A page of each kind; where a pattern stands, the page of middling size that it matches."""


THEMES_OWN = {
    # Each part of a table of contents is a landmark named after its heading, and in the reference
    # of the code several modules and classes have one name.
    ("api", "landmark-unique"),
}


def page_of(site: Path, language: str, kind: str) -> str:
    """Give the path below the site of the page that stands for a kind."""
    found = [file for file in (site / language).glob(KINDS[kind]) if file.is_file()]
    pages = [file for file in found if file.name != "index.html"] or found
    assert pages, kind
    pages.sort(key=lambda file: (file.stat().st_size, file.name))
    return pages[len(pages) // 2].relative_to(site).as_posix()


def violations(page: Any) -> list[str]:  # noqa: ANN401 - a Playwright page
    """Run axe in a page and give what it finds, each with its first few elements."""
    page.evaluate(AXE.read_text("utf-8"))  # a script tag is what the pages' policy forbids
    options = json.dumps({"runOnly": RULES, "resultTypes": ["violations"], "preload": False})
    found = page.evaluate(f"async () => (await axe.run({options})).violations")
    return [
        f"{one['id']} ({one['help']}): {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
    ]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing(
    site: Path,
    address: str,
    page: OpenPage,
    language: str,
    scheme: ColourScheme,
    width: int,
) -> None:
    opened = page(viewport=(width, 900), colour_scheme=scheme, locale=language)
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        opened.goto(address + page_of(site, language, kind))
        wide = opened.evaluate("document.documentElement.scrollWidth")
        ours = [one for one in violations(opened) if (kind, one.split(" ")[0]) not in THEMES_OWN]
        if ours:
            found[kind] = ours
        if wide > width:
            found.setdefault(kind, []).append(f"the page scrolls sideways: {wide} px")
    assert found == {}


def test_axe_finds_what_is_wrong(
    tmp_path: Path, page: OpenPage, serve_directory: ServeDirectory
) -> None:
    (tmp_path / "index.html").write_text('<html lang="en"><title>x</title><img src="x">', "utf-8")
    opened = page()
    opened.goto(serve_directory(tmp_path))
    assert any(one.startswith("image-alt") for one in violations(opened))
