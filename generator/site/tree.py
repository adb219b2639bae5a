"""The tree of files of an edition: pages, assets, schemas and copies of the sources."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import PurePosixPath

from generator.assessment.browser import data_scripts
from generator.components import SBOM, sbom
from generator.edition import Edition
from generator.model import Kind
from generator.pages import addresses
from generator.pages.composing import Memory
from generator.pages.kinds import all_pages
from generator.pages.markdown import markdown
from generator.pages.page import Page
from generator.reading.files import SourceFile
from generator.schemas import schemas
from generator.site.policy_files import policy_files
from generator.site.printing import policy_pdfs

ASSETS = PurePosixPath("assets/rolebook")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site before a builder has seen it.

    Attributes:
        path: Path below the site's root.
        content: Text or bytes.
        page: The page that the content was made of, if it was.
    """

    path: PurePosixPath
    content: str | bytes
    page: Page | None = None


def tree(
    edition: Edition,
    sources: Iterable[SourceFile],
    edit_url: str | None = None,
    memory: Memory | None = None,
) -> Iterator[SiteFile]:
    """Yield every generated file of an edition.

    Args:
        edition: What is published.
        sources: The files that the library was read from; copied into an edition for those who may
            see everything, unless an editor is linked.
        edit_url: URL template of an editor with `{path}`.
        memory: Pages of an earlier edition, for a preview.
    """
    for page in all_pages(edition, memory):
        yield SiteFile(page.path, markdown(page, edition, edit_url), page)
    for path, script in data_scripts(edition, from_root):
        yield SiteFile(ASSETS / path, script)
    for path, text in policy_files(edition):
        yield SiteFile(path, text)
    if edition.printed:
        for path, content in policy_pdfs(edition):
            yield SiteFile(path, content)
    yield from companions(() if edition.audience else sources, edit_url)


def companions(sources: Iterable[SourceFile], edit_url: str | None) -> Iterator[SiteFile]:
    """Yield what stands beside the pages: copies of the sources, schemas and assets."""
    if edit_url is None:
        for source in sources:
            yield SiteFile(addresses.source_copy(source.path), source.text)
    for name, schema in schemas():
        yield SiteFile(PurePosixPath("schemas") / name, as_json(schema))
    yield SiteFile(PurePosixPath(SBOM), sbom())
    yield from _assets()


def as_json(value: object) -> str:
    """Give a value as JSON for people and version control: indented, one final line feed."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def from_root(kind: Kind, id_: str) -> str:
    """Give the URL of a thing, relative to the site's root."""
    found = addresses.address(kind, id_)
    return addresses.url(found.path, addresses.HOME, found.fragment)


def _assets() -> Iterator[SiteFile]:
    root = resources.files("generator.web")
    for place in (PurePosixPath(), PurePosixPath("assess")):
        for entry in sorted((root / str(place)).iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith((".css", ".js")):
                yield SiteFile(ASSETS / place / entry.name, entry.read_bytes())
