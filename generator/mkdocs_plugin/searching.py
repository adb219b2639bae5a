"""The search index of an MkDocs build: what was generated, and what was written by hand."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from mkdocs.structure.files import Files

from generator.edition import Edition
from generator.mkdocs_plugin.site_files import SiteFiles
from generator.parallel import shared
from generator.search.entries import synonyms, written_entries
from generator.search.entry import Entry
from generator.search.index import index_files
from generator.search.postings import Codes
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
        places: The place of each generated page in the order of the site, by its path.
        titles: The titles of generated pages that may be offered to begin with.
        generated: The entries of generated pages.
        written: Entries of the pages written by hand, by source file; a build that leaves
            unchanged pages alone finds those of the build before here.
    """

    places: Mapping[str, int] = field(default_factory=dict)
    titles: Titles = field(default_factory=dict)
    generated: list[Entry] = field(default_factory=list)
    written: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def begin(self, order: Iterable[PurePosixPath], files: Collection[str]) -> None:
        """Begin a build of these generated pages, in which only `files` are there."""
        paths = (str(path.with_suffix(".html")) for path in order)
        self.places = {path: place for place, path in enumerate(paths)}
        self.titles, self.generated = {}, []
        self.written = {uri: some for uri, some in self.written.items() if uri in files}

    def add(self, entries: Iterable[Entry], titles: Titles) -> None:
        """Add entries of generated pages, and the titles of those pages."""
        self.generated += entries
        self.titles = {**self.titles, **titles}

    def add_written(self, uri: str, title: str, html: str) -> None:
        """Add a page written by hand."""
        self.written[uri] = tuple(written_entries(PurePosixPath(uri), title, html))

    def write(self, files: SiteFiles, edition: Edition, processes: int) -> None:
        """Write the index into the finished site.

        Args:
            files: The site's files.
            edition: Whose site it is.
            processes: How many processes may share the work.
        """
        found = sorted(self.generated, key=lambda entry: self.places[entry.key[0]])
        for uri in sorted(self.written):
            found += self.written[uri]
        for path, script in index_files(
            found,
            synonyms(edition),
            starts(self.titles),
            words(edition),
            partial(_shared, processes),
        ):
            files.put(path, script)


def _shared(processes: int, work: Callable[[int, int], Codes], most: int) -> list[Codes]:
    shares = min(processes, most)
    return shared(lambda share: work(share, shares), shares)
