"""The tree that `rolebook render` writes, built by plain MkDocs, is the plugin's site."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.search.index import FOLDER
from tests.conftest import ROOT, Project, Rolebook, command

SEARCH = f"{FOLDER}/"
"""What only the plugin makes: the index of search is made of the library, not of its pages."""

LEFT_OUT = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""What the plugin leaves out of the theme: the parts of a search that is not used."""

POLICY = ("csp.conf", "csp.txt")
"""What only the plugin makes, too; the policy also stands in each of its pages."""

STATED = re.compile(rb'\n<meta http-equiv="Content-Security-Policy" content="[^"]*">')

DIGEST = re.compile(rb"(?<=assets/rolebook/)[0-9a-f]{16}/")
"""Names the folders of scripts, which a plain tree has to name as its configuration does."""

SITEMAP = "sitemap.xml"
"""Lists the same pages in another order: MkDocs lists files as it finds them, and the plugin's come
after those written by hand."""


def without_plugin(config: Path, docs_dir: Path) -> None:
    """Take the plugin out of a configuration, and let it read the rendered tree."""
    text = config.read_text("utf-8")
    lines = [line for line in text.split("\n") if not re.match(r"  rolebook: \{", line)]
    assert len(lines) < len(text.split("\n"))
    config.write_text("\n".join(lines).replace("plugins:\n", "plugins: {}\n", 1), "utf-8")
    settings = yaml.safe_load(config.read_text("utf-8"))
    settings["docs_dir"] = str(docs_dir)
    config.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")


def build(project: Path, config: str, site_dir: Path) -> None:
    subprocess.run(
        [command("mkdocs"), "build", "--quiet", "-f", config, "--site-dir", site_dir],
        check=True,
        cwd=project,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_plain_mkdocs_makes_the_same_pages(
    project: Project, rolebook: Rolebook, tmp_path: Path, language: str
) -> None:
    config = "mkdocs.yml" if language == "zh" else f"mkdocs.{language}.yml"
    build(project.root, config, tmp_path / "plugin")

    tree = tmp_path / "tree"
    ran = rolebook("render", tree, "--root", project.root, "--edition", language)
    assert ran.returncode == 0, ran.stderr
    shutil.copytree(project.root / "docs" / language, tree, dirs_exist_ok=True)
    without_plugin(project.root / config, tree)
    if config != "mkdocs.yml":
        without_plugin(project.root / "mkdocs.yml", tree)
    build(project.root, config, tmp_path / "plain")

    assert differing(tmp_path / "plugin", tmp_path / "plain") == []


def differing(plugin: Path, plain: Path) -> list[str]:
    """Give the files that are not in both sites with the same bytes."""
    ours, theirs = files(plugin), files(plain)
    names = ours.keys() | theirs.keys()
    assert len([name for name in names if name.endswith(".html")]) > 25
    assert sorted(lines(plugin / SITEMAP)) == sorted(lines(plain / SITEMAP))
    return sorted(
        name
        for name in names
        if not name.startswith((SEARCH, SITEMAP, *POLICY, *LEFT_OUT))
        and read(ours.get(name)) != read(theirs.get(name))
    )


def files(root: Path) -> dict[str, Path]:
    """Give every file of a site by its path without digests."""
    return {
        DIGEST.sub(b"", file.relative_to(root).as_posix().encode()).decode(): file
        for file in root.rglob("*")
        if file.is_file()
    }


def lines(file: Path) -> list[str]:
    return file.read_text("utf-8").split("\n")


def read(file: Path | None) -> bytes | None:
    return DIGEST.sub(b"", STATED.sub(b"", file.read_bytes())) if file else None


def test_the_real_handbook_too(site: Path, rolebook: Rolebook, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    ran = rolebook("render", tree, "--root", ROOT, "--edition", "en")
    assert ran.returncode == 0, ran.stderr
    shutil.copytree(ROOT / "docs/en", tree, dirs_exist_ok=True)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    plain = text.replace("  rolebook:\n    language: zh\n", "")
    assert plain != text
    (tmp_path / "mkdocs.yml").write_text(
        plain.replace("custom_dir: docs", f"custom_dir: {ROOT}/docs").replace(
            "paths: [.]", f"paths: ['{ROOT}']"
        ),
        "utf-8",
    )
    english = (ROOT / "mkdocs.en.yml").read_text("utf-8")
    changed = english.replace("plugins:\n  rolebook:\n    language: en\n", "").replace(
        "docs_dir: docs/en", f"docs_dir: {tree}"
    )
    assert changed != english
    (tmp_path / "mkdocs.en.yml").write_text(changed, "utf-8")
    build(tmp_path, "mkdocs.en.yml", tmp_path / "plain")
    assert differing(site / "en", tmp_path / "plain") == []
