"""Fixtures of all tests: the small library, projects to build, the command line, golden files."""

import difflib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from generator.edition import Edition
from generator.loading import load
from generator.model import Library
from generator.publication import publication_day
from tests.libraries.examining import SMALL

# How long an example takes says something of the machine, nothing of the property.
settings.register_profile("rolebook", deadline=None)
settings.load_profile("rolebook")

ROOT = Path(__file__).resolve().parents[1]

EPOCH = "1795392000"
"""23 November 2026: the day that all tests publish on."""

MKDOCS = f"""
site_name: 小手册
site_url: https://handbook.example/zh/
docs_dir: docs/zh
site_dir: www/zh
use_directory_urls: false
theme:
  name: material
  custom_dir: {ROOT / "docs/overrides"}
  language: zh
  font: false
plugins:
  rolebook: {{language: zh}}
extra:
  generator: false
  alternate:
    - {{name: 中文, link: ../zh/, lang: zh}}
    - {{name: English, link: ../en/, lang: en}}
extra_css: [assets/rolebook/rolebook.css]
markdown_extensions: {{attr_list: {{}}, toc: {{permalink: true}}}}
nav: [index.md, roles/index.md, competencies/index.md]
"""

MKDOCS_EN = """
INHERIT: mkdocs.yml
site_name: Small handbook
site_url: https://handbook.example/en/
docs_dir: docs/en
site_dir: www/en
theme: {language: en}
plugins:
  rolebook: {language: en}
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the golden files that differ, and show the difference",
    )


@pytest.fixture(scope="session", autouse=True)
def _one_day() -> None:
    """Let everything be published on the same day, and Material be silent about its successor."""
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


class Golden(Protocol):
    """Compares a text with a golden file beside the test."""

    def __call__(self, name: str, text: str) -> None: ...


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare with `golden/NAME`; `--update-golden` rewrites it and shows what changed."""

    def compare(name: str, text: str) -> None:
        file = request.path.parent / "golden" / name
        before = file.read_text("utf-8") if file.is_file() else ""
        if text == before:
            return
        difference = "".join(
            difflib.unified_diff(
                before.splitlines(keepends=True),
                text.splitlines(keepends=True),
                f"{name} (golden)",
                f"{name} (now)",
            )
        )
        if not request.config.getoption("--update-golden"):
            pytest.fail(f"{difference}\nIf this is wanted: pytest --update-golden", pytrace=False)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            sys.stdout.write(f"\n{difference}")

    return compare


@pytest.fixture(scope="session")
def small() -> Library:
    """The small library, linked."""
    library = load(SMALL).sound_library()
    assert library is not None
    return library


@pytest.fixture(scope="session", params=["zh", "en"])
def edition(request: pytest.FixtureRequest, small: Library) -> Edition:
    """The small library in each language, on the day that all tests publish on."""
    return Edition.of(small, request.param, publication_day())


@dataclass(frozen=True)
class Project:
    """A folder with a library and the configuration of its site."""

    root: Path

    def write(self, name: str, text: str) -> Path:
        """Put a file into the project."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace one passage of a file."""
        text = (self.root / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def prepare(self) -> None:
        """Copy the small library and what MkDocs needs to build it in both languages."""
        shutil.copytree(SMALL, self.root)
        self.write("mkdocs.yml", MKDOCS)
        self.write("mkdocs.en.yml", MKDOCS_EN)
        for language in ("zh", "en"):
            self.write(f"docs/{language}/guide/index.md", "# Guide\n\n[Home](../index.md)\n")

    def remove(self, name: str) -> None:
        """Take a file out of the project."""
        (self.root / name).unlink()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small library that MkDocs can build in both languages."""
    made = Project(tmp_path / "project")
    made.prepare()
    return made


Rolebook = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def rolebook() -> Rolebook:
    """Run `rolebook ARGUMENTS…` in a process of its own, in English unless it says otherwise."""

    def run(
        *arguments: object, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command("rolebook"), *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            cwd=cwd,
            env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        )

    return run


def command(name: str) -> str:
    """Give the path of a command that is installed beside Python."""
    return str(Path(sys.executable).with_name(name))
