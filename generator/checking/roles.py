"""Rules about roles, their grades and duties."""

from collections.abc import Iterator

from generator.findings import Finding, OnKey
from generator.model import Grade, Kind, Library, Origin, Role


def required_levels_exist(library: Library) -> Iterator[Finding]:
    """A required level is one that the competency describes."""
    for origin, grade in _grades(library):
        for key, levels in (("requires", grade.requires), ("optional", grade.optional)):
            for id_, level in levels.items():
                competency = library.competencies.get(id_)
                if competency and level > len(competency.levels):
                    values = {"id": id_, "level": str(level), "top": str(len(competency.levels))}
                    yield Finding("RB502", origin.at(key, id_), values)


def required_levels_never_fall(library: Library) -> Iterator[Finding]:
    """From grade to grade a required level stays or rises, unless a reason is stated."""
    for role in library.roles.values():
        origin = library.origins[Kind.ROLE, role.id]
        for at in range(1, len(role.grades)):
            lower, higher = role.grades[at - 1], role.grades[at]
            for id_, before in lower.requires.items():
                now = higher.requires.get(id_, 0)
                if now >= before or id_ in higher.falls:
                    continue
                steps = ("requires", id_) if id_ in higher.requires else ("requires",)
                values = {
                    "id": id_,
                    "before": str(before),
                    "now": str(now),
                    "lower": lower.id,
                    "higher": higher.id,
                }
                yield Finding("RB503", OnKey(origin.at("grades", at, *steps)), values)


def optional_competencies_are_not_required(library: Library) -> Iterator[Finding]:
    """What a grade requires is not optional as well."""
    for origin, grade in _grades(library):
        for id_ in grade.optional:
            if id_ in grade.requires:
                yield Finding("RB517", OnKey(origin.at("optional", id_)), {"id": id_})


def key_competencies_are_required(library: Library) -> Iterator[Finding]:
    """A key competency of a role is required by its highest grade."""
    for role in library.roles.values():
        origin = library.origins[Kind.ROLE, role.id]
        for position, id_ in enumerate(role.key_competencies):
            if id_ not in role.grades[-1].requires:
                yield Finding("RB519", origin.at("key_competencies", position), {"id": id_})


def duties_reach_a_competency(library: Library) -> Iterator[Finding]:
    """Every duty names at least one competency that it draws on."""
    for role in library.roles.values():
        origin = library.origins[Kind.ROLE, role.id]
        for at, group in enumerate(role.duties):
            for position, duty in enumerate(group.duties):
                if not duty.competencies:
                    place = origin.at("duties", at, "duties", position, "id")
                    yield Finding("RB505", place, {"id": duty.id})


def reporting_lines_have_no_cycle(library: Library) -> Iterator[Finding]:
    """Following `reports_to` never comes back to the role it started from."""
    for role in library.roles.values():
        chain = list(_superiors(role, library))
        if role.id in chain:
            place = library.origins[Kind.ROLE, role.id].at("reports_to")
            yield Finding("RB518", place, {"chain": " → ".join((role.id, *chain))})


def _superiors(role: Role, library: Library) -> Iterator[str]:
    seen: set[str] = set()
    following = role.reports_to
    while following and following not in seen:
        yield following
        seen.add(following)
        superior = library.roles.get(following)
        following = superior.reports_to if superior else None


def _grades(library: Library) -> Iterator[tuple[Origin, Grade]]:
    for role in library.roles.values():
        origin = library.origins[Kind.ROLE, role.id]
        for at, grade in enumerate(role.grades):
            yield origin.at("grades", at), grade
