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


def built(root: Path, to: Path, umask: int = 0o022, **environment: str) -> dict[str, str]:
    subprocess.run(
        [command("rolebook"), "build", "--to", to],
        check=True,
        cwd=root,
        stdout=subprocess.DEVNULL,
        umask=umask,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
    )
    return hashes(to)


OTHER_ORDER = """
import os

listdir, scandir = os.listdir, os.scandir


class Reversed:
    def __init__(self, entries):
        self.entries = entries
        self.backwards = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.backwards)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.entries.close()


os.listdir = lambda *path: sorted(listdir(*path), reverse=True)
os.scandir = lambda *path: Reversed(scandir(*path))
"""
"""A file system that lists its files backwards, put in place as Python starts."""


def test_two_builds_are_the_same_byte_for_byte(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "quite" / "another folder 名"
    shutil.copytree(project.root, other)
    backwards = tmp_path / "backwards"
    backwards.mkdir()
    (backwards / "sitecustomize.py").write_text(OTHER_ORDER, "utf-8")
    one = built(
        project.root,
        tmp_path / "one",
        PYTHONHASHSEED="1",
        TZ="Pacific/Kiritimati",
        LC_ALL="zh_CN.UTF-8",
        LANGUAGE="zh_CN",
        USER="one",
    )
    two = built(
        other,
        tmp_path / "two",
        umask=0o077,
        PYTHONHASHSEED="2",
        TZ="America/Adak",
        LC_ALL="C",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
        PYTHONPATH=str(backwards),
        USER="two",
        HOME=str(tmp_path),
    )
    assert sorted(name for name in one if one[name] != two.get(name)) == []
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
