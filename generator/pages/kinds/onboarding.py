"""Onboarding pages: stages, steps, who does them and how long they take."""

from collections.abc import Iterator

from generator.model import Kind, OnboardingPath
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part, ReadingOrder
from generator.pages.kinds.assessment import ONBOARDING


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the index of onboarding paths and a page for each."""
    edition = composer.edition
    library = edition.library
    yield PagePlan.of(
        Draft(
            kind="onboardings",
            path=addresses.ONBOARDING,
            title=edition.word("onboarding.title"),
            description=edition.word("onboarding.description"),
            tab=addresses.ONBOARDING,
            parts=[Part("overview", edition.word("onboarding.overview"))],
            view={"paths": list(library.onboarding.values()), "minutes": _minutes},
            hide=("navigation",),
        )
    )
    order = ReadingOrder(library.onboarding)
    for path in library.onboarding.values():
        yield _page(composer, path, order)


def _minutes(path: OnboardingPath) -> int:
    return sum(step.minutes for stage in path.stages for step in stage.steps)


def _page(composer: Composer, path: OnboardingPath, order: ReadingOrder) -> PagePlan:
    edition = composer.edition
    thing = (Kind.ONBOARDING, path.id)
    return PagePlan.of(
        Draft(
            kind="onboarding",
            path=addresses.address(*thing).path,
            title=edition.say(path.name),
            description=path.purpose,
            tab=addresses.ONBOARDING,
            parts=[
                Part("stage", edition.say(stage.name), id=stage.id, view={"stage": stage})
                for stage in path.stages
            ],
            view={
                "path": path,
                "scripts": ONBOARDING,
                "assets": edition.assets,
                "home": addresses.HOME,
                "acknowledged": [
                    f"{stage.id}/{step.id}"
                    for stage in path.stages
                    for step in stage.steps
                    if edition.library.acknowledges(step)
                ],
                "total": _minutes(path),
                "by_doer": {
                    who: sum(
                        step.minutes
                        for stage in path.stages
                        for step in stage.steps
                        if step.who == who
                    )
                    for who in ("newcomer", "lead", "hr")
                },
            },
            crumbs=[composer.tab("onboarding", addresses.ONBOARDING)],
            maintainer=path.maintainer,
            sources=edition.usage.sources[thing],
            origin=edition.library.origins[thing].file,
            audience=path.audience,
            neighbours=composer.neighbours(Kind.ONBOARDING, order, path.id),
        )
    )
