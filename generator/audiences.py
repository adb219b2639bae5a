"""Audiences: what is left of a library for those who may not see all of it.

What carries no `audience` is for everyone; what carries one is only for those it lists. From what
an audience sees, references to what is withheld vanish, and what would say nothing without them
vanishes as well:

- an entry of a list or a mapping goes, an optional reference is dropped;
- a record goes with a reference that it needs, and when too little is left of one of its lists;
- a competency goes with its model, an edge of a track with either of its nodes.

A clause that is withheld keeps its number and its place, so that numbers are the same for everyone
and nobody takes the text for complete; its id, heading and words go. Words that mention what is
withheld stay as they are: finding them is the business of a rule.
"""

import operator
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from generator.model import (
    AnyReference,
    CareerTrack,
    Clause,
    Entity,
    Kind,
    Library,
    OnboardingPath,
    Policy,
    PolicyVersion,
    PositionReference,
    Record,
    Reference,
)
from generator.model.parts import parts_of
from generator.model.policy import PolicyBody
from generator.model.record import ESSENTIAL, Audience
from generator.wording import wording

Thing = tuple[Kind, str]
"""A thing by kind and id."""

R = TypeVar("R", bound=Record)


def restricted(library: Library, audience: Audience) -> Library:
    """Give a library with nothing left in it that an audience may not see.

    It keeps no ledger, which records whole texts.
    """
    everything = {(kind, id_): entity for kind, id_, entity in library.entities()}
    seen: Mapping[Thing, Entity] = everything
    while True:
        view = _View(library, audience, seen)
        left = {thing: found for thing, one in seen.items() if (found := view.entity(one))}
        for orphan in [*_orphans(library, left)]:
            del left[orphan]
        if left == seen:
            return _made_of(library, left)
        seen = left


def withheld(library: Library, audience: Audience) -> tuple[Thing, ...]:
    """Give the things that an audience does not see at all, in reading order."""
    left = restricted(library, audience)
    return tuple(
        (kind, id_) for kind, id_, _ in library.entities() if id_ not in left.of_kind(kind)
    )


def marked(library: Library) -> Iterator[Thing]:
    """Yield the things that are not for everyone, or that have a part which is not."""
    for kind, id_, entity in library.entities():
        if _is_marked(entity):
            yield kind, id_


def is_for(audience: Audience, thing: object) -> bool:
    """Say whether a thing is for an audience, by what it says itself."""
    stated = getattr(thing, "audience", None)
    return stated is None or audience in stated


def clauses_withheld(body: PolicyBody, audience: Audience) -> Iterator[Clause]:
    """Yield the clauses that an audience may not read; those of a chapter go with it."""
    open_chapter = True
    for clause in body.clauses:
        if clause.depth == 1:
            open_chapter = is_for(audience, clause)
        if not open_chapter or not is_for(audience, clause):
            yield clause


def _is_marked(entity: Entity) -> bool:
    parts: Iterable[object]
    match entity:
        case Policy():
            bodies = [body for version in entity.versions for body in version.bodies.values()]
            parts = (*entity.versions, *(clause for body in bodies for clause in body.clauses))
        case OnboardingPath():
            parts = (entity, *(step for stage in entity.stages for step in stage.steps))
        case _:
            parts = (entity,)
    return any(getattr(part, "audience", None) is not None for part in parts)


def _orphans(library: Library, left: Mapping[Thing, Entity]) -> Iterator[Thing]:
    """Yield the competencies whose model is withheld."""
    for model in library.models.values():
        if (Kind.MODEL, model.id) not in left:
            for competency in model.competencies:
                if (Kind.COMPETENCY, competency) in left:
                    yield Kind.COMPETENCY, str(competency)


def _made_of(library: Library, things: Mapping[Thing, Entity]) -> Library:
    def of(kind: Kind) -> Mapping[str, Any]:
        return MappingProxyType({id_: one for (found, id_), one in things.items() if found is kind})

    return replace(
        library,
        scales=of(Kind.SCALE),
        models=of(Kind.MODEL),
        competencies=of(Kind.COMPETENCY),
        roles=of(Kind.ROLE),
        qualifications=of(Kind.QUALIFICATION),
        tracks=of(Kind.TRACK),
        policies=of(Kind.POLICY),
        onboarding=of(Kind.ONBOARDING),
        resources=of(Kind.RESOURCE),
        terms=of(Kind.TERM),
        sources=of(Kind.SOURCE),
        origins=MappingProxyType({t: at for t, at in library.origins.items() if t in things}),
        ledger=None,
    )


