"""The scoring rule: which level answers show, and how far they fit a role at a grade.

A level is met when every key indicator and at least 80 % of its applicable indicators are answered
"consistently", and every lower level is met. A blank is unknown, never the lowest: whatever the
blanks turn out to be, what is said here stays true. Levels are ordinal and never averaged.

`generator/web/assess/scoring.js` says the same in the browser.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.assessment.answers import Answer
from generator.model import BehaviouralIndicator, Competency


class LevelState(StrEnum):
    """What is known of one level by itself, whatever the levels below it."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"


class Tier(StrEnum):
    """How far someone fits a role at a grade."""

    READY = "ready"
    CLOSE = "close"
    GROWING = "growing"


@dataclass(frozen=True, slots=True)
class Attainment:
    """What the answers on one competency show.

    Attributes:
        states: The state of each level by itself, lowest first.
        floor: The level that is proven, 0 for none.
        ceiling: The highest level that is still possible.
        answered: How many indicators are answered.
        asked: How many indicators there are.
    """

    states: tuple[LevelState, ...]
    floor: int
    ceiling: int
    answered: int
    asked: int

    @property
    def level(self) -> int | None:
        """The level attained, 0 for "below the first"; None while too little is answered."""
        return self.floor if self.floor == self.ceiling else None


@dataclass(frozen=True, slots=True)
class Requirement:
    """A level that a role at a grade requires, and whether the competency is key to the role."""

    competency: str
    level: int
    key: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that is not met, with the range in which the attained level lies."""

    competency: str
    required: int
    floor: int
    ceiling: int
    key: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """Requirements met, missed and not yet known; no points.

    Attributes:
        met: Competencies whose requirement is met.
        gaps: Requirements that are not met.
        unknown: Competencies on which too little is answered.
        tier: None while the answers leave more than one tier possible.
    """

    met: tuple[str, ...]
    gaps: tuple[Gap, ...]
    unknown: tuple[str, ...]
    tier: Tier | None


def level_state(
    indicators: Sequence[BehaviouralIndicator], answers: Mapping[str, Answer]
) -> LevelState:
    """Give what is known of a level by itself.

    Indicators that do not apply, key ones too, are left out. A level none of whose indicators
    apply is unknown: nothing was shown.
    """
    given = [(one.key, answers.get(one.id)) for one in indicators]
    applicable = [(key, answer) for key, answer in given if answer != "does-not-apply"]
    consistent = sum(answer == "consistently" for _, answer in applicable)
    blank = sum(answer is None for _, answer in applicable)
    if not applicable or blank == len(applicable):
        return LevelState.UNKNOWN
    if any(key and answer not in ("consistently", None) for key, answer in applicable):
        return LevelState.NOT_MET
    if not _enough(consistent + blank, len(applicable)):
        return LevelState.NOT_MET
    key_blank = any(key and answer is None for key, answer in applicable)
    if _enough(consistent, len(applicable)) and not key_blank:
        return LevelState.MET
    return LevelState.UNKNOWN


def _enough(consistent: int, applicable: int) -> bool:
    """Tell whether it is at least 80 %, in whole numbers."""
    return 5 * consistent >= 4 * applicable


def attainment(competency: Competency, answers: Mapping[str, Answer]) -> Attainment:
    """Give what the answers show of a competency, all of whose levels are described."""
    states = tuple(level_state(level.indicators, answers) for level in competency.levels)
    floor = next((i for i, state in enumerate(states) if state != LevelState.MET), len(states))
    ceiling = next(
        (i for i, state in enumerate(states) if state == LevelState.NOT_MET), len(states)
    )
    ids = [one.id for level in competency.levels for one in level.indicators]
    return Attainment(
        states=states,
        floor=floor,
        ceiling=ceiling,
        answered=sum(id_ in answers for id_ in ids),
        asked=len(ids),
    )


def fit(requirements: Sequence[Requirement], attained: Mapping[str, Attainment]) -> Fit:
    """Hold what is attained against what is required."""
    met: list[str] = []
    gaps: list[Gap] = []
    unknown: list[str] = []
    for one in requirements:
        found = attained.get(one.competency)
        if found is not None and found.floor >= one.level:
            met.append(one.competency)
        elif found is not None and found.ceiling < one.level:
            gaps.append(Gap(one.competency, one.level, found.floor, found.ceiling, one.key))
        else:
            unknown.append(one.competency)
    return Fit(tuple(met), tuple(gaps), tuple(unknown), _tier(gaps, unknown))


def _tier(gaps: Sequence[Gap], unknown: Sequence[str]) -> Tier | None:
    if any(gap.key or gap.required - gap.ceiling > 1 for gap in gaps):
        return Tier.GROWING
    if unknown or any(gap.floor < gap.ceiling for gap in gaps):
        return None
    return Tier.CLOSE if gaps else Tier.READY
