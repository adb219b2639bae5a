"""`rolebook sample`: a realistic bilingual library of any size, to try things with."""

import argparse
import sys
from pathlib import Path

from generator.cli.failure import CannotRunError
from generator.sample.library import library_files
from generator.sample.plan import Plan
from generator.sample.project import NoProjectError, project_files
from generator.site.tree import SiteFile
from generator.site.writing import WritingRefusedError, write_tree

NAME = "sample"
HELP = "write a sample project of any size, with configuration taken from this one"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    parser.add_argument("--competencies", type=_count, default=100, metavar="N")
    parser.add_argument(
        "--roles", type=_count, metavar="M", help="default: a quarter of the competencies"
    )
    parser.add_argument("--seed", type=int, default=1, help="decides all words (default: 1)")


def run(arguments: argparse.Namespace) -> int:
    """Write the sample.

    Raises:
        CannotRunError: The folder cannot be used, or there is no project to take after.
    """
    competencies: int = arguments.competencies
    plan = Plan(competencies, arguments.roles or max(1, competencies // 4), arguments.seed)
    try:
        files = [*project_files(arguments.root), *library_files(plan)]
        written = write_tree((SiteFile(path, text) for path, text in files), arguments.out)
    except (NoProjectError, WritingRefusedError) as error:
        raise CannotRunError(str(error)) from error
    sys.stdout.write(f"{arguments.out}: {written.changed} files written\n")
    return 0


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
