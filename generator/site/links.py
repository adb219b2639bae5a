"""The links of a finished site: each leads to a file that is there, and to an id that is on it."""

import posixpath
import re
import sys
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r' (?:href|src)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_STATE = "/"
"""Begins a fragment that is no id but tells a script what to show."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: the page it stands on, and where it was to lead."""

    page: str
    target: str


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The ids and the links of one page.

    Attributes:
        page: Its path in the site.
        ids: Its ids.
        targets: Where its links lead.
        doubled: An id that stands twice on it, if there is one.
    """

    page: str
    ids: tuple[str, ...]
    targets: tuple[str, ...]
    doubled: str | None


def page_links(page: str, html: str) -> PageLinks:
    """Give what is found on a page, by its path in the site."""
    html = html.replace("\n", " ").replace("\t", " ")
    ids = _ID.findall(html)
    twice = next(id_ for id_ in ids if ids.count(id_) > 1) if _doubles(ids) else None
    folder = posixpath.dirname(page)
    targets = (
        page + link if link.startswith("#") else _resolved(folder, link)
        for link in dict.fromkeys(_LINK.findall(html))
    )
    return PageLinks(page, tuple(ids), tuple(filter(None, targets)), twice)


@dataclass
class Links:
    """The ids and the links of pages, gathered one page at a time.

    Attributes:
        ids: The ids of each page.
        targets: Where links lead, each with the first page that has such a link.
        doubled: Ids that stand twice on a page.
    """

    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    doubled: list[Broken] = field(default_factory=list)

    def take(self, found: PageLinks) -> None:
        """Add what was found on a page."""
        page = found.page
        if found.doubled is not None:
            self.doubled.append(Broken(page, f"#{found.doubled}"))
        # Most ids stand on many pages: one string is enough for each.
        self.ids[page] = tuple(map(sys.intern, found.ids))
        for target in found.targets:
            self.targets.setdefault(target, page)

    def merge(self, other: "Links") -> None:
        """Add what others gathered."""
        self.ids |= other.ids
        self.targets = {**other.targets, **self.targets}
        self.doubled += other.doubled

    def broken(self, files: Container[str]) -> Iterator[Broken]:
        """Yield every link that leads nowhere.

        Args:
            files: The paths of everything in the site.
        """
        yield from self.doubled
        last, ids = "", frozenset[str]()
        for target, page in sorted(self.targets.items()):
            path, _, fragment = target.partition("#")
            if path != last:
                last, ids = path, frozenset(self.ids.get(path, ()))
            if path not in files or (
                fragment
                and path.endswith(".html")
                and not fragment.startswith(_STATE)
                and fragment not in ids
            ):
                yield Broken(page, target)


@lru_cache(maxsize=1 << 14)
def _resolved(folder: str, link: str) -> str:
    """Give the path below the site's root that a link leads to; empty where it leads away."""
    path, hash_, fragment = unescape(link).partition("#")
    if _ELSEWHERE.match(path):
        return ""
    target = posixpath.normpath(posixpath.join(folder, unquote(path))) + hash_ + fragment
    return "" if target.startswith("../") else target


def _doubles(ids: Sequence[str]) -> bool:
    return len(set(ids)) < len(ids)
