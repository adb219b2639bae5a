"""The page about the handbook: release, counts, who looks after it."""

from collections.abc import Iterator

from generator.model import Kind
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.reading.layout import HANDBOOK


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the page about the handbook."""
    edition = composer.edition
    library = edition.library
    yield PagePlan.of(
        Draft(
            kind="about",
            path=addresses.ABOUT,
            title=edition.word("about.title"),
            description=library.handbook.purpose,
            tab=addresses.ABOUT,
            parts=[
                Part("release", edition.word("about.release")),
                Part("reading", edition.word("about.reading")),
                Part("contents", edition.word("about.contents")),
                Part("rights", edition.word("about.rights")),
            ],
            view={
                "handbook": library.handbook,
                "has_sources": bool(library.sources),
                "has_terms": bool(library.terms),
                "audience": edition.audience,
                "counts": [
                    (kind, len(library.of_kind(kind))) for kind in Kind if library.of_kind(kind)
                ],
                "indicators": sum(
                    len(level.indicators)
                    for competency in library.competencies.values()
                    for level in competency.levels
                ),
                "addresses": addresses,
            },
            origin=HANDBOOK,
        )
    )
