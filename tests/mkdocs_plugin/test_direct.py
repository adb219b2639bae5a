"""Pages that do not pass through MkDocs: the same site whatever makes building them quicker."""

import hashlib
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, Project, Rolebook, command

OVERRIDES = ROOT / "docs/overrides"


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


@dataclass
class Builds:
    """Builds one project again and again, each time into another folder.

    Attributes:
        made: How many pages the last build made.
        pages: How many there were.
    """

    project: Project
    folder: Path
    made: int = 0
    pages: int = 0

    def __call__(self, name: str, processes: int, *, cache: bool = True) -> dict[str, str]:
        option = f"plugins: {{rolebook: {{processes: {processes}, cache: {str(cache).lower()}}}}}"
        self.project.write(f"{name}.yml", f"INHERIT: mkdocs.yml\n{option}\n")
        ran = build(self.project, "-v", "-f", f"{name}.yml", "--site-dir", self.folder / name)
        assert ran.returncode == 0, ran.stderr
        said = re.search(r"(\d+) of (\d+) pages were made before", ran.stderr)
        assert said is not None
        self.pages = int(said[2])
        self.made = self.pages - int(said[1])
        return hashes(self.folder / name)


@pytest.fixture
def builds(larger: Project, tmp_path: Path) -> Builds:
    return Builds(larger, tmp_path / "builds")


def test_processes_and_the_cache_make_no_difference(builds: Builds) -> None:
    without = builds("without", processes=1, cache=False)
    assert builds.made == builds.pages > 100
    assert "competencies/" in (builds.folder / "without/sitemap.xml").read_text("utf-8")
    assert builds("cold", processes=1) == without
    assert builds.made == builds.pages
    assert builds("warm", processes=3) == without
    assert builds.made < builds.pages / 2
    page = next(page for page in without if page.startswith("competencies/"))
    files = [builds.folder / name / page for name in ("without", "cold", "warm")]
    assert [file.stat().st_nlink for file in files] == [1, 3, 3]


def test_what_is_damaged_in_the_cache_is_made_anew(builds: Builds) -> None:
    sound = builds("sound", processes=2)
    cache = builds.project.root / ".rolebook-cache"
    for table in cache.glob("*.sqlite"):
        table.write_bytes(table.read_bytes()[:20_000])
    assert builds("cut", processes=2) == sound
    for number, file in enumerate(cache.glob("pages.zh.all/*/*")):
        data = file.read_bytes()
        if number % 3 == 0:
            file.write_bytes(data[: len(data) // 2])
        elif number % 3 == 1:
            file.unlink()
    assert builds("gnawed", processes=2) == sound


def test_an_edit_makes_anew_what_it_touches_and_nothing_else(builds: Builds) -> None:
    before = builds("before", processes=2)
    folders = builds.project.root.glob("competencies/models/*/*.yml")
    competency = next(file for file in folders if file.stem != file.parent.name)
    text = competency.read_text("utf-8")
    old = re.search(r"^  zh: (\S+)$", text, re.MULTILINE)
    assert old is not None
    name = f"{old[1]}新名"
    renamed = text.replace(old[0], f"  zh: {name}", 1)
    competency.write_text(re.sub('(definition:\n  zh: "?)', r"\1新", renamed), "utf-8")
    after = builds("after", processes=2)
    assert builds.made < builds.pages / 2
    assert after == builds("anew", processes=1, cache=False)
    changed = {
        page for page in before if before[page] != after.get(page) and page.endswith(".html")
    }
    assert f"competencies/{competency.stem}.html" in changed
    assert any(page.startswith("roles/") for page in changed)


def test_a_change_of_the_theme_is_seen_on_every_page(builds: Builds) -> None:
    own = builds.project.root / "theme"
    shutil.copytree(OVERRIDES, own)
    for configuration in builds.project.root.glob("mkdocs*.yml"):
        said = configuration.read_text("utf-8")
        configuration.write_text(said.replace(str(OVERRIDES), "theme"), "utf-8")
    builds("before", processes=2)
    part = own / "partials/provenance.html"
    part.write_text(part.read_text("utf-8") + "<p>another foot</p>", "utf-8")
    after = builds("after", processes=2)
    assert after == builds("anew", processes=1, cache=False)
    assert "another foot" in next((builds.folder / "after/roles").glob("*.html")).read_text("utf-8")


def test_a_day_in_the_configuration_is_seen_on_every_page(builds: Builds) -> None:
    own = builds.project.root / "theme"
    shutil.copytree(OVERRIDES, own)
    part = own / "partials/provenance.html"
    part.write_text(part.read_text("utf-8") + "{{ config.extra.revised }}", "utf-8")
    for configuration in builds.project.root.glob("mkdocs*.yml"):
        said = configuration.read_text("utf-8")
        configuration.write_text(said.replace(str(OVERRIDES), "theme"), "utf-8")
    builds.project.edit("mkdocs.yml", "extra:\n", "extra:\n  revised: 2026-11-01\n")
    builds("before", processes=2)
    builds.project.edit("mkdocs.yml", "revised: 2026-11-01", "revised: 2026-11-02")
    after = builds("after", processes=2)
    assert after == builds("anew", processes=1, cache=False)
    assert "2026-11-02" in next((builds.folder / "after/roles").glob("*.html")).read_text("utf-8")


def test_a_title_in_the_navigation_is_seen_on_every_page(builds: Builds) -> None:
    configuration = builds.project.root / "mkdocs.yml"
    nav = "\nnav:\n- guide/index.md\n"
    configuration.write_text(configuration.read_text("utf-8").replace("\nnav:\n", nav), "utf-8")
    builds("before", processes=2)
    builds.project.write("docs/zh/guide/index.md", "# Renamed guide\n")
    after = builds("after", processes=2)
    assert builds.made == builds.pages
    assert after == builds("anew", processes=1, cache=False)


def test_a_configuration_without_a_plain_form_makes_every_page(builds: Builds) -> None:
    builds.project.edit("mkdocs.yml", "extra:\n", "extra:\n  2026-11-01: a day\n")
    builds("before", processes=1)
    builds("after", processes=1)
    assert builds.made == builds.pages


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


def test_an_id_that_stands_twice_on_a_page_fails_the_build(project: Project) -> None:
    project.write("docs/zh/twice.md", '# 两次\n\n<p id="here">一</p>\n\n<p id="here">二</p>\n')
    ran = build(project)
    assert ran.returncode == 1
    assert "twice.html: the id here stands there more than once" in ran.stderr
