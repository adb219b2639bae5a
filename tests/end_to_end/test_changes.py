"""What changed, in a real build and a real browser."""

import json
import subprocess
from pathlib import Path

import html5lib
import pytest

from tests.changes.mutations import MUTATIONS, START, put
from tests.conftest import Project, Rolebook, command
from tests.end_to_end.conftest import ColourScheme, OpenPage
from tests.end_to_end.test_accessibility import violations


def keep(project: Project, *paths: str) -> None:
    """Keep a release before some edits were taken back."""
    value = json.loads(json.dumps(START))
    for mutation in MUTATIONS:
        if mutation.path in paths:
            mutation.apply(value)
    put("handbook/release", "2026.10").apply(value)
    project.write("docs/releases/2026.10.json", json.dumps(value | {"day": "2026-10-01"}))


def test_a_build_tells_what_changed(project: Project, rolebook: Rolebook, page: OpenPage) -> None:
    keep(
        project,
        "roles/client-manager/grades/senior/requires/need-diagnosis",
        "roles/client-manager/purpose/en",
        "policies/conduct/versions/1.1/bodies/en/clauses/1/body",
        "terms/kyc/term/en",
    )
    ran = rolebook("build", "--root", project.root)
    assert ran.returncode == 0, ran.stderr
    www = project.root / "www"
    looks: list[tuple[ColourScheme, int]] = [("light", 1440), ("dark", 390)]
    for scheme, width in looks:
        # Only axe itself needs to pass by the content policy.
        opened = page(viewport=(width, 900), colour_scheme=scheme, bypass_csp=True)
        for path in ("changes/2026.11", "changes/2026.10", "changes/index", "roles/client-manager"):
            for language in ("zh", "en"):
                opened.goto((www / language / f"{path}.html").as_uri())
                assert violations(opened) == [], path
                assert opened.evaluate("document.documentElement.scrollWidth") <= width
        opened.goto((www / "en/index.html").as_uri())
        opened.get_by_role("link", name="What changed in 2026.11").click()
        opened.get_by_text("required level of “Need diagnosis” lowered from 3 to 2").wait_for()
        assert opened.locator("del").count() > 1
        opened.get_by_role("link", name="Client manager", exact=True).click()
        opened.get_by_role("heading", name="Changed in 2026.11").wait_for()
    for file in (www / "en/changes/2026.11.html", www / "en/roles/client-manager.html"):
        check_links(file)


def check_links(file: Path) -> None:
    tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
    for link in tree.iter("a"):
        href = link.get("href", "")
        if ":" not in href and not href.startswith("#"):
            assert (file.parent / href.partition("#")[0]).exists(), href


def test_a_damaged_past_stops_the_build_and_is_named(project: Project) -> None:
    project.write("docs/releases/2026.10.json", "{")
    ran = subprocess.run(
        [command("mkdocs"), "build"], check=False, capture_output=True, text=True, cwd=project.root
    )
    assert ran.returncode == 1
    assert "2026.10.json cannot be read: it is no JSON" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (project.root / "www/zh/index.html").exists()


@pytest.mark.parametrize("form", ["render", "build"])
def test_a_damaged_past_stops_every_command(
    project: Project, rolebook: Rolebook, tmp_path: Path, form: str
) -> None:
    project.write("docs/releases/2026.10.json", "[]")
    arguments = ["render", tmp_path / "out"] if form == "render" else ["build"]
    ran = rolebook(*arguments, "--root", project.root)
    assert ran.returncode == 2
    assert "2026.10.json cannot be read: it is no snapshot" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_published_site_can_be_the_past(project: Project, rolebook: Rolebook) -> None:
    keep(project, "roles/client-manager/purpose/en")
    kept = project.root / "docs/releases/2026.10.json"
    place = project.root / "public/releases/2026.10/library.json"
    place.parent.mkdir(parents=True)
    kept.rename(place)
    project.edit(
        "mkdocs.yml", "rolebook: {language: zh}", "rolebook: {language: zh, history: public}"
    )
    ran = rolebook("build", "--root", project.root)
    assert ran.returncode == 0, ran.stderr
    assert (project.root / "www/zh/changes/2026.10.html").is_file()
