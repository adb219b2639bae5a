"""The plan of a sample library: which things it has, and how they hang together."""

from dataclasses import dataclass
from functools import cached_property

from generator.sample.vocabulary import Pair, phrase, vocabulary

OBJECTS_IN_A_MODEL = 2
SOURCES = 20


@dataclass(frozen=True, slots=True)
class Planned:
    """A thing to be: its name, its id, and the number of the field that it belongs to."""

    id: str
    name: Pair
    field: int


@dataclass(frozen=True, slots=True)
class PlannedModel(Planned):
    """A competency model to be, with the competencies of each of its groups."""

    groups: tuple[tuple[Pair, tuple[Planned, ...]], ...]


@dataclass(frozen=True)
class Plan:
    """What a sample library holds; the plan of a larger one begins with the same things.

    Attributes:
        competencies: How many competencies, at least one.
        roles: How many roles, at least one.
        seed: Decides all words.
    """

    competencies: int
    roles: int
    seed: int

    @cached_property
    def models(self) -> tuple[PlannedModel, ...]:
        """The models, each of one field."""
        found: list[PlannedModel] = []
        left = self.competencies
        while left > 0:
            model = _model(len(found), left)
            left -= sum(len(group) for _, group in model.groups)
            found.append(model)
        return tuple(found)

    @cached_property
    def by_field(self) -> tuple[tuple[str, ...], ...]:
        """Ids of the competencies of each field."""
        found: list[list[str]] = [[] for _ in range(min(len(self.models), _fields()))]
        for model in self.models:
            found[model.field] += [one.id for _, group in model.groups for one in group]
        return tuple(map(tuple, found))

    @cached_property
    def positions(self) -> tuple[Planned, ...]:
        """The roles, spread over the fields that have competencies."""
        fields, jobs = vocabulary()["fields"], vocabulary()["jobs"]
        found = []
        for number in range(self.roles):
            round_, field = divmod(number, len(self.by_field))
            series, job = divmod(round_, len(jobs))
            name = _numbered(
                phrase("{field}{job}", "{field} {job}", field=fields[field], job=jobs[job]), series
            )
            found.append(Planned(name.id, name, field))
        return tuple(found)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources."""
        return tuple(f"S{number:02}" for number in range(1, min(SOURCES, self.competencies) + 1))

    @cached_property
    def policies(self) -> tuple[str, ...]:
        """Ids of the policies, a few and then one for every thousand competencies."""
        departments = len(vocabulary()["departments"])
        return tuple(
            f"rules-{number:02}" for number in range(1, departments + self.competencies // 1000 + 1)
        )


def _fields() -> int:
    return len(vocabulary()["fields"])


def _model(number: int, most: int) -> PlannedModel:
    words = vocabulary()
    round_, field = divmod(number, _fields())
    series, block = divmod(round_, len(words["objects"]) // OBJECTS_IN_A_MODEL)
    first = block * OBJECTS_IN_A_MODEL
    objects = words["objects"][first : first + OBJECTS_IN_A_MODEL]
    groups = []
    for one in objects:
        practices = words["practices"][:most]
        most -= len(practices)
        if practices:
            members = (_competency(field, one, practice, series) for practice in practices)
            groups.append((one.capitalised, tuple(members)))
    name = _numbered(
        phrase(
            "{field}：{first}与{second}",
            "{field}: {first} and {second}",
            field=words["fields"][field],
            first=objects[0],
            second=objects[1],
        ),
        series,
    )
    return PlannedModel(name.id, name, field, tuple(groups))


def _competency(field: int, one: Pair, practice: Pair, series: int) -> Planned:
    name = _numbered(
        phrase(
            "{field}{object}{practice}",
            "{field} {object} {practice}",
            field=vocabulary()["fields"][field],
            object=one,
            practice=practice,
        ),
        series,
    )
    return Planned(name.id, name, field)


def _numbered(name: Pair, series: int) -> Pair:
    return Pair(f"{name.zh} {series + 1}", f"{name.en} {series + 1}") if series else name
