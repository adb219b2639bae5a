"""Everything in a published site that is no release's own, and the record of it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.release import layout
from generator.release.canonical import canonical, digest
from generator.release.listings import listings
from generator.release.manifest import DamagedRecordError, Manifest, parsed_files
from generator.release.releases import Releases
from generator.release.signposts import signposts

FORMAT = "rolebook-shared/1"


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


def recorded(text: str) -> Mapping[PurePosixPath, str]:
    """Give the digest of every shared file, as the record has them.

    Raises:
        DamagedRecordError: The text is no such record.
    """
    try:
        value = json.loads(text)
        if value["format"] != FORMAT:
            raise DamagedRecordError(
                f"{layout.SHARED} is of the format {value['format']!r}, not {FORMAT}"
            )
        return parsed_files(value["files"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedRecordError(f"{layout.SHARED} is damaged: {error!r}") from error
