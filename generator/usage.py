"""Who uses what: the links of a library, read backwards."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.linking import walk
from generator.model import (
    AnyReference,
    Entity,
    Kind,
    Library,
    Policy,
    PositionReference,
    Record,
    Reference,
    Source,
    Text,
)
from generator.model.reference import SourceReference
from generator.prose import citations

Thing = tuple[Kind, str]
"""A thing by kind and id."""


def cited_sources(entity: Entity) -> Iterator[str]:
    """Yield the ids of the sources that a thing cites, listed or inline; ids may repeat."""
    if isinstance(entity, Source):
        return
    if isinstance(entity, Policy):
        for version in entity.versions:
            yield from version.sources
            yield from citations(version.summary.zh)
            for body in version.bodies.values():
                yield from citations(body.preamble)
                for clause in body.clauses:
                    yield from citations(clause.body)
    elif isinstance(entity, Record):
        for _, value in walk(entity):
            if isinstance(value, SourceReference):
                yield value
            elif isinstance(value, Text):
                yield from citations(value.zh)


@dataclass(frozen=True)
class Usage:
    """Reverse links of a library.

    Attributes:
        users: For each thing, the things that refer to it, in reading order.
        sources: For each thing, the sources that it cites, sorted.
    """

    users: Mapping[Thing, tuple[Thing, ...]]
    sources: Mapping[Thing, tuple[str, ...]]

    def of(self, kind: Kind, id_: str, by: Kind) -> tuple[str, ...]:
        """Give the ids of the things of kind `by` that refer to a thing."""
        return tuple(user for user_kind, user in self.users.get((kind, id_), ()) if user_kind is by)


def usage(library: Library) -> Usage:
    """Read every link of a library backwards."""
    users: defaultdict[Thing, dict[Thing, None]] = defaultdict(dict)
    sources: dict[Thing, tuple[str, ...]] = {}
    for kind, id_, entity in library.entities():
        cited = tuple(sorted(set(cited_sources(entity))))
        sources[kind, id_] = cited
        for source in cited:
            users[Kind.SOURCE, source][kind, id_] = None
        for target in _targets(entity, library):
            if target != (kind, id_):
                users[target][kind, id_] = None
    return Usage(
        users={thing: tuple(found) for thing, found in users.items()},
        sources=sources,
    )


def _targets(entity: Entity, library: Library) -> Iterator[Thing]:
    if isinstance(entity, Policy):
        for version in entity.versions:
            if version.applies_to != "everyone":
                yield from ((Kind.ROLE, role) for role in version.applies_to)
        return
    for _, value in walk(entity):
        if isinstance(value, SourceReference):
            continue
        if isinstance(value, Reference):
            yield value.kind, str(value)
        elif isinstance(value, PositionReference):
            yield Kind.ROLE, str(value.role)
        elif isinstance(value, AnyReference):
            yield library.resolve(value)
