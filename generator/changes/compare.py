"""Comparing two libraries: everything that changed from one to the other, in the field's terms.

Things are known by kind and id. That a file moved, that entries of a list changed places, and
what the release is called is no change.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.changes.change import Change, ChangeKind, Place
from generator.changes.competencies import competency_changes, model_changes, scale_changes
from generator.changes.fields import changed_fields, difference, of_thing, paired
from generator.changes.onboarding import onboarding_changes
from generator.changes.policies import policy_changes
from generator.changes.roles import role_changes
from generator.changes.snapshot import KeptRelease
from generator.changes.tracks import track_changes
from generator.model import (
    Entity,
    Handbook,
    Kind,
    LearningResource,
    Library,
    LineOfBusiness,
    Qualification,
    Record,
    RoleFamily,
    Source,
)


def compare_releases(old: KeptRelease, new: KeptRelease) -> tuple[Change, ...]:
    """Give everything that changed, also what came into force as days went by."""
    found = [*_in_force(old, new), *compare(old.library, new.library)]
    return _ordered(found, old.library, new.library)


def compare(old: Library, new: Library) -> tuple[Change, ...]:
    """Give everything that changed from one library to another.

    Kind by kind, what people meet first coming first; within a kind in the order of the library;
    of one thing the weightiest change first. Two equal libraries give nothing.
    """
    return _ordered(_changes(old, new), old, new)


def _changes(old: Library, new: Library) -> Iterator[Change]:
    for kind, changes in _BY_KIND.items():
        for id_, one, other in paired(old.of_kind(kind), new.of_kind(kind)):
            place = Place(kind, id_)
            if one and other:
                if one != other:
                    yield from _standing(one, other, place)
                    yield from changes(one, other, place)
            else:
                yield Change(ChangeKind.REMOVED if one else ChangeKind.ADDED, place)
    yield from _handbook(old.handbook, new.handbook)


def _standing(old: Entity, new: Entity, place: Place) -> Iterator[Change]:
    """Yield whether a thing was retired, replaced or taken up again."""
    before, after = getattr(old, "status", "active"), getattr(new, "status", "active")
    successor = getattr(new, "replaced_by", None)
    other = Place(place.kind, str(successor)) if successor else None
    if before == after:
        replaced_by = getattr(old, "replaced_by", None), successor
        for found in difference("replaced_by", *map(_plain, replaced_by)):
            yield of_thing(found, place)
    elif after == "active":
        yield Change(ChangeKind.REINSTATED, place)
    else:
        yield Change(ChangeKind.REPLACED if other else ChangeKind.RETIRED, place, other=other)


def _plain(id_: str | None) -> str | None:
    return None if id_ is None else str(id_)


def _record_changes(old: Record, new: Record, place: Place) -> Iterator[Change]:
    yield from changed_fields(old, new, place, ("status", "replaced_by"))


def _qualification(old: Qualification, new: Qualification, place: Place) -> Iterator[Change]:
    if old.validity != new.validity:
        yield Change(ChangeKind.VALIDITY_CHANGED, place, "", old.validity, new.validity)
    yield from changed_fields(old, new, place, ("validity", "status", "replaced_by"))


def _resource(old: LearningResource, new: LearningResource, place: Place) -> Iterator[Change]:
    yield from changed_fields(old, new, place, ("develops", "status"))
    for competency in {**new.develops, **old.develops}:
        levels = old.develops.get(competency), new.develops.get(competency)
        if levels[0] != levels[1]:
            other = Place(Kind.COMPETENCY, str(competency))
            yield Change(ChangeKind.FACT_CHANGED, place, "develops", *levels, other)


def _source(old: Source, new: Source, place: Place) -> Iterator[Change]:
    yield from changed_fields(old, new, place, ("facts", "abilities"))
    facts = [{fact.id: fact for fact in source.facts} for source in (old, new)]
    for id_, fact, now in paired(facts[0], facts[1]):
        here = place.at(id_)
        if fact and now:
            yield from changed_fields(fact, now, here)
        elif now:
            yield Change(ChangeKind.ITEM_ADDED, here, "facts", new=now.text)
        elif fact:
            yield Change(ChangeKind.ITEM_REMOVED, here, "facts", old=fact.text)
    yield from _abilities(old, new, place)


def _abilities(old: Source, new: Source, place: Place) -> Iterator[Change]:
    """Compare the abilities that a source names; they have no id but their Chinese name."""
    names = [tuple(one.name for one in source.abilities) for source in (old, new)]
    for found in difference("abilities", *names):
        yield of_thing(found, place)
    before, after = (
        {one.name.zh: one.competencies for one in source.abilities} for source in (old, new)
    )
    for name, covered in after.items():
        for found in difference("abilities", before.get(name, covered), covered):
            yield of_thing(found, place)


def _handbook(old: Handbook, new: Handbook) -> Iterator[Change]:
    yield from changed_fields(old, new, Place(None), ("release", "families", "lines"))
    yield from _names(Kind.FAMILY, old.families, new.families)
    yield from _names(Kind.LINE, old.lines, new.lines)


def _names(
    kind: Kind,
    old: tuple[RoleFamily | LineOfBusiness, ...],
    new: tuple[RoleFamily | LineOfBusiness, ...],
) -> Iterator[Change]:
    before, after = ({one.id: one for one in ones} for ones in (old, new))
    for id_, one, other in paired(before, after):
        place = Place(kind, id_)
        if one and other:
            yield from changed_fields(one, other, place)
        else:
            yield Change(ChangeKind.REMOVED if one else ChangeKind.ADDED, place)


_BY_KIND: Mapping[Kind, Callable[[Any, Any, Place], Iterator[Change]]] = {
    Kind.ROLE: role_changes,
    Kind.QUALIFICATION: _qualification,
    Kind.POLICY: policy_changes,
    Kind.COMPETENCY: competency_changes,
    Kind.TRACK: track_changes,
    Kind.ONBOARDING: onboarding_changes,
    Kind.RESOURCE: _resource,
    Kind.MODEL: model_changes,
    Kind.SCALE: scale_changes,
    Kind.TERM: _record_changes,
    Kind.SOURCE: _source,
}
"""What compares two things of a kind, in the order in which readers are told."""


def _in_force(old: KeptRelease, new: KeptRelease) -> Iterator[Change]:
    """Yield the policies of which another version is in force on the later day."""
    for id_, policy in new.library.policies.items():
        earlier = old.library.policies.get(id_)
        if earlier is None:
            continue
        before, after = earlier.in_force(old.day), policy.in_force(new.day)
        versions = before.version if before else None, after.version if after else None
        if versions[0] != versions[1]:
            kind = ChangeKind.CAME_INTO_FORCE if after else ChangeKind.NO_LONGER_IN_FORCE
            place = Place(Kind.POLICY, id_, version=versions[1] or versions[0] or "")
            yield Change(kind, place, "", *versions)


def _ordered(
    changes: Iterator[Change] | list[Change], old: Library, new: Library
) -> tuple[Change, ...]:
    kinds = {kind: at for at, kind in enumerate((*_BY_KIND, Kind.FAMILY, Kind.LINE, None))}
    order: dict[tuple[Kind | None, str], int] = {}
    for library in (new, old):
        for kind, id_, _ in library.entities():
            order.setdefault((kind, id_), len(order))

    def rank(change: Change) -> tuple[int, int, int]:
        place = change.place
        return kinds[place.kind], order.get((place.kind, place.id), 0), change.weight

    return tuple(sorted(changes, key=rank))
