"""Changes of competencies, their models and the scales that they are measured on."""

from collections.abc import Iterator, Mapping

from generator.changes.change import Change, ChangeKind, Place
from generator.changes.fields import (
    Difference,
    change,
    changed_fields,
    difference,
    differences,
    of_thing,
    paired,
)
from generator.model import (
    BehaviouralIndicator,
    Competency,
    CompetencyModel,
    DevelopmentStep,
    ProficiencyScale,
    parts,
)


def competency_changes(old: Competency, new: Competency, place: Place) -> Iterator[Change]:
    """Yield what changed in a competency."""
    yield from changed_fields(old, new, place, ("levels", "development", "status", "replaced_by"))
    yield from _levels(old, new, place)
    yield from _indicators(old, new, place)
    yield from _development(old, new, place)


def _levels(old: Competency, new: Competency, place: Place) -> Iterator[Change]:
    before = {parts.level(one.level): one for one in old.levels}
    after = {parts.level(one.level): one for one in new.levels}
    for part, one, other in paired(before, after):
        here = place.at(part)
        if one and other:
            for found in difference("", one.summary, other.summary):
                yield change(ChangeKind.LEVEL_REWORDED, here, found)
        elif other:
            yield Change(ChangeKind.LEVEL_ADDED, here, new=other.summary)
        elif one:
            yield Change(ChangeKind.LEVEL_REMOVED, here, old=one.summary)


Levelled = tuple[int, BehaviouralIndicator]


def _by_id(competency: Competency) -> Mapping[str, Levelled]:
    return {one.id: (level.level, one) for level in competency.levels for one in level.indicators}


def _indicators(old: Competency, new: Competency, place: Place) -> Iterator[Change]:
    """Yield what became of each indicator; those of a new or a removed level go with it."""
    levels = {one.level for one in old.levels} & {one.level for one in new.levels}
    for id_, before, after in paired(_by_id(old), _by_id(new)):
        here = place.at(id_)
        if before and after:
            yield from _indicator(before, after, here)
        elif after and after[0] in levels:
            yield Change(ChangeKind.INDICATOR_ADDED, here, new=after[1].text)
        elif before and before[0] in levels:
            yield Change(ChangeKind.INDICATOR_REMOVED, here, old=before[1].text)


def _indicator(before: Levelled, after: Levelled, here: Place) -> Iterator[Change]:
    (old_level, old), (new_level, new) = before, after
    if old_level != new_level:
        yield Change(ChangeKind.INDICATOR_MOVED, here, old=old_level, new=new_level)
    for found in difference("", old.text, new.text):
        yield change(ChangeKind.INDICATOR_REWORDED, here, found)
    if old.key != new.key:
        kind = ChangeKind.INDICATOR_MADE_KEY if new.key else ChangeKind.INDICATOR_NO_LONGER_KEY
        yield Change(kind, here)


def _development(old: Competency, new: Competency, place: Place) -> Iterator[Change]:
    before = {parts.level(one.from_level): one for one in old.development}
    after = {parts.level(one.from_level): one for one in new.development}
    for part, one, other in paired(before, after):
        level = one or other
        if level:
            nothing = DevelopmentStep.model_validate({"from": level.from_level})
            yield from changed_fields(
                one or nothing, other or nothing, place.at(part), ("from_level",)
            )


def model_changes(old: CompetencyModel, new: CompetencyModel, place: Place) -> Iterator[Change]:
    """Yield what changed in a competency model; how its competencies are grouped is layout."""
    yield from changed_fields(old, new, place, ("groups",))
    names = (tuple(group.name for group in model.groups) for model in (old, new))
    for found in (
        *difference("groups", *names),
        *difference("competencies", old.competencies, new.competencies),
    ):
        yield of_thing(found, place)


def scale_changes(old: ProficiencyScale, new: ProficiencyScale, place: Place) -> Iterator[Change]:
    """Yield what changed in a scale; its levels are known by their position."""
    yield from changed_fields(old, new, place, ("levels",))
    before = {parts.level(n): one for n, one in enumerate(old.levels, start=1)}
    after = {parts.level(n): one for n, one in enumerate(new.levels, start=1)}
    for part, one, other in paired(before, after):
        here = place.at(part)
        if one and other:
            for found in differences(one, other):
                yield _of_level(found, here)
        elif other:
            yield Change(ChangeKind.LEVEL_ADDED, here, new=other.name)
        elif one:
            yield Change(ChangeKind.LEVEL_REMOVED, here, old=one.name)


def _of_level(found: Difference, here: Place) -> Change:
    renamed = found.field == "name"
    return change(ChangeKind.RENAMED if renamed else ChangeKind.LEVEL_REWORDED, here, found)
