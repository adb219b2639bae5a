"""A few pages of the small library as they are, for review when a template changes.

`pytest --update-golden` rewrites them and shows the difference.
"""

from pathlib import PurePosixPath

import pytest

from generator.edition import Edition
from generator.pages.kinds import all_pages
from generator.pages.markdown import markdown
from generator.pages.page import Page
from tests.conftest import Golden

SECTIONS = [
    ("roles/client-manager.md", "requirements"),
    ("competencies/need-diagnosis.md", "levels"),
    ("matrix.md", "table"),
    ("tracks/sales-track.md", "map"),
    ("onboarding/first-months.md", "day-1"),
]

WHOLE = ["qualifications/fund-sales.md", "sources/S01.md"]


def page_at(edition: Edition, path: str) -> Page:
    return next(page for page in all_pages(edition) if page.path == PurePosixPath(path))


def on_lines(html: str) -> str:
    """Put each element on a line of its own, so that a difference can be read."""
    return str(html).replace("><", ">\n<").replace("> <", ">\n<") + "\n"


@pytest.mark.parametrize(("path", "section"), SECTIONS)
def test_golden_sections(edition: Edition, golden: Golden, path: str, section: str) -> None:
    page = page_at(edition, path)
    found = next(one for one in page.sections if one.id == section)
    name = f"{path.removesuffix('.md').replace('/', '-')}-{section}.{edition.language}.html"
    golden(name, f"<!-- {found.heading} -->\n{on_lines(found.html)}")


@pytest.mark.parametrize("path", WHOLE)
def test_golden_pages(edition: Edition, golden: Golden, path: str) -> None:
    text = markdown(page_at(edition, path), edition, None)
    golden(f"{path.removesuffix('.md').replace('/', '-')}.{edition.language}.md", on_lines(text))
