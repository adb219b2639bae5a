"""Pages as Markdown, the form that MkDocs and other site builders read."""

from typing import Any

import yaml
from markupsafe import escape

from generator.edition import Edition
from generator.pages import addresses
from generator.pages.page import Link, Page, Section
from generator.prose import escape_markdown

TOP = "top"
"""Id of every page's title."""


def markdown(page: Page, edition: Edition, edit_url: str | None) -> str:
    """Give a page as a Markdown document with YAML front matter.

    Args:
        page: The page.
        edition: The edition that it belongs to, for the words around it.
        edit_url: URL template of the editor with `{path}`, or None to link the copy on the site.
    """
    front = yaml.dump(
        front_matter(page, edition, edit_url),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=2**16,
    )
    return f"---\n{front}---\n\n{body(page)}"


def body(page: Page) -> str:
    """Give the text of a page as Markdown.

    Lead and sections are blocks of HTML, each on one line, under Markdown headings with explicit
    ids, so that the builder makes its own table of contents. Each block is wrapped: Markdown would
    put a paragraph around a line that begins with an element such as `link`.
    """
    parts = [f"# {escape_markdown(page.title)} {{#{TOP}}}"]
    if page.lead:
        parts.append(lead_block(page))
    for section in page.sections:
        hashes = "#" * section.level
        parts.append(f"{hashes} {escape_markdown(section.heading)} {{#{section.id}}}")
        parts.append(section_block(page, section))
    return "\n\n".join(parts) + "\n"


def lead_block(page: Page) -> str:
    """Give the block of HTML under a page's title."""
    return f'<div class="rb-top rb-top--{page.kind}">{page.lead}</div>'


def section_block(page: Page, section: Section) -> str:
    """Give the block of HTML under a section's heading."""
    return f'<div class="rb-section rb-section--{page.kind}">{section.html}</div>'


def front_matter(page: Page, edition: Edition, edit_url: str | None) -> dict[str, Any]:
    """Give what the theme needs to know of a page besides its text.

    The title is HTML, because themes of MkDocs print it as such; all else is plain text.
    """
    matter: dict[str, Any] = {
        "title": str(escape(page.title)),
        "description": page.description,
        "rolebook": {
            "kind": page.kind,
            "tab": addresses.url(page.tab, addresses.HOME),
            "crumbs": [_link(crumb, page) for crumb in page.crumbs],
            "maintainer": page.maintainer,
            "sources": [_link(source, page) for source in page.sources],
            "source_file": _source_file(page, edition, edit_url),
            "previous": _link(page.previous, page) if page.previous else None,
            "next": _link(page.next, page) if page.next else None,
            "words": {
                word: edition.word(f"page.{word}")
                for word in (
                    "breadcrumb",
                    "maintainer",
                    "neighbours",
                    "next",
                    "previous",
                    "provenance",
                    "sources",
                )
            },
        },
    }
    if page.hide:
        matter["hide"] = list(page.hide)
    return matter


def _source_file(page: Page, edition: Edition, edit_url: str | None) -> dict[str, str] | None:
    # The sources hold what an audience may not see, so only the full edition leads to them.
    if page.origin is None or edition.audience is not None:
        return None
    if edit_url:
        return {"title": edition.word("page.edit"), "url": edit_url.format(path=page.origin)}
    copy = addresses.source_copy(page.origin)
    return {"title": edition.word("page.view_source"), "url": addresses.url(copy, page.path)}


def _link(link: Link, page: Page) -> dict[str, str]:
    return {"title": link.title, "url": addresses.url(link.path, page.path, link.fragment)}
