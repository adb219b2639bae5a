"""History: the releases before this one, from the snapshots that were kept of them.

They are looked for where publishing leaves them and where a repository may keep them:

```text
www/releases/2026.09/library.json   in a published site, named as `www`
docs/releases/2026.09.json          in a repository, named as `docs/releases`
```
"""

import re
from collections.abc import Mapping
from pathlib import Path

from generator.changes.snapshot import KeptRelease, SnapshotError, read_snapshot
from generator.model.handbook import RELEASE_PATTERN

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
        release = read_snapshot(file.read_bytes())
    except OSError as error:
        raise HistoryError(f"{file} cannot be read: {error.strerror}") from error
    except SnapshotError as error:
        raise HistoryError(f"{file} cannot be read: {error}") from error
    if name is not None and release.name != name:
        raise HistoryError(f"{file} holds release {release.name}, not {name}")
    return release
