"""`rolebook serve`: a live preview."""

import argparse
import signal

from generator.cli.failure import CannotRunError, loaded_from
from generator.model.record import AUDIENCES
from generator.site.preview import Preview

NAME = "serve"
HELP = "preview the site and reload it on every edit"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="default: %(default)s"
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, help="leave out what these readers may not see"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted.

    Raises:
        CannotRunError: The address cannot be used, or there is no library.
    """
    host, _, port = arguments.address.rpartition(":")
    if not host or not port.isdigit():
        raise CannotRunError(f"{arguments.address!r} is no HOST:PORT")
    loaded_from(arguments)
    for ending in (signal.SIGTERM, signal.SIGHUP):
        # A preview clears its site away however it is ended: it may be as large as the disk.
        signal.signal(ending, signal.default_int_handler)
    try:
        root = arguments.root.resolve()
        Preview(root, host, int(port), arguments.language, arguments.audience).run()
    except OSError as error:
        raise CannotRunError(f"cannot serve on {arguments.address}: {error.strerror}") from error
    return 0
