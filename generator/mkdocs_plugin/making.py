"""Making what does not pass through MkDocs: pages straight into shells, and all other files."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mkdocs.utils import get_relative_url

from generator.mkdocs_plugin.shells import Shells
from generator.pages.composing import Composer, PagePlan
from generator.pages.html import BodyForm, body, headings
from generator.pages.markdown import front_matter
from generator.pages.page import Page
from generator.parallel import shared
from generator.search.entry import Entry
from generator.site.links import Links
from generator.site.tree import FilePlan

_RUN = 64
"""Neighbouring pages share much of what they need, so a process makes so many in a row."""

Plan = PagePlan | FilePlan


@dataclass
class Made:
    """What a share of the work found while it wrote its files.

    Attributes:
        entries: The search entries of its pages.
        titles: Their titles.
        links: Their ids and links.
        refused: What the content policy refuses of them, each with the path of the page.
    """

    entries: list[Entry] = field(default_factory=list)
    titles: dict[PurePosixPath, str] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    refused: list[tuple[PurePosixPath, str]] = field(default_factory=list)


@dataclass
class Maker:
    """Makes and writes planned files; one that nothing has changed since is left alone.

    Attributes:
        composer: Composes the pages.
        shells: The theme around them.
        form: How the site builder writes the body of a page.
        site: The folder to write into.
        edit_url: URL template of an editor with `{path}`.
        found_in: Gives the search entries of pages, having seen every one of them.
        written: What this process wrote before, by path: a page as it was composed, or a content.
    """

    composer: Composer
    shells: Shells
    form: BodyForm
    site: Path
    edit_url: str | None
    found_in: Callable[[Iterator[Page]], Iterable[Entry]]
    written: dict[PurePosixPath, Page | str | bytes]
    _folders: set[Path] = field(default_factory=set)

    def make(self, plans: Sequence[Plan], processes: int) -> Made:
        """Make everything that is planned, in so many processes."""
        for plan in plans:
            # What is asked for before the process is forked is known to all.
            self.shells.policies.at(_root(plan.path))
        runs = [plans[at : at + _RUN] for at in range(0, len(plans), _RUN)]

        def share(number: int) -> Made:
            return self._make([plan for run in runs[number::processes] for plan in run])

        first, *others = shared(share, processes)
        for other in others:
            first.entries += other.entries
            first.links.merge(other.links)
            first.titles |= other.titles
            first.refused += other.refused
        return first

    def keep_only(self, paths: Iterable[PurePosixPath]) -> None:
        """Remove what was written before and is not planned any more."""
        for path in self.written.keys() - set(paths):
            del self.written[path]
            (self.site / _in_site(path)).unlink(missing_ok=True)

    def _make(self, plans: Sequence[Plan]) -> Made:
        made = Made()
        made.entries += self.found_in(self._pages(plans, made))
        return made

    def _pages(self, plans: Sequence[Plan], made: Made) -> Iterator[Page]:
        for plan in plans:
            if isinstance(plan, FilePlan):
                self._write(plan.path, plan.content())
                continue
            page = self.composer.compose(plan.draft())
            if self.written.get(page.path) is not page:
                html = self._finished(page, made)
                self._put(_in_site(page.path), html.encode())
                if self.composer.memory is not None:
                    self.written[page.path] = page
            made.titles[page.path] = page.title
            yield page

    def _finished(self, page: Page, made: Made) -> str:
        content = body(page, self.form)
        made.links.add(str(_in_site(page.path)), content)
        policy = self.shells.policies.at(_root(page.path))
        made.refused += ((page.path, found) for found in policy.refused(content))
        meta = front_matter(page, self.composer.edition, self.edit_url)
        return self.shells.page(page, meta, content, list(headings(page)))

    def _write(self, path: PurePosixPath, content: str | bytes) -> None:
        if self.written.get(path) != content:
            self._put(path, content.encode() if isinstance(content, str) else content)
            if self.composer.memory is not None:
                self.written[path] = content

    def _put(self, path: PurePosixPath, data: bytes) -> None:
        file = self.site / path
        if file.parent not in self._folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(file.parent)
        file.write_bytes(data)


def no_entries(pages: Iterator[Page]) -> Iterable[Entry]:
    """See every page, and give no search entries."""
    deque(pages, maxlen=0)
    return ()


def _in_site(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix(".html") if path.suffix == ".md" else path


def _root(path: PurePosixPath) -> str:
    return get_relative_url(".", str(_in_site(path)))
