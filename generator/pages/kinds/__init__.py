"""Which pages a library has: one module a kind of page, one row a kind in the table.

Each module offers `pages(composer)`, which plans the pages of its kind in reading order.
"""

from collections.abc import Iterator

from generator.edition import Edition
from generator.pages.composing import Composer, Memory, PageKind, PagePlan
from generator.pages.kinds import (
    about,
    acknowledgement,
    assessment,
    changes,
    checklist,
    comparison,
    competency,
    findings,
    glossary,
    home,
    learning,
    licences,
    matrix,
    model,
    onboarding,
    policy,
    qualification,
    redline,
    register,
    role,
    scale,
    source,
    track,
)
from generator.pages.page import Page

PAGE_KINDS: tuple[PageKind, ...] = (
    home.pages,
    role.pages,
    qualification.pages,
    competency.pages,
    model.pages,
    matrix.pages,
    scale.pages,
    learning.pages,
    track.pages,
    register.pages,
    policy.pages,
    redline.pages,
    comparison.pages,
    acknowledgement.pages,
    assessment.pages,
    checklist.pages,
    onboarding.pages,
    about.pages,
    changes.pages,
    glossary.pages,
    source.pages,
    findings.pages,
    licences.pages,
)
"""Every kind of generated page, in the order of the site's tabs."""


def all_pages(edition: Edition, memory: Memory | None = None) -> Iterator[Page]:
    """Yield every generated page of an edition.

    Args:
        edition: The edition.
        memory: Pages of an earlier edition, brought up to date; None to make every page anew.
    """
    composer = Composer(edition, memory)
    return map(composer.page, all_plans(composer))


def all_plans(composer: Composer) -> Iterator[PagePlan]:
    """Yield the plan of every generated page of an edition."""
    for pages in PAGE_KINDS:
        yield from pages(composer)
