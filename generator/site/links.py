"""The links of a finished site: each leads to a file that is there, and to an id that is on it."""

import posixpath
import re
import sys
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r' (?:href|src)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_STATE = "/"
"""Begins a fragment that is no id but tells a script what to show."""


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A link that leads nowhere: the page it stands on, and where it was to lead."""

    page: str
    target: str


class PageLinks(NamedTuple):
    """The ids and the links of one page.

    Attributes:
        page: Its path in the site.
        ids: Its ids.
        targets: Where its links lead, to itself apart.
        lost: The fragments of its links to itself that lead nowhere on it.
        doubled: Ids that stand on it more than once.
    """

    page: str
    ids: tuple[str, ...]
    targets: tuple[str, ...]
    lost: tuple[str, ...]
    doubled: tuple[str, ...]


def page_links(page: str, html: str) -> PageLinks:
    """Give what is found on a page, by its path in the site."""
    html = html.replace("\n", " ").replace("\t", " ")
    ids = _ID.findall(html)
    links = dict.fromkeys(_LINK.findall(html))
    folder = posixpath.dirname(page)
    elsewhere = (_resolved(folder, link) for link in links if not link.startswith("#"))
    here = (link for link in links if link.startswith("#"))
    known = frozenset(ids)
    lost = (link for link in here if not _is_met(link[1:], known))
    doubled = (id_ for id_, count in Counter(ids).items() if count > 1)
    return PageLinks(
        page,
        ids=tuple(ids),
        targets=tuple(filter(None, elsewhere)),
        lost=tuple(lost),
        doubled=tuple(doubled) if len(known) < len(ids) else (),
    )


@dataclass
class Links:
    """The ids and the links of pages, gathered one page at a time.

    Attributes:
        ids: The ids of each page.
        targets: Where links lead, each with the first page that has such a link.
        lost: Links of pages to themselves that lead nowhere.
        doubled: Ids that stand on a page more than once, each with the page's path before it.
    """

    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    lost: list[Broken] = field(default_factory=list)
    doubled: list[tuple[str, str]] = field(default_factory=list)

    def take(self, found: PageLinks) -> None:
        """Add what was found on a page."""
        page = found.page
        self.lost += (Broken(page, page + link) for link in found.lost)
        self.doubled += ((page, id_) for id_ in found.doubled)
        # Most ids stand on many pages: one string is enough for each.
        self.ids[page] = tuple(map(sys.intern, found.ids))
        for target in found.targets:
            self.targets.setdefault(target, page)

    def merge(self, other: "Links") -> None:
        """Add what others gathered."""
        self.ids |= other.ids
        self.targets = {**other.targets, **self.targets}
        self.lost += other.lost
        self.doubled += other.doubled

    def broken(self, files: Container[str]) -> Iterator[Broken]:
        """Yield every link that leads nowhere.

        Args:
            files: The paths of everything in the site.
        """
        yield from sorted(self.lost)
        last, ids = "", frozenset[str]()
        for target, page in sorted(self.targets.items()):
            path, _, fragment = target.partition("#")
            if path != last:
                last, ids = path, frozenset(self.ids.get(path, ()))
            if path not in files or (path.endswith(".html") and not _is_met(fragment, ids)):
                yield Broken(page, target)


def _is_met(fragment: str, ids: Container[str]) -> bool:
    """Say whether a fragment leads to something on a page with some ids."""
    return not fragment or fragment.startswith(_STATE) or fragment in ids


@lru_cache(maxsize=1 << 14)
def _resolved(folder: str, link: str) -> str:
    """Give the path below the site's root that a link leads to; empty where it leads away."""
    path, hash_, fragment = unescape(link).partition("#")
    if _ELSEWHERE.match(path):
        return ""
    target = posixpath.normpath(posixpath.join(folder, unquote(path))) + hash_ + fragment
    return "" if target.startswith("../") else target
