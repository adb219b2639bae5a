"""The words of the interface, one file a language; a new language is one more file."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml


@cache
def wording(language: str) -> Mapping[str, str]:
    """Give the interface's words in a language by their dotted key.

    Raises:
        KeyError: There is no wording file for the language.
    """
    file = resources.files("generator.wording") / f"{language}.yml"
    if not file.is_file():
        raise KeyError(language)
    words: dict[str, str] = {}
    for group, entries in yaml.load(file.read_bytes(), yaml.CSafeLoader).items():
        words |= {f"{group}.{key}": text for key, text in entries.items()}
    return words
