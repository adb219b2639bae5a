"""Told changes as templates write them, on the page of a release and on the page of a thing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from generator.changes.change import ChangeKind, Weight
from generator.changes.notes import Told, ToldThing
from generator.edition import Edition
from generator.model import Kind
from generator.pages import addresses
from generator.pages.page import Link
from generator.pages.strokes import Group, groups
from generator.policies.redline import Edit
from generator.policies.words import Token

RECENT = 3
"""On the page of a thing, the changes of so many releases are told; older ones are linked."""


@dataclass(frozen=True, slots=True)
class Item:
    """A change as it is listed.

    Attributes:
        sentence: What happened.
        groups: The words that differ.
        language: The language of those words, where it is not the page's own.
        redline: Where the whole text is compared, for a new version of a policy.
    """

    sentence: str
    groups: tuple[Group, ...]
    language: str | None
    redline: PurePosixPath | None


@dataclass(frozen=True, slots=True)
class Entry:
    """The changes of a thing in a release.

    Attributes:
        thing: Its name, and its page where it still has one.
        name: Its name.
        items: What matters.
        editorial: What only concerns words, names or links.
    """

    thing: Link | None
    name: str
    items: tuple[Item, ...]
    editorial: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """Things of which only words, names or links changed.

    Attributes:
        entries: The things.
        count: How many changes they have.
    """

    entries: tuple[Entry, ...]
    count: int


@dataclass(frozen=True, slots=True)
class InRelease:
    """The changes in one release of what stands on a page.

    Attributes:
        name: Name of the release.
        entries: What changed, thing by thing.
        rest: What only changed in its words, names or links.
    """

    name: str
    entries: tuple[Entry, ...]
    rest: Rest


def sorted_out(things: Iterable[ToldThing], edition: Edition) -> tuple[tuple[Entry, ...], Rest]:
    """Give the things of which something matters, and apart from them the rest."""
    entries = [entry(thing, edition) for thing in things]
    rest = tuple(one for one in entries if not one.items)
    count = sum(len(one.editorial) for one in rest)
    return tuple(one for one in entries if one.items), Rest(rest, count)


def entry(thing: ToldThing, edition: Edition) -> Entry:
    """Give the changes of a thing for a template."""
    lists: tuple[list[Item], list[Item]] = ([], [])
    for told in thing.changes:
        lists[told.change.weight is Weight.EDITORIAL].append(_item(told, edition))
    path = page_of(thing, edition)
    link = Link(thing.name, path.path, path.fragment) if path else None
    return Entry(link, thing.name, tuple(lists[0]), tuple(lists[1]))


def _item(told: Told, edition: Edition) -> Item:
    differing = [line for line in told.lines if any(run.edit is not Edit.SAME for run in line.runs)]
    language = told.language if told.language != edition.language else None
    return Item(told.sentence, groups(differing, _no_links), language, _redline(told, edition))


def _no_links(_edit: Edit, _token: Token) -> str:
    """Leave links out: what they led to may be gone."""
    return ""


def _redline(told: Told, edition: Edition) -> PurePosixPath | None:
    change = told.change
    policy = edition.library.policies.get(change.place.id)
    if change.kind is not ChangeKind.VERSION_ADDED or policy is None:
        return None
    versions = [version.version for version in policy.versions]
    old, new = str(change.old), str(change.new)
    return addresses.redline(policy.id, old, new) if (old, new) in pairwise(versions) else None


def page_of(thing: ToldThing, edition: Edition) -> addresses.Address | None:
    """Give where a thing is shown, if it still is."""
    kind, id_ = thing.place.kind, thing.place.id
    if kind is None:
        return addresses.Address(addresses.HOME)
    if kind in (Kind.FAMILY, Kind.LINE):
        return addresses.Address(addresses.ROLES)
    if id_ not in edition.library.of_kind(kind):
        return None
    return addresses.address(kind, id_)


def recent(edition: Edition) -> Mapping[PurePosixPath, Sequence[InRelease]]:
    """Give, for every page of a thing, its latest changes, the newest release first."""
    found: defaultdict[PurePosixPath, list[InRelease]] = defaultdict(list)
    for notes in edition.notes:
        things: defaultdict[PurePosixPath, list[ToldThing]] = defaultdict(list)
        for thing in notes.things:
            page = page_of(thing, edition)
            if page and page.path != addresses.HOME:
                things[page.path].append(thing)
        for path, some in things.items():
            if len(found[path]) < RECENT:
                found[path].append(InRelease(notes.release.name, *sorted_out(some, edition)))
    return found
