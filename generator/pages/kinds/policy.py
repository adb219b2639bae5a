"""Policy pages: the register, and each version with its clauses."""

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model import Kind, Policy, PolicyVersion
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, Part
from generator.pages.page import Page


def pages(composer: Composer) -> Iterator[Page]:
    """Yield the register, a page for each policy and one for each of its other versions."""
    edition = composer.edition
    policies = edition.library.policies
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
                    (policy, leading, _states(policy, today)[leading.version])
                    for policy in policies.values()
                    for leading in [policy.leading(today)]
                ],
            },
            hide=("navigation", "toc"),
        )
    )
    for policy in policies.values():
        leading = policy.leading(today)
        for version in policy.versions:
            path = addresses.policy_version(policy.id, version.version)
            if version is leading:
                path = addresses.address(Kind.POLICY, policy.id).path
            yield _page(composer, policy, version, path)


def version_path(policy: Policy, version: PolicyVersion, composer: Composer) -> PurePosixPath:
    """Give the path of a version's page; the leading version stands at the policy's own."""
    if version is policy.leading(composer.edition.today):
        return addresses.address(Kind.POLICY, policy.id).path
    return addresses.policy_version(policy.id, version.version)


def _page(composer: Composer, policy: Policy, version: PolicyVersion, path: PurePosixPath) -> Page:
    edition = composer.edition
    thing = (Kind.POLICY, policy.id)
    states = _states(policy, edition.today)
    body = version.bodies[edition.language]
    leading = policy.leading(edition.today)
    order = list(edition.library.policies)
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
    title = edition.say(version.title)
    if version is not leading:
        title = edition.word("policy.version_title", title=title, version=version.version)
    crumbs = [composer.tab("policies", addresses.POLICIES)]
    if version is not leading:
        crumbs.append(composer.thing(Kind.POLICY, policy.id))
    return composer.compose(
        Draft(
            kind="policy",
            path=path,
            title=title,
            description=body.preamble or title,
            tab=addresses.POLICIES,
            parts=[
                *clauses,
                Part("history", composer.heading("policy.history")),
                Part("used_by", composer.heading("policy.used_by")),
            ],
            view={
                "policy": policy,
                "version": version,
                "leading": leading,
                "body": body,
                "state": states[version.version],
                "states": states,
                "paths": {
                    one.version: version_path(policy, one, composer) for one in policy.versions
                },
                "users": {
                    by: edition.usage.of(*thing, by=by)
                    for by in (Kind.ROLE, Kind.TRACK, Kind.ONBOARDING)
                },
            },
            crumbs=crumbs,
            maintainer=version.owner,
            sources=edition.usage.sources[thing],
            origin=version.files[edition.language],
            neighbours=composer.neighbours(Kind.POLICY, order, policy.id)
            if version is leading
            else (None, None),
        )
    )


def _states(policy: Policy, today: dt.date) -> dict[str, str]:
    """Give the state of each version by its number."""
    return {version.version: state.value for version, state in policy.states(today)}
