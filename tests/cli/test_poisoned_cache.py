"""A cache that somebody has tampered with: it runs nothing, and no release is made of it."""

import pickle
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.reading.ahead import plain_value
from tests.conftest import Project, Rolebook

TRUE, FALSE = "Team lead", "Nobody in charge"


def poison(root: Path, change: bytes) -> None:
    """Put other words under the digest of a file that does not say them, and seal them rightly."""
    cache = Cache.of(root, "parsed")
    kept = cache.kept()
    forged = {key: change for key, value in kept.items() if TRUE.encode() in value}
    assert len(forged) == 1
    cache.keep(forged, known=kept)


@pytest.fixture
def poisoned(project: Project, rolebook: Rolebook) -> Project:
    assert rolebook("check", cwd=project.root).returncode == 0
    cache = Cache.of(project.root, "parsed")
    (value,) = (one for one in cache.kept().values() if TRUE.encode() in one)
    role = plain_value(value)
    assert isinstance(role, dict)
    poison(project.root, pickle.dumps({**role, "name": {"zh": "无人负责", "en": FALSE}}))
    return project


def test_a_release_is_made_of_the_files_alone(poisoned: Project, rolebook: Rolebook) -> None:
    ran = rolebook("publish", "2026.11", cwd=poisoned.root)
    assert ran.returncode == 0, ran.stderr
    published = poisoned.root / "www"
    assert TRUE in (published / "en/2026.11/roles/team-lead.html").read_text("utf-8")
    assert TRUE in (published / "releases/2026.11/library.json").read_text("utf-8")
    said = [file.read_bytes() for file in published.rglob("*") if file.is_file()]
    assert not any(FALSE.encode() in one for one in said)


def test_a_build_can_do_without(poisoned: Project, rolebook: Rolebook) -> None:
    """And shows that the forgery is one that a build with the cache is taken in by."""
    assert rolebook("build", cwd=poisoned.root).returncode == 0
    page = poisoned.root / "www/en/roles/team-lead.html"
    assert FALSE in page.read_text("utf-8")
    poisoned.edit("mkdocs.yml", "{language: zh}", "{language: zh, cache: false}")
    assert rolebook("build", cwd=poisoned.root).returncode == 0
    assert TRUE in page.read_text("utf-8")
