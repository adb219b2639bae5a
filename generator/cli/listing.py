"""`rolebook list`: which releases a published site has, and what was done with them."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.cli.failure import CannotRunError
from generator.release.failures import FAILURES
from generator.release.releases import Releases
from generator.release.stored import published_state

NAME = "list"
HELP = "list the releases of a published site, and what was done with them"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "site", type=Path, nargs="?", default=Path("www"), metavar="SITE", help="default: www"
    )


def run(arguments: argparse.Namespace) -> int:
    """List the releases.

    Raises:
        CannotRunError: There is no published site, or it cannot be read.
    """
    site = arguments.root / arguments.site
    try:
        state = published_state(site)
    except FAILURES as error:
        raise CannotRunError(str(error)) from error
    except OSError as error:
        raise CannotRunError(f"{error.filename or site}: {error.strerror}") from error
    for line in lines(state):
        sys.stdout.write(f"{line}\n")
    return 0


def lines(state: Releases) -> Iterator[str]:
    """Yield the releases, the newest first, and the history, the oldest first."""
    width = max(len(release.name) for release in state.releases)
    for release in state.releases:
        mark = "latest" if release.name == state.latest else "      "
        signed = "  signed" if release.signature else ""
        yield (
            f"{release.name:{width}}  {mark}  made for {release.day}  "
            f"{' '.join(release.languages)}  sha256:{release.manifest}{signed}"
        )
    yield ""
    for event in state.history:
        yield f"{event.day}  {event.action:8}  {event.release}"
