"""Comparing libraries: nothing for equal ones, and for every edit exactly what it changes."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assessment import migration
from generator.changes.change import ChangeKind, Weight
from generator.changes.compare import compare, compare_releases
from generator.changes.snapshot import KeptRelease, read_snapshot, snapshot
from generator.model import Kind, Library, Policy
from generator.model.reference import RoleReference
from tests.assessment.test_migration import answered
from tests.changes.making import libraries, relaxed, small
from tests.changes.mutations import MUTATIONS, START, Mutation, add, drop, mutated, put, told, words
from tests.libraries import assessment
from tests.libraries import policies as policy_library
from tests.libraries.examining import DAY
from tests.policies.making import version

SMALL = small()


@given(libraries())
@relaxed
def test_equal_libraries_give_nothing(library: Library) -> None:
    again = read_snapshot(snapshot(KeptRelease(library, DAY))).library
    assert compare(library, again) == ()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.path.replace("/", "."))
def test_an_edit_gives_exactly_its_changes(mutation: Mutation) -> None:
    assert [told(one) for one in compare(SMALL, mutated([mutation]))] == list(mutation.changes)


def undisturbed(chosen: list[Mutation]) -> Iterator[Mutation]:
    """Leave out edits of what another edit takes away or renumbers."""
    dropped = [one.path for one in chosen if one.changes and "removed" in one.changes[0]]
    for one in chosen:
        if not any(one.path != path and one.path.startswith(path) for path in dropped):
            yield one


@given(st.lists(st.sampled_from(MUTATIONS), unique=True, max_size=12))
@relaxed
def test_edits_together_give_the_changes_of_each(chosen: list[Mutation]) -> None:
    edits = sorted(undisturbed(chosen), key=lambda one: one.path.count("/"), reverse=True)
    expected = sorted(change for one in edits for change in one.changes)
    found = compare(SMALL, mutated(edits))
    assert sorted(map(blurred, map(told, found))) == sorted(map(blurred, expected))
    assert list(found) == sorted(found, key=lambda one: rank(one.place.kind))


def blurred(line: str) -> str:
    """Give a line up to what stood there: a text edited twice has changed once as a whole."""
    return (
        line.split(" → ", maxsplit=1)[0].rpartition(" in ")[0] or line.split(" → ", maxsplit=1)[0]
    )


def rank(kind: Kind | None) -> int:
    order = [Kind.ROLE, Kind.QUALIFICATION, Kind.POLICY, Kind.COMPETENCY, Kind.TRACK,
             Kind.ONBOARDING, Kind.RESOURCE, Kind.MODEL, Kind.SCALE, Kind.TERM, Kind.SOURCE,
             Kind.FAMILY, Kind.LINE, None]  # fmt: skip
    return order.index(kind)


BACK = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.RETIRED: ChangeKind.REINSTATED,
    ChangeKind.REQUIREMENT_RAISED: ChangeKind.REQUIREMENT_LOWERED,
    ChangeKind.REQUIREMENT_ADDED: ChangeKind.REQUIREMENT_DROPPED,
    ChangeKind.OPTION_RAISED: ChangeKind.OPTION_LOWERED,
    ChangeKind.INDICATOR_MADE_KEY: ChangeKind.INDICATOR_NO_LONGER_KEY,
    ChangeKind.VERSION_WITHDRAWN: ChangeKind.VERSION_APPROVED,
}
BACK |= {
    ChangeKind(f"{thing}-added"): ChangeKind(f"{thing}-removed")
    for thing in ("item", "reference", "grade", "duty", "indicator", "level", "node", "edge",
                  "stage", "step")
}  # fmt: skip
BACK |= {new: old for old, new in BACK.items()}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.path.replace("/", "."))
def test_the_way_back_is_the_opposite(mutation: Mutation) -> None:
    there, back = compare(SMALL, mutated([mutation])), compare(mutated([mutation]), SMALL)
    assert [BACK.get(one.kind, one.kind) for one in there] == [one.kind for one in back]
    assert [(one.old, one.new) for one in there] == [(one.new, one.old) for one in back]
    assert [one.weight for one in there] == [one.weight for one in back]


@pytest.mark.parametrize(
    ("mutations", "changes"),
    [
        (
            [drop("roles/client-manager/grades/junior/optional/negotiation"),
             put("roles/client-manager/grades/junior/requires/negotiation", 2)],
            ["made-required role:client-manager#grade-junior (competency:negotiation) 1 → 2"],
        ),
        (
            [put("roles/client-manager/grades/senior/optional", {"negotiation": 2}),
             drop("roles/client-manager/grades/senior/requires/negotiation")],
            ["made-optional role:client-manager#grade-senior (competency:negotiation) 2 → 2"],
        ),
        (
            [put("competencies/negotiation/replaced_by", "need-diagnosis"),
             put("competencies/negotiation/status", "retired")],
            ["replaced competency:negotiation (competency:need-diagnosis)"],
        ),
        (
            [drop("competencies/need-diagnosis/levels/0/indicators/notes"),
             add("competencies/need-diagnosis/levels/1/indicators",
                 START["competencies"][1]["levels"][0]["indicators"][2])],
            ["indicator-moved competency:need-diagnosis#notes 1 → 2"],
        ),
        (
            [put("roles/client-manager/duties",
                 [{"id": "care", "name": words("Service", "服务"),
                   "duties": START["roles"][0]["duties"][0]["duties"]}])],
            ["item-removed role:client-manager#duty-service duties Service → -",
             "item-added role:client-manager#duty-care duties - → Service",
             "duty-moved role:client-manager#duty-care-visit"],
        ),
        ([put("terms/0", START["terms"][1]), put("terms/1", START["terms"][0])], []),
    ],
)  # fmt: skip
def test_several_edits_are_one_change(mutations: list[Mutation], changes: list[str]) -> None:
    found = [told(one) for one in compare(SMALL, mutated(mutations))]
    assert sorted(found) == sorted(changes)


def test_a_new_version_is_compared_with_the_one_before(tmp_path: Path) -> None:
    new = policy_library.library(tmp_path)
    found = [told(one) for one in compare(SMALL, new)]
    assert found == [
        "fact-changed policy:conduct@1.1 effective_to - → 2027-02-28",
        "version-added policy:conduct@2.0 1.1 → 2.0",
        "clause-amended policy:conduct#gifts@2.0 1.1v1.1 → 1.1v2.0",
        "clause-amended policy:conduct#visits@2.0 1.2v1.1 → 1.2v2.0",
    ]
    assert {one.weight for one in compare(SMALL, new)} == {Weight.BINDING}


def test_days_bring_versions_into_force() -> None:
    early = KeptRelease(SMALL, dt.date(2026, 3, 1))
    late = KeptRelease(SMALL, dt.date(2026, 8, 1))
    assert [told(one) for one in compare_releases(early, late)] == [
        "came-into-force policy:conduct@1.1 1.0 → 1.1"
    ]
    assert compare_releases(late, late) == ()
    before = KeptRelease(SMALL, dt.date(2025, 12, 31))
    assert [told(one) for one in compare_releases(early, before)] == [
        "no-longer-in-force policy:conduct@1.0 1.0 → -"
    ]


def with_policies(*policies: Policy) -> Library:
    return replace(SMALL, policies={one.id: one for one in policies})


def test_a_draft_is_approved_and_binds_other_roles() -> None:
    draft = Policy(
        "x", (version("1.0", status="draft", applies_to=(RoleReference("a"), RoleReference("b"))),)
    )
    approved = Policy("x", (version("1.0", applies_to=(RoleReference("b"), RoleReference("c"))),))
    found = [told(one) for one in compare(with_policies(draft), with_policies(approved))]
    assert sorted(found) == [
        "binds-less policy:x@1.0 (role:a)",
        "binds-more policy:x@1.0 (role:c)",
        "version-approved policy:x@1.0 draft → approved",
    ]


def test_hostile_links_do_not_matter() -> None:
    value = copy.deepcopy(START)
    put("roles/client-manager/grades/senior/requires", {"nothing-such": 2}).apply(value)
    put("models/selling/groups/0/competencies", ["nothing-else"]).apply(value)
    odd = read_snapshot(json.dumps(value)).library
    assert compare(odd, SMALL)
    assert compare(SMALL, odd)


def test_a_reworded_indicator_is_one_that_is_asked_again(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Self-assessment and the comparison mean the same by reworded, new, removed and replaced."""
    first, second = (
        assessment.library(tmp_path_factory.mktemp(name), name)
        for name in (assessment.FIRST, assessment.SECOND)
    )
    found = compare(first, second)
    for language in ("zh", "en"):
        asked = list(migration.changes(second, answered(first, language)))
        for kind, fate in (
            (ChangeKind.INDICATOR_REWORDED, migration.ChangeKind.REWORDED),
            (ChangeKind.INDICATOR_ADDED, migration.ChangeKind.NEW),
            (ChangeKind.INDICATOR_REMOVED, migration.ChangeKind.REMOVED),
        ):
            said = {
                (one.place.id, one.place.part)
                for one in found
                if one.kind is kind and language not in one.unchanged
            }
            still = {one.id for one in second.competencies.values()}
            expected = {
                (one.competency, one.indicator)
                for one in asked
                if one.kind is fate and one.competency in still
            }
            assert said == expected, (language, kind)
        replaced = {one.competency for one in asked if one.kind is migration.ChangeKind.REPLACED}
        assert replaced == {one.place.id for one in found if one.kind is ChangeKind.REPLACED}
