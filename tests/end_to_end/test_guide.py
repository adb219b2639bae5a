"""The author's guide is true: its worked example can be followed to the end, with its mistakes."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, command

TITLED = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def follow(language: str, root: Path) -> list[str]:
    """Put every titled block of the guide into its file, in an empty folder."""
    guide = (ROOT / f"docs/{language}/guide/index.md").read_text("utf-8")
    paths = []
    for path, text in TITLED.findall(guide):
        file = root / path
        assert not file.exists(), f"{path} is written twice"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        paths.append(path)
    return paths


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command("rolebook"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_worked_example_passes_the_check_and_builds(language: str, tmp_path: Path) -> None:
    paths = follow(language, tmp_path)
    assert {"competencies/rolebook.yml", "mkdocs.yml", "mkdocs.en.yml"} <= set(paths)
    assert run(tmp_path, "schema").returncode == 0
    for path in paths:
        first = (tmp_path / path).read_text("utf-8").split("\n", 1)[0]
        if named := re.search(r"\$schema=(\S+)", first):
            assert (tmp_path / path).parent.joinpath(named[1]).is_file(), path
    checked = run(tmp_path, "check", "--strict")
    assert (checked.returncode, checked.stdout) == (0, "No problems found.\n")
    built = run(tmp_path, "build")
    assert built.returncode == 0, built.stderr
    guide = (ROOT / f"docs/{language}/guide/index.md").read_text("utf-8")
    pages = set(re.findall(r"`(www/[^`]+\.html)`", guide))
    assert len(pages) >= 3
    for page in pages:
        assert (tmp_path / page).is_file(), page


def test_both_languages_follow_the_same_example() -> None:
    zh, en = (
        TITLED.findall((ROOT / f"docs/{language}/guide/index.md").read_text("utf-8"))
        for language in ("zh", "en")
    )
    assert zh == en


MISTAKES = re.compile(r"^```text\n(competencies/.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_messages_that_the_guide_shows_are_what_the_checker_says() -> None:
    for language in ("zh", "en"):
        shown = MISTAKES.findall((ROOT / f"docs/{language}/guide/index.md").read_text("utf-8"))
        assert len(shown) >= 3
        for message in shown:
            assert re.match(r"[\w/.-]+:\d+:\d+: ", message)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_of_the_guide_exists(language: str) -> None:
    guide = (ROOT / f"docs/{language}/guide/index.md").read_text("utf-8")
    named = set(re.findall(r"`(?:\.venv/bin/)?rolebook ([a-z]+)", guide))
    assert named
    help_ = run(ROOT, "--help").stdout
    assert [one for one in named if not re.search(rf"^    {one} ", help_, re.MULTILINE)] == []
    targets = set(re.findall(r"`make ([a-z]+)", guide))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [one for one in targets if f"\n{one}:" not in makefile] == []
