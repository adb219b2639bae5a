"""Qualification pages."""

from collections.abc import Iterator

from generator.model import Kind, Library, PositionReference
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part, ReadingOrder


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the index of qualifications and a page for each."""
    edition = composer.edition
    library = edition.library
    title = edition.word("qualifications.title")
    roles = composer.tab("roles", addresses.ROLES)
    yield PagePlan.of(
        Draft(
            kind="qualifications",
            path=addresses.QUALIFICATIONS,
            title=title,
            description=edition.word("qualifications.description"),
            tab=addresses.ROLES,
            parts=[Part("overview", edition.word("qualifications.overview"))],
            view={
                "qualifications": list(library.qualifications.values()),
                "holders": {id_: _roles(library, id_) for id_ in library.qualifications},
            },
            crumbs=[roles],
        )
    )
    order = ReadingOrder(library.qualifications)
    for id_, qualification in library.qualifications.items():
        thing = (Kind.QUALIFICATION, id_)
        yield PagePlan.of(
            Draft(
                kind="qualification",
                path=addresses.address(*thing).path,
                title=edition.say(qualification.name),
                description=qualification.permits,
                tab=addresses.ROLES,
                parts=[
                    Part(block, composer.heading(f"qualification.{block}"))
                    for block in ("subjects", "renewal", "needed_by")
                ],
                view={
                    "qualification": qualification,
                    "positions": _positions(library, id_),
                    "roles": _roles(library, id_),
                    "tracks": edition.usage.of(*thing, by=Kind.TRACK),
                    "onboarding": edition.usage.of(*thing, by=Kind.ONBOARDING),
                },
                crumbs=[roles, composer.tab("qualifications", addresses.QUALIFICATIONS)],
                maintainer=qualification.maintainer,
                sources=edition.usage.sources[thing],
                origin=library.origins[thing].file,
                audience=qualification.audience,
                neighbours=composer.neighbours(Kind.QUALIFICATION, order, id_),
            )
        )


def _positions(library: Library, qualification: str) -> list[PositionReference]:
    return [
        PositionReference(f"{role.id}@{grade.id}")
        for role in library.roles.values()
        for grade in role.grades
        if qualification in grade.qualifications
    ]


def _roles(library: Library, qualification: str) -> list[str]:
    return [
        role.id
        for role in library.roles.values()
        if qualification in role.qualifications
        or any(qualification in grade.qualifications for grade in role.grades)
    ]
