"""Release notes: what changed in each release, in words; plain values that pages are made from."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.changes.change import Change, Place, Weight
from generator.policies.redline import ComparedLine


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words.

    Attributes:
        change: The change.
        sentence: What happened, in one line of plain text.
        lines: The words that differ, in `language`; nothing where the sentence says it all.
        language: The language of those words: the one asked for, where words changed in it.
    """

    change: Change
    sentence: str
    lines: tuple[ComparedLine, ...]
    language: str


@dataclass(frozen=True, slots=True)
class ToldThing:
    """All changes of one thing.

    Attributes:
        place: The thing.
        kind: What kind of thing it is.
        name: Its name.
        changes: Its changes, the weightiest first.
    """

    place: Place
    kind: str
    name: str
    changes: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A release by name and day."""

    name: str
    day: dt.date


@dataclass(frozen=True)
class ReleaseNotes:
    """What changed in a release.

    Attributes:
        release: The release.
        before: The one that it is compared with; None for the first on record.
        things: What changed, thing by thing.
    """

    release: Dated
    before: Dated | None
    things: tuple[ToldThing, ...]

    @cached_property
    def counts(self) -> Mapping[Weight, int]:
        """How many changes there are of each weight."""
        return Counter(told.change.weight for thing in self.things for told in thing.changes)

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(self.counts.values())
