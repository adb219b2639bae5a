"""Pages as Markdown: headings and front matter survive whatever a title holds."""

import re
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

import html5lib
import markdown as python_markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.config import load_config

from generator.edition import Edition
from generator.mkdocs_plugin.generated import Blocks
from generator.pages.kinds import all_pages
from generator.pages.markdown import body, front_matter, markdown
from generator.pages.page import Link, Page, Section
from generator.prose import escape_markdown

ROOT = Path(__file__).resolve().parents[2]


def converter() -> python_markdown.Markdown:
    """Give Python-Markdown as this project's own mkdocs.yml sets it up."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return python_markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


CONVERTER = converter()


def convert(text: str) -> str:
    CONVERTER.reset()
    return CONVERTER.convert(text)


def headings(html: str) -> list[tuple[str, str | None, str]]:
    """Give tag, id and text of each heading as a browser sees them, permalinks left out."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found = []
    for element in tree.iter():
        if re.fullmatch(r"h[1-6]", str(element.tag)):
            for link in element.findall("a[@class='headerlink']"):
                element.remove(link)
            found.append((element.tag, element.get("id"), "".join(element.itertext())))
    return found


def page_with(title: str, heading: str = "Any") -> Page:
    return Page(
        path=PurePosixPath("roles/any.md"),
        kind="role",
        title=title,
        description="",
        tab=PurePosixPath("roles/index.md"),
        lead=Markup("<p>lead</p>"),
        sections=(Section("one", heading, 2, Markup("<p>text</p>")),),
    )


def visible(text: str) -> str:
    """Give a text as a browser shows it: runs of white space are one space."""
    return " ".join(text.split())


TITLES = st.text(
    alphabet=st.one_of(
        st.sampled_from(" #*_`[](){}<>&!|~^:;=+-.\\/\"'$%@?x1中文"),
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")),
    ),
    min_size=1,
    max_size=60,
).filter(str.strip)


@settings(max_examples=400, deadline=None)
@given(title=TITLES, heading=TITLES)
@example(title="# Title #", heading="## x {#stolen}")
@example(title="{: .c #id }", heading="a\n# b")
@example(title="<b>bold</b> &amp; &lt;", heading="[S01] [a](b) ![c](d)")
@example(title="http://example.com a@b.example", heading="<http://example.com>")
@example(title="*a* _b_ **c** `d` ~~e~~ ^f^ ==g==", heading="\\* \\\\ \\")
@example(title="1. one", heading="- list")
@example(title="[TOC]", heading="--- ***")
@example(title="| a | b |", heading=": def")
@example(title='"""', heading="!!! note")
@example(title="x &copy; &#35; &#x23;", heading="::: generator.model")
@example(title="\u2028a\u2029", heading="a\u00a0b")
def test_a_heading_says_what_the_title_says(title: str, heading: str) -> None:
    found = headings(convert(body(page_with(title, heading))))
    assert [(tag, id_, visible(text)) for tag, id_, text in found] == [
        ("h1", "top", visible(title)),
        ("h2", "one", visible(heading)),
    ]
    (top,) = CONVERTER.toc_tokens  # type: ignore[attr-defined] # set by the extension `toc`
    assert visible(unescape(top["name"])) == visible(title)


@given(title=TITLES)
def test_an_escaped_heading_is_one_line(title: str) -> None:
    assert len(escape_markdown(title).splitlines()) <= 1


@given(title=TITLES, description=TITLES)
def test_front_matter_survives_any_title(title: str, description: str) -> None:
    edition = EDITIONS[0]
    page = page_with(title)
    text = markdown(page, edition, None)
    front = yaml.safe_load(text.split("\n---\n", 1)[0].removeprefix("---\n"))
    assert unescape(front["title"]) == title
    assert not set("<>\"'") & set(front["title"])


EDITIONS: list[Edition] = []


@pytest.fixture(autouse=True, scope="module")
def _editions(edition: Edition) -> None:
    EDITIONS[:] = [edition]


def test_front_matter_tells_the_theme_what_it_needs(edition: Edition) -> None:
    page = Page(
        path=PurePosixPath("roles/any.md"),
        kind="role",
        title="Any",
        description="One sentence.",
        tab=PurePosixPath("roles/index.md"),
        lead=Markup(""),
        sections=(),
        crumbs=(Link("Home", PurePosixPath("index.md")),),
        maintainer="HR",
        sources=(Link("S01 x", PurePosixPath("sources/S01.md")),),
        origin=PurePosixPath("competencies/roles/any.yml"),
        previous=Link("Before", PurePosixPath("roles/before.md")),
        hide=("toc",),
    )
    matter: dict[str, Any] = front_matter(page, edition, None)
    rolebook = matter["rolebook"]
    assert matter["hide"] == ["toc"]
    assert rolebook["tab"] == "roles/index.html"
    assert rolebook["crumbs"] == [{"title": "Home", "url": "../index.html"}]
    assert rolebook["sources"] == [{"title": "S01 x", "url": "../sources/S01.html"}]
    assert rolebook["previous"] == {"title": "Before", "url": "before.html"}
    assert rolebook["next"] is None
    assert rolebook["source_file"]["url"] == "../source/competencies/roles/any.yml.txt"


def test_an_editor_is_linked_where_there_is_one(edition: Edition) -> None:
    page = next(page for page in all_pages(edition) if page.kind == "role")
    url = front_matter(page, edition, "https://forge.example/edit/{path}")["rolebook"][
        "source_file"
    ]
    assert url["url"] == "https://forge.example/edit/competencies/roles/client-manager.yml"


def test_a_page_without_a_file_of_its_own_links_none(edition: Edition) -> None:
    assert front_matter(page_with("x"), edition, "https://x.example/{path}")["rolebook"][
        "source_file"
    ] is None  # fmt: skip


def test_blocks_put_back_are_what_markdown_makes_of_the_whole_page(edition: Edition) -> None:
    for page in all_pages(edition):
        text = body(page)
        blocks = Blocks(text)
        assert blocks.put_back(convert(blocks.headings)) == convert(text), page.path


def test_blocks_know_the_ids_inside_them() -> None:
    blocks = Blocks('# x {#top}\n\n<p id="a">id="no"</p>\n\n<div><p  id="b">')
    assert blocks.ids() == {"a", "b"}


def test_every_section_has_its_heading_with_its_id(edition: Edition) -> None:
    for page in all_pages(edition):
        found = [id_ for _, id_, _ in headings(convert(Blocks(body(page)).headings))]
        assert found == ["top", *(section.id for section in page.sections)], page.path
