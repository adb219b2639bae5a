"""Publishing: whole, once, and never over anything else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.release import layout
from generator.release.lock import TargetBusyError, exclusive
from generator.release.publishing import Outcome, RefusedError, publish, remove, roll_back
from generator.release.records import DamagedRecordError
from generator.release.stored import NotPublishedError, published_state
from generator.release.verifying import verify
from tests.conftest import ROOT
from tests.release import small_disks
from tests.release.making import DAY, PAGES, contents, maker, publication, published


def clean(target: Path) -> bool:
    return verify(target).problems == ()


def test_a_release_is_published_and_is_the_latest(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "www"
    assert published(target, "2026.11") is Outcome.PUBLISHED
    state = published_state(target)
    assert state.latest == "2026.11"
    assert [event.action for event in state.history] == ["publish"]
    assert (target / "zh/2026.11/roles/teller.html").read_text() == "2026.11 roles/teller"
    assert (target / "releases/2026.11/library.json").is_file()
    assert sorted(entry.name for entry in target.iterdir()) == [
        "en", "front-door.css", "front-door.js", "index.html", "latest.css", "latest.js",
        "releases", "releases.js", "zh",
    ]  # fmt: skip
    assert clean(target)


def test_a_release_leaves_the_earlier_ones_as_they_are(tmp_path: Path) -> None:
    published(tmp_path, "2026.10")
    before = {name: text for name, text in contents(tmp_path).items() if "/2026.10/" in name}
    published(tmp_path, "2026.11", (*PAGES, "roles/new"))
    assert before.items() <= contents(tmp_path).items()
    assert clean(tmp_path)


def test_the_same_content_again_changes_nothing(tmp_path: Path) -> None:
    published(tmp_path, "2026.11")
    before = contents(tmp_path)
    assert published(tmp_path, "2026.11") is Outcome.UNCHANGED
    assert contents(tmp_path) == before


def test_other_content_under_the_same_name_is_refused(tmp_path: Path) -> None:
    published(tmp_path, "2026.11")
    before = contents(tmp_path)
    with pytest.raises(RefusedError, match=r"2 files would differ \(en/2026.11/roles/new.html"):
        published(tmp_path, "2026.11", (*PAGES, "roles/new"))
    assert contents(tmp_path) == before


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "another folder"):
        for release in ("2026.09", "2026.10", "2026.11"):
            published(tmp_path / name, release)
    assert contents(tmp_path / "one") == contents(tmp_path / "another folder")


def test_what_fails_while_it_is_made_leaves_nothing(tmp_path: Path) -> None:
    published(tmp_path / "www", "2026.10")
    before = contents(tmp_path)

    def make(folder: Path) -> None:
        maker("2026.11")(folder)
        raise KeyboardInterrupt

    for target in ("www", "new/www"):
        with pytest.raises(KeyboardInterrupt):
            publish(tmp_path / target, publication("2026.11"), make)
    assert contents(tmp_path) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["www"]


@pytest.mark.parametrize("name", ["mine.txt", ".rolebook-site", "zh/index.html"])
def test_a_folder_of_something_else_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(RefusedError, match="rolebook build" if name[0] == "." else "no release"):
        published(tmp_path, "2026.11")
    assert contents(tmp_path) == before


def test_a_place_that_is_taken_is_refused(tmp_path: Path) -> None:
    published(tmp_path, "2026.10")
    (tmp_path / "en/2026.11").mkdir()
    (tmp_path / "en/2026.11/mine.txt").write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(RefusedError, match="was never published"):
        published(tmp_path, "2026.11")
    assert contents(tmp_path) == before


def test_releases_for_different_audiences_do_not_mix(tmp_path: Path) -> None:
    published(tmp_path, "2026.10")
    with pytest.raises(RefusedError, match="for everyone, this one is for branch"):
        publish(tmp_path, publication("2026.11", "branch"), maker("2026.11"))
    assert clean(tmp_path)
    publish(tmp_path / "branch", publication("2026.11", "branch"), maker("2026.11"))
    assert published_state(tmp_path / "branch").audience == "branch"


def test_what_is_damaged_is_not_published_upon(tmp_path: Path) -> None:
    published(tmp_path, "2026.10")
    pointer = tmp_path / layout.POINTER
    pointer.write_text(pointer.read_text().replace("2026.10", "2026.12"))
    before = contents(tmp_path)
    with pytest.raises(DamagedRecordError):
        published(tmp_path, "2026.11")
    assert contents(tmp_path) == before


def test_a_second_publisher_is_told(tmp_path: Path) -> None:
    published(tmp_path, "2026.10")
    before = contents(tmp_path)

    def make(folder: Path) -> None:
        with pytest.raises(TargetBusyError, match=f"process {os.getpid()}"):
            published(tmp_path, "2026.12")
        with pytest.raises(TargetBusyError):
            roll_back(tmp_path, "2026.10", DAY)
        maker("2026.11")(folder)

    publish(tmp_path, publication("2026.11"), make)
    assert [one.name for one in published_state(tmp_path).releases] == ["2026.11", "2026.10"]
    assert before.keys() <= contents(tmp_path).keys()
    assert clean(tmp_path)


def test_the_lock_of_a_dead_publisher_blocks_nobody(tmp_path: Path) -> None:
    (tmp_path / layout.LOCK).write_text("1")
    with exclusive(tmp_path):
        assert (tmp_path / layout.LOCK).read_text() == str(os.getpid())
    assert not (tmp_path / layout.LOCK).exists()


def test_rolling_back_and_forth(tmp_path: Path) -> None:
    for release in ("2026.09", "2026.10", "2026.11"):
        published(tmp_path, release)
    before = contents(tmp_path)
    assert roll_back(tmp_path, None, DAY).latest == "2026.10"
    assert clean(tmp_path)
    feed = tmp_path / "zh/latest/policies/changes.atom"
    assert feed.read_text() == "<feed>2026.10</feed>"
    after = contents(tmp_path)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "releases.js", "releases/shared.json",
        *(f"{language}/{name}" for language in ("zh", "en")
          for name in ("versions.json", "releases.html", "newest.html", "latest/policies/changes.atom")),
    }  # fmt: skip
    assert roll_back(tmp_path, "2026.09", DAY).latest == "2026.09"
    assert roll_back(tmp_path, None, DAY).latest == "2026.10"
    assert [event.release for event in published_state(tmp_path).history][-3:] == [
        "2026.10", "2026.09", "2026.10",
    ]  # fmt: skip
    published(tmp_path, "2026.12")
    assert published_state(tmp_path).latest == "2026.12"
    assert clean(tmp_path)


def test_a_removed_release_leaves_nothing(tmp_path: Path) -> None:
    for release in ("2026.09", "2026.10"):
        published(tmp_path, release)
    published(tmp_path, "2026.11", [*PAGES, "roles/new"])
    after = remove(tmp_path, "2026.10", DAY)
    assert [one.name for one in after.releases] == ["2026.11", "2026.09"]
    assert after.latest == "2026.11"
    assert clean(tmp_path)
    named = {name for name, content in contents(tmp_path).items() if b"2026.10" in content}
    assert named == {"releases.js"}, "its history alone says that it was there"
    assert roll_back(tmp_path, None, DAY).latest == "2026.09"
    remove(tmp_path, "2026.11", DAY)
    assert not (tmp_path / "zh/latest/roles/new.html").exists()
    assert clean(tmp_path)


@pytest.mark.parametrize(
    ("name", "match"),
    [("2026.11", "is the latest release"), ("2026.12", "there are: 2026.11, 2026.10")],
)
def test_a_release_that_readers_are_led_to_is_not_removed(
    name: str, match: str, tmp_path: Path
) -> None:
    for release in ("2026.10", "2026.11"):
        published(tmp_path, release)
    before = contents(tmp_path)
    with pytest.raises(RefusedError, match=match):
        remove(tmp_path, name, DAY)
    assert contents(tmp_path) == before


def test_the_name_of_a_removed_release_stands_for_nothing_else(tmp_path: Path) -> None:
    for release in ("2026.10", "2026.11"):
        published(tmp_path, release)
    remove(tmp_path, "2026.10", DAY)
    with pytest.raises(RefusedError, match="was published here and removed"):
        published(tmp_path, "2026.10")
    assert clean(tmp_path)


def test_a_release_that_is_damaged_can_be_removed(tmp_path: Path) -> None:
    for release in ("2026.10", "2026.11"):
        published(tmp_path, release)
    (tmp_path / layout.manifest("2026.10")).write_text("{}")
    remove(tmp_path, "2026.10", DAY)
    assert clean(tmp_path)


def test_without_scripts_a_stub_leads_to_the_latest_release(tmp_path: Path) -> None:
    for release in ("2026.10", "2026.11"):
        published(tmp_path, release)
    stub = (tmp_path / "en/latest/roles/teller.html").read_text()
    assert (
        '<noscript><meta http-equiv="refresh" content="0; url=../../newest.html"></noscript>'
        in stub
    )
    assert 'href="../../newest.html"' in stub
    for latest in ("2026.11", "2026.10"):
        led = (tmp_path / "en/newest.html").read_text()
        assert f'content="0; url={latest}/index.html"' in led
        assert (tmp_path / "en" / latest / "index.html").is_file()
        if latest == "2026.11":
            roll_back(tmp_path, None, DAY)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("2026.12", "never published here; there are: 2026.11"),
        ("2026.11", "is the latest release already"),
        (None, "no release was the latest before 2026.11"),
    ],
)
def test_a_rollback_that_leads_nowhere_is_refused(
    tmp_path: Path, name: str | None, match: str
) -> None:
    published(tmp_path, "2026.11")
    before = contents(tmp_path)
    with pytest.raises(RefusedError, match=match):
        roll_back(tmp_path, name, DAY)
    assert contents(tmp_path) == before


def test_nothing_is_rolled_back_where_nothing_was_published(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "none"):
        with pytest.raises(NotPublishedError):
            roll_back(target, None, DAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("scenario", [*small_disks.SCENARIOS])
def test_a_disk_that_does_not_take_it_keeps_what_it_has(scenario: str, tmp_path: Path) -> None:
    """Everything happens on a file system of its own that only that process sees."""
    alone = ("--mount",) if os.geteuid() == 0 else ("--user", "--map-root-user", "--mount")
    ran = subprocess.run(
        ["unshare", *alone, sys.executable, "-m", "tests.release.small_disks", scenario, tmp_path],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert (ran.returncode, ran.stdout) == (0, "as it should be\n"), ran.stderr
