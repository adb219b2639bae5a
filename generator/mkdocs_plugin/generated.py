"""Generated files as MkDocs sees them, and the blocks of HTML that Markdown need not read."""

import re
from pathlib import PurePosixPath
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

_BLOCK = "<!-- a block of the handbook -->"
_ID = re.compile(r'\sid="([^"]+)"')


class GeneratedFile(File):
    """A generated file, which knows whether it differs from what the last build wrote."""

    unchanged = False

    @classmethod
    def of(cls, config: MkDocsConfig, uri: str, content: str | bytes) -> "GeneratedFile":
        """Make a file that MkDocs takes for one in the documentation folder."""
        return cast(GeneratedFile, cls.generated(config, uri, content=content))

    def is_modified(self) -> bool:
        """Say whether a build that writes only what changed has to write this file."""
        return not self.unchanged


def paths_in(nav: object) -> set[PurePosixPath] | None:
    """Give the paths of the pages in a configured navigation; None where MkDocs makes its own."""
    match nav:
        case None:
            return None
        case str():
            return {PurePosixPath(nav)}
        case dict():
            return {path for inner in nav.values() for path in paths_in(inner) or ()}
        case list():
            return {path for inner in nav for path in paths_in(inner) or ()}
    return set()


class DirectFile(File):
    """A generated file that the plugin writes itself: MkDocs only has to know that it is there."""

    @classmethod
    def at(cls, config: MkDocsConfig, path: PurePosixPath) -> "DirectFile":
        """Make a file that other pages may link to by its path in the documentation folder."""
        page = path.suffix == ".md"
        return cls(
            str(path),
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=False,
            dest_uri=str(path.with_suffix(".html") if page else path),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )

    def is_documentation_page(self) -> bool:
        """Say that it is none of those that MkDocs builds."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave the file to the plugin."""


def in_sitemap(file: File, config: MkDocsConfig) -> File:
    """Give a file with the page that the template of a sitemap looks for."""
    Page("", file, config)
    return file


class Blocks:
    """The blocks of HTML of a page, taken out while Markdown reads the headings.

    The result is what Python-Markdown makes of the whole text, which a test holds; it comes
    several times sooner, because most of a build would be spent in parsing finished HTML again.
    """

    def __init__(self, markdown: str) -> None:
        """Take the blocks out of a page's Markdown; each stands on a line of its own."""
        lines = markdown.split("\n")
        self._blocks = [line for line in lines if line.startswith("<")]
        self.headings = "\n".join(_BLOCK if line.startswith("<") else line for line in lines)

    def put_back(self, html: str) -> str:
        """Put the blocks into the HTML that was made of `headings`."""
        pieces = html.split(_BLOCK)
        pairs = zip(pieces, [*self._blocks, ""], strict=True)
        return "".join(text for pair in pairs for text in pair)

    def ids(self) -> set[str]:
        """Give the ids inside the blocks, which other pages may link to."""
        return {id_ for block in self._blocks for id_ in _ID.findall(block)}
