"""Rules about languages beyond the two that every text must have."""

from collections.abc import Iterable, Iterator

from generator.findings import Finding, OnKey
from generator.findings.nearest import nearest
from generator.model import Library, Origin, Text
from generator.model.text import REQUIRED_LANGUAGES
from generator.model.walking import Step, walk
from generator.reading.layout import HANDBOOK


def required_languages_are_configured(library: Library) -> Iterator[Finding]:
    """The handbook has the languages that every text must have."""
    for language in REQUIRED_LANGUAGES:
        if language not in library.handbook.languages:
            yield Finding("RB520", Origin(HANDBOOK).at("languages"), {"language": language})


def extra_languages_are_configured_and_complete(library: Library) -> Iterator[Finding]:
    """A text has the languages of the handbook, no others and none missing."""
    configured = tuple(dict.fromkeys((*REQUIRED_LANGUAGES, *library.handbook.languages)))
    for inside, origin in _values(library, every=len(configured) > len(REQUIRED_LANGUAGES)):
        for path, value in inside:
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


def _values(
    library: Library, *, every: bool
) -> Iterator[tuple[Iterable[tuple[tuple[Step, ...], object]], Origin]]:
    """Yield the values of each record: every one, or only where a further language may stand."""
    yield walk(library.handbook), Origin(HANDBOOK)
    for (kind, id_), mentions in library.mentions.items():
        if every or any(isinstance(value, Text) and value.further for value in mentions):
            yield walk(library.of_kind(kind)[id_]), library.origins[kind, id_]
