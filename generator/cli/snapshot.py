"""`rolebook snapshot`: keep the library of this release, for later ones to say what changed."""

import argparse
import os
import sys
from pathlib import Path

from generator.changes.compare import compare
from generator.changes.snapshot import KeptRelease, snapshot
from generator.cli.failure import CannotRunError, loaded_from
from generator.history import RELEASES, HistoryError, read_kept
from generator.publication import publication_day
from generator.reporting.report import report
from generator.reporting.terminal import as_text

NAME = "snapshot"
HELP = f"keep the library of this release in {RELEASES}/, so that a later one says what changed"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--replace", action="store_true", help="replace what was kept of the same release"
    )


def run(arguments: argparse.Namespace) -> int:
    """Keep the release; what was published once stays as it was unless it is to be replaced.

    Raises:
        CannotRunError: Another library is kept under the name, or the file cannot be written.
    """
    loaded = loaded_from(arguments)
    library = loaded.sound_library()
    if library is None:
        sys.stderr.write(as_text(report(loaded.findings, loaded.locator, arguments.language)))
        return 1
    release = KeptRelease(library, publication_day())
    name = RELEASES / f"{release.name}.json"
    file: Path = arguments.root / name
    if file.exists() and not arguments.replace:
        _refuse_another(release, file)
        sys.stdout.write(f"{name} is kept already\n")
        return 0
    try:
        _write(file, snapshot(release))
    except OSError as error:
        raise CannotRunError(f"{name} cannot be written: {error.strerror}") from error
    sys.stdout.write(f"kept release {release.name} in {name}\n")
    return 0


def _refuse_another(release: KeptRelease, file: Path) -> None:
    try:
        kept = read_kept(file, release.name)
    except HistoryError as error:
        raise CannotRunError(f"{error}; --replace writes it anew") from error
    count = len(compare(kept.library, release.library))
    if count:
        raise CannotRunError(
            f"{file} keeps another state of release {release.name} ({count} changes since): name "
            "the next release in rolebook.yml, or replace it with --replace if it was never "
            "published"
        )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    partial.write_text(text, "utf-8")
    partial.replace(file)
