"""Changes of roles: grades, required levels and duties."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.changes.change import Change, ChangeKind, Place
from generator.changes.fields import (
    change,
    changed_fields,
    difference,
    differences,
    of_thing,
    paired,
)
from generator.model import Duty, Grade, Kind, Role, parts


def role_changes(old: Role, new: Role, place: Place) -> Iterator[Change]:
    """Yield what changed in a role."""
    yield from _grades(old, new, place)
    yield from _duties(old, new, place)
    yield from changed_fields(old, new, place, ("grades", "duties", "status", "replaced_by"))


def _grades(old: Role, new: Role, place: Place) -> Iterator[Change]:
    before = {grade.id: grade for grade in old.grades}
    after = {grade.id: grade for grade in new.grades}
    for id_, one, other in paired(before, after):
        here = place.at(parts.grade(id_))
        if one and other:
            yield from _requirements(one, other, here)
            yield from _reasons(one, other, here)
            yield from changed_fields(one, other, here, ("requires", "optional", "falls"))
        elif other:
            yield Change(ChangeKind.GRADE_ADDED, here, new=other.name)
        elif one:
            yield Change(ChangeKind.GRADE_REMOVED, here, old=one.name)


def _requirements(old: Grade, new: Grade, here: Place) -> Iterator[Change]:
    everything = {**new.requires, **new.optional, **old.requires, **old.optional}
    for competency in everything:
        other = Place(Kind.COMPETENCY, str(competency))
        before, after = old.requires.get(competency), new.requires.get(competency)
        offered, offers = old.optional.get(competency), new.optional.get(competency)
        if before is None and after is not None and offered is not None:
            yield Change(ChangeKind.MADE_REQUIRED, here, "", offered, after, other)
        elif before is not None and after is None and offers is not None:
            yield Change(ChangeKind.MADE_OPTIONAL, here, "", before, offers, other)
        elif before != after:
            kind = _moved(before, after, _REQUIRED)
            yield Change(kind, here, "", before, after, other)
        elif offered != offers:
            yield Change(_moved(offered, offers, _OPTIONAL), here, "", offered, offers, other)


_REQUIRED = (
    ChangeKind.REQUIREMENT_ADDED,
    ChangeKind.REQUIREMENT_DROPPED,
    ChangeKind.REQUIREMENT_RAISED,
    ChangeKind.REQUIREMENT_LOWERED,
)
_OPTIONAL = (
    ChangeKind.OPTION_ADDED,
    ChangeKind.OPTION_DROPPED,
    ChangeKind.OPTION_RAISED,
    ChangeKind.OPTION_LOWERED,
)


def _moved(old: int | None, new: int | None, kinds: tuple[ChangeKind, ...]) -> ChangeKind:
    added, dropped, raised, lowered = kinds
    if old is None or new is None:
        return added if old is None else dropped
    return raised if new > old else lowered


def _reasons(old: Grade, new: Grade, here: Place) -> Iterator[Change]:
    for competency in {**new.falls, **old.falls}:
        other = Place(Kind.COMPETENCY, str(competency))
        for found in difference("falls", old.falls.get(competency), new.falls.get(competency)):
            yield of_thing(replace(found, other=other), here)


Duties = Mapping[str, Duty]


def _duties(old: Role, new: Role, place: Place) -> Iterator[Change]:
    before = {parts.duty_group(group.id): group.name for group in old.duties}
    after = {parts.duty_group(group.id): group.name for group in new.duties}
    for part, one, other in paired(before, after):
        for found in difference("duties", one, other):
            yield of_thing(found, place.at(part))
    was, is_ = _by_part(old), _by_part(new)
    moved = _moves(was, is_)
    for part, duty, now in paired({moved.get(p, p): one for p, one in was.items()}, is_):
        here = place.at(part)
        if duty and now:
            if part in moved.values():
                yield Change(ChangeKind.DUTY_MOVED, here)
            for found in differences(duty, now):
                yield change(ChangeKind.DUTY_AMENDED, here, found)
        elif now:
            yield Change(ChangeKind.DUTY_ADDED, here, new=now.task)
        elif duty:
            yield Change(ChangeKind.DUTY_REMOVED, here, old=duty.task)


def _by_part(role: Role) -> Duties:
    return {parts.duty(group.id, duty.id): duty for group in role.duties for duty in group.duties}


def _moves(old: Duties, new: Duties) -> Mapping[str, str]:
    """Give the new part of each duty that stands in another group now."""
    arrived = {duty.id: part for part, duty in new.items() if part not in old}
    return {
        part: arrived[duty.id]
        for part, duty in old.items()
        if part not in new and duty.id in arrived
    }
