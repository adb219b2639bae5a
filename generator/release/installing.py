"""Putting what was made into its place, so that readers see what was before or all of it.

Everything is on the disk, beside its place, before anything moves. Then a journal says which
release is coming or going, and from there on only names change: the folders of one that comes, the
signposts, the pointer, the listings, the folders of one that goes. The pointer decides. A run that
ends before it moved is undone by the next one, and a run that ends after it is completed.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.model.handbook import LANGUAGE_PATTERN
from generator.release import durable, layout
from generator.release.canonical import canonical
from generator.release.manifest import Manifest
from generator.release.records import ReleaseFolder, Written, written
from generator.release.releases import Releases, as_script
from generator.release.shared import Shared, sealed, shared
from generator.release.signing import Sign
from generator.release.stored import files_below, manifests_of, relative, state_of

SITE = "site"
"""Folder of the work that holds a release as it will lie in the site."""

_SHARED = "shared"
_GONE = "gone"


@dataclass(frozen=True, slots=True)
class Coming:
    """What a site gets besides what all releases share.

    Attributes:
        folders: Folders of a release that lie finished in the work folder.
        files: Files for the record of a release that is there.
        going: Folders of a release that the site is to lose.
    """

    folders: tuple[PurePosixPath, ...] = ()
    files: Mapping[PurePosixPath, bytes] = field(default_factory=dict)
    going: tuple[PurePosixPath, ...] = ()


def install(
    target: Path,
    state: Releases,
    manifests: Mapping[str, Manifest],
    coming: Coming,
    sign: Sign | None = None,
) -> None:
    """Bring a site to a state.

    Args:
        target: The published site, with a work folder.
        state: The releases that there are to be.
        manifests: The manifest of each of them by name.
        coming: What comes and goes with that state.
        sign: Signs the list of releases, where that is wanted.
    """
    work = target / layout.WORK
    work.mkdir(exist_ok=True)
    wanted = sealed(shared(state, manifests, _reader(target)), state, sign)
    changed = dict(_prepare(target, wanted, coming))
    durable.sync_tree(work)
    _begin(work, coming)
    for folder in coming.folders:
        _move(work / SITE / folder, target / folder)
    # A listing that was not there before contradicts nothing, and without it a list would lack.
    new = [path for path in wanted.listings if not (target / path).exists()]
    _take(target, changed, (*coming.files, *wanted.signposts, *new, layout.SHARED))
    _take(target, changed, (layout.POINTER,))
    _take(target, changed, [path for path in wanted.listings if path not in new])
    for folder in coming.going:
        if (target / folder).is_dir():
            _move(target / folder, work / _GONE / folder)
    _sweep(target, wanted.paths | {layout.SHARED})
    _end(work)


class _Journal(Written):
    folders: tuple[ReleaseFolder, ...]


def recover(target: Path) -> None:
    """Undo or complete what a run that was cut short had begun, and clear up after it.

    Raises:
        DamagedRecordError: Nobody can say what that run had begun.
    """
    work = target / layout.WORK
    if not work.is_dir():
        return
    if (target / layout.JOURNAL).is_file():
        state = state_of(target)
        journal = written(_Journal, (target / layout.JOURNAL).read_bytes(), layout.JOURNAL)
        for folder in journal.folders:
            _undo(target, PurePosixPath(folder), state)
        _clear(work, (SITE, _SHARED, _GONE))
        if state is None:
            _sweep(target, frozenset())
        else:
            _forget_signatures(target, state)
            install(target, state, manifests_of(target, state), Coming())
    shutil.rmtree(work)


def _reader(target: Path) -> Callable[[PurePosixPath], bytes | None]:
    """Read a file of the release that is coming, or of one that is there."""

    def read(path: PurePosixPath) -> bytes | None:
        for root in (target / layout.WORK / SITE, target):
            if (root / path).is_file():
                return (root / path).read_bytes()
        return None

    return read


def _prepare(target: Path, wanted: Shared, coming: Coming) -> Iterator[tuple[PurePosixPath, Path]]:
    """Write what differs from what is there into the work folder; yield its place and itself."""
    everything = {
        **coming.files,
        **wanted.signposts,
        **wanted.listings,
        layout.SHARED: wanted.record.encode(),
        layout.POINTER: as_script(wanted.state).encode(),
    }
    for path, content in everything.items():
        if not _holds(target / path, content):
            prepared = target / layout.WORK / _SHARED / path
            durable.write(prepared, content)
            yield path, prepared


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


def _begin(work: Path, coming: Coming) -> None:
    """Say in the work folder what is coming; from here on the next run has to look after it."""
    text = canonical({"folders": [str(folder) for folder in (*coming.folders, *coming.going)]})
    prepared = work / f"{layout.JOURNAL.name}.new"
    durable.write(prepared, text)
    durable.sync([prepared])
    prepared.rename(work / layout.JOURNAL.name)
    durable.sync([work])


def _end(work: Path) -> None:
    (work / layout.JOURNAL.name).unlink()
    durable.sync([work])


def _take(
    target: Path, changed: Mapping[PurePosixPath, Path], paths: Iterable[PurePosixPath]
) -> None:
    """Move prepared files to their places, and the new names to the disk."""
    folders: dict[Path, None] = {}
    for path in paths:
        if path in changed:
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            changed[path].rename(place)
            folders |= dict.fromkeys((place.parent, place.parent.parent))
    durable.sync(folder for folder in folders if folder.is_relative_to(target))


def _move(folder: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(place)
    durable.sync([place.parent, place.parent.parent])


def _undo(target: Path, folder: PurePosixPath, state: Releases | None) -> None:
    """Take away a folder of a release that the pointer does not know."""
    unknown = state is None or state.find(folder.name) is None
    if unknown and (target / folder).is_dir():
        shutil.rmtree(target / folder)


def _sweep(target: Path, wanted: frozenset[PurePosixPath]) -> None:
    """Take away signposts and listings that belong to no release any more."""
    places = [target / name for name in ("index.html", "front-door.js", "front-door.css")]
    places += [target / "latest.js", target / "latest.css"]
    records = target / layout.RECORDS
    if records.is_dir():
        places += [entry for entry in records.iterdir() if entry.is_file()]
    languages = _languages(target)
    for language in languages:
        of_one = (layout.versions, layout.overview, layout.newest)
        places += [target / place(language) for place in of_one]
        places += files_below(target / layout.stubs(language))
    for place in places:
        if relative(place, target) not in wanted:
            place.unlink(missing_ok=True)
    for language in languages:
        _prune(target / layout.stubs(language))
    for name in (*languages, str(layout.RECORDS)):
        _remove_empty(target / name)


def _forget_signatures(target: Path, state: Releases) -> None:
    """Take away signatures that the pointer does not know."""
    for release in state.releases:
        if release.signature is None:
            (target / layout.signature(release.name)).unlink(missing_ok=True)


def _languages(target: Path) -> list[str]:
    """Give the languages that a site has folders of."""
    return sorted(
        entry.name
        for entry in target.iterdir()
        if re.fullmatch(LANGUAGE_PATTERN, entry.name) and entry.is_dir() and not entry.is_symlink()
    )


def _prune(folder: Path) -> None:
    """Remove a folder with all the folders in it, as far as no file is left in them."""
    if folder.is_dir():
        for entry in folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                _prune(entry)
        _remove_empty(folder)


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _clear(work: Path, names: Iterable[str]) -> None:
    for name in names:
        if (work / name).is_dir():
            shutil.rmtree(work / name)
