"""What keeps a command from running at all."""

import argparse
from pathlib import Path

from generator.loading import Loaded, Means, load
from generator.model.text import REQUIRED_LANGUAGES
from generator.parallel import processors
from generator.publication import publication_day
from generator.reading.layout import LIBRARY


class CannotRunError(Exception):
    """The command cannot run; the text says why. Exit status 2."""


def loaded_from(arguments: argparse.Namespace) -> Loaded:
    """Load the library that the arguments name.

    Raises:
        CannotRunError: There is no library, or messages are not worded in the language.
    """
    root = library_root(arguments)
    return load(root, publication_day(), Means.of(root, processors()))


def loaded_from_sources(arguments: argparse.Namespace) -> Loaded:
    """Load the library that the arguments name from its files alone, whatever a cache holds.

    Raises:
        CannotRunError: There is no library, or messages are not worded in the language.
    """
    return load(library_root(arguments), publication_day(), Means(processes=processors()))


def library_root(arguments: argparse.Namespace) -> Path:
    """Give the folder of the library that the arguments name.

    Raises:
        CannotRunError: There is no library, or messages are not worded in the language.
    """
    root: Path = arguments.root
    refuse_language(arguments.language)
    if not (root / LIBRARY).is_dir():
        raise CannotRunError(f"{root / LIBRARY} is no folder: there is no library here")
    return root.resolve()


def refuse_language(language: str) -> None:
    """Refuse a language in which there are no messages.

    Raises:
        CannotRunError: Messages are not worded in it.
    """
    if language not in REQUIRED_LANGUAGES:
        languages = ", ".join(REQUIRED_LANGUAGES)
        raise CannotRunError(f"messages come in {languages}, not in {language!r}")
