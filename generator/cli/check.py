"""`rolebook check`: every problem of the library in one run."""

import argparse
import os
import sys

from generator.cli.failure import library_root
from generator.loading import Means, examine
from generator.parallel import processors
from generator.publication import publication_day
from generator.reporting import FORMATS
from generator.reporting.report import report

NAME = "check"
HELP = "report every problem of the library, each with its place and what was expected"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: %(default)s")


def run(arguments: argparse.Namespace) -> int:
    """Check the library."""
    root = library_root(arguments)
    loaded = examine(root, publication_day(), Means.of(root, processors()))
    found = report(
        loaded.findings,
        loaded.locator,
        arguments.language,
        colour=arguments.format == "text" and shows_colour(),
    )
    sys.stdout.write(FORMATS[arguments.format](found))
    return 1 if found.fails(strict=arguments.strict) else 0


def shows_colour() -> bool:
    """Say whether colour is wanted: on a terminal, unless NO_COLOR (no-color.org) is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
