"""Pages that do not pass through MkDocs: the same site whatever makes building them quicker."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Project, Rolebook, command


def hashes(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def build(project: Project, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command("mkdocs"), "build", "--strict", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=project.root,
    )


@pytest.fixture
def larger(project: Project, rolebook: Rolebook, tmp_path: Path) -> Project:
    """A project with more pages than one process makes in a row."""
    out = tmp_path / "larger"
    made = rolebook("sample", "--root", project.root, "--competencies", 70, "--roles", 9, out)
    assert made.returncode == 0, made.stderr
    return Project(out)


def test_processes_and_the_cache_make_no_difference(larger: Project, tmp_path: Path) -> None:
    def built(name: str, processes: int) -> dict[str, str]:
        option = f"plugins: {{rolebook: {{processes: {processes}}}}}"
        larger.write(f"{name}.yml", f"INHERIT: mkdocs.yml\n{option}\n")
        ran = build(larger, "-f", f"{name}.yml", "--site-dir", tmp_path / name)
        assert ran.returncode == 0, ran.stderr
        return hashes(tmp_path / name)

    cold = built("cold", processes=1)
    assert len([name for name in cold if name.endswith(".html")]) > 100
    assert "competencies/" in (tmp_path / "cold/sitemap.xml").read_text("utf-8")
    [kept] = larger.root.glob(".rolebook-cache/parsed-*.sqlite")
    assert built("warm", processes=3) == cold
    kept.write_bytes(kept.read_bytes()[:20_000])
    assert built("damaged", processes=1) == cold


def test_an_edit_is_seen_through_the_cache(project: Project) -> None:
    assert build(project).returncode == 0
    before = hashes(project.root / "www/zh")
    file = project.root / "competencies/roles/client-manager.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("客户经理", "客户主任"), "utf-8")
    assert build(project).returncode == 0
    page = project.root / "www/zh/roles/client-manager.html"
    assert "客户主任" in page.read_text("utf-8")
    file.write_text(text, "utf-8")
    assert build(project).returncode == 0
    assert hashes(project.root / "www/zh") == before


def test_a_broken_link_in_a_generated_page_fails_the_build(project: Project) -> None:
    assert build(project).returncode == 0
    # Generated pages link terms, and a page by hand in the glossary's place has no ids for them.
    project.write("docs/zh/glossary.md", "# 术语\n")
    ran = build(project)
    assert ran.returncode == 1
    assert "nothing is at the link's target glossary.html#" in ran.stderr
