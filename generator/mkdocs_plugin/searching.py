"""The search index of an MkDocs build: what was generated, and what was written by hand."""

import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mkdocs.structure.files import Files

from generator.edition import Edition
from generator.pages.page import Page
from generator.search.entries import entries, synonyms, written_entries
from generator.search.entry import Entry
from generator.search.index import FOLDER, index_files
from generator.search.wording import starts, words

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
        edition: The edition that is built.
        pages: Its generated pages.
        written: Entries of the pages written by hand, by source file; a build that leaves
            unchanged pages alone finds those of the build before here.
    """

    edition: Edition | None = None
    pages: tuple[Page, ...] = ()
    written: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def begin(self, edition: Edition, pages: Iterable[Page], files: Collection[str]) -> None:
        """Begin a build, in which only `files` are there."""
        self.edition = edition
        self.pages = tuple(pages)
        self.written = {uri: some for uri, some in self.written.items() if uri in files}

    def add(self, uri: str, title: str, html: str) -> None:
        """Add a page written by hand."""
        self.written[uri] = tuple(written_entries(PurePosixPath(uri), title, html))

    def write(self, site: Path) -> None:
        """Write the index into the finished site, in the place of an earlier one."""
        if self.edition is None:
            return
        found = [*entries(self.pages, self.edition)]
        for uri in sorted(self.written):
            found += self.written[uri]
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        for path, script in index_files(
            found, synonyms(self.edition), starts(self.pages), words(self.edition)
        ):
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(script, "utf-8", newline="\n")
