"""Earlier releases: found by name, told in order, restricted as the edition is."""

import datetime as dt
import json
import os
import shutil
from pathlib import Path

import pytest

from generator.changes.notes import ReleaseNotes
from generator.changes.snapshot import KeptRelease, read_snapshot, snapshot
from generator.history import HistoryError, notes, read_kept, release_order, snapshots
from tests.changes.making import small
from tests.changes.mutations import START, put
from tests.libraries.examining import DAY

NOW = KeptRelease(small(), DAY)


def keep(file: Path, name: str, level: int, day: str = "2026-01-01") -> None:
    """Keep a release in which a senior needs a level."""
    value = json.loads(json.dumps(START))
    put("handbook/release", name).apply(value)
    put("roles/client-manager/grades/senior/requires/need-diagnosis", level).apply(value)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value | {"day": day}), "utf-8")


def sentences(told: ReleaseNotes) -> list[str]:
    return [one.sentence for thing in told.things for one in thing.changes]


def test_releases_are_told_newest_first(tmp_path: Path) -> None:
    keep(tmp_path / "2026.10.json", "2026.10", 3)
    keep(tmp_path / "2026.09.2.json", "2026.09.2", 1)
    keep(tmp_path / "2026.09.json", "2026.09", 1)
    keep(tmp_path / "2026.11.json", "2026.11", 1)
    keep(tmp_path / "2027.01.json", "2027.01", 1)
    (tmp_path / "notes.json").write_text("{}")
    now, third, second, first = notes([tmp_path], NOW, "en")
    assert [one.release.name for one in (now, third, second, first)] == [
        "2026.11", "2026.10", "2026.09.2", "2026.09",
    ]  # fmt: skip
    assert "Version 1.1: came into force" in sentences(now)
    assert "Senior: required level of “Need diagnosis” lowered from 3 to 2" in sentences(now)
    assert sentences(third) == ["Senior: required level of “Need diagnosis” raised from 1 to 3"]
    assert (sentences(second), second.before) == ([], first.release)
    assert first.before is None


def test_a_release_without_a_past_is_the_first(tmp_path: Path) -> None:
    (only,) = notes([tmp_path / "none"], NOW, "zh")
    assert only.before is None
    assert only.count == 0


def test_the_published_one_counts_before_the_committed(tmp_path: Path) -> None:
    keep(tmp_path / "www/releases/2026.10/library.json", "2026.10", 1)
    keep(tmp_path / "docs/2026.10.json", "2026.10", 3)
    keep(tmp_path / "docs/2026.08.json", "2026.08", 3)
    assert list(snapshots(tmp_path / "www")) == ["2026.10"]
    now, past, _ = notes([tmp_path / "www", tmp_path / "docs"], NOW, "en")
    assert any("raised from 1 to 2" in one for one in sentences(now))
    assert any("lowered from 3 to 1" in one for one in sentences(past))


def test_a_snapshot_that_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "2026.10.json"
    keep(file, "2026.10", 1)
    assert any("from 1 to 2" in one for one in sentences(notes([tmp_path], NOW, "en")[0]))
    keep(file, "2026.10", 3, "2026-02-01")
    os.utime(file, ns=(1, 1))
    assert any("from 3 to 2" in one for one in sentences(notes([tmp_path], NOW, "en")[0]))


def test_what_readers_may_not_see_is_not_told(tmp_path: Path) -> None:
    keep(tmp_path / "2026.10.json", "2026.10", 1)
    file = tmp_path / "2026.10.json"
    value = json.loads(file.read_text())
    put("competencies/negotiation/audience", ["hr"]).apply(value)
    put("competencies/negotiation/name/en", "Secret").apply(value)
    file.write_text(json.dumps(value))
    current = json.loads(snapshot(NOW))
    put("competencies/negotiation/audience", ["hr"]).apply(current)
    kept = read_snapshot(json.dumps(current))
    everything = " ".join(sentences(notes([tmp_path], kept, "en")[0]))
    assert "Secret" in everything
    (staff, _) = notes([tmp_path], kept, "en", "staff")
    assert "Secret" not in " ".join(sentences(staff))
    assert all(thing.place.id != "negotiation" for thing in staff.things)


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "it is no JSON"), (snapshot(NOW), "holds release 2026.11, not 2026.10")],
)
def test_a_damaged_snapshot_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "2026.10.json"
    file.write_text(text, "utf-8")
    with pytest.raises(HistoryError) as refused:
        notes([tmp_path], NOW, "en")
    assert said in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_missing_snapshot_is_named(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="cannot be read: No such file"):
        read_kept(tmp_path / "x.json")


def test_releases_are_ordered_by_number() -> None:
    assert release_order("2026.11") < release_order("2026.11.2") < release_order("2026.11.10")


def test_days_come_from_the_snapshots(tmp_path: Path) -> None:
    keep(tmp_path / "2026.10.json", "2026.10", 2, "2026-08-01")
    now, past = notes([tmp_path], NOW, "en")
    assert past.release.day == dt.date(2026, 8, 1)
    assert sentences(now) == [], "1.1 was in force by then"
    shutil.rmtree(tmp_path)
