"""What is left of a library for an audience, and what the rules say of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.audiences import is_for, marked, restricted, withheld
from generator.changes.snapshot import KeptRelease, read_snapshot, snapshot
from generator.loading import load
from generator.model import (
    AnyReference,
    Kind,
    Library,
    Policy,
    PositionReference,
    Record,
    Reference,
)
from generator.model.handbook import RestrictableKind
from generator.model.record import AUDIENCES, Audience
from generator.model.walking import walk
from tests.libraries.audiences import lay_out_restricted
from tests.libraries.examining import DAY, SMALL, codes, edit, examine, examine_changed, place

TERMS = "competencies/glossary/terms.yml"
PATH = "competencies/onboarding/first-months.yml"
ROLE = "competencies/roles/client-manager.yml"
QUALIFICATION = "competencies/qualifications/fund-sales.yml"
ZH = "docs/policies/conduct/1.1.zh.md"
EN = "docs/policies/conduct/1.1.en.md"


def at(file: str, passage: str, column: int) -> str:
    """Give a place on the line of the small library on which a passage stands."""
    before, _, _ = (SMALL / file).read_text().partition(passage)
    return f"{file}:{before.count(chr(10)) + 1}:{column}"


@pytest.fixture(scope="module")
def secretive(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("library")
    lay_out_restricted(root)
    assert codes(examine(root)) == []
    library = load(root).library
    assert library is not None
    return library


def test_every_kind_of_thing_can_be_restricted(secretive: Library) -> None:
    kinds = {kind for kind, _ in withheld(secretive, "staff")}
    assert kinds == {Kind(kind) for kind in get_args(RestrictableKind)}
    assert kinds == set(Kind) - {Kind.FAMILY, Kind.LINE}


def test_nothing_restricted_is_left_and_nothing_else_is_lost(
    secretive: Library, small: Library
) -> None:
    left = restricted(secretive, "staff")
    assert "zqx" not in repr(left)
    expected = {(kind, id_): entity for kind, id_, entity in small.entities()}
    # A role reports to one that is withheld, a move names a policy that is, and texts keep the
    # places of clauses that are.
    manager = small.roles["client-manager"].model_copy(update={"reports_to": None})
    expected[Kind.ROLE, "client-manager"] = manager
    track = small.tracks["sales-track"]
    edges = (track.edges[0].model_copy(update={"policy": None}), *track.edges[1:])
    expected[Kind.TRACK, "sales-track"] = track.model_copy(update={"edges": edges})
    expected[Kind.POLICY, "conduct"] = left.policies["conduct"]
    assert {(kind, id_): entity for kind, id_, entity in left.entities()} == expected


def test_those_who_may_see_everything_see_it_as_it_is(secretive: Library) -> None:
    left = restricted(secretive, "lead")
    assert withheld(secretive, "lead") == ()
    assert list(left.entities()) == list(secretive.entities())


def test_what_goes_with_something_else_is_not_marked_itself(secretive: Library) -> None:
    said = set(marked(secretive))
    gone = set(withheld(secretive, "staff"))
    assert gone - said == {
        (Kind.COMPETENCY, "zqx-inside"),
        (Kind.MODEL, "zqx-measured"),
        (Kind.COMPETENCY, "zqx-scaled"),
        (Kind.ONBOARDING, "zqx-path"),
        (Kind.RESOURCE, "zqx-second-resource"),
    }
    assert said - gone == {(Kind.POLICY, "conduct"), (Kind.ONBOARDING, "first-months")}


def test_the_ledger_records_whole_texts_and_is_left_out(secretive: Library) -> None:
    assert restricted(secretive, "hr").ledger is None


def test_a_withheld_clause_keeps_its_number_and_nothing_else(secretive: Library) -> None:
    (*_, version) = restricted(secretive, "staff").policies["conduct"].versions
    clauses = version.bodies["en"].clauses
    assert [(one.number, one.id) for one in clauses] == [
        ("1", "integrity"),
        ("1.1", "gifts"),
        ("1.2", "withheld-1-2"),
        ("1.3", "visits"),
        ("2", "withheld-2"),
    ]
    assert {one.body for one in clauses if one.id.startswith("withheld")} == {""}


THINGS = [(kind, id_) for kind, id_, _ in load(SMALL).library.entities() if kind != Kind.SCALE]  # type: ignore[union-attr] # it loads, as other tests hold


@settings(deadline=None)  # how long it takes depends on what else the machine does
@given(st.sets(st.sampled_from(THINGS)))
def test_whatever_is_withheld_no_reference_is_left_dangling(hidden: set[tuple[Kind, str]]) -> None:
    library = load(SMALL).library
    assert library is not None
    left = restricted(marking(library, hidden), "staff")
    assert not {(kind, id_) for kind, id_, _ in left.entities()} & hidden
    assert left.origins.keys() == {(kind, id_) for kind, id_, _ in left.entities()}
    for kind, id_ in references(left):
        assert id_ in left.of_kind(kind)
    for competency in left.competencies:
        assert competency in left.model_of(competency).competencies
    for _, _, entity in left.entities():
        if isinstance(entity, Record):
            # It holds what its type promises, as if it had been read so.
            assert type(entity).model_validate(entity.model_dump(by_alias=True)) == entity


def marking(library: Library, hidden: set[tuple[Kind, str]]) -> Library:
    """Restrict some things of a library to leads."""

    def of(kind: Kind) -> dict[str, object]:
        found: dict[str, object] = {}
        for id_, entity in library.of_kind(kind).items():
            found[id_] = entity
            if (kind, id_) in hidden and isinstance(entity, Policy):
                versions = tuple(replace(one, audience=("lead",)) for one in entity.versions)
                found[id_] = replace(entity, versions=versions)
            elif (kind, id_) in hidden and isinstance(entity, Record):
                found[id_] = entity.model_copy(update={"audience": ("lead",)})
        return found

    return replace(
        library,
        models=of(Kind.MODEL),  # type: ignore[arg-type] # the things of each kind stay of it
        competencies=of(Kind.COMPETENCY),  # type: ignore[arg-type]
        roles=of(Kind.ROLE),  # type: ignore[arg-type]
        qualifications=of(Kind.QUALIFICATION),  # type: ignore[arg-type]
        tracks=of(Kind.TRACK),  # type: ignore[arg-type]
        policies=of(Kind.POLICY),  # type: ignore[arg-type]
        onboarding=of(Kind.ONBOARDING),  # type: ignore[arg-type]
        resources=of(Kind.RESOURCE),  # type: ignore[arg-type]
        terms=of(Kind.TERM),  # type: ignore[arg-type]
        sources=of(Kind.SOURCE),  # type: ignore[arg-type]
    )


def references(library: Library) -> Iterator[tuple[Kind, str]]:
    for _, _, entity in library.entities():
        if isinstance(entity, Policy):
            for version in entity.versions:
                assert version.applies_to == "everyone"
                yield from ((Kind.SOURCE, str(one)) for one in version.sources)
            continue
        for _, value in walk(entity):
            match value:
                case PositionReference():
                    yield Kind.ROLE, str(value.role)
                case AnyReference():
                    yield library.resolve(value)
                case Reference() if value.kind not in (Kind.FAMILY, Kind.LINE):
                    yield value.kind, str(value)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_says_nothing_is_for_everyone(audience: str, small: Library) -> None:
    assert all(is_for(audience, entity) for _, _, entity in small.entities())  # type: ignore[arg-type]
    assert withheld(small, audience) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "code", "where", "nearest"),
    [
        (edit(QUALIFICATION, "validity:", "audience: [led]\nvalidity:"), "RB305", f"{QUALIFICATION}:5:12", "lead"),
        (edit(QUALIFICATION, "validity:", "audience: lead\nvalidity:"), "RB304", f"{QUALIFICATION}:5:11", None),
        (edit(QUALIFICATION, "validity:", "audience: []\nvalidity:"), "RB312", f"{QUALIFICATION}:5:11", None),
        (edit(QUALIFICATION, "validity:", "audiences: [hr]\nvalidity:"), "RB301", f"{QUALIFICATION}:5:1", "audience"),
        (edit(ZH, "{#gifts}", '{#gifts audience="stuff"}'), "RB305", at(ZH, "{#gifts}", 26), "staff"),
        (edit(ZH, "{#gifts}", '{#gifts audience=""}'), "RB305", at(ZH, "{#gifts}", 16), None),
        (edit(ZH, "{#gifts}", '{#gifts audiense="lead"}'), "RB608", at(ZH, "{#gifts}", 1), None),
    ],
)  # fmt: skip
def test_an_audience_that_is_unknown_is_found(
    changes: dict[str, str], code: str, where: str, nearest: str | None, tmp_path: Path
) -> None:
    found = examine_changed(tmp_path, changes)
    (line,) = [line for line in found.lines if line.entry.code == code]
    assert place(line) == where
    assert (line.wording.suggestion is not None) == (nearest is not None)
    assert nearest is None or nearest in (line.wording.suggestion or "")


@pytest.mark.parametrize(
    ("changes", "where", "who"),
    [
        # A citation, a link, a link to a part of something, and a clause of the same policy.
        (edit("competencies/sources/S01.yml", "facts:", "audience: [lead, hr]\nfacts:"), f"{TERMS}:11:18", "staff"),
        (edit("competencies/models/selling/need-diagnosis.yml", "related:", "audience: [hr]\nrelated:"), f"{TERMS}:5:26", "staff, lead"),
        (
            edit(TERMS, "到客户处面谈 [S01]。", "见[第一步](onboarding:first-months#step-day-1-assess)。")
            | edit(PATH, "        about: role:client-manager\n", "        about: role:client-manager\n        audience: [lead]\n"),
            f"{TERMS}:11:18", "staff, hr",
        ),
        (
            edit(ZH, "{#visits}", '{#visits audience="hr"}')
            | edit(EN, "{#visits}", '{#visits audience="hr"}'),
            at(ZH, "(#visits)", 14), "staff, lead",
        ),
    ],
)  # fmt: skip
def test_a_text_that_mentions_what_is_withheld_is_found(
    changes: dict[str, str], where: str, who: str, tmp_path: Path
) -> None:
    found = examine_changed(tmp_path, changes)
    lines = {place(line): line for line in found.lines if line.entry.code == "RB702"}
    assert where in lines, [*lines, *codes(found)]
    assert who in lines[where].wording.message


def test_a_clause_for_nobody_is_found(tmp_path: Path) -> None:
    changes: dict[str, str] = {}
    for file in (ZH, EN):
        changes |= edit(file, "{#integrity}", '{#integrity audience="hr"}')
        changes[file] = changes[file].replace("{#gifts}", '{#gifts audience="lead"}')
    found = examine_changed(tmp_path, changes)
    places = [place(line) for line in found.lines if line.entry.code == "RB705"]
    assert places == [at(EN, "{#gifts}", 1), at(ZH, "{#gifts}", 1)]


def test_the_scale_of_models_that_name_none_is_for_everyone(tmp_path: Path) -> None:
    file = "competencies/scales/steps.yml"
    restricted_scale = (SMALL / file).read_text() + "audience: [lead, hr]\n"
    found = examine_changed(tmp_path, {file: restricted_scale})
    assert "RB706" in codes(found)
    open_scale = restricted_scale.replace("[lead, hr]", "[staff, lead, hr]")
    assert codes(examine_changed(tmp_path / "open", {file: open_scale})) == []


def test_mentions_in_a_policy_are_found_in_each_language_and_named(tmp_path: Path) -> None:
    changes: dict[str, str] = {}
    for file in (ZH, EN):
        changes |= edit(file, "{#visits}", '{#visits audience="hr"}')
    found = examine_changed(tmp_path, changes)
    assert {place(line): line.wording.message for line in found.lines} == {
        at(language, "(#visits)", column): (
            "staff, lead may not see “policy:conduct#visits”, "
            "yet this text, which they may read, mentions it."
        )
        for language, column in ((ZH, 14), (EN, 39))
    }


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_left_can_be_kept_as_a_snapshot(audience: Audience, secretive: Library) -> None:
    left = restricted(secretive, audience)
    kept = read_snapshot(snapshot(KeptRelease(left, DAY)))
    assert list(kept.library.entities()) == list(left.entities())
