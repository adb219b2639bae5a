"""What `rolebook diff` compares: a release, a git revision, a folder or a snapshot by its name."""

import datetime as dt
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.changes.snapshot import KeptRelease
from generator.cli.failure import CannotRunError
from generator.findings import Finding, Severity
from generator.findings.catalogue import entry
from generator.findings.nearest import nearest
from generator.history import HistoryError, read_kept, snapshots
from generator.loading import load
from generator.publication import publication_day
from generator.reading.layout import LIBRARY, POLICIES
from generator.reporting.report import report
from generator.reporting.terminal import as_text


@dataclass(frozen=True, slots=True)
class Where:
    """Where sides are looked for.

    Attributes:
        root: The project.
        histories: Folders with releases; the first that has one is taken.
        language: Language of findings.
    """

    root: Path
    histories: tuple[Path, ...]
    language: str


def side(name: str, where: Where) -> KeptRelease:
    """Give the library that a name means.

    A name may say what it is: `release:2026.11`, `git:main`, `folder:../other`. Where it does not
    and means more than one thing, the first is taken and the others are told on standard error.

    Raises:
        CannotRunError: Nothing has that name, or its library cannot be read.
    """
    kind, colon, rest = name.partition(":")
    if colon and kind in _KINDS:
        find = _KINDS[kind](rest, where)
        if find is None:
            raise CannotRunError(f"there is no {_WORDS[kind]} {rest!r}{_meant(rest, where)}")
        return find()
    found = {
        kind: find for kind, looked in _KINDS.items() if (find := looked(name, where)) is not None
    }
    if not found:
        raise CannotRunError(
            f"there is no release, git revision or folder {name!r}{_meant(name, where)}"
        )
    taken, *others = found
    for other in others:
        sys.stderr.write(
            f"{name} is the {_WORDS[taken]}; the {_WORDS[other]} of that name is {other}:{name}\n"
        )
    return found[taken]()


Find = Callable[[], KeptRelease]


def _release(name: str, where: Where) -> Find | None:
    for folder in where.histories:
        file = snapshots(folder).get(name)
        if file:
            return lambda: _kept(file, name)
    return None


def _revision(name: str, where: Where) -> Find | None:
    commit = _git(where.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^0")
    if commit is None:
        return None
    return lambda: _at_revision(name, commit.decode().strip(), where)


def _folder(name: str, where: Where) -> Find | None:
    path = where.root / name
    if path.is_file():
        return lambda: _kept(path, None)
    if not path.is_dir():
        return None
    return lambda: _in_folder(name, path, publication_day(), where)


_KINDS: Mapping[str, Callable[[str, Where], Find | None]] = {
    "release": _release,
    "git": _revision,
    "folder": _folder,
}
_WORDS = {"release": "release", "git": "git revision", "folder": "folder"}


def _kept(file: Path, name: str | None) -> KeptRelease:
    try:
        return read_kept(file, name)
    except HistoryError as error:
        raise CannotRunError(str(error)) from error


def _at_revision(name: str, commit: str, where: Where) -> KeptRelease:
    """Read a revision from an archive of it; nothing in the work tree is touched."""
    folders = [str(LIBRARY), str(POLICIES)]
    listed = _git(where.root, "ls-tree", "-z", "--name-only", commit, "--", *folders)
    present = [path for path in (listed or b"").decode().split("\0") if path]
    archive = _git(where.root, "archive", "--format=zip", commit, "--", *present)
    moment = _git(where.root, "show", "--no-patch", "--format=%ct", commit)
    if str(LIBRARY) not in present or archive is None or moment is None:
        raise CannotRunError(f"revision {name} ({commit[:12]}) has no {LIBRARY}/")
    day = dt.datetime.fromtimestamp(int(moment), dt.UTC).date()
    with tempfile.TemporaryDirectory(prefix="rolebook-") as folder:
        with zipfile.ZipFile(io.BytesIO(archive)) as members:
            members.extractall(folder)
        return _in_folder(f"{name} ({commit[:12]})", Path(folder), day, where)


def _in_folder(name: str, root: Path, day: dt.date, where: Where) -> KeptRelease:
    if not (root / LIBRARY).is_dir():
        raise CannotRunError(f"{name} has no {LIBRARY}/: there is no library in it")
    loaded = load(root.resolve(), day)
    errors = [one for one in loaded.findings if entry(one.code).severity is Severity.ERROR]
    if loaded.library is None or any(one.code[:3] in _UNREAD for one in errors):
        found = as_text(report(errors, loaded.locator, where.language))
        raise CannotRunError(f"the library of {name} cannot be read whole\n{found}")
    if errors:
        _say_errors(name, errors)
    return KeptRelease(loaded.library, day)


_UNREAD = ("RB1", "RB2", "RB3")
"""Findings of these families mean that something is there but unknown: nothing is compared then."""


def _say_errors(name: str, errors: list[Finding]) -> None:
    codes = ", ".join(sorted({one.code for one in errors}))
    sys.stderr.write(
        f"the library of {name} has errors ({len(errors)}: {codes}) and is compared all the same\n"
    )


def _meant(name: str, where: Where) -> str:
    """Suggest the nearest names."""
    listed = _git(where.root, "for-each-ref", "--format=%(refname:short)") or b""
    known = [*listed.decode().split()]
    for folder in where.histories:
        known += snapshots(folder)
    close = nearest(name, known)
    return f"; did you mean {close}?" if close else ""


def _git(root: Path, *arguments: str) -> bytes | None:
    """Give what git says, or None where it says no, is not installed or has no repository here."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and revisions follow --end-of-options
            ["git", "-C", str(root), *arguments],  # noqa: S607 - git as the user has it
            check=False,
            capture_output=True,
        )
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None
