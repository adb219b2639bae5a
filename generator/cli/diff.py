"""`rolebook diff`: what changed from one library to another, in the field's terms."""

import argparse
import sys
from pathlib import Path

from generator.changes.compare import compare_releases
from generator.cli.check import shows_colour
from generator.cli.failure import refuse_language
from generator.cli.sides import Where, side
from generator.history import RELEASES
from generator.reporting.changes import CHANGE_FORMATS, ChangeReport

NAME = "diff"
HELP = "say what changed between two releases, git revisions or folders"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = f"{HELP}; exit status 0: nothing changed, 1: something, 2: cannot run"
    parser.add_argument("old", metavar="A", help="a release, a git revision or a folder")
    parser.add_argument(
        "new", metavar="B", nargs="?", default=".", help="likewise (default: the folder itself)"
    )
    parser.add_argument(
        "--in",
        dest="site",
        type=Path,
        default=Path("www"),
        metavar="SITE",
        help="the published site that has the releases (default: %(default)s)",
    )
    parser.add_argument(
        "--format", choices=CHANGE_FORMATS, default="text", help="default: %(default)s"
    )


def run(arguments: argparse.Namespace) -> int:
    """Compare two libraries.

    Raises:
        CannotRunError: One of them is not there or cannot be read.
    """
    refuse_language(arguments.language)
    root: Path = arguments.root.resolve()
    where = Where(root, (root / arguments.site, root / RELEASES), arguments.language)
    old, new = side(arguments.old, where), side(arguments.new, where)
    changes = compare_releases(old, new)
    report = ChangeReport(
        old,
        new,
        (arguments.old, arguments.new),
        changes,
        arguments.language,
        colour=arguments.format == "text" and shows_colour(),
    )
    sys.stdout.write(CHANGE_FORMATS[arguments.format](report))
    return 1 if changes else 0
