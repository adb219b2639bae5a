"""Who uses what: the links of a library, read backwards."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import (
    AnyReference,
    Kind,
    Library,
    Policy,
    PositionReference,
    Reference,
    Text,
)
from generator.model.reference import SourceReference
from generator.prose import citations

Thing = tuple[Kind, str]
"""A thing by kind and id."""


def cited_sources(library: Library, thing: Thing) -> Iterator[str]:
    """Yield the ids of the sources that a thing cites, listed or inline; ids may repeat."""
    kind, id_ = thing
    if kind is Kind.POLICY:
        yield from _cited_by_policy(library.policies[id_])
    elif kind is not Kind.SOURCE:
        for value in library.mentions[thing]:
            if isinstance(value, SourceReference):
                yield value
            elif isinstance(value, Text):
                yield from citations(value.zh)


def _cited_by_policy(policy: Policy) -> Iterator[str]:
    for version in policy.versions:
        yield from version.sources
        yield from citations(version.summary.zh)
        for body in version.bodies.values():
            yield from citations(body.preamble)
            for clause in body.clauses:
                yield from citations(clause.body)


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
    for kind, id_, _ in library.entities():
        thing = kind, id_
        cited = tuple(sorted(set(cited_sources(library, thing))))
        sources[thing] = cited
        for source in cited:
            users[Kind.SOURCE, source][thing] = None
        for target in _targets(library, thing):
            if target != thing:
                users[target][thing] = None
    return Usage(
        users={thing: tuple(found) for thing, found in users.items()},
        sources=sources,
    )


def _targets(library: Library, thing: Thing) -> Iterator[Thing]:
    kind, id_ = thing
    if kind is Kind.POLICY:
        for version in library.policies[id_].versions:
            if version.applies_to != "everyone":
                yield from ((Kind.ROLE, role) for role in version.applies_to)
        return
    for value in library.mentions[thing]:
        if isinstance(value, SourceReference):
            continue
        if isinstance(value, Reference):
            yield value.kind, str(value)
        elif isinstance(value, PositionReference):
            yield Kind.ROLE, str(value.role)
        elif isinstance(value, AnyReference):
            yield library.resolve(value)
