"""Loading is the same with every means to be quick and with none."""

import shutil
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.loading import Means, examine, load
from generator.reading.reader import Memory
from tests.libraries.examining import DAY, SMALL

COMPETENCY = "competencies/models/selling/need-diagnosis.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def rename(project: Path, old: str, new: str) -> None:
    file = project / COMPETENCY
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_each_way_gives_the_same_before_and_after_an_edit(project: Path) -> None:
    memory = Memory()
    for _ in range(2):
        plain = load(project, DAY)
        for means in (Means.of(project, 1), Means.of(project, 2), Means(memory=memory)):
            assert load(project, DAY, means) == plain
        rename(project, "id: need-diagnosis", "id: need-diagnosis # edited")
    rename(project, "zh:", "zz:")
    broken = load(project, DAY)
    assert broken.findings
    assert load(project, DAY, Means.of(project, 1)) == broken
    assert load(project, DAY, Means(memory=memory)) == broken


def test_a_library_known_to_be_sound_is_not_loaded_again(project: Path) -> None:
    means = Means.of(project, 1)
    first, second = examine(project, DAY, means), examine(project, DAY, means)
    assert first.findings == second.findings == ()
    assert first.library is not None
    assert second.library is None


def test_nothing_wrong_is_ever_taken_for_sound(project: Path) -> None:
    means = Means.of(project, 1)
    examine(project, DAY, means)
    rename(project, "id: need-diagnosis", "id: other-name")
    found = load(project, DAY).findings
    assert found
    for _ in range(2):
        assert examine(project, DAY, means).findings == found
    stray = project / "competencies/stray.txt"
    rename(project, "id: other-name", "id: need-diagnosis")
    stray.write_text("?", "utf-8")
    for _ in range(2):
        assert [one.code for one in examine(project, DAY, means).findings] == ["RB109"]


def test_another_day_is_examined_anew(project: Path) -> None:
    means = Means.of(project, 1)
    examine(project, DAY, means)
    later = DAY.replace(year=DAY.year + 30)
    assert [one.code for one in examine(project, later, means).findings] == [
        one.code for one in load(project, later).findings
    ]
    assert load(project, later).findings


def test_a_damaged_cache_changes_nothing(project: Path) -> None:
    means = Means.of(project, 1)
    plain = load(project, DAY, means)
    for file in project.glob(".rolebook-cache/*.sqlite"):
        file.write_bytes(file.read_bytes()[:5_000])
    assert load(project, DAY, means) == plain
    assert Cache.of(project, "parsed").kept()
