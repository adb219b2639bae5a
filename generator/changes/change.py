"""A change in the field's terms: what happened, where, and what stood there before and after."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from generator.model import Kind, Text
from generator.model.text import PRIMARY_LANGUAGE


class ChangeKind(StrEnum):
    """What happened."""

    ADDED = "added"
    REMOVED = "removed"
    RETIRED = "retired"
    REPLACED = "replaced"
    REINSTATED = "reinstated"
    RENAMED = "renamed"

    REWORDED = "reworded"
    ITEM_ADDED = "item-added"
    ITEM_REMOVED = "item-removed"
    ITEM_REWORDED = "item-reworded"
    REFERENCE_ADDED = "reference-added"
    REFERENCE_REMOVED = "reference-removed"
    FACT_CHANGED = "fact-changed"

    REQUIREMENT_ADDED = "requirement-added"
    REQUIREMENT_DROPPED = "requirement-dropped"
    REQUIREMENT_RAISED = "requirement-raised"
    REQUIREMENT_LOWERED = "requirement-lowered"
    MADE_REQUIRED = "made-required"
    MADE_OPTIONAL = "made-optional"
    OPTION_ADDED = "option-added"
    OPTION_DROPPED = "option-dropped"
    OPTION_RAISED = "option-raised"
    OPTION_LOWERED = "option-lowered"
    GRADE_ADDED = "grade-added"
    GRADE_REMOVED = "grade-removed"
    DUTY_ADDED = "duty-added"
    DUTY_REMOVED = "duty-removed"
    DUTY_AMENDED = "duty-amended"
    DUTY_MOVED = "duty-moved"

    INDICATOR_ADDED = "indicator-added"
    INDICATOR_REMOVED = "indicator-removed"
    INDICATOR_REWORDED = "indicator-reworded"
    INDICATOR_MOVED = "indicator-moved"
    INDICATOR_MADE_KEY = "indicator-made-key"
    INDICATOR_NO_LONGER_KEY = "indicator-no-longer-key"
    LEVEL_ADDED = "level-added"
    LEVEL_REMOVED = "level-removed"
    LEVEL_REWORDED = "level-reworded"

    VALIDITY_CHANGED = "validity-changed"

    NODE_ADDED = "node-added"
    NODE_REMOVED = "node-removed"
    EDGE_ADDED = "edge-added"
    EDGE_REMOVED = "edge-removed"
    EDGE_AMENDED = "edge-amended"
    CRITERIA_CHANGED = "criteria-changed"

    VERSION_ADDED = "version-added"
    VERSION_REMOVED = "version-removed"
    VERSION_APPROVED = "version-approved"
    VERSION_WITHDRAWN = "version-withdrawn"
    CAME_INTO_FORCE = "came-into-force"
    NO_LONGER_IN_FORCE = "no-longer-in-force"
    BINDS_MORE = "binds-more"
    BINDS_LESS = "binds-less"
    CLAUSE_ADDED = "clause-added"
    CLAUSE_REMOVED = "clause-removed"
    CLAUSE_AMENDED = "clause-amended"
    CLAUSE_MOVED = "clause-moved"

    STAGE_ADDED = "stage-added"
    STAGE_REMOVED = "stage-removed"
    STEP_ADDED = "step-added"
    STEP_REMOVED = "step-removed"
    STEP_AMENDED = "step-amended"
    STEP_MOVED = "step-moved"


class Weight(IntEnum):
    """What a change means to readers; the weightiest comes first."""

    BINDING = 0
    """Something else is asked of people, or allowed, or offered to them."""
    CONTENT = 1
    """Something is described otherwise."""
    EDITORIAL = 2
    """Only names, links, citations, or the words of a translation alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change is.

    Attributes:
        kind: Kind of thing; None for the handbook itself.
        id: Its id.
        part: The part of it, as in a reference: `grade-senior`, `edge-to-lead`, the id of a clause.
        version: Of a policy: the version.
    """

    kind: Kind | None
    id: str = ""
    part: str = ""
    version: str = ""

    def at(self, part: str) -> "Place":
        """Give a part of the thing."""
        return Place(self.kind, self.id, part, self.version)

    def __str__(self) -> str:
        """Give the place as a reference such as `role:teller#grade-senior`."""
        thing = f"{self.kind}:{self.id}" if self.kind else "handbook"
        return f"{thing}#{self.part}" if self.part else thing


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause of a policy in every language, or its preamble, which has neither id nor number.

    Attributes:
        version: The version that it stands in.
        number: Its number there.
        titles: Its heading by language.
        bodies: Its Markdown by language.
    """

    version: str
    number: str
    titles: Mapping[str, str]
    bodies: Mapping[str, str]


Value = Text | Passage | str | int | dt.date | tuple[str, ...] | None
"""What stands in a place; None for nothing. Numbers are levels, minutes or hours."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: What happened.
        place: Where.
        field: Which of the place's facts or texts, by its key in the file; empty where the kind
            says it.
        old: What stood there.
        new: What stands there.
        other: The other thing that it is about: the competency required, the successor, the role
            that is bound.
        languages: Where words changed: the languages in which a reader sees others. Empty where
            only links, citations or markup changed.
        unchanged: Where words changed: the languages in which they stayed.
    """

    kind: ChangeKind
    place: Place
    field: str = ""
    old: Value = None
    new: Value = None
    other: Place | None = None
    languages: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    @property
    def is_markup_only(self) -> bool:
        """Whether readers see the same words in every language."""
        return bool(self.unchanged) and not self.languages

    @property
    def _only_translation(self) -> bool:
        return bool(self.languages) and PRIMARY_LANGUAGE in self.unchanged

    @property
    def weight(self) -> Weight:
        """What it means to readers."""
        if self.is_markup_only or self.kind in _EDITORIAL or self.field in _EDITORIAL_FIELDS:
            return Weight.EDITORIAL
        if self._only_translation and self.kind is not ChangeKind.CLAUSE_AMENDED:
            return Weight.EDITORIAL
        if self.kind in _CONTENT and self.field not in _BINDING_FIELDS:
            return Weight.CONTENT
        return Weight.BINDING


_EDITORIAL = {ChangeKind.RENAMED, ChangeKind.CLAUSE_MOVED, ChangeKind.DUTY_MOVED}
_EDITORIAL_FIELDS = {
    "sources",
    "synonyms",
    "everyday_words",
    "maintainer",
    "related",
    "see",
    "carried_by",
}
_CONTENT = {
    ChangeKind.REWORDED,
    ChangeKind.ITEM_ADDED,
    ChangeKind.ITEM_REMOVED,
    ChangeKind.ITEM_REWORDED,
    ChangeKind.REFERENCE_ADDED,
    ChangeKind.REFERENCE_REMOVED,
    ChangeKind.FACT_CHANGED,
    ChangeKind.OPTION_ADDED,
    ChangeKind.OPTION_DROPPED,
    ChangeKind.OPTION_RAISED,
    ChangeKind.OPTION_LOWERED,
    ChangeKind.INDICATOR_REWORDED,
    ChangeKind.LEVEL_REWORDED,
    ChangeKind.NODE_ADDED,
    ChangeKind.NODE_REMOVED,
    ChangeKind.VERSION_REMOVED,
    ChangeKind.STEP_AMENDED,
    ChangeKind.STEP_MOVED,
}
_BINDING_FIELDS = {
    "applies_to",
    "audience",
    "authority",
    "effective_from",
    "effective_to",
    "limits",
    "prohibited",
    "qualifications",
    "workload",
}
