"""What changed: a page for each release, and the list of them."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from generator.changes.change import Weight
from generator.changes.notes import ReleaseNotes, ToldThing
from generator.edition import Edition
from generator.model import Kind
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.pages.told import sorted_out


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the list of releases and a page for each."""
    edition = composer.edition
    tab = composer.tab("changes", addresses.CHANGES)
    yield PagePlan.of(
        Draft(
            kind="releases",
            path=addresses.CHANGES,
            title=tab.title,
            description=edition.word("changes.description"),
            tab=addresses.ABOUT,
            parts=[Part("releases", edition.word("changes.releases"))],
            view={
                "notes": edition.notes,
                "release_page": addresses.changes,
                "feed": addresses.CHANGES_FEED,
                "Weight": Weight,
            },
            crumbs=[composer.tab("about", addresses.ABOUT)],
        )
    )
    for notes in edition.notes:
        path = addresses.changes(notes.release.name)
        yield PagePlan(path, partial(_page, composer, notes))


def _page(composer: Composer, notes: ReleaseNotes) -> Draft:
    edition = composer.edition
    name = notes.release.name
    description = (
        edition.word("changes.release_description", release=name, before=notes.before.name)
        if notes.before
        else edition.word("changes.first", release=name)
    )
    parts = [
        Part(
            "kind",
            edition.word(_HEADINGS[kind]),
            id=kind or "handbook",
            view=_view(things, edition),
        )
        for kind, things in groupby(notes.things, key=lambda thing: thing.place.kind)
    ]
    return Draft(
        kind="changes",
        path=addresses.changes(name),
        title=edition.word("changes.release_title", release=name),
        description=description,
        tab=addresses.ABOUT,
        parts=parts,
        view={"notes": notes, "Weight": Weight},
        crumbs=[
            composer.tab("about", addresses.ABOUT),
            composer.tab("changes", addresses.CHANGES),
        ],
    )


def _view(things: Iterable[ToldThing], edition: Edition) -> dict[str, object]:
    entries, rest = sorted_out(things, edition)
    return {"entries": entries, "rest": rest}


_HEADINGS = {
    Kind.ROLE: "roles.title",
    Kind.QUALIFICATION: "qualifications.title",
    Kind.POLICY: "policies.title",
    Kind.COMPETENCY: "competencies.title",
    Kind.TRACK: "tracks.title",
    Kind.ONBOARDING: "onboarding.title",
    Kind.RESOURCE: "learning.title",
    Kind.MODEL: "changes.models",
    Kind.SCALE: "scales.title",
    Kind.TERM: "glossary.title",
    Kind.SOURCE: "sources.title",
    Kind.FAMILY: "changes.families",
    Kind.LINE: "changes.lines",
    None: "changes.handbook",
}
"""Where a reader finds things of a kind is also what they are called here."""
