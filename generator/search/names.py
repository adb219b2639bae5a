"""Names: what things are called, so that a query which contains a name finds the thing itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.search.entry import Synonyms
from generator.search.folding import fold
from generator.search.indexing import Listed
from generator.search.questions import asked
from generator.search.terms import terms

_PER_TERM = 64
"""Names kept under one term; a term in more names than this tells them apart badly."""


@dataclass(slots=True)
class Name:
    """A folded name.

    Attributes:
        text: The name.
        titled: Numbers of the pages that have it as their title.
        called: Numbers of the pages that are also called so.
        others: Other names of the same thing that pages have the terms of.
    """

    text: str
    titled: list[int] = field(default_factory=list)
    called: list[int] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def names(
    pages: Iterable[Listed],
    synonyms: Iterable[Synonyms],
    frequencies: Mapping[str, int],
) -> Mapping[str, list[Name]]:
    """Give the names under the rarest of the terms that they ask for, as a query for them does.

    Args:
        pages: The pages.
        synonyms: Names that mean the same.
        frequencies: On how many pages a term occurs.
    """
    found: dict[str, Name] = {}

    def of(text: str) -> Name:
        folded = fold(text)
        name = found.get(folded)
        if name is None:
            name = found[folded] = Name(folded)
        return name

    for number, page in enumerate(pages):
        title = of(page.title)
        title.titled.append(number)
        for keyword in dict.fromkeys(page.keywords):
            if (name := of(keyword)) is not title:
                name.called.append(number)
    for group in synonyms:
        written = [
            name for name in map(fold, group.written) if frequencies.keys() >= set(terms(name))
        ]
        for text in dict.fromkeys(map(fold, group.names)):
            name = of(text)
            name.others += [one for one in written if one != text and one not in name.others]
    filed: dict[str, list[Name]] = {}
    for name in found.values():
        if parts := asked(name.text):
            rarest = min(parts, key=lambda term: (frequencies.get(term, 0), term))
            filed.setdefault(rarest, []).append(name)
    return {term: some[:_PER_TERM] for term, some in filed.items()}
