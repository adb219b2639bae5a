"""What every code means, in every language: the one home of the words of all findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from generator.findings import Finding, Severity, Word
from generator.model.reference import Kind
from generator.model.text import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """What one code means.

    Attributes:
        code: Stable code.
        name: Short kebab-case name.
        severity: Error or warning.
        message: Sentence with `{placeholders}` for the values of a finding.
        expected: What would be right, likewise; None where the message says it all.
        meaning: Why it matters and how to mend it, in Markdown.
        file: Path of the file in which the examples stand.
        bad: Content that raises the finding.
        good: The same content, mended.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    expected: Text | None
    meaning: Text
    file: str
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A finding in one language."""

    message: str
    expected: str | None
    suggestion: str | None


def entry(code: str) -> Entry:
    """Give the entry of a code.

    Raises:
        KeyError: No code has that name.
    """
    return _catalogue()[code]


def entries() -> Iterator[Entry]:
    """Yield all entries in the order of their codes."""
    yield from _catalogue().values()


def wording(finding: Finding, language: str) -> Wording:
    """Say a finding in a language."""
    of = entry(finding.code)
    values = {
        name: word(value, language) if isinstance(value, Word | Kind) else value
        for name, value in finding.values.items()
    }
    suggestion = None
    if finding.nearest is not None:
        suggestion = word("suggestion", language).format(nearest=finding.nearest)
    return Wording(
        message=of.message.say(language).format_map(values),
        expected=of.expected.say(language).format_map(values) if of.expected else None,
        suggestion=suggestion,
    )


def word(name: str, language: str) -> str:
    """Give one of the catalogue's words, such as the name of a severity."""
    return _words()[name].say(language)


@cache
def _catalogue() -> Mapping[str, Entry]:
    folder = resources.files("generator.findings") / "catalogue"
    found = (
        _entry(item)
        for file in folder.iterdir()
        if file.name.startswith("RB")
        for item in yaml.load(file.read_bytes(), yaml.CSafeLoader)
    )
    return {one.code: one for one in sorted(found, key=lambda one: one.code)}


@cache
def _words() -> Mapping[str, Text]:
    file = resources.files("generator.findings") / "catalogue" / "words.yml"
    return {
        key: Text(**value) for key, value in yaml.load(file.read_bytes(), yaml.CSafeLoader).items()
    }


def _entry(item: dict[str, Any]) -> Entry:
    return Entry(
        code=item["code"],
        name=item["name"],
        severity=Severity(item["severity"]),
        message=Text(**item["message"]),
        expected=Text(**item["expected"]) if "expected" in item else None,
        meaning=Text(**item["meaning"]),
        file=item["file"],
        bad=item["bad"],
        good=item["good"],
    )
