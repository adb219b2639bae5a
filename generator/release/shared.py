"""Everything in a published site that is no release's own, and the record of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from generator.release import layout
from generator.release.canonical import canonical, digest
from generator.release.listings import listings
from generator.release.manifest import Manifest
from generator.release.records import Digest, Written, paths, written
from generator.release.releases import Releases, statement
from generator.release.signing import Sign
from generator.release.signposts import signposts

FORMAT: Literal["rolebook-shared/1"] = "rolebook-shared/1"


@dataclass(frozen=True, slots=True)
class Shared:
    """The files that all releases share.

    Attributes:
        state: The releases, with the digest of the record.
        signposts: Files that are right before and after the pointer changes.
        listings: Files that follow the pointer.
        record: The text that has the digest of each of them.
    """

    state: Releases
    signposts: Mapping[PurePosixPath, bytes]
    listings: Mapping[PurePosixPath, bytes]
    record: str

    @property
    def paths(self) -> frozenset[PurePosixPath]:
        """The path of every file that is shared, but for the pointer and the record."""
        return frozenset((*self.signposts, *self.listings))


def shared(
    state: Releases,
    manifests: Mapping[str, Manifest],
    read: Callable[[PurePosixPath], bytes | None],
) -> Shared:
    """Give all shared files of a site.

    Args:
        state: The releases.
        manifests: The manifest of each of them by name.
        read: Gives a file of a release, or None where it has none of that path.
    """
    posts = {path: text.encode() for path, text in signposts(state, manifests)}
    lists = {
        path: content.encode() if isinstance(content, str) else content
        for path, content in listings(state, read)
    }
    files = {str(path): digest(content) for path, content in (posts | lists).items()}
    record = canonical({"format": FORMAT, "files": files})
    return Shared(replace(state, shared=digest(record)), posts, lists, record)


def sealed(wanted: Shared, state: Releases, sign: Sign | None) -> Shared:
    """Sign the state of a site.

    Args:
        wanted: The site's shared files.
        state: What it was made from; its signature stands as long as it says the same.
        sign: Signs a text, where that is wanted.
    """
    seal = state.seal if statement(wanted.state) == statement(state) else None
    if sign is not None:
        seal = sign(statement(wanted.state)).decode("ascii")
    return replace(wanted, state=replace(wanted.state, seal=seal))


class _Form(Written):
    format: Literal["rolebook-shared/1"]
    files: dict[str, Digest]


def recorded(content: bytes) -> Mapping[PurePosixPath, str]:
    """Give the digest of every shared file, as the record has them.

    Raises:
        DamagedRecordError: The content is no such record.
    """
    return paths(written(_Form, content, layout.SHARED).files, layout.SHARED)
