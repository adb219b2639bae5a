"""The theme around a page, rendered once for each kind of place and then only filled.

A theme takes milliseconds a page, and nearly all it says is the same on the next one. So it
renders a page with marks where each page differs, and the pieces between the marks are kept. What
comes out is what the theme would have made of the page itself, which a test holds.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, Template, TemplateNotFound
from markdown import Markdown
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.mkdocs_plugin.securing import ThemePolicies
from generator.pages.html import SAMPLE, BodyForm, Heading
from generator.pages.page import Page

_TITLE, _DESCRIPTION = "rb-mark&title", "rb-mark&description"
"""Marks with a character that tells whether the theme escaped what it was given."""

_CONTENT = "<h1>rb-mark-content"
_STEM, _FOLDER = "rb-mark-stem", "rb-mark-folder-"
_OUTLINES = ("contents", "toc")
"""Parts of the theme that show the headings of a page."""

_PARTIALS = {
    f"partials/{name}.html": f"rb-mark-{name}" for name in ("breadcrumbs", "provenance", *_OUTLINES)
}
"""Parts of the theme that are rendered for each page, and the marks in their places."""

_MARKS = re.compile(
    "|".join(
        (
            re.escape(_CONTENT),
            r"rb-mark&(?:amp;)?(?:title|description)",
            r"rb-mark-(?:stem|folder-\d|breadcrumbs|provenance|contents|toc)",
        )
    )
)
_OUTLINE = """{%% import "partials/language.html" as lang with context %%}\
{%% include "partials/%s.html" ignore missing %%}"""
_REMEMBERED = 1 << 10


Place = tuple[object, ...]
"""A kind of place in the site, whose pages have the same shell."""


@dataclass(frozen=True)
class Shell:
    """The theme's pieces around one kind of page, every second one a mark."""

    pieces: Sequence[str]

    @cached_property
    def digest(self) -> bytes:
        """The digest of all that it says."""
        return hashlib.sha256("\0".join(self.pieces).encode()).digest()

    def filled(self, values: Mapping[str, str]) -> str:
        """Give the page with these values in the places of the marks."""
        parts = list(self.pieces)
        parts[1::2] = [values[mark] for mark in parts[1::2]]
        return "".join(parts)


@dataclass
class Shells:
    """The shells of one build.

    Attributes:
        env: The theme's templates.
        config: The site's configuration.
        files: The site's files.
        nav: The site's navigation.
        policies: The content policies of the site's pages.
    """

    env: Environment
    config: MkDocsConfig
    files: Files
    nav: Navigation
    policies: ThemePolicies
    _known: dict[Place, Shell] = field(default_factory=dict)

    def page(
        self, page: Page, meta: Mapping[str, Any], content: str, headings: Sequence[Heading]
    ) -> str:
        """Give a finished page.

        Args:
            page: The page.
            meta: What the theme is told of it.
            content: Its body as HTML.
            headings: Its headings, the title first.
        """
        title, description = str(meta["title"]), str(meta["description"])
        seen = SimpleNamespace(meta=meta, title=title)
        values = {
            _CONTENT: content,
            _STEM: page.path.stem,
            "rb-mark&title": title,
            "rb-mark&amp;title": str(escape(title)),
            "rb-mark&description": description,
            "rb-mark&amp;description": str(escape(description)),
            "rb-mark-breadcrumbs": self._breadcrumbs.render(page=seen, config=self.config),
            "rb-mark-provenance": self._provenance.render(page=seen, config=self.config),
            **self._outlines(tuple(headings)),
        }
        folders = page.path.parent.parts[1:]
        values |= {f"{_FOLDER}{number}": folder for number, folder in enumerate(folders)}
        return self._shell(page, meta).filled(values)

    def place(self, page: Page) -> Place:
        """Give the kind of place that a page stands in."""
        folder = page.path.parent
        return (page.kind, page.tab, page.hide, folder.parts[:1], len(folder.parts))

    def digest(self, place: Place) -> bytes | None:
        """Give the digest of a shell; None where no page in such a place was made yet."""
        shell = self._known.get(place)
        return shell.digest if shell else None

    def _shell(self, page: Page, meta: Mapping[str, Any]) -> Shell:
        place = self.place(page)
        if place not in self._known:
            self._known[place] = Shell(_cut(self._marked(page, meta)))
        return self._known[place]

    def _marked(self, page: Page, meta: Mapping[str, Any]) -> str:
        """Let the theme render a page like this one, with marks for all that is its own."""
        folders = page.path.parent.parts
        marks = (f"{_FOLDER}{number}" for number, _ in enumerate(folders[1:]))
        path = PurePosixPath(*folders[:1], *marks, f"{_STEM}.md")
        file = File.generated(self.config, str(path), content="")
        marked = MkDocsPage(None, file, self.config)
        marked.meta = {**meta, "title": _TITLE, "description": _DESCRIPTION}
        marked.content = _CONTENT
        marked.toc = _contents([Heading(1, "top", _TITLE)])
        context = get_context(self.nav, self.files, self.config, marked)
        html = self._main.render(context)
        root = str(context["base_url"])
        return self.policies.at(root).put_into(html)

    @cached_property
    def _main(self) -> Template:
        loader = self.env.loader
        loaders = [DictLoader(_PARTIALS), *([loader] if loader else [])]
        return self.env.overlay(loader=ChoiceLoader(loaders)).get_template("main.html")

    @cached_property
    def _breadcrumbs(self) -> Template:
        return self._part("partials/breadcrumbs.html")

    @cached_property
    def _provenance(self) -> Template:
        return self._part("partials/provenance.html")

    def _part(self, name: str) -> Template:
        """Give a part that the handbook adds to the theme; empty in a project that does not."""
        try:
            return self.env.get_template(name)
        except TemplateNotFound:
            return self.env.from_string("")

    @cached_property
    def _outlines(self) -> Callable[[tuple[Heading, ...]], Mapping[str, str]]:
        templates = {name: self.env.from_string(_OUTLINE % name) for name in _OUTLINES}

        @lru_cache(maxsize=_REMEMBERED)
        def outlines(headings: tuple[Heading, ...]) -> Mapping[str, str]:
            seen = SimpleNamespace(toc=_contents(headings))
            return {
                f"rb-mark-{name}": template.render(page=seen, config=self.config)
                for name, template in templates.items()
            }

        return outlines


def body_form(config: MkDocsConfig) -> BodyForm:
    """Let the site's own Markdown show how it writes a page."""
    reader = Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )
    return BodyForm(reader.convert(SAMPLE))


def _cut(html: str) -> tuple[str, ...]:
    pieces: list[str] = []
    start = 0
    for mark in _MARKS.finditer(html):
        pieces += [html[start : mark.start()], mark[0]]
        start = mark.end()
    return (*pieces, html[start:])


def _contents(headings: Sequence[Heading]) -> TableOfContents:
    """Give headings as the theme's table of contents, each below the nearest higher one."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(heading.html, heading.id, heading.level)
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return TableOfContents(top)
