"""Redlines: what changed from one version of a policy to the next, a page for each pair."""

from collections.abc import Iterator

from generator.model import Kind, Policy, PolicyVersion
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.pages.kinds.policy import version_path
from generator.pages.policy_words import Linker
from generator.pages.strokes import groups, strokes
from generator.policies.redline import Edit, Fate, redline
from generator.policies.versions import neighbours, offers_a_choice
from generator.policies.words import Token


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield a page for each version and the one after it."""
    for policy in composer.edition.library.policies.values():
        for old, new in neighbours(policy):
            yield _page(composer, policy, old, new)


def _page(composer: Composer, policy: Policy, old: PolicyVersion, new: PolicyVersion) -> PagePlan:
    edition = composer.edition
    path = addresses.redline(policy.id, old.version, new.version)
    compared = redline(old.bodies[edition.language], new.bodies[edition.language])
    linkers = {
        edit: Linker(edition, path, addresses.policy_version(policy.id, version.version))
        for edit, version in ((Edit.DELETED, old), (Edit.INSERTED, new), (Edit.SAME, new))
    }

    def urls(edit: Edit, token: Token) -> str:
        return linkers[edit].url(token)

    named = {
        "title": edition.say(new.title),
        "old": old.version,
        "new": new.version,
    }
    parts = [
        Part(
            "clause",
            f"{clause.present.number} {clause.present.title}",
            id=clause.present.id,
            view={
                "clause": clause,
                "renamed": strokes(clause.title, urls) if len(clause.title) > 1 else (),
                "groups": groups(clause.lines, urls),
            },
        )
        for clause in compared.clauses
        if clause.fate is not Fate.SAME
    ]
    if compared.preamble_changed:
        preamble = {"groups": groups(compared.preamble, urls)}
        heading = composer.heading("redline.preamble")
        parts.insert(0, Part("preamble", heading, id="preamble-text", view=preamble))
    return PagePlan.of(
        Draft(
            kind="redline",
            path=path,
            title=edition.word("redline.title", **named),
            description=edition.word("redline.description", **named),
            tab=addresses.POLICIES,
            parts=[*parts, Part("unchanged", composer.heading("redline.unchanged"))],
            view={
                "pair": (old, new),
                "paths": [version_path(policy, one, edition.today) for one in (old, new)],
                "counts": {fate.value: compared.count(fate) for fate in Fate},
                "nothing": not parts,
                "comparison": addresses.comparison(policy.id) if offers_a_choice(policy) else None,
                "unchanged": [c.present for c in compared.clauses if c.fate is Fate.SAME],
            },
            crumbs=[
                composer.tab("policies", addresses.POLICIES),
                composer.thing(Kind.POLICY, policy.id),
            ],
            maintainer=new.owner,
        )
    )
