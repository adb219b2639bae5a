"""What the index takes from each page; it depends on nothing but the page."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.search.entry import Entry
from generator.search.postings import Impacts, impacts
from generator.search.terms import stems

_SHOWN, _BEGINNING = 20_000, 200
"""Characters shown of one page, and of each section at least."""


class Listed(NamedTuple):
    """A page as the index lists it.

    This and all that is kept with pages are tuples, which are pickled in half the time.

    Attributes:
        file: Its address below the site's root.
        title: Its title.
        kind: One of `KINDS`.
        keywords: Its other names.
        typed: The stems of what is typed for its names in Latin letters, as it has them.
        size: How many bytes are shown of it.
    """

    file: str
    title: str
    kind: str
    keywords: tuple[str, ...]
    typed: tuple[str, ...]
    size: int


class IndexedPage(NamedTuple):
    """A page as the index takes it.

    Attributes:
        listed: How it is listed.
        impacts: What its terms say there.
        compressed: What is shown of it, as JSON in UTF-8, compressed: it is kept as it is.
    """

    listed: Listed
    impacts: Impacts
    compressed: bytes

    @property
    def shown(self) -> bytes:
        """What is shown of it, as JSON in UTF-8."""
        return zlib.decompress(self.compressed)


def indexed(entries: Iterable[Entry], labels: Mapping[str, str]) -> Iterator[IndexedPage]:
    """Yield the pages that some entries make up.

    Args:
        entries: Entries, those of a page one after the other.
        labels: What kinds of page are called.
    """
    for (file, title), group in groupby(entries, key=lambda entry: entry.key):
        sections = list(group)
        first = sections[0]
        shown = _shown(sections)
        listed = Listed(
            file=file,
            title=title,
            kind=first.kind,
            keywords=first.keywords,
            typed=tuple({term: None for typed in first.spellings for term in stems(typed)}),
            size=len(shown),
        )
        yield IndexedPage(
            listed=listed,
            impacts=impacts(sections, labels.get(first.kind, "")),
            compressed=zlib.compress(shown, zlib.Z_BEST_SPEED),
        )


def _shown(page: Sequence[Entry]) -> bytes:
    """Give what is shown of a page: its file, its title, its sections, and what it is part of.

    A very long page, such as one that lists all there is, shows the beginnings of its sections.
    """
    long = sum(len(entry.text) for entry in page) > _SHOWN
    most = max(_SHOWN // len(page), _BEGINNING) if long else _SHOWN
    sections = [[entry.url.partition("#")[2], entry.heading, entry.text[:most]] for entry in page]
    first = page[0]
    value = [first.key[0], first.page, sections, *filter(None, [first.within])]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
