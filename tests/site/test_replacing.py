"""A site takes the place of another by renaming, and never of what no build made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.replacing import MARKER, OccupiedError, begin, clear, recover, replace


def folder(root: Path, *names: str) -> Path:
    root.mkdir()
    for name in names:
        (root / name).write_text("1")
    return root


def site(root: Path, *names: str) -> Path:
    return folder(root, MARKER, *names)


def names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_finished_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    target = site(tmp_path / "www", "old")
    replace(target, site(tmp_path / "www.staging-1", "new"))
    assert names(target) == [MARKER, "new"]
    assert names(tmp_path) == ["www"]


def test_a_site_that_was_being_replaced_comes_back(tmp_path: Path, ended: int) -> None:
    site(tmp_path / "www.previous", "old")
    site(tmp_path / f"www.staging-{ended}", "new")
    recover(tmp_path / "www")
    assert names(tmp_path / "www") == [MARKER, "old"]
    assert names(tmp_path) == ["www"]


def test_a_site_that_was_replaced_stays(tmp_path: Path) -> None:
    site(tmp_path / "www", "new")
    site(tmp_path / "www.previous", "old")
    recover(tmp_path / "www")
    assert names(tmp_path / "www") == [MARKER, "new"]
    assert names(tmp_path) == ["www"]


def test_recovering_touches_nothing_that_no_build_made(tmp_path: Path, ended: int) -> None:
    foreign = [
        f"other.staging-{ended}", "www.mine", "www.previous", f"www.staging-{ended}"
    ]  # fmt: skip
    for name in foreign:
        folder(tmp_path / name, "mine")
    recover(tmp_path / "www")
    assert names(tmp_path) == sorted(foreign)
    assert all(names(tmp_path / name) == ["mine"] for name in foreign)


def test_a_name_with_signs_of_a_pattern_means_itself(tmp_path: Path, ended: int) -> None:
    site(tmp_path / f"w.staging-{ended}", "of w")
    site(tmp_path / f"[w].staging-{ended}", "of [w]")
    recover(tmp_path / "[w]")
    assert names(tmp_path) == [f"w.staging-{ended}"]


def test_what_is_being_built_is_left_to_its_process(tmp_path: Path) -> None:
    folder_of_parent = site(tmp_path / f"www.staging-{os.getppid()}", "page")
    recover(tmp_path / "www")
    assert names(folder_of_parent) == [MARKER, "page"]


def test_a_folder_says_from_the_beginning_that_a_build_made_it(tmp_path: Path) -> None:
    staging = begin(tmp_path / "www", "2026.11", "staff")
    assert (staging / MARKER).read_text() == "2026.11\nstaff\n"


def test_what_stands_where_the_old_site_goes_is_refused_before_anything_is_built(
    tmp_path: Path,
) -> None:
    site(tmp_path / "www", "page")
    folder(tmp_path / "www.previous", "mine")
    with pytest.raises(OccupiedError, match=r"www\.previous holds files that no build made"):
        begin(tmp_path / "www", "2026.11", None)
    assert names(tmp_path) == ["www", "www.previous"]


def test_a_site_for_others_is_not_replaced(tmp_path: Path) -> None:
    begin(tmp_path / "www", "2026.11", "staff").rename(tmp_path / "www")
    with pytest.raises(OccupiedError, match="holds the site for staff"):
        begin(tmp_path / "www", "2026.12", None)


def test_what_cannot_be_cleared_whole_still_says_whose_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = site(tmp_path / "www.previous")
    folder(half / "zh", "page")
    monkeypatch.setattr("shutil.rmtree", lambda *_args, **_more: None)
    clear(half)
    assert names(half) == [MARKER, "zh"]
    monkeypatch.undo()
    clear(half)
    assert names(tmp_path) == []
