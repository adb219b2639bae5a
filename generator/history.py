"""History: the releases before this one, from the snapshots that were kept of them.

They are looked for where publishing leaves them and where a repository may keep them:

```text
www/releases/2026.09/library.json   in a published site, named as `www`
docs/releases/2026.09.json          in a repository, named as `docs/releases`
```
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from generator.audiences import restricted
from generator.changes.notes import ReleaseNotes
from generator.changes.snapshot import KeptRelease, SnapshotError, read_snapshot
from generator.loading import without_garbage_collection
from generator.model.handbook import RELEASE_PATTERN
from generator.model.record import Audience
from generator.reporting.notes import release_notes

RELEASES = Path("docs/releases")
"""Where a repository keeps its snapshots."""

PUBLISHED = Path("releases")
SNAPSHOT = "library.json"


class HistoryError(Exception):
    """A snapshot cannot be read; the text says which and why."""


def release_order(name: str) -> tuple[int, ...]:
    """Give the key that sorts names of releases by age.

    Examples:
        >>> sorted(["2026.11", "2026.9", "2026.11.2"], key=release_order)
        ['2026.9', '2026.11', '2026.11.2']
    """
    return tuple(int(part) for part in name.split("."))


def snapshots(folder: Path) -> Mapping[str, Path]:
    """Give the snapshot of each release in a folder by its name, the oldest first."""
    published = folder / PUBLISHED
    found: dict[str, Path] = {}
    for place in (folder, published):
        if place.is_dir():
            found |= {file.stem: file for file in place.glob("*.json")}
            found |= {file.parent.name: file for file in place.glob(f"*/{SNAPSHOT}")}
    names = sorted(filter(_is_release, found), key=release_order)
    return {name: found[name] for name in names}


def _is_release(name: str) -> bool:
    return re.match(RELEASE_PATTERN, name) is not None


def read_kept(file: Path, name: str | None = None) -> KeptRelease:
    """Read the snapshot of a release.

    Args:
        file: The snapshot.
        name: The release that it has to be; any where left out.

    Raises:
        HistoryError: It cannot be read, or is that of another release.
    """
    try:
        with without_garbage_collection():
            release = read_snapshot(file.read_bytes())
    except OSError as error:
        raise HistoryError(f"{file} cannot be read: {error.strerror}") from error
    except SnapshotError as error:
        raise HistoryError(f"{file} cannot be read: {error}") from error
    if name is not None and release.name != name:
        raise HistoryError(f"{file} holds release {release.name}, not {name}")
    return release


@dataclass(frozen=True, slots=True)
class _Kept:
    """A snapshot as it lies on disk now; it is read again only when the file is another.

    Attributes:
        name: The release.
        file: The file.
        changed: When the file was last written, in nanoseconds.
        size: Its size in bytes.
    """

    name: str
    file: Path
    changed: int
    size: int


def notes(
    folders: Sequence[Path], current: KeptRelease, language: str, audience: Audience | None = None
) -> tuple[ReleaseNotes, ...]:
    """Give what changed in a release and in every earlier one on record, the newest first.

    Two releases at a time are in memory: all of them together may be more than fits.

    Args:
        folders: Where snapshots are looked for; the first that has one of a release counts.
        current: The release as it is now. Whatever is on record under its name or a later one is
            left out.
        language: The language.
        audience: For whom; what these readers may not see is compared as if it did not exist.

    Raises:
        HistoryError: A snapshot cannot be read.
    """
    kept = [_kept(name, file) for name, file in _earlier(folders, current.name).items()]
    told = [
        _between(old, new, language, audience)
        for old, new in zip((None, *kept), kept, strict=False)
    ]
    before = _seen(kept[-1], audience) if kept else None
    told.append(release_notes(before, _restricted(current, audience), language))
    return tuple(reversed(told))


def _earlier(folders: Sequence[Path], name: str) -> Mapping[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found |= snapshots(folder)
    earlier = (one for one in found if release_order(one) < release_order(name))
    return {one: found[one] for one in sorted(earlier, key=release_order)}


def _kept(name: str, file: Path) -> _Kept:
    state = file.stat()
    return _Kept(name, file, state.st_mtime_ns, state.st_size)


# A preview tells the past again on every edit, and the past is as it was.
@lru_cache(maxsize=256)
def _between(
    old: _Kept | None, new: _Kept, language: str, audience: Audience | None
) -> ReleaseNotes:
    before = _seen(old, audience) if old else None
    return release_notes(before, _seen(new, audience), language)


@lru_cache(maxsize=2)
def _seen(kept: _Kept, audience: Audience | None) -> KeptRelease:
    return _restricted(read_kept(kept.file, kept.name), audience)


def _restricted(release: KeptRelease, audience: Audience | None) -> KeptRelease:
    if audience is None:
        return release
    return replace(release, library=restricted(release.library, audience))
