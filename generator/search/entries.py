"""The entries of a site: of every generated page, and of pages written by hand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.edition import Edition
from generator.model import (
    CareerTrack,
    Competency,
    Entity,
    GlossaryTerm,
    Kind,
    OnboardingPath,
    Policy,
    Qualification,
    Role,
    Source,
    Text,
)
from generator.pages import addresses
from generator.pages.addresses import Address
from generator.pages.composing import CHANGES_OF
from generator.pages.kinds.policy import ACKNOWLEDGE
from generator.pages.page import Page
from generator.search.called import called as pages_called
from generator.search.entry import Entry, Synonyms
from generator.search.indexing import IndexedPage, indexed
from generator.search.pinyin import spellings
from generator.search.terms import HAN
from generator.search.text import at_headings, at_ids, plain
from generator.search.wording import words

_CHINESE = "zh"

_HAN = re.compile(f"[{HAN}]")

_KINDS = {
    "role": "role",
    "competency": "competency",
    "model": "model",
    "qualification": "qualification",
    "track": "track",
    "policy": "policy",
    "onboarding": "onboarding",
    "checklist": "checklist",
    "source": "source",
    "findings": "guide",
}

_WEIGHTS = {
    "model": 0.9,
    "term": 0.9,
    "resource": 0.75,
    "page": 0.8,
    "source": 0.5,
    "guide": 0.85,
    "checklist": 0.4,
    "findings": 0.4,
}
"""What repeats other pages, or few people look for, stands behind them."""

_REPEATING = {"checklist", "redline", "changes"}
"""Pages found by their titles and leads alone: what they say stands on the pages they repeat."""

_UNSAID = {CHANGES_OF, ACKNOWLEDGE}
"""Sections that say of every such page the same, or what other pages say."""

_SECTION = 2
"""The level of the headings that cut a page written by hand into results of their own."""

_FOLLOWED = 2
"""Names of one thing that a search follows from each of the others: pages are written with the
first, the rest is what people say."""

_OLD_VERSION = 0.4
"""The version of a policy that leads stands before the others, and before what changed."""


class Finder:
    """Finds the entries of generated pages."""

    def __init__(self, edition: Edition) -> None:
        """Prepare to look through the pages of an edition."""
        self._edition = edition
        self._labels = words(edition)
        self._keywords = _keywords(edition)
        self._repeated = frozenset(_repeated(edition))
        self._shared = {
            path: {place: called for place, called in self._keywords.items() if place.path == path}
            for path in addresses.SHARED
        }

    def basis(self, path: PurePosixPath) -> object:
        """Give all that decides the entries of a page besides the page itself."""
        called = self._shared.get(path) or self._keywords.get(Address(path), ())
        return path in self._repeated, called

    def pages(self, page: Page) -> tuple[IndexedPage, ...]:
        """Give what the index takes from a page."""
        return tuple(indexed(self.entries(page), self._labels))

    def entries(self, page: Page) -> Iterator[Entry]:
        """Yield the entries of a page."""
        keywords, edition = self._keywords, self._edition
        if page.path in self._repeated:
            return
        if page.path == addresses.GLOSSARY:
            yield _beginning(page, keywords)
            yield from _things(page, Kind.TERM, "term", keywords, edition)
        elif page.path == addresses.RESOURCES:
            yield _beginning(page, keywords)
            yield from _things(page, Kind.RESOURCE, "resource", keywords, edition)
        else:
            yield from _sections(page, keywords.get(Address(page.path), ()), edition)


def written_entries(
    path: PurePosixPath, title: str, html: str, boost: float = 1.0
) -> Iterator[Entry]:
    """Yield the entries of a page that was written by hand, from its finished HTML.

    Such a page is long: to the reader, each of its sections is a page of its own.

    Args:
        path: Its path in the documentation folder.
        title: Its title.
        html: Its HTML.
        boost: How much more or less than other such pages it counts.
    """
    kind = "guide" if path.parts[0] == "guide" else "page"
    weight = _WEIGHTS[kind] * boost
    page, within = title, ""
    for section in at_headings(html):
        heading = "" if section.heading == title else section.heading
        if section.level == _SECTION:
            page, heading, within = section.heading, "", title
        if section.heading or section.text:
            url = _url(path, section.id if section.level >= _SECTION else "")
            yield Entry(url, page, heading, kind, section.text, weight, within=within)


def synonyms(edition: Edition) -> Iterator[Synonyms]:
    """Yield what the glossary and the handbook say are names of one thing."""
    groups = [_names(term, edition) for term in edition.library.terms.values()]
    for group in (*groups, *edition.library.handbook.everyday_words):
        names = tuple(dict.fromkeys(group))
        written = [name for name in names if _is_written(name, edition)]
        yield Synonyms(names, tuple(written[:_FOLLOWED]))


def _is_written(name: str, edition: Edition) -> bool:
    """Tell whether pages in the edition's language are written with a name."""
    return name.isupper() or bool(_HAN.search(name)) == (edition.language == _CHINESE)


