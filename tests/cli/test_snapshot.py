"""`rolebook snapshot`: keeps a release once, and never another under its name unawares."""

import shutil
from pathlib import Path

import pytest

from generator.changes.snapshot import KeptRelease
from generator.cli import main
from generator.history import read_kept
from tests.changes.making import small
from tests.libraries.examining import DAY, SMALL

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "library"))


def keep(root: Path, *arguments: str) -> int:
    return main(["snapshot", "--root", str(root), "--language", "en", *arguments])


def test_a_release_is_kept_once(root: Path, capsys: Capture) -> None:
    file = root / "docs/releases/2026.11.json"
    assert keep(root) == 0
    assert capsys.readouterr().out == "kept release 2026.11 in docs/releases/2026.11.json\n"
    assert read_kept(file, "2026.11") == KeptRelease(small(), DAY)
    before = file.read_bytes()
    assert keep(root) == 0
    assert "is kept already" in capsys.readouterr().out
    role = root / "competencies/roles/client-manager.yml"
    role.write_text(role.read_text().replace("frequency: weekly", "frequency: daily"))
    assert keep(root) == 2
    assert "keeps another state of release 2026.11 (1 changes since)" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert keep(root, "--replace") == 0
    assert file.read_bytes() != before
    assert [one.name for one in file.parent.iterdir()] == ["2026.11.json"]


def test_a_damaged_one_is_not_overwritten_unawares(root: Path, capsys: Capture) -> None:
    file = root / "docs/releases/2026.11.json"
    file.parent.mkdir()
    file.write_text("{")
    assert keep(root) == 2
    assert "--replace writes it anew" in capsys.readouterr().err


def test_a_broken_library_is_not_kept(root: Path, capsys: Capture) -> None:
    role = root / "competencies/roles/client-manager.yml"
    role.write_text(role.read_text().replace("frequency: weekly", "frequency: hourly"))
    assert keep(root) == 1
    assert "RB305" in capsys.readouterr().err
    assert not (root / "docs/releases").exists()
