"""Glossary terms in running text, each linked where it occurs first on a page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.edition import Edition
from generator.model import GlossaryTerm


@dataclass
class GlossaryLinks:
    """Finds the terms of a glossary in the text of one page.

    Attributes:
        pattern: Matches any term or synonym; None for an empty glossary.
        terms: Term id by matched text, folded.
        linked: Ids of the terms already linked on the page.
    """

    pattern: re.Pattern[str] | None
    terms: Mapping[str, str]
    linked: set[str] = field(default_factory=set)

    @classmethod
    def for_page(cls, edition: Edition) -> "GlossaryLinks":
        """Make a finder for one page of an edition."""
        return cls(*_compiled(tuple(edition.library.terms.values()), edition.language))

    def split(self, text: str) -> Iterator[tuple[str, str | None]]:
        """Yield the pieces of a text, each with the id of the term that it is, or None."""
        start = 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            term = self.terms[match[0].casefold()]
            if term in self.linked:
                continue
            self.linked.add(term)
            if match.start() > start:
                yield text[start : match.start()], None
            yield match[0], term
            start = match.end()
        if start < len(text):
            yield text[start:], None


@lru_cache(maxsize=8)
def _compiled(
    terms: tuple[GlossaryTerm, ...], language: str
) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    names: dict[str, str] = {}
    for term in terms:
        for name in (term.term.say(language), *term.synonyms):
            if _belongs(name, language):
                names.setdefault(name.casefold(), term.id)
    if not names:
        return None, names
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(_expression, longest_first)), re.IGNORECASE), names


def _belongs(name: str, language: str) -> bool:
    """Leave out single characters, and lower-case English synonyms on Chinese pages."""
    chinese = any("\u4e00" <= char <= "\u9fff" for char in name)
    return len(name) > 1 and (chinese if language == "zh" else not chinese or name.isupper())


def _expression(name: str) -> str:
    left = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    right = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return f"{left}{re.escape(name)}{right}"
