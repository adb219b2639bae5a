"""Rules about competencies, their levels and the models that list them."""

from collections import defaultdict
from collections.abc import Iterator

from generator.findings import Finding, OnKey
from generator.model import Competency, Kind, Library, Origin, ProficiencyScale

_FEWEST_INDICATORS, _MOST_INDICATORS = 3, 5


def levels_follow_the_scale(library: Library) -> Iterator[Finding]:
    """A competency describes every level of its scale, lowest first."""
    for competency, scale in _with_scale(library):
        wanted = tuple(range(1, len(scale.levels) + 1))
        given = tuple(level.level for level in competency.levels)
        if given != wanted:
            place = OnKey(library.origins[Kind.COMPETENCY, competency.id].at("levels"))
            values = {
                "given": ", ".join(map(str, given)),
                "wanted": ", ".join(map(str, wanted)),
                "scale": scale.id,
            }
            yield Finding("RB501", place, values)


def levels_have_key_indicators(library: Library) -> Iterator[Finding]:
    """From the second level up, at least one indicator is key and there are three to five."""
    for competency in library.competencies.values():
        origin = library.origins[Kind.COMPETENCY, competency.id]
        for position, level in enumerate(competency.levels):
            found = []
            if level.level > 1 and not any(one.key for one in level.indicators):
                found.append("RB509")
            if not _FEWEST_INDICATORS <= len(level.indicators) <= _MOST_INDICATORS:
                found.append("RB515")
            for code in found:
                place = OnKey(origin.at("levels", position, "indicators"))
                values = {"level": str(level.level), "count": str(len(level.indicators))}
                yield Finding(code, place, values)


def each_belongs_to_one_model(library: Library) -> Iterator[Finding]:
    """Every competency is listed by exactly one model."""
    listed: defaultdict[str, list[Origin]] = defaultdict(list)
    all_read = not any(kind is Kind.MODEL for kind, _ in library.unread)
    for model in library.models.values():
        origin = library.origins[Kind.MODEL, model.id]
        for at, group in enumerate(model.groups):
            for position, competency in enumerate(group.competencies):
                listed[competency].append(origin.at("groups", at, "competencies", position))
    for id_ in library.competencies:
        for again in listed[id_][1:]:
            values = {"id": id_, "first": str(listed[id_][0].file)}
            yield Finding("RB514", again, values)
        if not listed[id_] and all_read:
            origin = library.origins[Kind.COMPETENCY, id_]
            folder = origin.file.parent
            yield Finding("RB508", origin.at("id"), {"id": id_, "model": f"{folder}.yml"})


def retired_ones_are_not_required(library: Library) -> Iterator[Finding]:
    """No active role requires a retired competency."""
    for role in library.roles.values():
        origin = library.origins[Kind.ROLE, role.id]
        for at, grade in enumerate(role.grades):
            for id_ in grade.requires:
                competency = library.competencies.get(id_)
                if role.status == "active" and competency and competency.status == "retired":
                    place = OnKey(origin.at("grades", at, "requires", id_))
                    yield Finding("RB511", place, {"id": id_}, competency.replaced_by)


def _with_scale(library: Library) -> Iterator[tuple[Competency, ProficiencyScale]]:
    for model in library.models.values():
        scale = library.scales.get(model.scale or library.handbook.scale)
        for id_ in model.competencies:
            competency = library.competencies.get(id_)
            if scale and competency:
                yield competency, scale
