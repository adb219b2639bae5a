"""`rolebook diff` on real git repositories, folders and releases."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.changes.snapshot import KeptRelease, snapshot
from generator.cli import main
from tests.changes.making import small
from tests.libraries.examining import DAY, SMALL

Capture = pytest.CaptureFixture[str]
ROLE = "competencies/roles/client-manager.yml"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


Git = Callable[..., str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library."""
    return Path(shutil.copytree(SMALL, tmp_path / "library"))


@pytest.fixture
def git(root: Path) -> Git:
    """Run git in a repository whose first commit, tagged 2026.11, is the small library."""

    def run(*arguments: str) -> str:
        who = {"NAME": "Someone", "EMAIL": "someone@handbook.example", "DATE": "2026-11-23T12:00Z"}
        environment = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in who.items()
        }
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, **environment, "GIT_CONFIG_GLOBAL": os.devnull},
        )
        return done.stdout.strip()

    run("init", "-q", "-b", "main")
    run("add", ".")
    run("commit", "-q", "-m", "First")
    run("tag", "2026.11")
    return run


def edit(root: Path, old: str, new: str) -> None:
    file = root / ROLE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def raise_level(root: Path) -> None:
    edit(root, "{need-diagnosis: 2, negotiation: 2}", "{need-diagnosis: 3, negotiation: 2}")


RAISED = "Senior: required level of “Need diagnosis” raised from 2 to 3"


def diff(root: Path, *arguments: str) -> int:
    return main(["diff", "--root", str(root), *arguments])


def test_a_revision_is_compared_with_the_folder(root: Path, git: Git, capsys: Capture) -> None:
    assert diff(root, "HEAD") == 0
    assert "nothing changed" in capsys.readouterr().out
    raise_level(root)
    before = git("status", "--porcelain")
    assert diff(root, "HEAD") == 1
    said = capsys.readouterr()
    assert RAISED in said.out
    assert said.err == ""
    assert git("status", "--porcelain") == before, "the work tree is as it was"


def test_two_revisions_in_every_format(root: Path, git: Git, capsys: Capture) -> None:
    raise_level(root)
    git("commit", "-aqm", "Raise")
    assert diff(root, "HEAD~1", "HEAD", "--language", "zh") == 1
    assert "“需求诊断”的要求由 2 级提高到 3 级" in capsys.readouterr().out
    assert diff(root, "2026.11", "main", "--format", "json") == 1
    made = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in made["changes"]] == ["requirement-raised"]
    assert made["old"] == {"name": "2026.11", "release": "2026.11", "day": "2026-11-23"}
    assert diff(root, "HEAD", "HEAD~1", "--format", "markdown") == 1
    assert "lowered from 3 to 2" in capsys.readouterr().out


def test_a_project_inside_a_repository(root: Path, git: Git, capsys: Capture) -> None:
    inner = root / "handbook"
    inner.mkdir()
    git("mv", "competencies", "docs", "handbook")
    git("commit", "-aqm", "Move")
    assert diff(inner, "HEAD") == 0
    assert diff(inner, "HEAD~1") == 2
    assert "has no competencies/" in capsys.readouterr().err


def test_releases_and_snapshots_and_folders(root: Path, capsys: Capture) -> None:
    kept = snapshot(KeptRelease(small(), DAY))
    published = root / "www/releases/2026.11/library.json"
    committed = root / "docs/releases/2026.10.json"
    for file, text in ((published, kept), (committed, kept.replace("2026.11", "2026.10"))):
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    raise_level(root)
    for old in ("2026.11", "2026.10", "release:2026.11", "docs/releases/2026.10.json"):
        assert diff(root, old) == 1
        assert RAISED in capsys.readouterr().out
    assert diff(root, str(SMALL), str(root)) == 1
    assert diff(root, "2026.11", "2026.10") == 0
    assert diff(root, "--in", "elsewhere", "2026.11") == 2
    assert "did you mean 2026.10?" in capsys.readouterr().err


def test_what_is_ambiguous_is_said(root: Path, git: Git, capsys: Capture) -> None:
    file = root / "docs/releases/2026.11.json"
    file.parent.mkdir()
    file.write_text(snapshot(KeptRelease(small(), DAY)), "utf-8")
    assert diff(root, "2026.11") == 0
    assert capsys.readouterr().err == (
        "2026.11 is the release; the git revision of that name is git:2026.11\n"
    )
    assert diff(root, "git:2026.11") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mian", "no release, git revision or folder 'mian'; did you mean main?"),
        ("git:2026.12", "no git revision '2026.12'; did you mean 2026.11?"),
        ("--format=xml", ""),
        ("git:--output=x", "no git revision '--output=x'"),
        ("docs", "docs has no competencies/"),
        (ROLE, "cannot be read: it is no JSON"),
    ],
)
def test_what_cannot_be_compared(
    root: Path, git: Git, capsys: Capture, name: str, said: str
) -> None:
    if not said:
        with pytest.raises(SystemExit) as left:
            diff(root, name)
        assert left.value.code == 2
        return
    assert diff(root, name) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "Traceback" not in shown
    assert not (root / "x").exists()


def test_a_library_that_cannot_be_read_is_named(root: Path, git: Git, capsys: Capture) -> None:
    edit(root, "frequency: weekly", "frequency: hourly")
    git("commit", "-aqm", "Break")
    edit(root, "frequency: hourly", "frequency: daily")
    assert diff(root, "HEAD") == 2
    shown = capsys.readouterr().err
    assert "the library of HEAD (" in shown
    assert f"{ROLE}:13:20: error RB305" in shown


def test_a_library_with_other_errors_is_compared(root: Path, git: Git, capsys: Capture) -> None:
    edit(root, "reports_to: team-lead", "reports_to: team-leed")
    assert diff(root, "HEAD") == 1
    shown = capsys.readouterr()
    assert "Reports to changed from Team lead to team-leed" in shown.out
    assert "the library of . has errors (1: RB401) and is compared all the same" in shown.err


def test_without_git_there_are_still_folders(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert diff(root, str(SMALL)) == 0
    assert diff(root, "main") == 2
    assert "no release, git revision or folder 'main'" in capsys.readouterr().err
