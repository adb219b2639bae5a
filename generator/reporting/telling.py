"""Telling changes: each as a sentence in one language, with the words that differ beside it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from generator.changes.change import Change, ChangeKind, Passage, Place, Value
from generator.changes.notes import Told, ToldThing
from generator.changes.snapshot import KeptRelease
from generator.edition import Edition
from generator.model import (
    CareerTrack,
    Competency,
    Kind,
    OnboardingPath,
    PositionReference,
    ProficiencyScale,
    Role,
    Source,
    Text,
    parts,
)
from generator.policies.redline import ComparedLine, compare_lines, compare_tokens
from generator.policies.words import Line, lines, title_tokens
from generator.prose import plain_words
from generator.usage import Usage
from generator.wording import wording

T = TypeVar("T")

MAX_LABEL = 60
"""A part is called by its words; of long ones the beginning must do. Chinese counts twice."""


@dataclass(frozen=True)
class Teller:
    """Tells the changes from one release to another in one language.

    Attributes:
        old: The older release.
        new: The newer one; its names come first.
        language: The language.
    """

    old: KeptRelease
    new: KeptRelease
    language: str

    def things(self, changes: Sequence[Change]) -> Iterator[ToldThing]:
        """Yield the changes thing by thing, in their order."""
        for (kind, id_), found in groupby(changes, key=lambda one: (one.place.kind, one.place.id)):
            place = Place(kind, id_)
            told = tuple(self.tell(one) for one in found)
            yield ToldThing(place, self._kind(kind), self.name(place), told)

    def tell(self, change: Change) -> Told:
        """Tell one change."""
        spoken = self._spoken(change)
        told = self._phrase(change, spoken)
        label = self._label(change)
        sentence = f"{label}{self._words['punctuation.colon']}{told}" if label else _capital(told)
        found = _compared(change, spoken)
        whole = _whole_words(found)
        if whole and whole.rstrip("。.") in (label, label[1:-1]):
            found = ()
        return Told(change, sentence + self._where(change), found, spoken)

    def name(self, place: Place) -> str:
        """Give the name of a thing, or its id where nothing has that name."""
        if place.kind is None:
            return self._newer.say(self.new.library.handbook.title)
        kind, id_ = place.kind, place.id
        return self._either(lambda edition: edition.name(kind, id_)) or id_

    @cached_property
    def _words(self) -> dict[str, str]:
        return dict(wording(self.language))

    @cached_property
    def _newer(self) -> Edition:
        return _edition(self.new, self.language)

    @cached_property
    def _older(self) -> Edition:
        return _edition(self.old, self.language)

    def _either(self, ask: Callable[[Edition], T]) -> T | None:
        """Ask the newer release, then the older; a snapshot may name what does not exist."""
        for edition in (self._newer, self._older):
            try:
                return ask(edition)
            except (KeyError, IndexError, StopIteration):
                continue
        return None

    def _kind(self, kind: Kind | None) -> str:
        match kind:
            case None:
                return self._words["changes.handbook"]
            case Kind.FAMILY | Kind.LINE:
                return self._words[f"field.{kind}"]
        return self._words[f"kind.{kind}"]

    def _spoken(self, change: Change) -> str:
        if change.languages and self.language not in change.languages:
            return change.languages[0]
        return self.language

    def _phrase(self, change: Change, spoken: str) -> str:
        key = f"changed.{change.kind}"
        field = self._words[f"field.{change.field}"] if change.field else ""
        entry = change.old or change.new
        if change.kind in _ITEMS and isinstance(entry, str | tuple):
            other = (
                entry if isinstance(entry, str) else self._words["punctuation.comma"].join(entry)
            )
            return self._words[f"changed.{_ITEMS[change.kind]}"].format(field=field, other=other)
        return (
            self._words[key + _form(change)]
            .format(
                summary=self._summary(change.place) if change.kind is _VERSION else "",
                field=field,
                other=self.name(change.other) if change.other else "",
                old=self._value(change, change.old, spoken),
                new=self._value(change, change.new, spoken),
            )
            .rstrip()
        )

    def _summary(self, place: Place) -> str:
        """Give what a version says of itself."""
        policy = self.new.library.policies[place.id]
        summaries = {version.version: version.summary for version in policy.versions}
        return plain_words(summaries[place.version].say(self.language))

    def _value(self, change: Change, value: Value, spoken: str) -> str:
        match value:
            case Text():
                return plain_words(value.say(spoken))
            case Passage():
                return value.number
            case tuple():
                names = (self._listed(change.field, one) for one in value)
                return self._words["punctuation.comma"].join(names)
            case str():
                return self._spaced(self._fact(change.field, value, change.kind))
        # A level stands in a phrase of its own, which has the spaces.
        said = self._figure(change.field, value)
        return self._spaced(said) if change.field else said

    def _spaced(self, value: str) -> str:
        """Set what begins or ends with a figure apart from the Chinese around it."""
        if self.language != "zh":
            return value
        before, after = (" " if end.isdecimal() else "" for end in (value[:1], value[-1:]))
        return f"{before}{value}{after}"

    def _listed(self, field: str, value: str) -> str:
        match field:
            case "audience":
                return self._words[f"audience.{value}"]
            case "audience_required":
                return self._words[f"kind.{value}"]
            case "applies_to":
                return self.name(Place(Kind.ROLE, value))
        return value

    def _figure(self, field: str, value: int | dt.date | None) -> str:
        match value:
            case None:
                return self._words["changed.nothing"]
            case int():
                return self._newer.time(value) if field == "minutes" else str(value)
        return self._newer.date(value)

    def _fact(self, field: str, value: str, kind: ChangeKind) -> str:
        if field == "time_in_grade" or kind is ChangeKind.VALIDITY_CHANGED:
            return self._newer.duration(value)
        for key in _choices(field, value, kind):
            if key in self._words:
                return self._words[key]
        named = _REFERRING.get(field)
        return self.name(Place(named, value)) if named else value

    def _where(self, change: Change) -> str:
        """Say that only one language changed, or only what readers do not see."""
        if change.is_markup_only:
            return self._words["changes.markup_only"]
        if not change.unchanged:
            return ""
        comma = self._words["punctuation.comma"]
        changed, unchanged = (
            comma.join(self._language(one) for one in languages)
            for languages in (change.languages, change.unchanged)
        )
        return self._words["changes.only_in"].format(languages=changed, unchanged=unchanged)

    def _language(self, language: str) -> str:
        return self._words.get(f"language_name.{language}", language)

    def _label(self, change: Change) -> str:
        """Give what a part of a thing is called."""
        place = change.place
        version = self._words["changed.version"].format(version=place.version)
        clause = next((v for v in (change.new, change.old) if isinstance(v, Passage)), None)
        if clause and place.part:
            title = clause.titles.get(self.language) or next(iter(clause.titles.values()), "")
            return f"{version} · {clause.number} {title}"
        if change.field == "preamble":
            return f"{version} · {self._words['field.preamble']}"
        if place.version:
            return version
        label = self._either(lambda edition: self._part(edition, place)) or place.part
        quoted = (
            place.part.startswith((parts.DUTY, parts.STEP))
            or change.kind in _OF_INDICATORS
            or (place.kind is Kind.SOURCE and place.part)
        )
        return self._quoted(label) if quoted else label

    def _quoted(self, label: str) -> str:
        return self._words["changed.quoted"].format(label=_shortened(label))

    def _part(self, edition: Edition, place: Place) -> str:
        """Give the name of a part.

        Raises:
            KeyError: The thing has no such part.
        """
        if not place.part or place.kind is None:
            return ""
        thing = edition.library.of_kind(place.kind)[place.id]
        if place.part.startswith(parts.LEVEL) and isinstance(thing, Competency | ProficiencyScale):
            return self._words["changed.level"].format(level=place.part.removeprefix(parts.LEVEL))
        match thing:
            case Role():
                named = _of_role(thing)
            case Competency():
                named = {one.id: one.text for level in thing.levels for one in level.indicators}
            case OnboardingPath():
                named = _of_path(thing)
            case Source():
                named = {fact.id: fact.text for fact in thing.facts}
            case CareerTrack():
                return _of_track(edition, thing)[place.part]
            case _:
                raise KeyError(place.part)
        return plain_words(edition.say(named[place.part]))


def _edition(release: KeptRelease, language: str) -> Edition:
    # Names need no reverse links, which take a walk through the whole library.
    return Edition(release.library, language, release.day, Usage({}, {}), wording(language))


def _of_role(role: Role) -> dict[str, Text]:
    duties = {
        parts.duty(group.id, duty.id): duty.task for group in role.duties for duty in group.duties
    }
    groups = {parts.duty_group(group.id): group.name for group in role.duties}
    return {parts.grade(grade.id): grade.name for grade in role.grades} | groups | duties


def _of_path(path: OnboardingPath) -> dict[str, Text]:
    steps = {
        parts.step(stage.id, step.id): step.text for stage in path.stages for step in stage.steps
    }
    return {stage.id: stage.name for stage in path.stages} | steps


def _of_track(edition: Edition, track: CareerTrack) -> dict[str, str]:
    nodes = {
        node.id: _position(edition, node.position)
        if node.position
        else edition.say(node.name)
        if node.name
        else node.id
        for node in track.nodes
    }
    to = edition.word("punctuation.to")
    edges = {
        parts.edge(
            edge.id
        ): f"{nodes.get(edge.start, edge.start)}{to}{nodes.get(edge.end, edge.end)}"
        for edge in track.edges
    }
    return {parts.node(id_): name for id_, name in nodes.items()} | edges


def _position(edition: Edition, position: PositionReference) -> str:
    try:
        return edition.position_name(position)
    except KeyError:
        return str(position)


_REFERRING = {
    "family": Kind.FAMILY,
    "line": Kind.LINE,
    "reports_to": Kind.ROLE,
    "role": Kind.ROLE,
    "policy": Kind.POLICY,
    "scale": Kind.SCALE,
}
"""Facts that are the id of a thing."""


def _choices(field: str, value: str, kind: ChangeKind) -> Iterator[str]:
    """Yield the keys under which a value of a choice may have its words."""
    match field:
        case "frequency" | "format" | "who" | "change":
            yield f"{field}.{value}"
        case "kind":
            yield f"{'step' if kind is ChangeKind.STEP_AMENDED else 'edge'}.{value}"
        case "applies_to":
            yield f"changed.{value}"
        case "status":
            yield f"state.{value}"


_ITEMS = {
    ChangeKind.ITEM_ADDED: ChangeKind.REFERENCE_ADDED,
    ChangeKind.ITEM_REMOVED: ChangeKind.REFERENCE_REMOVED,
}
"""An entry that is no sentence is told by name, as references are."""

_VERSION = ChangeKind.VERSION_ADDED

_OF_INDICATORS = {kind for kind in ChangeKind if kind.startswith("indicator-")}
"""These are about a part that is called by a whole sentence."""

_AMENDED = {
    ChangeKind.DUTY_AMENDED,
    ChangeKind.EDGE_AMENDED,
    ChangeKind.CRITERIA_CHANGED,
    ChangeKind.STEP_AMENDED,
}


def _form(change: Change) -> str:
    """Give which of a kind's phrases fits: for a fact, for a reference, or for words."""
    if change.kind is ChangeKind.FACT_CHANGED:
        return "-other" if change.other else ""
    if change.kind not in _AMENDED or _has_words(change):
        return ""
    if change.other:
        return "-added" if change.old is None else "-removed"
    return "-fact"


