"""A published site of two releases of the small library."""

import shutil
from pathlib import Path

from generator.cli import main
from tests.conftest import MKDOCS, MKDOCS_EN, Project
from tests.libraries.examining import SMALL

# Search as in the handbook itself: it must find its own release and nothing else.
SEARCH = "extra_javascript: [{path: assets/rolebook/search.js, defer: true}]\n"


def publish_two(folder: Path) -> Project:
    """Publish two releases: in the second a page is gone, one is new, and a role is renamed."""
    project = Project(folder)
    shutil.copytree(SMALL, project.root)
    project.write("mkdocs.yml", f"{MKDOCS}{SEARCH}")
    project.write("mkdocs.en.yml", MKDOCS_EN)
    for language in ("zh", "en"):
        project.write(f"docs/{language}/guide/index.md", "# Guide\n")
        project.write(f"docs/{language}/guide/old.md", "# Old\n")
    _publish(project, "2026.11")
    project.edit("competencies/rolebook.yml", '"2026.11"', '"2026.12"')
    project.edit("competencies/roles/team-lead.yml", "en: Team lead}", "en: Team captain}")
    for language in ("zh", "en"):
        project.write(f"docs/{language}/guide/new.md", "# New\n")
        project.remove(f"docs/{language}/guide/old.md")
    _publish(project, "2026.12")
    return project


def _publish(project: Project, release: str) -> None:
    assert main(["publish", release, "--root", str(project.root)]) == 0
