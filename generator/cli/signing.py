"""The option to sign what a command leaves behind."""

import argparse
from pathlib import Path

from generator.release.signing import Sign, signature


def add_sign(parser: argparse.ArgumentParser) -> None:
    """Add `--sign`."""
    parser.add_argument(
        "--sign",
        type=Path,
        metavar="KEY",
        help="sign with this OpenSSH key what is published and which release is the latest",
    )


def signer(arguments: argparse.Namespace) -> Sign | None:
    """Give what signs with the key that the arguments name, or None where they name none."""
    key: Path | None = arguments.sign
    return None if key is None else lambda text: signature(text, key)