def _repeated(edition: Edition) -> Iterator[PurePosixPath]:
    """Yield the pages that show again what stands on a policy's own page."""
    for policy in edition.library.policies.values():
        leading = policy.leading(edition.today)
        yield addresses.policy_version(policy.id, leading.version)


def _sections(page: Page, keywords: tuple[str, ...], edition: Edition) -> Iterator[Entry]:
    kind = _KINDS.get(page.kind, "page")
    weight = _WEIGHTS.get(page.kind, _WEIGHTS.get(kind, 1.0))
    if addresses.POLICIES.parent in page.path.parent.parents:
        kind, weight = "policy", _OLD_VERSION
    beginning = plain(page.lead) or page.description
    typed = _spellings((page.title, *keywords), edition)
    yield Entry(_url(page.path), page.title, "", kind, beginning, weight, keywords, typed)
    for section in page.sections if page.kind not in _REPEATING else ():
        if section.id in _UNSAID:
            continue
        text = plain(section.html)
        yield Entry(_url(page.path, section.id), page.title, section.heading, kind, text, weight)


def _things(
    page: Page,
    kind: Kind,
    label: str,
    keywords: Mapping[Address, tuple[str, ...]],
    edition: Edition,
) -> Iterator[Entry]:
    """Yield an entry for each thing that shares a page: to the reader it is a page of its own."""
    names = edition.library.of_kind(kind)
    for section in page.sections:
        for id_, text in at_ids(section.html, names.keys()):
            called = keywords[Address(page.path, id_)]
            yield Entry(
                url=_url(page.path, id_),
                page=edition.name(kind, id_),
                heading="",
                kind=label,
                text=text,
                weight=_WEIGHTS[label],
                keywords=called,
                spellings=_spellings(called, edition),
            )


def _beginning(page: Page, keywords: Mapping[Address, tuple[str, ...]]) -> Entry:
    names, lead, weight = keywords[Address(page.path)], plain(page.lead), _WEIGHTS["page"]
    return Entry(_url(page.path), page.title, "", "page", lead, weight, names)


def _keywords(edition: Edition) -> Mapping[Address, tuple[str, ...]]:
    """Give what people call a thing, in every language, by its address."""
    things = {
        addresses.address(kind, id_): tuple(dict.fromkeys(_names(thing, edition)))
        for kind, id_, thing in edition.library.entities()
    }
    return {**pages_called(edition), **things}


def _names(thing: Entity, edition: Edition) -> Iterator[str]:
    match thing:
        case Policy():
            leading = thing.leading(edition.today)
            yield leading.number
            yield leading.number.replace("-", "")
            yield from _said(leading.title)
            yield from thing.synonyms
        case GlossaryTerm():
            yield from _said(thing.term)
            yield from thing.synonyms
        case CareerTrack() | Competency() | OnboardingPath() | Qualification() | Role():
            yield from _said(thing.name)
            yield from thing.synonyms
        case Source():
            yield thing.id
        case _:
            yield from _said(thing.name)


def _spellings(names: Iterable[str], edition: Edition) -> tuple[str, ...]:
    """Give what is typed for names where Chinese is written."""
    if edition.language != _CHINESE:
        return ()
    return tuple(dict.fromkeys(typed for name in names for typed in spellings(name)))


def _said(text: Text) -> Iterator[str]:
    return (text.say(language) for language in text.languages())


def _url(path: PurePosixPath, fragment: str = "") -> str:
    file = str(path.with_suffix(".html"))
    return f"{file}#{fragment}" if fragment else file