def _has_words(change: Change) -> bool:
    return isinstance(change.old, Text) or isinstance(change.new, Text)


def _compared(change: Change, language: str) -> tuple[ComparedLine, ...]:
    """Give the words that differ, where the sentence does not say them."""
    if change.kind is ChangeKind.RENAMED or change.is_markup_only:
        return ()
    old, new = change.old, change.new
    if isinstance(old, Passage) or isinstance(new, Passage):
        before = old if isinstance(old, Passage) else None
        after = new if isinstance(new, Passage) else None
        return compare_lines(_lines(before, language), _lines(after, language))
    if not _has_words(change):
        return ()
    tokens = [
        title_tokens(value.say(language)) if isinstance(value, Text) else () for value in (old, new)
    ]
    return (ComparedLine("paragraph", compare_tokens(*tokens)),)


def _whole_words(found: tuple[ComparedLine, ...]) -> str:
    """Give the words of what was added or removed as a whole, and nothing of what was amended."""
    runs = [run for line in found for run in line.runs]
    return "".join(token.text for token in runs[0].tokens) if len(runs) == 1 else ""


def _lines(passage: Passage | None, language: str) -> tuple[Line, ...]:
    if passage is None or language not in passage.bodies:
        return ()
    title = passage.titles.get(language)
    heading = (Line("heading", title_tokens(title)),) if title else ()
    return (*heading, *lines(passage.bodies[language]))


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _shortened(label: str) -> str:
    width = 0
    for at, char in enumerate(label):
        width += 1 if char.isascii() else 2
        if width > MAX_LABEL:
            return f"{label[:at].rstrip()}…"
    return label.rstrip("。.")
