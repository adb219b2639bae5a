"""The tree of files of an edition: pages, assets, schemas and copies of the sources."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from generator.assessment.browser import data_scripts
from generator.components import SBOM, sbom
from generator.edition import Edition
from generator.model import Kind
from generator.pages import addresses
from generator.pages.kinds import all_pages
from generator.pages.markdown import markdown
from generator.pages.page import Page
from generator.reading.files import SourceFile
from generator.schemas import schemas
from generator.site.policy_files import policy_files
from generator.site.printing import policy_pdfs
from generator.site.release_feed import release_feed
from generator.views import acknowledgement
from generator.web import assets


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


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A file of the site, other than a page, that is to be made.

    Attributes:
        path: Path below the site's root.
        content: Gives its text or bytes.
        basis: All that decides them in the edition's language; None where that is much, or they
            are made as quickly as looked for.
    """

    path: PurePosixPath
    content: Callable[[], str | bytes]
    basis: object = None


def tree(
    edition: Edition,
    sources: Iterable[SourceFile],
    edit_url: str | None = None,
) -> Iterator[SiteFile]:
    """Yield every generated file of an edition.

    Args:
        edition: What is published.
        sources: The files that the library was read from; copied into an edition for those who may
            see everything, unless an editor is linked.
        edit_url: URL template of an editor with `{path}`.
    """
    for page in all_pages(edition):
        yield SiteFile(page.path, markdown(page, edition, edit_url), page)
    for plan in file_plans(edition, sources, edit_url):
        yield SiteFile(plan.path, plan.content())


def file_plans(
    edition: Edition, sources: Iterable[SourceFile], edit_url: str | None
) -> Iterator[FilePlan]:
    """Plan what stands beside the pages; the arguments are those of `tree`."""
    for path, script, basis in data_scripts(edition, from_root):
        yield FilePlan(edition.assets.data / path, script, basis)
    for path, script in acknowledgement.data_scripts(edition):
        yield FilePlan(edition.assets.data / path, script)
    for path, text in policy_files(edition):
        yield FilePlan(path, partial(str, text))
    if edition.printed:
        for path, pdf in policy_pdfs(edition):
            yield FilePlan(path, pdf)
    yield FilePlan(addresses.CHANGES_FEED, partial(release_feed, edition))
    if edit_url is None and edition.audience is None:
        for source in sources:
            yield FilePlan(addresses.source_copy(source.path), source.read, source.digest)
    for name, schema in schemas():
        yield FilePlan(PurePosixPath("schemas") / name, partial(as_json, schema))
    yield FilePlan(PurePosixPath(SBOM), sbom)
    for asset, given in assets().items():
        yield FilePlan(edition.assets.code / asset, partial(bytes, given))


def as_json(value: object) -> str:
    """Give a value as JSON for people and version control: indented, one final line feed."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def from_root(kind: Kind, id_: str) -> str:
    """Give the URL of a thing, relative to the site's root."""
    found = addresses.address(kind, id_)
    return addresses.url(found.path, addresses.HOME, found.fragment)
