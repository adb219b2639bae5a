"""Policy pages: each version with its facts, its clauses and its place in the history."""

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model import Kind, Policy, PolicyState, PolicyVersion
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part, ReadingOrder
from generator.pages.kinds.acknowledgement import PANEL
from generator.pages.page import Link
from generator.policies import timeline
from generator.policies.digest import digest
from generator.policies.versions import neighbours, offers_a_choice
from generator.views import acknowledgement

ACKNOWLEDGE = "acknowledge"
"""Id of the section in which a version is acknowledged."""


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield a page for each policy, which shows its leading version, and one for each version."""
    for policy in composer.edition.library.policies.values():
        leading = policy.leading(composer.edition.today)
        yield _page(composer, policy, leading, addresses.address(Kind.POLICY, policy.id).path)
        for version in policy.versions:
            path = addresses.policy_version(policy.id, version.version)
            yield _page(composer, policy, version, path)


def version_path(policy: Policy, version: PolicyVersion, today: dt.date) -> PurePosixPath:
    """Give the path under which to link a version; the leading one has the policy's own page.

    Each version, the leading one too, also keeps a page of its own: its address holds when another
    version leads.
    """
    if version is policy.leading(today):
        return addresses.address(Kind.POLICY, policy.id).path
    return addresses.policy_version(policy.id, version.version)


def _page(
    composer: Composer, policy: Policy, version: PolicyVersion, path: PurePosixPath
) -> PagePlan:
    edition = composer.edition
    body = version.bodies[edition.language]
    title = edition.say(version.title)
    crumbs = [composer.tab("policies", addresses.POLICIES)]
    neighbours: tuple[Link | None, Link | None] = (None, None)
    if path == addresses.address(Kind.POLICY, policy.id).path:
        order = ReadingOrder(edition.library.policies)
        neighbours = composer.neighbours(Kind.POLICY, order, policy.id)
    else:
        title = edition.word("policy.version_title", title=title, version=version.version)
        crumbs.append(composer.thing(Kind.POLICY, policy.id))
    clauses = [
        Part(
            "clause",
            f"{clause.number} {clause.title}",
            id=clause.id,
            level=clause.depth + 1,
            view={"clause": clause},
        )
        for clause in body.clauses
    ]
    return PagePlan.of(
        Draft(
            kind="policy",
            path=path,
            title=title,
            description=body.preamble or title,
            tab=addresses.POLICIES,
            parts=[
                *clauses,
                *_acknowledgement(composer, policy, version, path),
                Part("history", composer.heading("policy.history")),
                Part("used_by", composer.heading("policy.used_by")),
            ],
            view=_view(composer, policy, version),
            crumbs=crumbs,
            maintainer=version.owner,
            sources=edition.usage.sources[Kind.POLICY, policy.id],
            origin=version.files[edition.language],
            audience=version.audience,
            neighbours=neighbours,
        )
    )


def _acknowledgement(
    composer: Composer, policy: Policy, version: PolicyVersion, path: PurePosixPath
) -> Iterator[Part]:
    """Yield where a version is acknowledged; drafts are not."""
    if version.status == "draft":
        return
    own = addresses.policy_version(policy.id, version.version)
    view = {
        "scripts": PANEL,
        "assets": composer.edition.assets,
        "acknowledgeable": acknowledgement.acknowledgeable(composer.edition, policy),
        "folder": addresses.url(own, path).removesuffix(f"{version.version}.html"),
        "mine": addresses.ACKNOWLEDGEMENTS,
        "certificate": addresses.CERTIFICATE,
    }
    yield Part(ACKNOWLEDGE, composer.heading("acknowledge.heading"), view=view)


def _view(composer: Composer, policy: Policy, version: PolicyVersion) -> dict[str, object]:
    edition = composer.edition
    return {
        "today": edition.today,
        "policy": policy,
        "version": version,
        "body": version.bodies[edition.language],
        "banners": _banners(policy, version),
        "states": {one.version: timeline.states(policy, one) for one in policy.versions},
        "overdue": timeline.review_overdue(policy, version),
        "digest": digest(version, edition.language),
        "text_path": addresses.policy_text(policy.id, version.version),
        "pdf_path": addresses.policy_pdf(policy.id, version.version) if edition.printed else None,
        "print_path": addresses.policy_print_style(policy.id, version.version),
        "paths": {one.version: version_path(policy, one, edition.today) for one in policy.versions},
        "before": {new.version: old.version for old, new in neighbours(policy)},
        "redline_path": addresses.redline,
        "comparison": addresses.comparison(policy.id) if offers_a_choice(policy) else None,
        "users": {
            by: edition.usage.of(Kind.POLICY, policy.id, by=by)
            for by in (Kind.ROLE, Kind.TRACK, Kind.ONBOARDING)
        },
    }


def _banners(policy: Policy, version: PolicyVersion) -> list[timeline.Stretch[timeline.Standing]]:
    """Give the days on which a version is not in force, and what to say on them."""
    found = timeline.standings(policy, version)
    return [one for one in found if one.value.state is not PolicyState.IN_FORCE]
