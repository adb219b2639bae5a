"""The pointer: what it says comes back, and nothing else is taken for it."""

import datetime as dt
import json
import subprocess
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.history import release_order
from generator.release.manifest import Manifest
from generator.release.manifest import as_text as manifest_text
from generator.release.manifest import parsed as parsed_manifest
from generator.release.records import DamagedRecordError
from generator.release.releases import (
    Release,
    Releases,
    as_script,
    parsed,
    published,
    removed,
    rolled_back,
    signed,
)
from tests.conftest import ROOT

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))
NAMES = st.from_regex(r"20[0-9]{2}\.(0[1-9]|1[0-2])(\.[1-9])?", fullmatch=True)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
TITLES = st.dictionaries(
    st.sampled_from(["zh", "en", "de"]), st.text(min_size=1, max_size=20), min_size=1
)
RELEASES = st.builds(
    Release, NAMES, DAYS, st.sampled_from([("zh",), ("zh", "en")]), DIGESTS, st.none() | DIGESTS
)


@st.composite
def states(draw: st.DrawFn) -> Releases:
    """States as they come about: releases are published, signed and rolled back to."""
    titles = draw(TITLES)
    coming = draw(st.lists(RELEASES, min_size=1, max_size=6, unique_by=lambda one: one.name))
    state = None
    for release in coming:
        state = published(state, release, titles, None)
        if draw(st.booleans()):
            back = draw(st.sampled_from(state.releases)).name
            state = rolled_back(state, back, draw(DAYS))
        if draw(st.booleans()):
            state = signed(state, release.name, draw(DIGESTS), draw(DAYS))
    assert state is not None
    return state


@given(states())
def test_a_state_comes_back(state: Releases) -> None:
    assert parsed(as_script(state)) == state


@given(states(), st.data())
def test_no_changed_character_goes_unnoticed(state: Releases, data: st.DataObject) -> None:
    text = as_script(state)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="utf-8"))
    assume(other != text[at])
    with pytest.raises(DamagedRecordError):
        parsed(text[:at] + other + text[at + 1 :])


@given(states(), st.data())
def test_no_missing_end_goes_unnoticed(state: Releases, data: st.DataObject) -> None:
    text = as_script(state)
    with pytest.raises(DamagedRecordError):
        parsed(text[: data.draw(st.integers(0, len(text) - 1))])


@given(states())
def test_releases_are_listed_from_the_newest_name(state: Releases) -> None:
    names = [release_order(release.name) for release in state.releases]
    assert names == sorted(names, reverse=True)


@given(states(), RELEASES)
def test_publishing_adds_one_release_and_makes_it_the_latest(
    state: Releases, release: Release
) -> None:
    assume(state.find(release.name) is None)
    after = published(state, release, state.titles, None)
    assert after.latest == release.name
    assert set(after.releases) == {*state.releases, release}
    assert after.history[:-1] == state.history


@given(states(), DAYS)
def test_rolling_back_keeps_every_release(state: Releases, day: dt.date) -> None:
    name = state.releases[-1].name
    after = rolled_back(state, name, day)
    assert (after.latest, after.releases) == (name, state.releases)
    assert after.history[:-1] == state.history


def test_what_was_the_latest_before() -> None:
    first, second = (
        Release(name, dt.date(2026, 11, 23), ("zh",), "0" * 64) for name in ("2026.10", "2026.11")
    )
    state = published(None, first, {"zh": "手册"}, None)
    assert state.before_latest() is None
    state = published(state, second, {"zh": "手册"}, None)
    assert state.before_latest() == "2026.10"
    state = rolled_back(state, "2026.10", dt.date(2026, 11, 24))
    assert state.before_latest() == "2026.11"
    state = removed(state, "2026.11", dt.date(2026, 11, 25))
    assert state.before_latest() is None, "what is gone is nothing to go back to"


def test_the_pointer_is_a_script_that_says_the_same(tmp_path: Path) -> None:
    release = Release("2026.10", dt.date(2026, 10, 1), ("zh",), "0" * 64)
    state = published(None, release, {"zh": "</script>\u2028手册"}, None)
    text = as_script(state)
    assert "</script" not in text
    (tmp_path / "releases.js").write_text(text)
    script = 'require("{file}"); console.log(JSON.stringify(Rolebook.releases))'
    ran = subprocess.run(
        [ROOT / "scripts/node", "-e", script.format(file=tmp_path / "releases.js")],
        check=True,
        capture_output=True,
        text=True,
    )
    said = json.loads(ran.stdout)
    assert said["latest"] == "2026.10"
    assert said["titles"] == [["zh", "</script>\u2028手册"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"latest": "2026.11"},
        {"releases": (Release("../../etc", dt.date(2026, 10, 1), ("zh",), "0" * 64),)},
        {"releases": (Release("2026.10", dt.date(2026, 10, 1), ("../zh",), "0" * 64),)},
    ],
)
def test_names_that_would_lead_elsewhere_are_refused(changes: dict[str, Any]) -> None:
    release = Release("2026.10", dt.date(2026, 10, 1), ("zh",), "0" * 64)
    honest = published(None, release, {"zh": "手册"}, None)
    with pytest.raises(DamagedRecordError):
        parsed(as_script(replace(honest, **changes)))


MANIFEST = Manifest(
    release="2026.11",
    published=dt.date(2026, 11, 23),
    audience=None,
    generator="0.1.0",
    languages=("zh", "en"),
    files={},
)


def test_a_manifest_comes_back() -> None:
    text = manifest_text(MANIFEST)
    assert parsed_manifest(text.encode(), PurePosixPath("manifest.json")) == MANIFEST
    assert text.startswith('{"audience":null,"files":{},"format":"rolebook-manifest/1"')


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "a/../b", "a//b", "./a", ""])
def test_a_manifest_speaks_of_nothing_outside_the_site(path: str) -> None:
    text = manifest_text(MANIFEST).replace('"files":{}', f'"files":{{"{path}":"{"0" * 64}"}}')
    with pytest.raises(DamagedRecordError, match="no path below the site"):
        parsed_manifest(text.encode(), PurePosixPath("manifest.json"))
