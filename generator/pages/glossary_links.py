"""Glossary terms in running text, each linked where it occurs first on a page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model import GlossaryTerm

_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A term or a synonym, folded to lower case, with the id of its term."""

    folded: str
    term: str

    def stands_at(self, text: str, start: int) -> bool:
        """Say whether the name stands in a folded text at a place, a Latin one as whole words."""
        end = start + len(self.folded)
        return (
            text.startswith(self.folded, start)
            and not (_is_latin(self.folded[0]) and _is_latin(text[start - 1 : start]))
            and not (_is_latin(self.folded[-1]) and _is_latin(text[end : end + 1]))
        )


@dataclass(frozen=True)
class Names:
    """All names of a glossary.

    Attributes:
        by_prefix: Names by their first characters, longest first: one look-up a place finds the few
            candidates.
    """

    by_prefix: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)

    @cached_property
    def starts(self) -> re.Pattern[str]:
        """Where a name may begin: at a first character of one, before a second one."""
        if not self.by_prefix:
            return re.compile("(?!)")
        firsts, seconds = map(_class, zip(*self.by_prefix, strict=True))
        return re.compile(f"{firsts}(?={seconds})")


@dataclass
class GlossaryLinks:
    """Finds the terms of a glossary in the text of one page.

    Attributes:
        names: What to look for.
        linked: Ids of the terms already linked on the page.
    """

    names: Names
    linked: set[str] = field(default_factory=set)

    def split(self, text: str) -> Iterator[tuple[str, str | None]]:
        """Yield the pieces of a text, each with the id of the term that it is, or None."""
        start = 0
        for place, name in self._found(text):
            if place < start:
                continue
            self.linked.add(name.term)
            if place > start:
                yield text[start:place], None
            start = place + len(name.folded)
            yield text[place:start], name.term
        if start < len(text):
            yield text[start:], None

    def _found(self, text: str) -> Iterator[tuple[int, Name]]:
        folded = text.lower()
        if len(folded) != len(text):
            return
        for match in self.names.starts.finditer(folded):
            place = match.start()
            for name in self.names.by_prefix.get(folded[place : place + _PREFIX], ()):
                if name.term not in self.linked and name.stands_at(folded, place):
                    yield place, name
                    break


def glossary_names(terms: Iterable[GlossaryTerm], language: str) -> Names:
    """Give the names of all terms and synonyms that may stand in text of a language."""
    found: dict[str, Name] = {}
    for term in terms:
        for said in (term.term.say(language), *term.synonyms):
            if _belongs(said, language):
                found.setdefault(said.lower(), Name(said.lower(), term.id))
    by_prefix: defaultdict[str, list[Name]] = defaultdict(list)
    for name in found.values():
        by_prefix[name.folded[:_PREFIX]].append(name)
    return Names(
        {
            prefix: tuple(sorted(names, key=lambda name: (-len(name.folded), name.folded)))
            for prefix, names in by_prefix.items()
        }
    )


def _belongs(name: str, language: str) -> bool:
    """Leave out single characters, and names in another language that are no abbreviations."""
    chinese = any("\u4e00" <= char <= "\u9fff" for char in name)
    return len(name) > 1 and (chinese or name.isupper() if language == "zh" else not chinese)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _class(chars: Iterable[str]) -> str:
    """Give the pattern of one of several characters."""
    return f"[{''.join(map(re.escape, sorted(set(chars))))}]"
