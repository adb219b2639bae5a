"""Rules about languages beyond the two that every text must have."""

from collections.abc import Iterator

from generator.findings import Finding, OnKey
from generator.findings.nearest import nearest
from generator.linking import walk
from generator.model import Library, Origin, Record, Text
from generator.model.text import REQUIRED_LANGUAGES
from generator.reading.layout import HANDBOOK


def required_languages_are_configured(library: Library) -> Iterator[Finding]:
    """The handbook has the languages that every text must have."""
    for language in REQUIRED_LANGUAGES:
        if language not in library.handbook.languages:
            yield Finding("RB520", Origin(HANDBOOK).at("languages"), {"language": language})


def extra_languages_are_configured_and_complete(library: Library) -> Iterator[Finding]:
    """A text has the languages of the handbook, no others and none missing."""
    configured = tuple(dict.fromkeys((*REQUIRED_LANGUAGES, *library.handbook.languages)))
    for record, origin in _records(library):
        for path, value in walk(record):
            if not isinstance(value, Text):
                continue
            present = tuple(value.languages())
            for language in present:
                if language not in configured:
                    values = {"key": language, "allowed": ", ".join(configured)}
                    close = nearest(language, configured)
                    yield Finding("RB301", OnKey(origin.at(*path, language)), values, close)
            for language in configured:
                if language not in present:
                    yield Finding("RB303", OnKey(origin.at(*path)), {"language": language})


def _records(library: Library) -> Iterator[tuple[Record, Origin]]:
    yield library.handbook, Origin(HANDBOOK)
    for kind, id_, entity in library.entities():
        if isinstance(entity, Record):
            yield entity, library.origins[kind, id_]
