"""`rolebook explain`: what a finding's code means, with a bad and a good example."""

import argparse
import sys

from generator.cli.failure import CannotRunError
from generator.findings.catalogue import Entry, entries
from generator.findings.nearest import nearest
from generator.wording import wording

NAME = "explain"
HELP = "say what a finding's code means, with a bad and a good example"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="such as RB301, or its name")
    parser.add_argument("--all", action="store_true", help="explain every code")


def run(arguments: argparse.Namespace) -> int:
    """Explain one code, or all.

    Raises:
        CannotRunError: No code has that name.
    """
    known = {key: one for one in entries() for key in (one.code, one.name)}
    if arguments.all:
        chosen = list(entries())
    elif arguments.code is None:
        raise CannotRunError("name a code, or say --all")
    else:
        wanted = arguments.code.upper() if arguments.code.upper() in known else arguments.code
        if wanted not in known:
            close = nearest(wanted.upper(), known) or nearest(wanted, known)
            hint = f"; did you mean {close}?" if close else ""
            raise CannotRunError(f"there is no code {arguments.code!r}{hint}")
        chosen = [known[wanted]]
    sys.stdout.write("\n\n".join(_explained(one, arguments.language) for one in chosen))
    return 0


def _explained(entry: Entry, language: str) -> str:
    words = wording(language)
    return "\n".join(
        [
            f"{entry.code} {entry.name} ({words[f'severity.{entry.severity}']})",
            "",
            entry.meaning.say(language).strip(),
            "",
            f"{words['findings.bad']} — {entry.file}",
            "",
            _indented(entry.bad),
            "",
            words["findings.good"],
            "",
            _indented(entry.good),
            "",
        ]
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip().splitlines())
