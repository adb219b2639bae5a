"""A whole sample library as files."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.reading.layout import HANDBOOK, LIBRARY, POLICIES
from generator.sample import surroundings
from generator.sample.competencies import competency, model, resources
from generator.sample.plan import Plan
from generator.sample.roles import ROLES_A_TRACK, onboarding, role, track
from generator.sample.text import as_yaml

ROLES_BETWEEN_TRACKS = 12
ROLES_BETWEEN_PATHS = 20


def library_files(plan: Plan) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield path and text of every file of the planned library."""
    yield HANDBOOK, as_yaml(surroundings.handbook())
    yield LIBRARY / "scales/proficiency.yml", as_yaml(surroundings.scale())
    yield LIBRARY / "glossary/terms.yml", as_yaml({"terms": surroundings.terms(plan)})
    for one in surroundings.qualifications(plan):
        yield LIBRARY / "qualifications" / f"{one['id']}.yml", as_yaml(one)
    for one in surroundings.sources(plan):
        yield LIBRARY / "sources" / f"{one['id']}.yml", as_yaml(one)
    for name, text in surroundings.policies(plan):
        yield POLICIES / name, text
    yield from _competencies(plan)
    yield from _roles(plan)


def _competencies(plan: Plan) -> Iterator[tuple[PurePosixPath, str]]:
    number = 0
    for planned in plan.models:
        folder = LIBRARY / "models"
        yield folder / f"{planned.id}.yml", as_yaml(model(planned))
        for _, group in planned.groups:
            for one in group:
                text = as_yaml(competency(plan, one, number))
                yield folder / planned.id / f"{one.id}.yml", text
                number += 1
    all_resources = list(resources(plan))
    size = 50
    for start in range(0, len(all_resources), size):
        text = as_yaml({"resources": all_resources[start : start + size]})
        yield LIBRARY / "resources" / f"part-{start // size + 1:03}.yml", text


def _roles(plan: Plan) -> Iterator[tuple[PurePosixPath, str]]:
    for number, planned in enumerate(plan.positions):
        yield LIBRARY / "roles" / f"{planned.id}.yml", as_yaml(role(plan, planned, number))
        if number % ROLES_BETWEEN_TRACKS == 0:
            covered = plan.positions[number : number + ROLES_A_TRACK]
            one = track(plan, number // ROLES_BETWEEN_TRACKS + 1, covered)
            yield LIBRARY / "tracks" / f"{one['id']}.yml", as_yaml(one)
        if number % ROLES_BETWEEN_PATHS == 0:
            one = onboarding(plan, planned)
            yield LIBRARY / "onboarding" / f"{one['id']}.yml", as_yaml(one)
