"""What is handed over from elsewhere: whatever stands in it, a clear answer, never a traceback."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.assessment.answers import FORMAT as ANSWERS
from generator.audiences import restricted
from generator.changes.compare import compare_releases
from generator.changes.snapshot import KeptRelease, SnapshotError, read_snapshot, snapshot
from generator.cli import main
from generator.policies.acknowledgement import FORMAT as ACKNOWLEDGEMENTS
from generator.policies.digest import digest
from generator.policies.ledger import as_json, brought_up_to_date
from generator.reading.layout import LEDGER
from generator.release import canonical, layout, manifest, releases
from generator.release.failures import FAILURES
from generator.release.records import DamagedRecordError
from generator.release.shared import recorded
from generator.release.stored import published_state
from generator.reporting.changes import CHANGE_FORMATS, ChangeReport
from generator.reporting.notes import release_notes
from generator.schemas import schemas
from tests.changes.making import small
from tests.conftest import ROOT
from tests.fuzzing.mutating import documents
from tests.libraries.examining import DAY, SMALL
from tests.libraries.promises import hold_for_bytes
from tests.release.making import contents, published

relaxed = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))

AT = "2026-11-23T08:00:00.000Z"
NOW = KeptRelease(small(), DAY)
WEB = ROOT / "generator/web"


class Terminal(io.TextIOWrapper):
    """An output that takes UTF-8 and nothing else, as a terminal or a pipe does."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", write_through=True)


def status(*arguments: object) -> int:
    """Run a command; what it says has to be text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", Terminal())
        patch.setattr(sys, "stderr", Terminal())
        return main([str(one) for one in arguments])


# Snapshots ------------------------------------------------------------------------------------

SNAPSHOT = json.loads(snapshot(NOW))


@settings(relaxed, max_examples=400)
@given(documents(SNAPSHOT))
def test_snapshots(data: bytes) -> None:
    try:
        found = read_snapshot(data)
    except SnapshotError:
        return
    for old, new in ((NOW, found), (found, NOW)):
        changes = compare_releases(old, new)
        for language in ("zh", "en"):
            report = ChangeReport(old, new, ("A", "B"), changes, language, colour=False)
            for say in CHANGE_FORMATS.values():
                assert say(report).encode()
    for audience in ("staff", "hr"):
        seen = replace(found, library=restricted(found.library, audience))
        release_notes(seen, NOW, "en")
        release_notes(NOW, seen, "zh")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library, in a folder that commands may write to."""
    return Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("library") / "small"))


@settings(relaxed, max_examples=20)
@given(documents(SNAPSHOT))
def test_snapshots_that_diff_is_given(root: Path, data: bytes) -> None:
    file = root.parent / "2026.10.json"
    file.write_bytes(data)
    assert status("diff", file, root, "--root", root) in {0, 1, 2}


# Acknowledgements and the ledger ----------------------------------------------------------------

CONDUCT = NOW.library.policies["conduct"]

ACKNOWLEDGED = {
    "format": ACKNOWLEDGEMENTS,
    "release": "2026.11",
    "language": "zh",
    "saved": AT,
    "role": {"role": "client-manager", "at": AT},
    "acknowledged": {
        "conduct": {
            one.version: {
                "number": one.number,
                "title": one.title.say("zh"),
                "language": "zh",
                "digest": digest(one, "zh"),
                "release": "2026.11",
                "at": AT,
                "name": "李雷",
            }
            for one in CONDUCT.versions
        }
    },
}


@settings(relaxed, max_examples=25)
@given(
    st.lists(documents(ACKNOWLEDGED), min_size=1, max_size=8),
    st.sampled_from(["text", "csv", "json"]),
)
def test_acknowledgements(root: Path, handed_in: list[bytes], form: str) -> None:
    folder = root.parent / "handed-in"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number, data in enumerate(handed_in):
        (folder / f"{number}.json").write_bytes(data)
    assert status("ack", "verify", folder, "--root", root, "--format", form) in {0, 1}


RECORDED = json.loads(as_json(brought_up_to_date(None, NOW.library)))


@settings(relaxed, max_examples=60)
@given(documents(RECORDED))
def test_ledgers(data: bytes) -> None:
    hold_for_bytes(PurePosixPath(LEDGER), data)


# Records of a published site ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("published")
    for release in ("2026.10", "2026.11"):
        published(target, release)
    return target


@contextmanager
def forged(site: Path, files: Mapping[PurePosixPath, bytes]) -> Iterator[None]:
    """Put other bytes in the place of records, for as long as this is open."""
    before = {path: (site / path).read_bytes() for path in files}
    try:
        for path, data in files.items():
            (site / path).write_bytes(data)
        yield
    finally:
        for path, data in before.items():
            (site / path).write_bytes(data)


def hold_for_a_site(site: Path) -> None:
    """See that every command says what is wrong with a site."""
    assert status("verify", site) in {0, 1, 2}
    with suppress(*FAILURES):
        published_state(site)
    assert status("rollback", "2026.11", "--in", site) == 2


POINTED = {
    "format": releases.FORMAT,
    "titles": [["zh", "小手册"], ["en", "Small handbook"]],
    "audience": None,
    "latest": "2026.11",
    "releases": [
        {
            "name": name,
            "day": "2026-11-23",
            "languages": ["zh", "en"],
            "manifest": "0" * 64,
            "signature": None,
        }
        for name in ("2026.11", "2026.10")
    ],
    "history": [["publish", "2026.10", "2026-11-23"], ["publish", "2026.11", "2026-11-23"]],
    "shared": "0" * 64,
}


