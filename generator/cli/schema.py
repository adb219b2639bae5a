"""`rolebook schema`: the JSON Schema of every kind of file, for editors and others."""

import argparse
import sys
from pathlib import Path

from generator.schemas import schemas
from generator.site.tree import as_json

NAME = "schema"
HELP = "write the JSON Schema of every kind of file into schemas/"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when a schema is out of date"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the schemas, or check that they are current."""
    folder: Path = arguments.root / "schemas"
    current = {name: as_json(schema) for name, schema in schemas()}
    present = {file.name: file.read_text("utf-8") for file in folder.glob("*.schema.json")}
    if arguments.check:
        differing = sorted(
            name for name in {*current, *present} if current.get(name) != present.get(name)
        )
        for name in differing:
            sys.stdout.write(f"{folder / name} is out of date: run rolebook schema\n")
        return 1 if differing else 0
    folder.mkdir(exist_ok=True)
    for name, text in current.items():
        if present.get(name) != text:
            (folder / name).write_text(text, "utf-8")
    for name in present.keys() - current.keys():
        (folder / name).unlink()
    return 0
