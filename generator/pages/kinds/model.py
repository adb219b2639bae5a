"""Competency model pages."""

from collections.abc import Iterator

from generator.model import Kind
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part, ReadingOrder


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield a page for each competency model."""
    edition = composer.edition
    library = edition.library
    order = ReadingOrder(library.models)
    for id_, model in library.models.items():
        thing = (Kind.MODEL, id_)
        groups = [
            Part(
                "group",
                edition.say(group.name),
                id=f"group-{number}",
                view={"competencies": [library.competencies[one] for one in group.competencies]},
            )
            for number, group in enumerate(model.groups, start=1)
        ]
        yield PagePlan.of(
            Draft(
                kind="model",
                path=addresses.address(*thing).path,
                title=edition.say(model.name),
                description=model.purpose,
                tab=addresses.COMPETENCIES,
                parts=[*groups, Part("scale", composer.heading("model.scale"))],
                view={"model": model, "scale": library.scale_of(model)},
                crumbs=[composer.tab("competencies", addresses.COMPETENCIES)],
                maintainer=model.maintainer,
                sources=edition.usage.sources[thing],
                origin=library.origins[thing].file,
                audience=model.audience,
                neighbours=composer.neighbours(Kind.MODEL, order, id_),
            )
        )
