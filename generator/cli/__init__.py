"""The command line: one module a command; each parses, calls, reports and gives an exit status.

Exit status: 0 all is well, 1 the library has findings that fail the run, 2 it cannot run.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import __version__
from generator.cli import (
    ack,
    build,
    check,
    diff,
    explain,
    ledger,
    listing,
    publish,
    remove,
    render,
    rollback,
    sample,
    schema,
    serve,
    snapshot,
    verify,
)
from generator.cli.failure import CannotRunError
from generator.publication import UnusableEpochError
from generator.reading.files import ChangedFileError

COMMANDS = (
    build,
    serve,
    check,
    diff,
    explain,
    render,
    schema,
    ledger,
    ack,
    publish,
    verify,
    rollback,
    remove,
    listing,
    snapshot,
    sample,
)
"""Every command: a module with `NAME`, `HELP`, `configure(parser)` and `run(arguments)`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    try:
        parsed = parser().parse_args(arguments)
        status: int = parsed.run(parsed)
    except (CannotRunError, ChangedFileError, UnusableEpochError) as error:
        sys.stderr.write(f"rolebook: {error}\n")
        return 2
    except BrokenPipeError:
        # The reader of the output has gone; what is left to say has nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return 130
    return status


def parser() -> argparse.ArgumentParser:
    """Make the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="rolebook", description="Turn a folder of YAML into the handbook of a workforce."
    )
    top.add_argument("--version", action="version", version=f"rolebook {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        sub.add_argument(
            "--root", type=Path, default=Path(), help="the project's folder (default: this one)"
        )
        sub.add_argument(
            "--language", default=_language(), help="language of messages (default: %(default)s)"
        )
        command.configure(sub)
        sub.set_defaults(run=command.run)
    return top


def _language() -> str:
    """Give the language of the reader's locale if findings are worded in it, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
