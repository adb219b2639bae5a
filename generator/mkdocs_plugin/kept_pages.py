"""Finished pages of earlier builds, each under a digest of all that it was made from.

What decides a page is its draft and what all pages share, which are known before it is made; what
it asked of the library besides, and the theme around it, which are kept with it and compared. A
page that is found here is the one that would be made.
"""

import hashlib
import json
import pickle
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import distributions, packages_distributions
from pathlib import Path, PurePosixPath
from types import FunctionType
from typing import NamedTuple, cast

from mkdocs.config.defaults import MkDocsConfig

from generator.cache import Cache, restored
from generator.mkdocs_plugin.shells import Place, Shells
from generator.mkdocs_plugin.site_files import SiteFiles
from generator.model import Kind, reference
from generator.pages import lookups
from generator.pages.addresses import in_site
from generator.pages.composing import Composer, Draft
from generator.pages.fingerprint import Fingerprints
from generator.pages.html import BodyForm
from generator.pages.lookups import Answers, Lookups
from generator.pages.page import Page
from generator.search.entries import Finder
from generator.search.indexing import IndexedPage, Listed
from generator.search.postings import Impacts
from generator.site.links import PageLinks
from generator.site.tree import FilePlan


class Facts(NamedTuple):
    """What a build has to know of a page besides its HTML.

    Attributes:
        title: Its title.
        indexed: What the index takes from it.
        links: Its ids and links.
        refused: What the content policy refuses of it.
    """

    title: str
    indexed: tuple[IndexedPage, ...]
    links: PageLinks
    refused: tuple[str, ...]


_TYPES: tuple[type | Callable[..., object], ...] = (
    Facts,
    Impacts,
    IndexedPage,
    Kind,
    Listed,
    PageLinks,
    PurePosixPath,
    *(one for one in vars(reference).values() if isinstance(one, type) and issubclass(one, str)),
    *(one for one in vars(lookups).values() if isinstance(one, FunctionType)),
)
"""What a kept page may hold; nothing that could do harm when it is read."""


_Kept = tuple[Facts, Answers, Place, bytes | None, str]
"""What is known of a page, what it asked, its shell and that one's digest, its file's digest."""


