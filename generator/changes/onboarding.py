"""Changes of onboarding paths: stages and steps."""

from collections.abc import Iterator, Mapping

from generator.changes.change import Change, ChangeKind, Place
from generator.changes.fields import change, changed_fields, differences, paired
from generator.model import OnboardingPath, OnboardingStep, parts


def onboarding_changes(old: OnboardingPath, new: OnboardingPath, place: Place) -> Iterator[Change]:
    """Yield what changed in an onboarding path."""
    yield from changed_fields(old, new, place, ("stages", "status"))
    before = {stage.id: stage for stage in old.stages}
    after = {stage.id: stage for stage in new.stages}
    for id_, one, other in paired(before, after):
        here = place.at(id_)
        if one and other:
            yield from changed_fields(one, other, here, ("steps",))
        elif other:
            yield Change(ChangeKind.STAGE_ADDED, here, new=other.name)
        elif one:
            yield Change(ChangeKind.STAGE_REMOVED, here, old=one.name)
    yield from _steps(old, new, place)


Placed = tuple[str, OnboardingStep]


def _steps(old: OnboardingPath, new: OnboardingPath, place: Place) -> Iterator[Change]:
    """Yield what became of each step; those of a new or a removed stage go with it."""
    stages = {one.id for one in old.stages} & {one.id for one in new.stages}
    before, after = _by_part(old), _by_part(new)
    gone = {step.id: part for part, (_, step) in before.items() if part not in after}
    for part, (stage, step) in after.items():
        here = place.at(part)
        origin = part if part in before else gone.pop(step.id, None)
        if origin is None:
            if stage in stages:
                yield Change(ChangeKind.STEP_ADDED, here, new=step.text)
            continue
        if origin != part:
            yield Change(ChangeKind.STEP_MOVED, here)
        for found in differences(before[origin][1], step):
            yield change(ChangeKind.STEP_AMENDED, here, found)
    for part in gone.values():
        stage, step = before[part]
        if stage in stages:
            yield Change(ChangeKind.STEP_REMOVED, place.at(part), old=step.text)


def _by_part(path: OnboardingPath) -> Mapping[str, Placed]:
    return {
        parts.step(stage.id, step.id): (stage.id, step)
        for stage in path.stages
        for step in stage.steps
    }
