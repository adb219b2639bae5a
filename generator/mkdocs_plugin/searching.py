"""The search index of an MkDocs build: what was generated, and what was written by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import Any

from mkdocs.structure.files import Files

from generator.edition import Edition
from generator.mkdocs_plugin.site_files import SiteFiles
from generator.parallel import shared
from generator.search.entries import synonyms, written_entries
from generator.search.entry import KINDS, Synonyms
from generator.search.index import lookup_half, manifest, text_half
from generator.search.indexing import IndexedPage, indexed
from generator.search.shelf import Shelf, Shelved, ShelvedPages
from generator.search.wording import Titles, starts, words

THEME_SEARCH = frozenset({"search", "material/search"})
"""Names of the plugins that use the scripts that the theme brings for its own search."""

_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def drop_theme_search(files: Files) -> None:
    """Leave out the theme's own search, which no page would load."""
    for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
        files.remove(file)


@dataclass
class SearchIndex:
    """Gathers what can be found during a build, and writes the index at its end.

    Attributes:
        words: The interface's words.
        named: Names that mean the same.
        places: The place of each generated page in the order of the site, by its path.
        shelves: Where each process puts what the index takes from its pages.
        titles: The titles of generated pages that may be offered to begin with.
        generated: Where the generated pages lie.
        written: The pages written by hand, by source file.
    """

    words: Mapping[str, str]
    named: tuple[Synonyms, ...]
    places: Mapping[str, int]
    shelves: Sequence[Shelf]
    titles: Titles = field(default_factory=dict)
    generated: list[Shelved] = field(default_factory=list)
    written: dict[str, tuple[IndexedPage, ...]] = field(default_factory=dict)

    @classmethod
    def begin(
        cls,
        edition: Edition,
        order: Iterable[PurePosixPath],
        written: dict[str, tuple[IndexedPage, ...]],
        processes: int,
    ) -> "SearchIndex":
        """Begin the index of an edition.

        Args:
            edition: Whose site it is.
            order: The paths of its generated pages.
            written: The pages written by hand so far; those to come are added.
            processes: How many processes will share the making of pages.
        """
        paths = (str(path.with_suffix(".html")) for path in order)
        places = {path: place for place, path in enumerate(paths)}
        shelves = [_empty_shelf(number) for number in range(processes)]
        return cls(words(edition), tuple(synonyms(edition)), places, shelves, written=written)

    def add(self, pages: Iterable[Shelved], titles: Titles) -> None:
        """Add generated pages, and their titles."""
        self.generated += pages
        self.titles = {**self.titles, **titles}

    def shelved(self, pages: Iterable[IndexedPage]) -> list[Shelved]:
        """Put pages on this process's own shelf, and say where they lie."""
        own = self.shelves[0]
        places = [own.put(page) for page in pages]
        # What is not on the disk when other processes begin would be written by each of them.
        own.close_up()
        return places

    def add_written(self, uri: str, title: str, html: str, boost: float) -> None:
        """Add a page written by hand; with a boost of 0 it is not found."""
        entries = written_entries(PurePosixPath(uri), title, html, boost) if boost else ()
        self.written[uri] = tuple(indexed(entries, self.words))

    def write(self, files: SiteFiles) -> None:
        """Write the index into the finished site, its halves side by side."""
        places = sorted(self.generated, key=lambda page: self.places[page.file])
        places += self.shelved(page for uri in sorted(self.written) for page in self.written[uri])
        pages = ShelvedPages(self.shelves, sorted(places, key=lambda at: KINDS.index(at.kind)))
        halves = (partial(lookup_half, pages, self.named), partial(text_half, pages))
        shares = min(len(halves), len(self.shelves))

        def work(share: int) -> tuple[dict[str, Any], set[str]]:
            said: dict[str, Any] = {}
            for half in halves[share::shares]:
                made = half()
                said |= made.said
                for path, script in made.files:
                    files.put(path, script)
            return said, files.used

        said: dict[str, Any] = {}
        for some, used in shared(work, shares):
            said |= some
            files.used |= used
        files.put(*manifest(said, starts(self.titles), self.words))


def _empty_shelf(number: int) -> Shelf:
    """Give a shelf in a file without a name, which is gone with the last process that has it."""
    return Shelf(number, TemporaryFile())
