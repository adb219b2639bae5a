"""Putting a finished site in the place of another, and never over what no build made.

A site is built in a folder beside its target. The folder says from the beginning that a build made
it: what does not say so is neither replaced nor cleared away.
"""

import os
import shutil
from glob import escape
from pathlib import Path

from generator.model.record import Audience

MARKER = ".rolebook-site"
"""Stands in the root of everything that a build makes."""


class OccupiedError(Exception):
    """The target holds something that must not be replaced; the text says what to do."""


def begin(target: Path, release: str, audience: Audience | None) -> Path:
    """Make the folder in which this process builds what takes the target's place.

    Args:
        target: The folder that becomes the site.
        release: The release that is built.
        audience: For whom; None for those who may see everything.

    Raises:
        OccupiedError: The target holds something else than a site for these readers.
    """
    _refuse_foreign(target)
    recover(target)
    _refuse_foreign(_previous(target))
    _refuse_other_audience(target, audience)
    staging = target.with_name(f"{target.name}.staging-{os.getpid()}")
    staging.mkdir(parents=True)
    said = (release, audience) if audience else (release,)
    (staging / MARKER).write_text("".join(f"{line}\n" for line in said), "utf-8")
    return staging


def replace(target: Path, staging: Path) -> None:
    """Put a finished folder in the place of another, by renaming only."""
    previous = _previous(target)
    if target.exists():
        target.rename(previous)
    staging.rename(target)
    clear(previous)


def recover(target: Path) -> None:
    """Clear away what a killed build left behind, and bring back the site it was replacing."""
    previous = _previous(target)
    if _is_ours(previous) and not target.exists():
        previous.rename(target)
    clear(previous)
    for staging in target.parent.glob(f"{escape(target.name)}.staging-*"):
        if not _is_being_built(staging):
            clear(staging)


def clear(folder: Path) -> None:
    """Remove a folder that a build made; what is left if this is killed still says so."""
    if not _is_ours(folder):
        return
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name != MARKER:
            entry.unlink()
    if all(entry.name == MARKER for entry in folder.iterdir()):
        (folder / MARKER).unlink(missing_ok=True)
        folder.rmdir()


def _previous(target: Path) -> Path:
    return target.with_name(f"{target.name}.previous")


def _is_ours(folder: Path) -> bool:
    """Say whether a build made a folder; an empty one is nobody's loss."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return (folder / MARKER).is_file() or not any(folder.iterdir())


def _is_being_built(staging: Path) -> bool:
    """Say whether the process that a folder is named after is at work."""
    number = staging.name.rpartition("-")[2]
    if not number.isdecimal() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise OccupiedError(f"{target} is no folder")
    if target.is_dir() and not _is_ours(target):
        raise OccupiedError(
            f"{target} holds files that no build made; choose an empty or a new folder"
        )


def _refuse_other_audience(target: Path, audience: Audience | None) -> None:
    """Refuse to put a site in the place of one for other readers: it may be served to them."""
    marker = target / MARKER
    if not marker.is_file():
        return
    _, _, before = marker.read_text("utf-8").strip().partition("\n")
    if before != (audience or ""):
        raise OccupiedError(
            f"{target} holds the site for {before or 'those who may see everything'}; "
            f"choose another folder for {audience or 'those who may see everything'}"
        )
