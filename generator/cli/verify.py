"""`rolebook verify`: holds every byte of a published site to what was recorded."""

import argparse
import sys
from pathlib import Path

from generator.cli.failure import CannotRunError
from generator.release.failures import FAILURES
from generator.release.verifying import Problem, Verification, verify

NAME = "verify"
HELP = "prove that a published site is as it was published, byte by byte"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "site", type=Path, nargs="?", default=Path("www"), metavar="SITE", help="default: www"
    )
    parser.add_argument(
        "--signers",
        type=Path,
        metavar="FILE",
        help="also check signatures; only those of these allowed signers count",
    )


def run(arguments: argparse.Namespace) -> int:
    """Verify a published site.

    Raises:
        CannotRunError: There is no published site, or it cannot be read.
    """
    site = arguments.root / arguments.site
    try:
        found = verify(site, arguments.signers)
    except FAILURES as error:
        raise CannotRunError(str(error)) from error
    except OSError as error:
        raise CannotRunError(f"{error.filename or site}: {error.strerror}") from error
    for problem in found.problems:
        sys.stdout.write(f"{_line(problem)}\n")
    sys.stdout.write(f"{arguments.site}: {_summary(found)}\n")
    return 1 if found.problems else 0


def _line(problem: Problem) -> str:
    note = f" ({problem.note})" if problem.note else ""
    return f"{problem.fault.value}: {problem.path}{note}"


def _summary(found: Verification) -> str:
    outcome = f"{len(found.problems)} problems" if found.problems else "all as published"
    signed = "".join(f", {name} signed by {who}" for name, who in found.signers.items())
    led = f", latest {found.latest}" if found.latest else ""
    led += f" by the list that {found.led_by} signed" if found.led_by else ""
    return f"{found.releases} releases, {found.files} files, {outcome}{led}{signed}"
