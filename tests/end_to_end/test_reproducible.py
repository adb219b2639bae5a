"""The same input gives the same bytes, wherever and however it is built."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from tests.conftest import EPOCH, ROOT, Project, command


def hashes(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


def built(root: Path, to: Path, **environment: str) -> dict[str, str]:
    subprocess.run(
        [command("rolebook"), "build", "--to", to],
        check=True,
        cwd=root,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
    )
    return hashes(to)


def test_two_builds_are_the_same_byte_for_byte(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "quite" / "another folder"
    shutil.copytree(project.root, other)
    one = built(project.root, tmp_path / "one", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati")
    two = built(other, tmp_path / "two", PYTHONHASHSEED="2", TZ="America/Adak", LC_ALL="C")
    assert one == two
    assert len(one) > 100


def test_a_copy_of_the_handbook_elsewhere_is_the_same_site(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    for name in ("competencies", "docs", "generator", "schemas"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    for config in ROOT.glob("mkdocs*.yml"):
        shutil.copy(config, copy)
    again = built(copy, tmp_path / "again", PYTHONHASHSEED="7", TZ="Asia/Kathmandu")
    first = hashes(site)
    assert first.keys() == again.keys()
    assert sorted(name for name in first if first[name] != again[name]) == []
