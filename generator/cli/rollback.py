"""`rolebook rollback`: makes an earlier release the latest again."""

import argparse
import sys
from pathlib import Path

from generator.cli.failure import CannotRunError
from generator.cli.signing import add_sign, signer
from generator.publication import publication_day
from generator.release.failures import FAILURES
from generator.release.publishing import roll_back

NAME = "rollback"
HELP = "make an earlier release the latest again; no release is removed"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "release",
        nargs="?",
        metavar="RELEASE",
        help="default: the one that was the latest before",
    )
    parser.add_argument(
        "--in", type=Path, default=Path("www"), dest="site", metavar="SITE", help="default: www"
    )
    add_sign(parser)


def run(arguments: argparse.Namespace) -> int:
    """Roll back.

    Raises:
        CannotRunError: There is no such release, or the site cannot be changed.
    """
    site = arguments.root / arguments.site
    try:
        after = roll_back(site, arguments.release, publication_day(), signer(arguments))
    except FAILURES as error:
        raise CannotRunError(str(error)) from error
    except OSError as error:
        raise CannotRunError(
            f"{error.filename or site}: {error.strerror}; what is published there is as it was"
        ) from error
    sys.stdout.write(f"{after.latest} is the latest release in {arguments.site} now\n")
    return 0
