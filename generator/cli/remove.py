"""`rolebook remove`: takes a release out of a published site."""

import argparse
import sys
from pathlib import Path

from generator.cli.failure import CannotRunError
from generator.cli.signing import add_sign, signer
from generator.publication import publication_day
from generator.release.failures import FAILURES
from generator.release.publishing import remove

NAME = "remove"
HELP = "take a release out of a published site; never the latest, and its name is not used again"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("release", metavar="RELEASE")
    parser.add_argument(
        "--in", type=Path, default=Path("www"), dest="site", metavar="SITE", help="default: www"
    )
    add_sign(parser)


def run(arguments: argparse.Namespace) -> int:
    """Remove a release.

    Raises:
        CannotRunError: There is no such release, it is the latest, or the site cannot be changed.
    """
    site = arguments.root / arguments.site
    try:
        after = remove(site, arguments.release, publication_day(), signer(arguments))
    except FAILURES as error:
        raise CannotRunError(str(error)) from error
    except OSError as error:
        raise CannotRunError(
            f"{error.filename or site}: {error.strerror}; the next run of publish, rollback or "
            "remove undoes or completes this one"
        ) from error
    sys.stdout.write(
        f"removed {arguments.release} from {arguments.site}; "
        f"{after.latest} is the latest of {len(after.releases)}\n"
    )
    return 0