@dataclass
class KeptPages:
    """Finds pages that an earlier build has made, and keeps new ones.

    Attributes:
        cache: Where facts are kept.
        files: The site's files.
        fingerprints: Digests of drafts.
        lookups: Asks the library what pages asked of it.
        shells: The theme around pages.
        finder: Finds search entries.
        shared: What all pages of this build are made with.
        used: The keys of all pages that were found or kept.
        found: How many were found.
    """

    cache: Cache
    files: SiteFiles
    fingerprints: Fingerprints
    lookups: Lookups
    shells: Shells
    finder: Finder
    shared: bytes
    used: set[str] = field(default_factory=set)
    found: int = 0
    _keys: dict[PurePosixPath, str] = field(default_factory=dict)
    _values: dict[str, bytes] = field(default_factory=dict)
    _new: dict[str, bytes] = field(default_factory=dict)

    def look_for(self, drafts: Iterable[Draft], others: Iterable[FilePlan]) -> None:
        """Have at hand what is kept of some pages and files, and let go of what was before."""
        if not self.cache.is_used:
            return
        bases: dict[PurePosixPath, object] = {
            draft.path: (draft, self.finder.basis(draft.path)) for draft in drafts
        }
        # Its folder may be named by the digest of all data, so its name has to do.
        named = ((plan.path, plan.path.name, plan.basis) for plan in others)
        bases |= {path: (name, basis) for path, name, basis in named if basis is not None}
        self._keys = {path: key for path, basis in bases.items() if (key := self._key(basis))}
        self._values = self.cache.some(self._keys.values())

    def put(self, path: PurePosixPath) -> Facts | None:
        """Put the page of one of those drafts into the site, if it is kept as it would be made."""
        key = self._keys.get(path, "")
        if key not in self._values:
            return None
        try:
            kept = cast(_Kept, restored(self._values.pop(key), _TYPES))
            facts, asked, place, shell, file = kept
        except (pickle.UnpicklingError, ValueError, TypeError):
            return None
        same = shell == self.shells.digest(place) and self.lookups.still_give(asked)
        if not same or not self.files.link(in_site(path), file):
            return None
        self.used.add(key)
        self.found += 1
        return facts

    def keep(self, page: Page, facts: Facts, asked: Answers, file: str) -> None:
        """Keep a page of those drafts that was put into the site just now."""
        key = self._keys.get(page.path)
        if key and file:
            place = self.shells.place(page)
            kept: _Kept = facts, dict(asked), place, self.shells.digest(place), file
            self._new[key] = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
            self.used.add(key)

    def flush(self) -> None:
        """Bring to the disk what was kept."""
        if self._new:
            self.cache.add(self._new)
            self._new = {}

    def keep_only(self, used: Collection[str]) -> None:
        """Let go of what is known of pages that no process found or kept."""
        if self.cache.is_used:
            self.cache.keep({}, known=used)

    def put_other(self, path: PurePosixPath) -> bool:
        """Put one of those files into the site, if it is kept."""
        key = self._keys.get(path, "")
        file = self._values.pop(key, None)
        if file is None or not self.files.link(path, file.decode("ascii", "replace")):
            return False
        self.used.add(key)
        return True

    def keep_other(self, path: PurePosixPath, file: str) -> None:
        """Keep one of those files, by its digest, that was put into the site just now."""
        key = self._keys.get(path)
        if key and file:
            self._new[key] = file.encode()
            self.used.add(key)

    def _key(self, basis: object) -> str | None:
        said = self.fingerprints.of(basis)
        return hashlib.sha256(self.shared + said).hexdigest() if said else None


_APART = ("config_file_path", "plugins", "site_dir")
"""Parts of a configuration that no page shows, or that are looked at by themselves."""


def shared_digest(
    composer: Composer, form: BodyForm, config: MkDocsConfig, edit_url: str | None
) -> bytes | None:
    """Give the digest of what all pages of a build are made with, the shells apart.

    Args:
        composer: Composes the pages.
        form: How the site builder writes the body of a page.
        config: The site's configuration.
        edit_url: URL template of an editor with `{path}`.

    Returns:
        The digest; None where the site has hooks, which may do anything, or something that does
            not say by itself what it is.
    """
    if config.hooks:
        return None
    edition = composer.edition
    said = Fingerprints(()).of((composer.shared, edition.language, edition.audience, edit_url))
    if said is None:
        return None
    digest = hashlib.sha256(said)
    stated = {key: value for key, value in config.items() if key not in _APART}
    others = {name: one.config for name, one in config.plugins.items() if name != "rolebook"}
    try:
        installed = sorted((one.name, one.version) for one in distributions())
        text = json.dumps([stated, others, installed, vars(form)], default=_plainly)
    except (TypeError, ValueError):
        return None
    digest.update(text.encode())
    for folder in filter(None, [config.theme.custom_dir]):
        for file in sorted(Path(folder).rglob("*")):
            if file.is_file():
                digest.update(f"\0{file}\0".encode() + file.read_bytes())
    return digest.digest()


def _plainly(value: object) -> object:
    """Give a part of a configuration as JSON can hold it.

    Raises:
        TypeError: It does not say by itself what it is, as code that may change does not.
    """
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(map(repr, value))
    if isinstance(value, FunctionType | type):
        if value.__module__.partition(".")[0] not in packages_distributions():
            raise TypeError(f"{value.__qualname__} is in no package with a version")
        return f"{value.__module__}.{value.__qualname__}"
    said = repr(value)
    if " at 0x" in said:
        raise TypeError(f"{said} has no plain form")
    return said
