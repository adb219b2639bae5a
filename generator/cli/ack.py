"""`rolebook ack`: what can be done with acknowledgements that people hand in."""

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from generator.cli.failure import CannotRunError, loaded_from
from generator.model import Library
from generator.policies.acknowledgement import FORMAT, AcknowledgementFile
from generator.policies.verification import (
    GOOD,
    Texts,
    Verdict,
    Verified,
    published_texts,
    verified,
)
from generator.publication import publication_day
from generator.reporting.acknowledgements import FORMATS
from generator.reporting.report import report
from generator.reporting.terminal import as_text

NAME = "ack"
HELP = "verify acknowledgements of policies: are the texts genuine, do they still hold"

LARGEST = 4_000_000
"""Bytes; the acknowledgements of a lifetime are smaller."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the one thing to do, and its options."""
    parser.add_argument("action", choices=("verify",), help="what to do")
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="FILE | FOLDER", help="what people handed in"
    )
    parser.add_argument(
        "--site",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="a published site whose texts count as well; may be given several times",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: %(default)s")


def run(arguments: argparse.Namespace) -> int:
    """Verify the files; 0 where every record holds, 1 where one does not.

    Raises:
        CannotRunError: A path cannot be read, or there is no file in it.
    """
    loaded = loaded_from(arguments)
    library = loaded.sound_library()
    if library is None:
        sys.stderr.write(as_text(report(loaded.findings, loaded.locator, arguments.language)))
        return 1
    texts = published_texts(library, _canonical_texts(arguments.site))
    found = [
        one
        for file in _files(arguments.paths)
        for one in _verified(file, library, texts, publication_day())
    ]
    sys.stdout.write(FORMATS[arguments.format](found, arguments.language))
    return 0 if all(one.verdict in GOOD for one in found) else 1


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*.json") if one.is_file())
            if not inside:
                raise CannotRunError(f"{path} holds no .json file")
            yield from inside
        elif path.is_file():
            yield path
        else:
            raise CannotRunError(f"{path} is neither a file nor a folder")


def _canonical_texts(sites: list[Path]) -> Iterator[tuple[str, bytes]]:
    for site in sites:
        texts = sorted(site.rglob("policies/*/*.txt"))
        if not texts:
            raise CannotRunError(f"{site} holds no texts of policies: it is no published site")
        for text in texts:
            yield text.parent.name, text.read_bytes()


def _verified(path: Path, library: Library, texts: Texts, today: dt.date) -> Iterator[Verified]:
    name = os.fspath(path)
    try:
        file = _read(path)
    except _MalformedError as error:
        yield Verified(name, Verdict.MALFORMED, str(error))
        return
    yield from verified(name, file, library, texts, today)


class _MalformedError(Exception):
    """A file holds no acknowledgements; the text says why."""


def _read(path: Path) -> AcknowledgementFile:
    try:
        if path.stat().st_size > LARGEST:
            raise _MalformedError(f"larger than {LARGEST:,} bytes")
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise _MalformedError(str(error.strerror)) from error
    except (ValueError, RecursionError) as error:
        raise _MalformedError("no JSON") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise _MalformedError(f"not of the format {FORMAT}")
    try:
        return AcknowledgementFile.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = " › ".join(map(str, first["loc"]))
        raise _MalformedError(f"{place}: {first['msg']}") from error
