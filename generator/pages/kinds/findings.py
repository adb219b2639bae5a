"""The page of all finding codes: the same text as `rolebook explain`."""

from collections.abc import Iterator

from generator.findings.catalogue import entries
from generator.model.text import REQUIRED_LANGUAGES
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the page of finding codes."""
    edition = composer.edition
    language = edition.language if edition.language in REQUIRED_LANGUAGES else "en"
    yield PagePlan.of(
        Draft(
            kind="findings",
            path=addresses.FINDINGS,
            title=edition.word("findings.title"),
            description=edition.word("findings.description"),
            tab=addresses.ABOUT,
            parts=[
                Part(
                    "entry",
                    f"{entry.code} {entry.name}",
                    id=entry.code.lower(),
                    view={"entry": entry, "meaning": entry.meaning.say(language)},
                )
                for entry in entries()
            ],
            view={},
            crumbs=[composer.tab("about", addresses.ABOUT)],
        )
    )
