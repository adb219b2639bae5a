"""Rules about ids inside things, and about retiring them."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from generator.findings import Finding
from generator.model import Kind, Library, Origin
from generator.reading.layout import HANDBOOK


def parts_have_ids_of_their_own(library: Library) -> Iterator[Finding]:
    """Within one thing, the ids of its parts differ: answers and links are kept by them."""
    for scope in _scopes(library):
        yield from _repeated(scope)


class _Part(Protocol):
    @property
    def id(self) -> str: ...


_Scope = Iterable[tuple[str, Origin, int]]
"""Ids that must differ from one another, each with its list and its position in that."""


def _scopes(library: Library) -> Iterator[_Scope]:
    handbook = Origin(HANDBOOK)
    yield _ids(library.handbook.families, handbook.at("families"))
    yield _ids(library.handbook.lines, handbook.at("lines"))
    for competency in library.competencies.values():
        levels = library.origins[Kind.COMPETENCY, competency.id].at("levels")
        yield chain.from_iterable(
            _ids(level.indicators, levels.at(at, "indicators"))
            for at, level in enumerate(competency.levels)
        )
    for role in library.roles.values():
        origin = library.origins[Kind.ROLE, role.id]
        yield _ids(role.grades, origin.at("grades"))
        groups = origin.at("duties")
        yield chain(
            _ids(role.duties, groups),
            *(_ids(group.duties, groups.at(at, "duties")) for at, group in enumerate(role.duties)),
        )
    for track in library.tracks.values():
        origin = library.origins[Kind.TRACK, track.id]
        yield _ids(track.nodes, origin.at("nodes"))
        yield _ids(track.edges, origin.at("edges"))
    for path in library.onboarding.values():
        stages = library.origins[Kind.ONBOARDING, path.id].at("stages")
        yield chain(
            _ids(path.stages, stages),
            *(_ids(stage.steps, stages.at(at, "steps")) for at, stage in enumerate(path.stages)),
        )
    for source in library.sources.values():
        yield _ids(source.facts, library.origins[Kind.SOURCE, source.id].at("facts"))


def _ids(parts: Iterable[_Part], origin: Origin) -> _Scope:
    return ((part.id, origin, at) for at, part in enumerate(parts))


def _repeated(parts: _Scope) -> Iterator[Finding]:
    seen: set[str] = set()
    for id_, origin, at in parts:
        if id_ in seen:
            yield Finding("RB409", origin.at(at, "id"), {"id": id_})
        seen.add(id_)


def replacements_belong_to_retired_things(library: Library) -> Iterator[Finding]:
    """Only what is retired names a replacement."""
    for kind, id_, entity in library.entities():
        if getattr(entity, "replaced_by", None) and getattr(entity, "status", "") != "retired":
            yield Finding("RB512", library.origins[kind, id_].at("replaced_by"), {"id": id_})
