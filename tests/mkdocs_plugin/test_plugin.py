"""The plugin in real MkDocs builds of the small library."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Project, command


def mkdocs(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command("mkdocs"), "build", "--strict", *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=project.root,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_strict_build_says_nothing_of_warnings(project: Project, language: str) -> None:
    file = "mkdocs.yml" if language == "zh" else f"mkdocs.{language}.yml"
    ran = mkdocs(project, "-f", file)
    assert ran.returncode == 0, ran.stderr
    lines = ran.stderr.splitlines()
    assert [line for line in lines if line.startswith(("WARNING", "ERROR"))] == []
    page = (project.root / f"www/{language}/roles/client-manager.html").read_text("utf-8")
    assert f'<html lang="{language}"' in page
    scripts = project.root / f"www/{language}/assets/javascripts"
    # The theme's own search stays behind, the bill of materials goes along.
    assert {file.name.partition(".")[0] for file in scripts.iterdir()} == {"bundle"}
    assert (project.root / f"www/{language}/sbom.cdx.json").is_file()


def test_an_error_in_the_library_stops_the_build(project: Project) -> None:
    project.edit("competencies/roles/client-manager.yml", "line: corporate", "line: corporat")
    ran = mkdocs(project)
    assert ran.returncode == 1
    assert "client-manager.yml:4:7" in ran.stderr
    assert "RB401" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not list(project.root.rglob("www/zh/roles/*.html"))


def test_an_error_stops_a_quiet_and_lenient_build_too(project: Project) -> None:
    project.edit("competencies/roles/client-manager.yml", "line: corporate", "line: corporat")
    ran = subprocess.run(
        [command("mkdocs"), "build", "--quiet"], check=False, capture_output=True, cwd=project.root
    )
    assert ran.returncode == 1


def test_a_page_written_by_hand_takes_the_place_of_a_generated_one(project: Project) -> None:
    project.write("docs/zh/about.md", "# 手写的一页\n")
    ran = mkdocs(project)
    assert ran.returncode == 0, ran.stderr
    assert "手写的一页" in (project.root / "www/zh/about.html").read_text("utf-8")


def test_a_link_by_hand_to_a_generated_page_is_checked(project: Project) -> None:
    guide = project.root / "docs/zh/guide/index.md"
    guide.write_text("# G\n\n[r](../roles/client-manager.md#requirements)\n", "utf-8")
    assert mkdocs(project).returncode == 0
    guide.write_text("# G\n\n[r](../roles/client-manger.md)\n", "utf-8")
    ran = mkdocs(project)
    assert ran.returncode == 1
    assert "client-manger.md" in ran.stderr


def test_a_link_by_hand_to_an_id_inside_a_block_is_known(project: Project) -> None:
    project.write("docs/zh/guide/index.md", "# G\n\n[v](../roles/client-manager.md#grade-senior)\n")
    project.edit("mkdocs.yml", "nav: [", "validation: {links: {anchors: warn}}\nnav: [")
    ran = mkdocs(project)
    assert ran.returncode == 0, ran.stderr
    project.write("docs/zh/guide/index.md", "# G\n\n[v](../roles/client-manager.md#grade-none)\n")
    assert mkdocs(project).returncode == 1


def test_an_editor_is_linked_where_the_configuration_names_one(project: Project) -> None:
    project.edit(
        "mkdocs.yml",
        "rolebook: {language: zh}",
        "rolebook: {language: zh, edit_url: 'https://forge.example/edit/{path}'}",
    )
    assert mkdocs(project).returncode == 0
    page = (project.root / "www/zh/roles/team-lead.html").read_text("utf-8")
    assert 'href="https://forge.example/edit/competencies/roles/team-lead.yml"' in page
    assert not (project.root / "www/zh/source").exists()


def test_an_unknown_option_is_named(project: Project) -> None:
    project.edit("mkdocs.yml", "rolebook: {language: zh}", "rolebook: {langauge: zh}")
    ran = mkdocs(project)
    assert ran.returncode == 1
    assert "langauge" in ran.stderr


def test_a_language_that_is_not_there_is_named(project: Project) -> None:
    project.edit("mkdocs.yml", "rolebook: {language: zh}", "rolebook: {language: fr}")
    ran = mkdocs(project)
    assert ran.returncode == 1
    assert "fr" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_configuration_may_lie_anywhere(project: Project, tmp_path: Path) -> None:
    ran = subprocess.run(
        [command("mkdocs"), "build", "--strict", "-f", "project/mkdocs.yml"],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert ran.returncode == 0, ran.stderr
    assert (project.root / "www/zh/roles/team-lead.html").is_file()


Mistake = Callable[[Project], object]


def theme(name: str = "material", overrides: str = "overrides") -> Mistake:
    def make(project: Project) -> None:
        text = (project.root / "mkdocs.yml").read_text("utf-8")
        text = re.sub(r"custom_dir: .*", f"custom_dir: {overrides}", text)
        project.write("mkdocs.yml", text.replace("name: material", f"name: {name}"))

    return make


def written(name: str, content: bytes) -> Mistake:
    return lambda project: project.write(name, "").write_bytes(content)


def overridden(template: str) -> Mistake:
    def make(project: Project) -> None:
        project.write("overrides/main.html", template)
        theme()(project)

    return make


def hooked(code: str) -> Mistake:
    def make(project: Project) -> None:
        project.write("hook.py", code)
        project.edit("mkdocs.yml", "nav:", "hooks: [hook.py]\nnav:")

    return make


def without_processes(project: Project) -> None:
    project.edit("mkdocs.yml", "{language: zh}", "{language: zh, processes: -1}")


def elsewhere(project: Project) -> None:
    (project.root / "docs/zh/lost.md").symlink_to("nowhere.md")


MISTAKES: dict[str, tuple[Mistake, str]] = {
    "a configuration that cannot be read": (theme("[material"), "mkdocs.yml"),
    "no theme of that name": (theme("nosuch", "docs"), "'nosuch'"),
    "another theme": (theme("mkdocs", "docs"), "'mkdocs' is not Material"),
    "no process at all": (without_processes, "processes is -1; it takes one or more"),
    "no folder of overrides": (theme(overrides="gone"), "gone"),
    "a broken override": (
        overridden('{% extends "base.html" %}{% block content %}'),
        "overrides/main.html:1: Unexpected end of template",
    ),
    "an override of nothing": (
        overridden('{% extends "gone.html" %}'),
        "overrides/main.html:1: the theme has no template 'gone.html'",
    ),
    "an override of what is not there": (
        overridden('{% extends "base.html" %}\n{% block content %}{{ gone.by }}{% endblock %}'),
        "overrides/main.html:2: UndefinedError: 'gone' is undefined",
    ),
    "a hook that fails": (
        hooked("def on_files(files, config):\n    return 1 / 0\n"),
        "hook.py:2: ZeroDivisionError",
    ),
    "a page that is not UTF-8": (written("docs/zh/page.md", b"# \xff\n"), "page.md"),
    "a page for another template": (
        written("docs/zh/page.md", b"---\ntemplate: gone.html\n---\n# X\n"),
        "the theme has no template 'gone.html'",
    ),
    "a page that leads nowhere": (elsewhere, "docs/zh/lost.md: No such file"),
    "front matter that is no YAML": (
        written("docs/zh/page.md", b"---\ntitle: a: b\n---\n# X\n"),
        "page.md:2:9: 这里多出一个冒号",
    ),
}
"""What people get wrong around a library, and what must be named."""


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_around_the_library_is_told_without_a_traceback(
    case: str, project: Project
) -> None:
    make, said = MISTAKES[case]
    make(project)
    ran = mkdocs(project)
    assert ran.returncode == 1
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
