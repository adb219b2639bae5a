"""`rolebook ledger`: put on record which policy versions are published, with their digests."""

import argparse
import os
import sys
from pathlib import Path

from generator.cli.failure import CannotRunError, loaded_from
from generator.model import Ledger
from generator.policies.ledger import as_json, brought_up_to_date
from generator.reading.layout import LEDGER
from generator.reporting.report import report
from generator.reporting.terminal import as_text

NAME = "ledger"
HELP = "record newly approved policy versions and the digests of their texts"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command: it has none of its own."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Bring the ledger up to date; only a sound library is put on record.

    Raises:
        CannotRunError: The ledger cannot be written.
    """
    loaded = loaded_from(arguments)
    library = loaded.sound_library()
    if library is None:
        sys.stderr.write(as_text(report(loaded.findings, loaded.locator, arguments.language)))
        return 1
    ledger = brought_up_to_date(library.ledger, library)
    added = _added(library.ledger, ledger)
    if added:
        try:
            _write(arguments.root / LEDGER, as_json(ledger))
        except OSError as error:
            raise CannotRunError(f"{LEDGER} cannot be written: {error.strerror}") from error
    for line in added:
        sys.stdout.write(f"recorded {line}\n")
    sys.stdout.write(f"{LEDGER}: {_summary(ledger, len(added))}\n")
    return 0


def _summary(ledger: Ledger, added: int) -> str:
    """Give one line on what was done and what there is."""
    versions = sum(len(entries) for entries in ledger.policies.values())
    if not versions:
        return "nothing to record, no version is approved yet"
    done = f"{added} recorded" if added else "nothing new, the texts are as published"
    return f"{done}; {versions} on record"


def _added(before: Ledger | None, after: Ledger) -> list[str]:
    """Give what the ledger says now and did not say before."""
    known = before.policies if before else {}
    return [
        f"{id_} {version} ({entry.status})"
        for id_, entries in after.policies.items()
        for version, entry in entries.items()
        if known.get(id_, {}).get(version) != entry
    ]


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_text(text, "utf-8")
    partial.replace(path)
