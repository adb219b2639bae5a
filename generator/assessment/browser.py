"""What the browser needs to assess, as classic scripts that call a function.

`fetch`, modules and workers do not work on pages opened from a disk; a script does. One script
holds the words of the interface, one the roles and their requirements, one each competency, one
the steps of onboarding; the last two are loaded only when they are asked for.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.assessment.answers import FORMAT
from generator.assessment.digest import digest
from generator.edition import Edition
from generator.model import (
    BehaviouralIndicator,
    Competency,
    Kind,
    LearningResource,
    Library,
    PositionReference,
    Role,
    Text,
)
from generator.model.reference import CompetencyReference
from generator.prose import plain_words
from generator.schemas import schemas

DATA = PurePosixPath("assess/data")
"""Below the folder of assets."""

WORD_GROUPS = ("acknowledge.", "assessment.", "answer.", "edge.", "time.", "punctuation.")

Resources = Mapping[int, list[LearningResource]]
"""What helps to reach a level of a competency, by level."""

Locate = Callable[[Kind, str], str]
"""Gives the URL of a thing's page, relative to the site's root."""


def data_scripts(
    edition: Edition, locate: Locate
) -> Iterator[tuple[PurePosixPath, Callable[[], str], object]]:
    """Yield path, what gives the text, and what decides it if that is little, of every script."""
    words = {key: text for key, text in edition.words.items() if key.startswith(WORD_GROUPS)}
    head = {
        "format": FORMAT,
        "release": edition.library.handbook.release,
        "date": edition.today.isoformat(),
        "language": edition.language,
    }
    schema = dict(schemas())["assessment.schema.json"]
    yield DATA / "words.js", partial(_call, "words", {**head, "words": words}), None
    yield DATA / "schema.js", partial(_call, "schema", schema), None
    yield DATA / "library.js", lambda: _call("library", _library(edition, locate)), None
    yield DATA / "onboarding.js", lambda: _call("onboarding", _onboarding(edition)), None
    for competency in edition.library.competencies.values():
        if competency.status == "retired":
            continue
        resources = _resources(edition, competency.id)
        script = partial(_competency_script, edition, competency, resources, locate)
        path = DATA / "competencies" / f"{competency.id}.js"
        yield path, script, (competency, resources)


def _competency_script(
    edition: Edition, competency: Competency, resources: Resources, locate: Locate
) -> str:
    return _call("competency", _competency(edition, competency, resources, locate))


def _call(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"Rolebook.receive.{name}({text});\n"


def _library(edition: Edition, locate: Locate) -> dict[str, Any]:
    library = edition.library
    return {
        "scales": {
            id_: [edition.say(level.name) for level in scale.levels]
            for id_, scale in library.scales.items()
        },
        "models": [
            {"id": model.id, "name": edition.say(model.name)} for model in library.models.values()
        ],
        "lines": [
            {"id": line.id, "name": edition.say(line.name)} for line in library.handbook.lines
        ],
        "roles": [_role(edition, role, locate) for role in library.roles.values()],
        # In reading order, which is the order of every list; what no model lists comes last.
        "competencies": {
            id_: _entry(edition, library.competencies[id_], locate)
            for id_ in dict.fromkeys((*library.reading_order, *library.competencies))
        },
        "moves": _moves(library),
    }


def _entry(edition: Edition, competency: Competency, locate: Locate) -> dict[str, Any]:
    if competency.status == "retired":
        return {
            "name": edition.say(competency.name),
            "retired": True,
            "replaced_by": competency.replaced_by,
        }
    model = edition.library.model_of(competency.id)
    return {
        "name": edition.say(competency.name),
        "model": model.id,
        "scale": model.scale or edition.library.handbook.scale,
        "asked": sum(len(level.indicators) for level in competency.levels),
        "page": locate(Kind.COMPETENCY, competency.id),
    }


def _role(edition: Edition, role: Role, locate: Locate) -> dict[str, Any]:
    return {
        "id": role.id,
        "name": edition.say(role.name),
        "line": role.line,
        "page": locate(Kind.ROLE, role.id),
        "key": list(role.key_competencies),
        "retired": role.status == "retired",
        "replaced_by": role.replaced_by,
        "grades": [
            {
                "id": grade.id,
                "name": edition.say(grade.name),
                "title": edition.position_name(PositionReference(f"{role.id}@{grade.id}")),
                "requires": dict(grade.requires),
                "optional": dict(grade.optional),
            }
            for grade in role.grades
        ],
    }


def _onboarding(edition: Edition) -> dict[str, Any]:
    """Give the names of paths and steps, for those who look through a file."""
    return {
        path.id: {
            "name": edition.say(path.name),
            "steps": {
                f"{stage.id}/{step.id}": plain_words(edition.say(step.text))
                for stage in path.stages
                for step in stage.steps
            },
        }
        for path in edition.library.onboarding.values()
    }


def _moves(library: Library) -> dict[str, list[dict[str, str]]]:
    """Give, for each position, where tracks lead from it."""
    moves: dict[str, dict[str, str]] = {}
    for track in library.tracks.values():
        for edge in track.edges:
            start, end = track.node(edge.start).position, track.node(edge.end).position
            if start and end and edge.kind != "exit":
                moves.setdefault(start, {}).setdefault(end, edge.kind)
    return {
        start: [{"to": end, "kind": kind} for end, kind in ends.items()]
        for start, ends in moves.items()
    }


def _competency(
    edition: Edition, competency: Competency, resources: Resources, locate: Locate
) -> dict[str, Any]:
    return {
        "id": competency.id,
        "definition": plain_words(edition.say(competency.definition)),
        "evidence": [plain_words(edition.say(item)) for item in competency.evidence],
        "levels": [
            {
                "level": level.level,
                "summary": plain_words(edition.say(level.summary)),
                "indicators": [_indicator(edition, one) for one in level.indicators],
            }
            for level in competency.levels
        ],
        "growth": _growth(edition, competency, resources, locate),
    }


def _indicator(edition: Edition, indicator: BehaviouralIndicator) -> dict[str, Any]:
    """Give an indicator; the browser works out the digest of the words shown by itself."""
    others = [
        digest(plain_words(indicator.text.say(language)))
        for language in indicator.text.languages()
        if language != edition.language
    ]
    found: dict[str, Any] = {
        "id": indicator.id,
        "words": plain_words(edition.say(indicator.text)),
        "digests": others,
    }
    if indicator.key:
        found["key"] = True
    return found


def _growth(
    edition: Edition, competency: Competency, resources: Resources, locate: Locate
) -> list[dict[str, Any]]:
    """Give, for each level above the first, ways to reach it."""
    steps = {step.from_level: step for step in competency.development}
    growth = []
    for level in competency.levels:
        step = steps.get(level.level - 1)
        actions: tuple[Text, ...] = (
            (*step.on_the_job, *step.with_others, *step.courses) if step else ()
        )
        growth.append(
            {
                "to": level.level,
                "actions": [plain_words(edition.say(action)) for action in actions],
                "resources": [
                    {
                        "name": edition.say(one.name),
                        "page": locate(Kind.RESOURCE, one.id),
                    }
                    for one in resources.get(level.level, ())
                ],
            }
        )
    return growth


def _resources(edition: Edition, competency: str) -> Resources:
    found: dict[int, list[LearningResource]] = {}
    for id_ in edition.usage.of(Kind.COMPETENCY, competency, by=Kind.RESOURCE):
        resource = edition.library.resources[id_]
        level = resource.develops.get(CompetencyReference(competency))
        if level is not None and resource.status == "active":
            found.setdefault(level, []).append(resource)
    return found