@dataclass(frozen=True, slots=True)
class _View:
    """What an audience sees of things, when of all others it sees `seen`."""

    library: Library
    audience: Audience
    seen: Mapping[Thing, Entity]

    def entity(self, entity: Entity) -> Entity | None:
        """Give what is left of a thing, None where nothing is."""
        match entity:
            case Policy():
                return self._policy(entity)
            case CareerTrack():
                return self._track(entity)
            case _:
                return self._record(entity)

    def _policy(self, policy: Policy) -> Policy | None:
        versions = tuple(filter(None, map(self._version, policy.versions)))
        return replace(policy, versions=versions) if versions else None

    def _version(self, version: PolicyVersion) -> PolicyVersion | None:
        applies_to = self._value(version.applies_to)
        if not is_for(self.audience, version) or (version.applies_to and not applies_to):
            return None
        return replace(
            version,
            applies_to=applies_to,
            sources=self._value(version.sources),
            bodies={lang: self._body(body, lang) for lang, body in version.bodies.items()},
        )

    def _body(self, body: PolicyBody, language: str) -> PolicyBody:
        gone = {clause.number for clause in clauses_withheld(body, self.audience)}
        if not gone:
            return body
        clauses = tuple(
            _place_of(clause, language) if clause.number in gone else clause
            for clause in body.clauses
            # A chapter that is withheld stands for its clauses.
            if clause.depth == 1 or clause.number.partition(".")[0] not in gone
        )
        return replace(body, clauses=clauses)

    def _track(self, track: CareerTrack) -> CareerTrack | None:
        left = self._record(track)
        if left is None or len(left.nodes) == len(track.nodes):
            return left
        nodes = {node.id for node in left.nodes}
        edges = tuple(edge for edge in left.edges if {edge.start, edge.end} <= nodes)
        return left.model_copy(update={"edges": edges}) if edges else None

    def _record(self, record: R) -> R | None:
        if not is_for(self.audience, record):
            return None
        changed: dict[str, Any] = {}
        for field in _fields(type(record)):
            value = getattr(record, field.name)
            left = self._value(value)
            if left is value:
                continue
            too_little = field.needed if left is None else 0 < field.least > len(left)
            if too_little:
                return None
            changed[field.name] = left
        return record.model_copy(update=changed) if changed else record

    def _value(self, value: Any) -> Any:  # noqa: ANN401 - whatever a field of the model holds
        """Give what is left of a value: itself where nothing is withheld, None where all is."""
        match value:
            case Reference() | PositionReference() | AnyReference():
                return None if self._hides(value) else value
            case Record():
                return self._record(value)
            case tuple():
                items = tuple(one for item in value if (one := self._value(item)) is not None)
                same = len(items) == len(value) and all(map(operator.is_, items, value))
                return value if same else items
            case Mapping():
                kept = {key: one for key, one in value.items() if self._value(key) is not None}
                return value if len(kept) == len(value) else MappingProxyType(kept)
            case _:
                return value

    def _hides(self, reference: Reference | PositionReference | AnyReference) -> bool:
        try:
            thing = _target(reference, self.library)
        except KeyError:
            return False
        if thing not in self.library.origins:
            return False
        entity = self.seen.get(thing)
        part = reference.part if isinstance(reference, AnyReference) else None
        return entity is None or (part is not None and part not in set(parts_of(entity)))


def _target(reference: Reference | PositionReference | AnyReference, library: Library) -> Thing:
    match reference:
        case PositionReference():
            return Kind.ROLE, str(reference.role)
        case AnyReference():
            return library.resolve(reference)
        case _:
            return reference.kind, str(reference)


def _place_of(clause: Clause, language: str) -> Clause:
    """Give what stands in the place of a clause that is withheld."""
    id_ = f"withheld-{clause.number.replace('.', '-')}"
    return Clause(id_, clause.number, clause.depth, _notice(language), "", clause.line)


def _notice(language: str) -> str:
    try:
        return wording(language)["policy.withheld"]
    except KeyError:
        # A language without words of its own can be checked, though not published.
        return "—"


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record.

    Attributes:
        name: Its name.
        needed: Whether the record says nothing without it.
        least: How many entries it must have, if it is a list.
    """

    name: str
    needed: bool
    least: int


@cache
def _fields(record: type[Record]) -> tuple[_Field, ...]:
    return tuple(
        _Field(
            name,
            needed=info.is_required() or ESSENTIAL in info.metadata,
            least=max((getattr(one, "min_length", 0) for one in info.metadata), default=0),
        )
        for name, info in record.model_fields.items()
    )
