"""The page of learning resources."""

from collections.abc import Iterator

from generator.model import Kind
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the page of all learning resources, by format."""
    edition = composer.edition
    library = edition.library
    if not library.resources:
        return
    formats = list(dict.fromkeys(resource.format for resource in library.resources.values()))
    things = [(Kind.RESOURCE, id_) for id_ in library.resources]
    yield PagePlan.of(
        Draft(
            kind="learning",
            path=addresses.RESOURCES,
            title=edition.word("learning.title"),
            description=edition.word("learning.description"),
            tab=addresses.COMPETENCIES,
            parts=[
                Part(
                    "format",
                    edition.word(f"format.{format_}"),
                    id=f"format-{format_}",
                    view={
                        "resources": [r for r in library.resources.values() if r.format == format_]
                    },
                )
                for format_ in formats
            ],
            view={},
            crumbs=[composer.tab("competencies", addresses.COMPETENCIES)],
            sources=sorted({source for thing in things for source in edition.usage.sources[thing]}),
            origin=library.origins[things[0]].file,
        )
    )
