"""Source pages: what each source holds and where the handbook carries it."""

from collections.abc import Iterator

from generator.model import Kind, Source
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part, ReadingOrder


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the index of sources and a page for each."""
    edition = composer.edition
    library = edition.library
    if not library.sources:
        return
    yield PagePlan.of(
        Draft(
            kind="sources",
            path=addresses.SOURCES,
            title=edition.word("sources.title"),
            description=edition.word("sources.description"),
            tab=addresses.ABOUT,
            parts=[
                Part("overview", edition.word("sources.overview")),
                Part("abilities", edition.word("sources.abilities")),
            ],
            view={
                "sources": list(library.sources.values()),
                "users": {
                    id_: edition.usage.users.get((Kind.SOURCE, id_), ()) for id_ in library.sources
                },
            },
            crumbs=[composer.tab("about", addresses.ABOUT)],
        )
    )
    order = ReadingOrder(library.sources)
    for source in library.sources.values():
        yield _page(composer, source, order)


def _page(composer: Composer, source: Source, order: ReadingOrder) -> PagePlan:
    edition = composer.edition
    thing = (Kind.SOURCE, source.id)
    return PagePlan.of(
        Draft(
            kind="source",
            path=addresses.address(*thing).path,
            title=f"{source.id} {edition.say(source.title)}",
            description=source.what,
            tab=addresses.ABOUT,
            parts=[
                Part("facts", composer.heading("source.facts")),
                Part("abilities", composer.heading("source.abilities")),
                Part("used_in", composer.heading("source.used_in")),
            ],
            view={"source": source, "users": edition.usage.users.get(thing, ())},
            crumbs=[
                composer.tab("about", addresses.ABOUT),
                composer.tab("sources", addresses.SOURCES),
            ],
            origin=edition.library.origins[thing].file,
            audience=source.audience,
            neighbours=composer.neighbours(Kind.SOURCE, order, source.id),
        )
    )