@relaxed
@given(documents(POINTED), st.booleans())
def test_pointers(site: Path, data: bytes, sealed: bool) -> None:
    if sealed:
        with suppress(ValueError, TypeError, RecursionError):
            value = json.loads(data)
            text = canonical.canonical(value)
            value["digest"] = canonical.digest(text)
            data = canonical.canonical(value).replace("<", "\\u003c").encode()
    script = b"(globalThis.Rolebook ??= {}).releases = " + data + b";\n"
    with suppress(DamagedRecordError, UnicodeDecodeError):
        releases.parsed(script.decode())
    with forged(site, {layout.POINTER: script}):
        hold_for_a_site(site)


MANIFEST = {
    "format": manifest.FORMAT,
    "release": "2026.10",
    "published": "2026-11-23",
    "audience": None,
    "generator": "0.1.0",
    "languages": ["zh", "en"],
    "files": {"zh/2026.10/index.html": "0" * 64, "releases/2026.10/library.json": "0" * 64},
}


@relaxed
@given(documents(MANIFEST))
def test_manifests_that_the_pointer_vouches_for(site: Path, data: bytes) -> None:
    state = published_state(site)
    first, last = state.releases
    vouched = replace(state, releases=(first, replace(last, manifest=canonical.digest(data))))
    path = layout.manifest("2026.10")
    with suppress(DamagedRecordError):
        manifest.parsed(data, path)
    with forged(site, {path: data, layout.POINTER: releases.as_script(vouched).encode()}):
        hold_for_a_site(site)


@relaxed
@given(documents({"format": "rolebook-shared/1", "files": {"index.html": "0" * 64}}))
def test_lists_of_shared_files_that_the_pointer_vouches_for(site: Path, data: bytes) -> None:
    vouched = replace(published_state(site), shared=canonical.digest(data))
    with suppress(DamagedRecordError):
        recorded(data)
    with forged(site, {layout.SHARED: data, layout.POINTER: releases.as_script(vouched).encode()}):
        hold_for_a_site(site)


JOURNAL = {"folders": ["zh/2026.12", "releases/2026.12", "../outside/2026.12"]}


@relaxed
@given(documents(JOURNAL))
def test_journals(site: Path, data: bytes) -> None:
    others = site.parent / "outside/2026.12"
    others.mkdir(parents=True, exist_ok=True)
    (site / layout.WORK).mkdir()
    (site / layout.JOURNAL).write_bytes(data)
    before = contents(site)
    try:
        assert status("rollback", "2026.11", "--in", site) == 2
        assert others.is_dir()
        assert contents(site).items() <= before.items()
    finally:
        shutil.rmtree(site / layout.WORK, ignore_errors=True)


# Files that the browser reads ---------------------------------------------------------------------

ANSWERED = {
    "format": ANSWERS,
    "rater": "self",
    "release": "2026.11",
    "language": "zh",
    "saved": AT,
    "cleared": AT,
    "position": {
        "position": "client-manager@junior",
        "release": "2026.11",
        "asked": ["negotiation"],
        "at": AT,
    },
    "optional": {"negotiation": {"value": True, "at": AT}},
    "onboarding": {"first-months": {"day-1/badge": {"done": "2026-11-23", "at": AT}}},
    "competencies": {
        "negotiation": {
            "answers": {
                "listens": {
                    "answer": "consistently",
                    "digest": "0" * 16,
                    "words": "…",
                    "release": "2026.11",
                    "at": AT,
                }
            },
            "interest": {"value": True, "at": AT},
            "note": {"text": "…", "at": AT},
            "shown": {"indicators": ["listens"], "release": "2026.11", "at": AT},
        }
    },
    "review": {
        "competencies": {},
        "agreed": {"negotiation": {"level": 2, "note": "", "at": AT}},
        "reviewer": {"text": "…", "at": AT},
        "revealed": {"value": True, "at": AT},
    },
}

Read = Callable[[str, bytes], dict[str, Any]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """The browser's own scripts in Node, which read one file after the other."""
    given_schemas = tmp_path_factory.mktemp("schemas") / "schemas.json"
    made = dict(schemas())
    names = {"assessment": "schema", "acknowledgement": "acknowledgementSchema"}
    given_schemas.write_text(
        json.dumps({key: made[f"{name}.schema.json"] for name, key in names.items()}), "utf-8"
    )
    running = subprocess.Popen(
        [ROOT / "scripts/node", ROOT / "tests/fuzzing/run_reading.js", WEB, given_schemas],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    put, took = running.stdin, running.stdout
    assert put
    assert took
    yield lambda form, data: _asked(put, took, form, data)
    put.close()
    assert running.wait() == 0
    took.close()


def _asked(put: IO[bytes], took: IO[bytes], form: str, data: bytes) -> dict[str, Any]:
    put.write(json.dumps([form, data.decode("utf-8", "replace")]).encode() + b"\n")
    put.flush()
    answer: dict[str, Any] = json.loads(took.readline())
    return answer


REASONS = {"", "too_large", "empty_file", "truncated", "no_json", "other_file", "newer_format"}
REASONS |= {"invalid"}


@settings(relaxed, max_examples=400)
@given(documents(ANSWERED))
def test_answers_files(read: Read, data: bytes) -> None:
    answer = read("answers", data)
    assert answer.get("thrown") is None, answer
    assert answer["reason"] in REASONS


@settings(relaxed, max_examples=200)
@given(documents(ACKNOWLEDGED))
def test_acknowledgement_files_in_the_browser(read: Read, data: bytes) -> None:
    answer = read("acknowledgements", data)
    assert answer.get("thrown") is None, answer
    assert answer["reason"] in REASONS


def test_the_sound_ones_are_read(read: Read) -> None:
    for form, sound in (("answers", ANSWERED), ("acknowledgements", ACKNOWLEDGED)):
        answer = read(form, json.dumps(sound).encode())
        assert answer == {"reason": "", "again": ""}
