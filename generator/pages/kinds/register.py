"""The register of all policies."""

from collections.abc import Iterator

from generator.pages import addresses
from generator.pages.composing import Composer, Draft, Part
from generator.pages.page import Page


def pages(composer: Composer) -> Iterator[Page]:
    """Yield the register."""
    edition = composer.edition
    today = edition.today
    yield composer.compose(
        Draft(
            kind="policies",
            path=addresses.POLICIES,
            title=edition.word("policies.title"),
            description=edition.word("policies.description"),
            tab=addresses.POLICIES,
            parts=[Part("register", edition.word("policies.register"))],
            view={
                "rows": [
                    (
                        policy,
                        leading,
                        {v.version: s.value for v, s in policy.states(today)}[leading.version],
                    )
                    for policy in edition.library.policies.values()
                    for leading in [policy.leading(today)]
                ],
            },
            hide=("navigation", "toc"),
        )
    )
