"""Making what does not pass through MkDocs: pages straight into shells, and all other files."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from mkdocs.utils import get_relative_url

from generator.mkdocs_plugin.kept_pages import Facts, KeptPages
from generator.mkdocs_plugin.shells import Shells
from generator.mkdocs_plugin.site_files import SiteFiles
from generator.pages.addresses import in_site
from generator.pages.composing import Composer, Draft, PagePlan
from generator.pages.html import BodyForm, body, headings
from generator.pages.markdown import front_matter
from generator.pages.page import Page
from generator.parallel import shared
from generator.search.indexing import IndexedPage
from generator.search.shelf import Shelf, Shelved
from generator.site.links import Links, page_links
from generator.site.tree import FilePlan

_RUN = 64
"""Neighbouring pages share much of what they need, so a process makes so many in a row."""

Plan = PagePlan | FilePlan


@dataclass
class Made:
    """What a share of the work found while it wrote its files.

    Attributes:
        indexed: Where lies what the index takes from its pages.
        titles: Their titles.
        links: Their ids and links.
        refused: What the content policy refuses of them, each with the path of the page.
        found: How many of its pages an earlier build had made.
        used: What of the kept pages and files was found or is new.
    """

    indexed: list[Shelved] = field(default_factory=list)
    titles: dict[PurePosixPath, str] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    refused: list[tuple[PurePosixPath, str]] = field(default_factory=list)
    found: int = 0
    used: set[str] = field(default_factory=set)

    def take(self, path: PurePosixPath, facts: Facts, shelf: Shelf) -> None:
        """Add what is to be known of a page."""
        self.indexed += map(shelf.put, facts.indexed)
        self.titles[path] = facts.title
        self.links.take(facts.links)
        self.refused += ((path, found) for found in facts.refused)

    def merge(self, other: "Made") -> None:
        """Add what another share found."""
        self.indexed += other.indexed
        self.titles |= other.titles
        self.links.merge(other.links)
        self.refused += other.refused
        self.found += other.found
        self.used |= other.used


@dataclass
class Maker:
    """Makes and writes planned files; one that nothing has changed since is left alone.

    Attributes:
        composer: Composes the pages.
        shells: The theme around them.
        form: How the site builder writes the body of a page.
        files: The site's files.
        edit_url: URL template of an editor with `{path}`.
        indexed: Gives what the index takes from a page.
        written: What this process wrote before, by path: a page as it was composed, or of another
            file what decided its content, or that itself.
        kept: Pages that earlier builds made.
        shelves: Where each process puts what the index takes from its pages.
    """

    composer: Composer
    shells: Shells
    form: BodyForm
    files: SiteFiles
    edit_url: str | None
    indexed: Callable[[Page], tuple[IndexedPage, ...]]
    written: dict[PurePosixPath, object]
    kept: KeptPages
    shelves: Sequence[Shelf]

    def make(self, plans: Sequence[Plan], processes: int) -> Made:
        """Make everything that is planned, in so many processes."""
        for plan in plans:
            # What is asked for before the process is forked is known to all.
            self.shells.policies.at(_root(plan.path))
        runs = [plans[at : at + _RUN] for at in range(0, len(plans), _RUN)]
        first, *others = shared(
            lambda number: self._share(runs[number::processes], self.shelves[number]), processes
        )
        for other in others:
            first.merge(other)
        return first

    def remove_others(self, paths: Iterable[PurePosixPath]) -> None:
        """Remove what was written before and is not planned any more."""
        for path in self.written.keys() - set(paths):
            del self.written[path]
            self.files.remove(in_site(path))

    def _share(self, runs: Iterable[Sequence[Plan]], shelf: Shelf) -> Made:
        made = Made()
        for run in runs:
            drafts = [self.composer.draft(plan) for plan in run if isinstance(plan, PagePlan)]
            others = [plan for plan in run if isinstance(plan, FilePlan)]
            self.kept.look_for(drafts, others)
            self._pages(drafts, made, shelf)
            self._others(others)
            self.kept.flush()
        shelf.close_up()
        made.found = self.kept.found
        made.used = self.kept.used | self.files.used
        return made

    def _pages(self, drafts: Sequence[Draft], made: Made, shelf: Shelf) -> None:
        for draft in drafts:
            facts = self.kept.put(draft.path)
            if facts is not None:
                made.take(draft.path, facts, shelf)
                continue
            page, asked = self.composer.compose(draft)
            if self.written.get(page.path) is page:
                made.titles[page.path] = page.title
                made.indexed += map(shelf.put, self.indexed(page))
                continue
            html, facts = self._finished(page)
            file = self.files.put(in_site(page.path), html)
            self.kept.keep(page, facts, asked, file)
            if self.composer.memory is not None:
                self.written[page.path] = page
            made.take(page.path, facts, shelf)

    def _finished(self, page: Page) -> tuple[bytes, Facts]:
        content = body(page, self.form)
        meta = front_matter(page, self.composer.edition, self.edit_url)
        policy = self.shells.policies.at(_root(page.path))
        html = self.shells.page(page, meta, content, list(headings(page)))
        return html.encode(), Facts(
            title=page.title,
            indexed=self.indexed(page),
            links=page_links(str(in_site(page.path)), content),
            refused=tuple(policy.refused(content)),
        )

    def _others(self, plans: Sequence[FilePlan]) -> None:
        for plan in plans:
            known = self.written.get(plan.path)
            if known is not None and known == plan.basis:
                continue
            if self.kept.put_other(plan.path) or known == (content := plan.content()):
                continue
            data = content.encode() if isinstance(content, str) else content
            self.kept.keep_other(plan.path, self.files.put(plan.path, data))
            if self.composer.memory is not None:
                self.written[plan.path] = content if plan.basis is None else plan.basis


def nothing_of(_: Page) -> tuple[IndexedPage, ...]:
    """Give what an index takes that is not made."""
    return ()


def _root(path: PurePosixPath) -> str:
    return get_relative_url(".", str(in_site(path)))
