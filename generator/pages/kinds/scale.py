"""The page of proficiency scales."""

from collections.abc import Iterator

from generator.model import Kind
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the page of all proficiency scales."""
    edition = composer.edition
    library = edition.library
    first = next(iter(library.scales))
    yield PagePlan.of(
        Draft(
            kind="scales",
            path=addresses.SCALES,
            title=edition.word("scales.title"),
            description=edition.word("scales.description"),
            tab=addresses.COMPETENCIES,
            parts=[
                Part(
                    "scale",
                    edition.say(scale.name),
                    id=id_,
                    view={
                        "scale": scale,
                        "models": [
                            model
                            for model in library.models.values()
                            if library.scale_of(model) is scale
                        ],
                    },
                )
                for id_, scale in library.scales.items()
            ],
            view={},
            crumbs=[composer.tab("competencies", addresses.COMPETENCIES)],
            maintainer=library.scales[first].maintainer,
            origin=library.origins[Kind.SCALE, first].file,
        )
    )
