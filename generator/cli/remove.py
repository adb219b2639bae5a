"""`rolebook remove`: takes a release out of a published site."""

import argparse
import sys

from generator.cli.changing import add_site, changed
from generator.release.publishing import remove

NAME = "remove"
HELP = "take a release out of a published site; never the latest, and its name is not used again"

_CUT_SHORT = "the next run of publish, rollback or remove undoes or completes this one"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("release", metavar="RELEASE")
    add_site(parser)


def run(arguments: argparse.Namespace) -> int:
    """Remove a release.

    Raises:
        CannotRunError: There is no such release, it is the latest, or the site cannot be changed.
    """
    after = changed(arguments, remove, _CUT_SHORT)
    sys.stdout.write(
        f"removed {arguments.release} from {arguments.site}; "
        f"{after.latest} is the latest of {len(after.releases)}\n"
    )
    return 0
