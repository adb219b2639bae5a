"""Names: what things are called, so that a query which contains a name finds the thing itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.search.entry import Synonyms
from generator.search.folding import fold
from generator.search.terms import terms

_PER_TERM = 64
"""Names kept under one term; a term in more names than this tells them apart badly."""


@dataclass(slots=True)
class Name:
    """A folded name.

    Attributes:
        text: The name.
        pages: Numbers of the pages that it names.
        others: Other names of the same thing.
    """

    text: str
    pages: list[int] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def names(
    called: Iterable[tuple[str, int]],
    synonyms: Iterable[Synonyms],
    frequencies: Mapping[str, int],
) -> Mapping[str, list[Name]]:
    """Give the names under the rarest of their terms, which a query has to contain anyway.

    Args:
        called: Names with the number of the page that each names.
        synonyms: Names that mean the same.
        frequencies: On how many pages a term occurs.
    """
    found: dict[str, Name] = {}
    for text, page in called:
        name = found.setdefault(fold(text), Name(fold(text)))
        if page not in name.pages:
            name.pages.append(page)
    for group in synonyms:
        folded = [fold(text) for text in group.names]
        for text in folded:
            name = found.setdefault(text, Name(text))
            name.others += [one for one in folded if one != text and one not in name.others]
    filed: dict[str, list[Name]] = {}
    for name in found.values():
        parts = list(terms(name.text))
        if parts:
            rarest = min(parts, key=lambda term: (frequencies.get(term, 0), term))
            filed.setdefault(rarest, []).append(name)
    return {term: some[:_PER_TERM] for term, some in filed.items()}
