"""Composing: the parts of a page are rendered and put together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from generator.edition import Edition
from generator.model import Kind, Text
from generator.model.record import Audience
from generator.pages import addresses
from generator.pages.glossary_links import GlossaryLinks, Names, glossary_names
from generator.pages.lookups import Answers, Lookups
from generator.pages.page import Link, Page, Section
from generator.pages.rendering import Blocks, Renderer, plain
from generator.pages.told import InRelease, recent


@dataclass(frozen=True)
class Part:
    """A section to be: a block of the page's template under a heading.

    Attributes:
        block: Name of the template's block.
        heading: Heading as plain text.
        id: Heading id; the block's name with hyphens unless given.
        level: Heading level.
        view: What the block needs beyond what the page gives it.
        template: Name of another template that has the block.
    """

    block: str
    heading: str
    id: str = ""
    level: int = 2
    view: Mapping[str, Any] = field(default_factory=dict)
    template: str = ""


@dataclass(frozen=True)
class Draft:
    """Everything that a page is made from: a template, what it is shown, and the page's frame.

    Attributes:
        kind: Kind of page.
        path: Path below the site's root.
        title: Plain text.
        description: What the page is about; its first paragraph will do.
        tab: Index page of the tab that the page belongs to.
        parts: Its sections to be, in order; parts that turn out empty are left out.
        view: What the template is shown.
        template: Name of the template; the kind unless given.
        crumbs: The way to this page from the home page, both left out.
        maintainer: Who looks after it; the handbook's maintainer unless given.
        sources: Ids of the sources it cites.
        origin: The file it is made from.
        neighbours: The pages before and after it in reading order.
        hide: Parts of the theme that it does without.
        audience: Whom it is restricted to.
    """

    kind: str
    path: PurePosixPath
    title: str
    description: Text | str
    tab: PurePosixPath
    parts: Sequence[Part]
    view: Mapping[str, Any]
    template: str = ""
    crumbs: Sequence[Link] = ()
    maintainer: Text | None = None
    sources: Sequence[str] = ()
    origin: PurePosixPath | None = None
    neighbours: tuple[Link | None, Link | None] = (None, None)
    hide: Sequence[str] = ()
    audience: Sequence[Audience] | None = None


@dataclass(frozen=True)
class PagePlan:
    """A page to be: where it will stand is known before it is drafted.

    Attributes:
        path: Path below the site's root.
        draft: Drafts the page; costs what it takes to work out what the page says.
    """

    path: PurePosixPath
    draft: Callable[[], Draft]

    @classmethod
    def of(cls, draft: Draft) -> "PagePlan":
        """Give the plan of a page that is drafted already."""
        return cls(draft.path, lambda: draft)


class ReadingOrder:
    """Things in the order in which people read on from one to the next."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Remember the order."""
        self.ids = tuple(ids)
        self._places = {id_: place for place, id_ in enumerate(self.ids)}

    def before(self, id_: str) -> str | None:
        """Give what is read before a thing."""
        place = self._places[id_]
        return self.ids[place - 1] if place else None

    def after(self, id_: str) -> str | None:
        """Give what is read after a thing."""
        place = self._places[id_] + 1
        return self.ids[place] if place < len(self.ids) else None


CHANGES_OF = "changes"
"""Id of the section on the page of a thing that tells its latest changes."""


@dataclass
class Memory:
    """Pages of an earlier edition.

    Attributes:
        shared: What all of them were made with.
        pages: Each page by its path, with what it was made from and what it asked.
    """

    shared: object = None
    pages: dict[PurePosixPath, tuple[Draft, Answers, Page]] = field(default_factory=dict)

    def begin(self, shared: object) -> None:
        """Forget everything where pages are now made with something else."""
        if self.shared != shared:
            self.shared = shared
            self.pages.clear()


