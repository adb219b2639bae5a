"""What commands that change a published site have in common."""

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from generator.cli.failure import CannotRunError
from generator.cli.signing import add_sign, signer
from generator.publication import publication_day
from generator.release.failures import FAILURES
from generator.release.releases import Releases
from generator.release.signing import Sign


def add_site(parser: argparse.ArgumentParser) -> None:
    """Add the options that name the site and sign its list of releases."""
    parser.add_argument(
        "--in", type=Path, default=Path("www"), dest="site", metavar="SITE", help="default: www"
    )
    add_sign(parser)


def changed(
    arguments: argparse.Namespace,
    change: Callable[[Path, str, dt.date, Sign | None], Releases],
    cut_short: str,
) -> Releases:
    """Change the site that the arguments name, and give its state after that.

    Args:
        arguments: Those of the command.
        change: Changes a site, given a release, the day and what signs.
        cut_short: What holds where the disk did not take the change.

    Raises:
        CannotRunError: The change is refused, or the site cannot be changed.
    """
    site = arguments.root / arguments.site
    try:
        return change(site, arguments.release, publication_day(), signer(arguments))
    except FAILURES as error:
        raise CannotRunError(str(error)) from error
    except OSError as error:
        raise CannotRunError(f"{error.filename or site}: {error.strerror}; {cut_short}") from error
