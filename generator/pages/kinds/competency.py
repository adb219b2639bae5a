"""Competency pages: definition, the level ladder, how to grow, who needs it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.model import Kind, LearningResource, Library
from generator.model.reference import CompetencyReference
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part, ReadingOrder
from generator.views.requirements import demands


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the index of competencies and a page for each."""
    edition = composer.edition
    library = edition.library
    tab = composer.tab("competencies", addresses.COMPETENCIES)
    yield PagePlan.of(
        Draft(
            kind="competencies",
            path=addresses.COMPETENCIES,
            title=tab.title,
            description=edition.word("competencies.description"),
            tab=addresses.COMPETENCIES,
            parts=[
                Part("model", edition.say(model.name), id=model.id, view={"model": model})
                for model in library.models.values()
            ],
            view={"has_resources": bool(library.resources), "addresses": addresses},
        )
    )
    order = ReadingOrder(id_ for model in library.models.values() for id_ in model.competencies)
    resources = resources_by_step(library)
    for id_ in order.ids:
        path = addresses.address(Kind.COMPETENCY, id_).path
        yield PagePlan(path, partial(_draft, composer, id_, order, resources))


Resources = dict[tuple[str, int], list[LearningResource]]


def resources_by_step(library: Library) -> Resources:
    """Give the learning resources that lead to each competency level."""
    found: Resources = defaultdict(list)
    for resource in library.resources.values():
        for competency, level in resource.develops.items():
            found[competency, level].append(resource)
    return found


def _draft(composer: Composer, id_: str, order: ReadingOrder, resources: Resources) -> Draft:
    edition = composer.edition
    library = edition.library
    competency = library.competencies[id_]
    thing = (Kind.COMPETENCY, id_)
    model = library.model_of(competency.id)
    view = {
        "competency": competency,
        "steps": addresses.ASSESSMENT_STEPS,
        "model": model,
        "scale": library.scale_of(model),
        "demands": list(demands(CompetencyReference(id_), library, edition.usage)),
        "resources": {
            step.from_level: resources.get((competency.id, step.from_level + 1), [])
            for step in competency.development
        },
        "policies": edition.usage.of(*thing, by=Kind.POLICY),
    }
    return Draft(
        kind="competency",
        path=addresses.address(*thing).path,
        title=edition.say(competency.name),
        description=competency.definition,
        tab=addresses.COMPETENCIES,
        parts=[
            Part(block, composer.heading(f"competency.{block}"))
            for block in (
                "why",
                "levels",
                "knowledge",
                "evidence",
                "pitfalls",
                "growth",
                "needed_by",
                "related",
            )
        ],
        view=view,
        crumbs=[
            composer.tab("competencies", addresses.COMPETENCIES),
            composer.thing(Kind.MODEL, model.id),
        ],
        maintainer=competency.maintainer or model.maintainer,
        sources=edition.usage.sources[thing],
        origin=library.origins[thing].file,
        audience=competency.audience,
        neighbours=composer.neighbours(Kind.COMPETENCY, order, competency.id),
    )