@dataclass(frozen=True)
class Composer:
    """Composes the pages of one edition.

    Attributes:
        edition: The edition.
        memory: Pages of an earlier edition; pages that nothing has changed are taken from it.
            Without it every page is made anew, and none is kept.
    """

    edition: Edition
    memory: Memory | None = None
    _blocks: Blocks = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let the memory know with what pages are made now."""
        if self.memory is not None:
            self.memory.begin(self.shared)

    @property
    def shared(self) -> object:
        """What all pages in one language for one audience are made with."""
        edition = self.edition
        return edition.today, self._glossary, edition.library.handbook

    @cached_property
    def lookups(self) -> Lookups:
        """Answers what pages ask of the library."""
        return Lookups(self.edition)

    @cached_property
    def _glossary(self) -> Names:
        terms = self.edition.library.terms.values()
        return glossary_names(terms, self.edition.language)

    def draft(self, plan: PagePlan) -> Draft:
        """Draft a planned page, with what changed of late in what stands on it."""
        draft = plan.draft()
        releases = self._told.get(draft.path)
        if not releases:
            return draft
        part = Part(
            "on_page",
            self.heading("changes.on_page"),
            id=CHANGES_OF,
            view={
                "releases": releases,
                "release_page": addresses.changes,
                "shared": draft.path in addresses.SHARED,
            },
            template="changes_of",
        )
        return replace(draft, parts=[*draft.parts, part])

    def compose(self, draft: Draft) -> tuple[Page, Answers]:
        """Make the page of a draft; give it with what it asked of the library."""
        if self.memory is None:
            return self._page(draft)
        known = self.memory.pages.get(draft.path)
        if known and known[0] == draft and self.lookups.still_give(known[1]):
            return known[2], known[1]
        page, asked = self._page(draft)
        self.memory.pages[draft.path] = draft, asked, page
        return page, asked

    def page(self, plan: PagePlan) -> Page:
        """Draft a planned page and make it."""
        return self.compose(self.draft(plan))[0]

    def pages(self, kind: "PageKind") -> Iterator[Page]:
        """Yield the pages of a kind."""
        return map(self.page, kind(self))

    def _page(self, draft: Draft) -> tuple[Page, Answers]:
        edition = self.edition
        renderer = Renderer(self.lookups, draft.path, GlossaryLinks(self._glossary), self._blocks)
        template = draft.template or draft.kind
        lead = renderer.block(template, "lead", draft.view)
        if draft.audience:
            lead = renderer.block("audience", "notice", {"audience": draft.audience}) + lead
        sections = [
            Section(
                id=part.id or part.block.replace("_", "-"),
                heading=part.heading,
                level=part.level,
                html=html,
            )
            for part in draft.parts
            if (html := self._block(renderer, draft, part))
        ]
        home = Link(edition.word("home.title"), addresses.HOME)
        is_leaf = draft.path != draft.tab
        page = Page(
            path=draft.path,
            kind=draft.kind,
            title=draft.title,
            description=plain(renderer.prose(draft.description)),
            tab=draft.tab,
            lead=lead,
            sections=tuple(sections),
            crumbs=(home, *draft.crumbs) if draft.path != addresses.HOME else (),
            maintainer=edition.say(draft.maintainer or edition.library.handbook.maintainer),
            sources=tuple(
                Link(renderer.name(Kind.SOURCE, id_), addresses.address(Kind.SOURCE, id_).path)
                for id_ in draft.sources
            ),
            origin=draft.origin,
            previous=draft.neighbours[0],
            next=draft.neighbours[1],
            hide=tuple(dict.fromkeys((*draft.hide, *(["navigation"] if is_leaf else [])))),
        )
        return page, renderer.asked

    def _block(self, renderer: Renderer, draft: Draft, part: Part) -> Markup:
        template = part.template or draft.template or draft.kind
        return renderer.block(template, part.block, {**draft.view, **part.view})

    @cached_property
    def _told(self) -> Mapping[PurePosixPath, Sequence[InRelease]]:
        return recent(self.edition)

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
        self, kind: Kind, order: ReadingOrder, id_: str
    ) -> tuple[Link | None, Link | None]:
        """Give links to the things before and after one in a reading order."""
        before, after = order.before(id_), order.after(id_)
        return (
            self.thing(kind, before) if before else None,
            self.thing(kind, after) if after else None,
        )


PageKind = Callable[[Composer], Iterator[PagePlan]]
"""Plans the pages of one kind, in reading order."""
