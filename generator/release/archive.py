"""Releases as a ZIP: unpacked, it is a published site that opens from a disk."""

import datetime as dt
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.release import durable, layout, releases
from generator.release.canonical import digest
from generator.release.manifest import Manifest
from generator.release.records import DamagedRecordError
from generator.release.releases import Releases, as_script
from generator.release.shared import sealed, shared
from generator.release.signing import Sign
from generator.release.stored import manifest_of

LEVEL = 9
"""How hard deflate tries."""

MODE = 0o644 << 16
"""Rights of every file, where a ZIP keeps them."""

UNIX = 3
"""The system that a ZIP says it was made on, whichever it was."""


def archive(target: Path, state: Releases, file: Path, sign: Sign | None = None) -> int:
    """Write releases of a published site into a ZIP, and give the number of files in it.

    The same releases give the same bytes, whatever else is published beside them. The ZIP takes its
    place when it is complete.

    Args:
        target: The published site.
        state: The state of the unpacked site: that of the target, or one release `alone`.
        file: The ZIP.
        sign: Signs the list of releases in it, where that is wanted.

    Raises:
        DamagedRecordError: A release is not as it was published.
        OSError: The ZIP cannot be written.
    """
    manifests = {one.name: manifest_of(target, one.name, one.manifest) for one in state.releases}
    day = manifests[state.latest].published
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as packed:
            for path, content in _contents(target, state, manifests, sign):
                packed.writestr(_entry(f"{file.stem}/{path}", day), content)
            count = len(packed.infolist())
        durable.sync([partial])
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return count


def alone(state: Releases, name: str) -> Releases:
    """Give the state of a site in which only one of the releases was ever published."""
    release = next(one for one in state.releases if one.name == name)
    return releases.published(None, release, state.titles, state.audience)


def _contents(
    target: Path, state: Releases, manifests: Mapping[str, Manifest], sign: Sign | None
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield path and content of every file, in the order of paths."""
    known: dict[PurePosixPath, str] = {}
    for release in state.releases:
        known |= {**manifests[release.name].files, layout.manifest(release.name): release.manifest}
        if release.signature:
            known[layout.signature(release.name)] = release.signature

    def read(path: PurePosixPath) -> bytes | None:
        return _read(target / path, known[path]) if path in known else None

    common = sealed(shared(state, manifests, read), state, sign)
    made = {
        **common.signposts,
        **common.listings,
        layout.SHARED: common.record.encode(),
        layout.POINTER: as_script(common.state).encode(),
    }
    for path in sorted({*known, *made}):
        yield path, made[path] if path in made else _read(target / path, known[path])


def _read(file: Path, expected: str) -> bytes:
    content = file.read_bytes()
    if digest(content) != expected:
        raise DamagedRecordError(f"{file} is not as it was published")
    return content


def _entry(path: str, day: dt.date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = MODE
    return entry
