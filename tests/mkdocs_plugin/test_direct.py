"""Pages that do not pass through MkDocs: the same site however many processes make them."""

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


def test_one_process_and_three_make_the_same_site(larger: Project, tmp_path: Path) -> None:
    for processes in (1, 3):
        option = f"plugins: {{rolebook: {{processes: {processes}}}}}"
        larger.write(f"{processes}.yml", f"INHERIT: mkdocs.yml\n{option}\n")
        ran = build(larger, "-f", f"{processes}.yml", "--site-dir", tmp_path / str(processes))
        assert ran.returncode == 0, ran.stderr
    one, three = hashes(tmp_path / "1"), hashes(tmp_path / "3")
    assert one == three
    assert len([name for name in one if name.endswith(".html")]) > 100
    assert "competencies/" in (tmp_path / "1/sitemap.xml").read_text("utf-8")


def test_a_broken_link_in_a_generated_page_fails_the_build(project: Project) -> None:
    assert build(project).returncode == 0
    # Generated pages link terms, and a page by hand in the glossary's place has no ids for them.
    project.write("docs/zh/glossary.md", "# 术语\n")
    ran = build(project)
    assert ran.returncode == 1
    assert "nothing is at the link's target glossary.html#" in ran.stderr
