"""Comparison: any two versions of a policy, which a script compares in the reader's browser."""

from collections.abc import Iterator

from generator.model import Kind, Policy
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan
from generator.policies.redline import Fate
from generator.policies.versions import neighbours, offers_a_choice

SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        "assess/namespace",
        "assess/element",
        "assess/language-link",
        "policy-alignment",
        "policy-redline",
        "policy-compare",
    )
)

WORDS = (
    *("counts", "nothing", "same_version", "not_loaded", "preamble", "formerly"),
    *("deletion", "insertion", "end", "unchanged"),
)
"""What the script says, of the words about redlines."""


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield a page for each policy with versions that are no neighbours."""
    for policy in composer.edition.library.policies.values():
        if offers_a_choice(policy):
            yield _page(composer, policy)


def _page(composer: Composer, policy: Policy) -> PagePlan:
    edition = composer.edition
    title = edition.name(Kind.POLICY, policy.id)
    return PagePlan.of(
        Draft(
            kind="comparison",
            path=addresses.comparison(policy.id),
            title=edition.word("redline.compare_title", title=title),
            description=edition.word("redline.compare_description", title=title),
            tab=addresses.POLICIES,
            parts=[],
            view={
                "policy": policy,
                "pairs": tuple(neighbours(policy)),
                "redline_path": addresses.redline,
                "assets": edition.assets,
                "scripts": SCRIPTS,
                "words": {
                    **{key: edition.words[f"redline.{key}"] for key in WORDS},
                    **{fate.value: edition.words[f"fate.{fate}"] for fate in Fate},
                },
            },
            crumbs=[
                composer.tab("policies", addresses.POLICIES),
                composer.thing(Kind.POLICY, policy.id),
            ],
            maintainer=policy.leading(edition.today).owner,
            hide=("toc",),
        )
    )
