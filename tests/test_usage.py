"""Who uses what: every link of the small library, read backwards."""

import dataclasses

import pytest

from generator.model import Kind, Library
from generator.usage import cited_sources, usage


@pytest.mark.parametrize(
    ("kind", "id_", "users"),
    [
        (Kind.SCALE, "steps", []),
        (
            Kind.COMPETENCY,
            "need-diagnosis",
            [
                (Kind.MODEL, "selling"),
                (Kind.COMPETENCY, "negotiation"),
                (Kind.ROLE, "client-manager"),
                (Kind.ROLE, "team-lead"),
                (Kind.RESOURCE, "needs-case"),
                (Kind.SOURCE, "S01"),
            ],
        ),
        (Kind.COMPETENCY, "cold-calling", [(Kind.MODEL, "selling")]),
        (
            Kind.COMPETENCY,
            "negotiation",
            [
                (Kind.MODEL, "selling"),
                (Kind.COMPETENCY, "cold-calling"),
                (Kind.COMPETENCY, "need-diagnosis"),
                (Kind.ROLE, "client-manager"),
                (Kind.ROLE, "team-lead"),
            ],
        ),
        (
            Kind.ROLE,
            "client-manager",
            [
                (Kind.TRACK, "sales-track"),
                (Kind.ONBOARDING, "first-months"),
            ],
        ),
        (Kind.ROLE, "team-lead", [(Kind.ROLE, "client-manager"), (Kind.TRACK, "sales-track")]),
        (
            Kind.POLICY,
            "conduct",
            [
                (Kind.ROLE, "client-manager"),
                (Kind.TRACK, "sales-track"),
                (Kind.ONBOARDING, "first-months"),
            ],
        ),
        (Kind.QUALIFICATION, "fund-sales", [(Kind.ROLE, "client-manager"), (Kind.TRACK, "sales-track")]),
        (Kind.TERM, "kyc", [(Kind.TERM, "client-visit")]),
        (Kind.FAMILY, "client-management", [(Kind.ROLE, "client-manager"), (Kind.ROLE, "team-lead")]),
    ],
)  # fmt: skip
def test_users_are_told_in_reading_order(
    small: Library, kind: Kind, id_: str, users: list[tuple[Kind, str]]
) -> None:
    found = usage(small).users.get((kind, id_), ())
    assert sorted(found) == sorted(users)
    kinds = list(Kind)
    assert [kinds.index(by) for by, _ in found] == sorted(kinds.index(by) for by, _ in found)


def test_nothing_uses_itself(small: Library) -> None:
    role = small.roles["client-manager"]
    circle = role.model_copy(update={"reports_to": type(role.reports_to or "")(role.id)})
    library = dataclasses.replace(small, roles={**small.roles, role.id: circle})
    assert (Kind.ROLE, role.id) not in usage(library).users[Kind.ROLE, role.id]


def test_users_can_be_asked_for_by_kind(small: Library) -> None:
    found = usage(small)
    assert found.of(Kind.COMPETENCY, "negotiation", by=Kind.MODEL) == ("selling",)
    assert found.of(Kind.COMPETENCY, "negotiation", by=Kind.POLICY) == ()
    assert found.of(Kind.COMPETENCY, "unheard-of", by=Kind.ROLE) == ()


def test_sources_are_cited_in_lists_and_inline(small: Library) -> None:
    found = usage(small)
    assert found.sources[Kind.COMPETENCY, "negotiation"] == ("S01",)
    assert found.sources[Kind.TERM, "client-visit"] == ("S01",), "only cited inline"
    assert found.sources[Kind.TERM, "kyc"] == ()
    assert found.sources[Kind.POLICY, "conduct"] == ("S01",)
    assert found.of(Kind.SOURCE, "S01", by=Kind.TERM) == ("client-visit",)


def test_a_policy_cites_in_its_preamble_and_summary(small: Library) -> None:
    policy = small.policies["conduct"]
    bare = tuple(dataclasses.replace(version, sources=()) for version in policy.versions)
    changed = dataclasses.replace(policy, versions=bare)
    library = dataclasses.replace(small, policies={"conduct": changed})
    assert set(cited_sources(library, (Kind.POLICY, "conduct"))) == {"S01"}


def test_a_source_cites_nothing(small: Library) -> None:
    assert list(cited_sources(small, (Kind.SOURCE, "S01"))) == []


def test_a_policy_for_some_roles_uses_them(small: Library) -> None:
    policy = small.policies["conduct"]
    role = small.tracks["sales-track"].nodes[0].position
    assert role is not None
    versions = tuple(
        dataclasses.replace(version, applies_to=(role.role,)) for version in policy.versions
    )
    bound = dataclasses.replace(policy, versions=versions)
    library = dataclasses.replace(small, policies={"conduct": bound})
    assert usage(library).of(Kind.ROLE, "client-manager", by=Kind.POLICY) == ("conduct",)
