"""`rolebook rollback`: makes an earlier release the latest again."""

import argparse
import sys

from generator.cli.changing import add_site, changed
from generator.release.publishing import roll_back

NAME = "rollback"
HELP = "make an earlier release the latest again; no release is removed"

_CUT_SHORT = "what is published there is as it was"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "release",
        nargs="?",
        metavar="RELEASE",
        help="default: the one that was the latest before",
    )
    add_site(parser)


def run(arguments: argparse.Namespace) -> int:
    """Roll back.

    Raises:
        CannotRunError: There is no such release, or the site cannot be changed.
    """
    after = changed(arguments, roll_back, _CUT_SHORT)
    sys.stdout.write(f"{after.latest} is the latest release in {arguments.site} now\n")
    return 0
