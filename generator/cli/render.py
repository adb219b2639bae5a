"""`rolebook render`: the same pages as a Markdown tree on disk, for any site builder."""

import argparse
import sys
from pathlib import Path

from generator.changes.snapshot import KeptRelease
from generator.cli.failure import CannotRunError, loaded_from
from generator.edition import Edition
from generator.history import RELEASES, HistoryError, notes
from generator.model.record import AUDIENCES
from generator.publication import publication_day
from generator.reporting.report import report
from generator.reporting.terminal import as_text
from generator.site.tree import tree
from generator.site.writing import WritingRefusedError, write_tree

NAME = "render"
HELP = "write the pages of one language as a Markdown tree, changing only what changed"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    parser.add_argument("--edition", default="zh", help="language of the pages (default: zh)")
    parser.add_argument(
        "--audience", choices=AUDIENCES, help="leave out what these readers may not see"
    )
    parser.add_argument("--edit-url", help="URL template of an editor with {path}")


def run(arguments: argparse.Namespace) -> int:
    """Render the library.

    Raises:
        CannotRunError: The language or the folder cannot be used.
    """
    loaded = loaded_from(arguments)
    library = loaded.sound_library()
    if loaded.findings:
        sys.stderr.write(as_text(report(loaded.findings, loaded.locator, arguments.language)))
    if library is None:
        return 1
    if arguments.edition not in library.handbook.languages:
        languages = ", ".join(library.handbook.languages)
        raise CannotRunError(f"the handbook exists in {languages}, not in {arguments.edition!r}")
    current = KeptRelease(library, publication_day())
    try:
        told = notes([arguments.root / RELEASES], current, arguments.edition, arguments.audience)
    except HistoryError as error:
        raise CannotRunError(f"an earlier release cannot be told: {error}") from error
    edition = Edition.of(library, arguments.edition, current.day, arguments.audience, told)
    try:
        written = write_tree(tree(edition, loaded.files, arguments.edit_url), arguments.out)
    except WritingRefusedError as error:
        raise CannotRunError(str(error)) from error
    sys.stdout.write(
        f"{arguments.out}: {written.changed} written, "
        f"{written.unchanged} unchanged, {written.removed} removed\n"
    )
    return 0
