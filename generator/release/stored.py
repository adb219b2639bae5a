"""Reading what a published site says of itself."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.release import layout, manifest, releases
from generator.release.canonical import digest
from generator.release.manifest import Manifest
from generator.release.records import DamagedRecordError
from generator.release.releases import Releases


class NotPublishedError(Exception):
    """A folder is no published site; the text says what it is."""


def state_of(target: Path) -> Releases | None:
    """Give the releases of a published site, or None where nothing was ever published.

    Raises:
        DamagedRecordError: The pointer is not as it was written.
    """
    try:
        return releases.parsed((target / layout.POINTER).read_bytes().decode())
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise DamagedRecordError(f"{layout.POINTER} is no text: {error}") from error


def published_state(target: Path) -> Releases:
    """Give the releases of a published site.

    Raises:
        NotPublishedError: Nothing was published there.
        DamagedRecordError: The pointer is not as it was written.
    """
    if not target.is_dir():
        raise NotPublishedError(f"{target} is no folder")
    state = state_of(target)
    if state is None:
        raise NotPublishedError(f"{target} holds no published site: {layout.POINTER} is missing")
    return state


def manifest_of(target: Path, name: str, expected: str) -> Manifest:
    """Give the manifest of a release.

    Args:
        target: The published site.
        name: The release.
        expected: SHA-256 of the manifest, as the pointer has it.

    Raises:
        DamagedRecordError: It is missing or not as it was published.
    """
    path = layout.manifest(name)
    try:
        content = (target / path).read_bytes()
    except OSError as error:
        raise DamagedRecordError(f"{path} cannot be read: {error.strerror}") from error
    if digest(content) != expected:
        raise DamagedRecordError(f"{path} is not as it was published")
    return manifest.parsed(content, path)


def manifests_of(target: Path, state: Releases) -> Mapping[str, Manifest]:
    """Give the manifest of every release by name.

    Raises:
        DamagedRecordError: One is missing or not as it was published.
    """
    return {one.name: manifest_of(target, one.name, one.manifest) for one in state.releases}


def files_below(folder: Path) -> Iterator[Path]:
    """Yield everything in a folder that is no folder, in order; links are not followed."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            yield from files_below(entry)
        else:
            yield entry


def relative(path: Path, target: Path) -> PurePosixPath:
    """Give a path below a site as records write it."""
    return PurePosixPath(path.relative_to(target).as_posix())
