"""The glossary page."""

from collections.abc import Iterator

from generator.model import Kind
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the glossary."""
    edition = composer.edition
    library = edition.library
    if not library.terms:
        return
    terms = sorted(
        library.terms.values(), key=lambda term: edition.collation(edition.say(term.term))
    )
    things = [(Kind.TERM, id_) for id_ in library.terms]
    yield PagePlan.of(
        Draft(
            kind="glossary",
            path=addresses.GLOSSARY,
            title=edition.word("glossary.title"),
            description=edition.word("glossary.description"),
            tab=addresses.ABOUT,
            parts=[Part("terms", edition.word("glossary.terms"))],
            view={"terms": terms},
            crumbs=[composer.tab("about", addresses.ABOUT)],
            sources=sorted({source for thing in things for source in edition.usage.sources[thing]}),
            origin=library.origins[things[0]].file,
            hide=("toc",),
        )
    )
