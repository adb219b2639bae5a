"""Composing: the parts of a page are rendered and put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from generator.edition import Edition
from generator.model import Kind, Text
from generator.pages import addresses
from generator.pages.glossary_links import GlossaryLinks, Names, glossary_names
from generator.pages.page import Link, Page, Section
from generator.pages.rendering import Renderer, plain


@dataclass(frozen=True)
class Part:
    """A section to be: a block of the page's template under a heading.

    Attributes:
        block: Name of the template's block.
        heading: Heading as plain text.
        id: Heading id; the block's name with hyphens unless given.
        level: Heading level.
        view: What the block needs beyond what the page gives it.
    """

    block: str
    heading: str
    id: str = ""
    level: int = 2
    view: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Composer:
    """Composes the pages of one edition."""

    edition: Edition

    @cached_property
    def _glossary(self) -> Names:
        terms = self.edition.library.terms.values()
        return glossary_names(terms, self.edition.language)

    def compose(  # noqa: PLR0913 - a page has that many parts, each given by name
        self,
        *,
        kind: str,
        path: PurePosixPath,
        title: str,
        description: Text | str,
        tab: PurePosixPath,
        parts: Sequence[Part],
        view: Mapping[str, Any],
        template: str = "",
        crumbs: Sequence[Link] = (),
        maintainer: Text | None = None,
        sources: Sequence[str] = (),
        origin: PurePosixPath | None = None,
        neighbours: tuple[Link | None, Link | None] = (None, None),
        hide: Sequence[str] = (),
    ) -> Page:
        """Render the lead and the parts of a page; parts that turn out empty are left out."""
        edition = self.edition
        renderer = Renderer(edition, path, GlossaryLinks(self._glossary))
        template = template or kind
        lead = renderer.block(template, "lead", view)
        sections = [
            Section(
                id=part.id or part.block.replace("_", "-"),
                heading=part.heading,
                level=part.level,
                html=html,
            )
            for part in parts
            if (html := renderer.block(template, part.block, {**view, **part.view}))
        ]
        home = Link(edition.word("home.title"), addresses.HOME)
        return Page(
            path=path,
            kind=kind,
            title=title,
            description=plain(renderer.prose(description)),
            tab=tab,
            lead=lead,
            sections=tuple(sections),
            crumbs=(home, *crumbs) if path != addresses.HOME else (),
            maintainer=edition.say(maintainer or edition.library.handbook.maintainer),
            sources=tuple(self.thing(Kind.SOURCE, id_) for id_ in sources),
            origin=origin,
            previous=neighbours[0],
            next=neighbours[1],
            hide=tuple(dict.fromkeys((*hide, *(("navigation",) if path != tab else ())))),
        )

    def heading(self, key: str, **values: object) -> str:
        """Give a heading from the interface's words."""
        return self.edition.word(key, **values)

    def thing(self, kind: Kind, id_: str) -> Link:
        """Give a link to a thing's page."""
        found = addresses.address(kind, id_)
        return Link(self.edition.name(kind, id_), found.path, found.fragment)

    def tab(self, key: str, path: PurePosixPath) -> Link:
        """Give a link to the index page of a tab."""
        return Link(self.edition.word(f"{key}.title"), path)

    def neighbours(
        self, kind: Kind, ids: Sequence[str], id_: str
    ) -> tuple[Link | None, Link | None]:
        """Give links to the things before and after one in a reading order."""
        at = ids.index(id_)
        before = self.thing(kind, ids[at - 1]) if at else None
        after = self.thing(kind, ids[at + 1]) if at + 1 < len(ids) else None
        return before, after
