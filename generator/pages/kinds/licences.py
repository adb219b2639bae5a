"""The page of licences: what of others is in the pages and in the program that makes them."""

from collections.abc import Iterator

from generator.components import SBOM, Part, components
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan
from generator.pages.composing import Part as PagePart


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the page of licences."""
    edition = composer.edition
    yield PagePlan.of(
        Draft(
            kind="licences",
            path=addresses.LICENCES,
            title=edition.word("licences.title"),
            description=edition.word("licences.description"),
            tab=addresses.ABOUT,
            parts=[
                PagePart(
                    "components",
                    edition.word(f"licences.{part}"),
                    id=part.value,
                    view={
                        "part": part,
                        "components": [one for one in components() if one.part is part],
                    },
                )
                for part in Part
            ],
            view={"sbom": SBOM},
            crumbs=[composer.tab("about", addresses.ABOUT)],
        )
    )
