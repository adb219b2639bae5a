"""Nothing restricted is in the site of those who may not see it: every byte is searched."""

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import MKDOCS, Project, Rolebook
from tests.libraries.audiences import MARKER, lay_out_restricted, written_page

RESTRICTED = (MARKER, "S99")
"""What only restricted things hold: the marker in all their words and ids, and a source's id."""


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory, rolebook: Rolebook) -> Project:
    """A library with something of every kind restricted, built for staff and in full."""
    made = Project(tmp_path_factory.mktemp("audiences") / "project")
    made.prepare()
    lay_out_restricted(made.root)
    nav = "competencies/index.md, {zqxnav: [guide/zqx-notes.md]}]"
    made.write("mkdocs.yml", MKDOCS.replace("competencies/index.md]", nav))
    for language in ("zh", "en"):
        made.write(f"docs/{language}/guide/zqx-notes.md", written_page())
    for arguments in (("--audience", "staff"), ("--audience", "lead"), ()):
        run = rolebook("build", *arguments, cwd=made.root)
        assert run.returncode == 0, run.stderr
    return made


def leaks(folder: Path) -> Iterator[str]:
    """Yield where restricted words stand in a folder: in names, in bytes, in what is packed."""
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(folder))
        data = file.read_bytes() if file.is_file() else b""
        unpacked = gzip.decompress(data) if file.suffix == ".gz" else data
        for word in RESTRICTED:
            if word in name or word.casefold().encode() in unpacked.lower():
                yield f"{name}: {word}"


def test_staff_get_nothing_that_is_restricted(handbook: Project) -> None:
    assert list(leaks(handbook.root / "www.staff")) == []


def test_leads_and_the_full_site_get_all_of_it(handbook: Project) -> None:
    for site in ("www.lead", "www"):
        assert any(leaks(handbook.root / site))
        pages = handbook.root / site / "zh"
        for page in (
            "roles/zqx-role",
            "policies/zqx-policy",
            "sources/S99",
            "models/zqx-model",
            "models/zqx-measured",
        ):
            assert (pages / f"{page}.html").is_file(), (site, page)
        assert f"{MARKER}former words" in (pages / "policies/conduct/1.0.html").read_text()
        notes = (pages / "guide/zqx-notes.html").read_text()
        assert "zqxpagewords" in notes
        assert "仅供主管、人力资源查看" in notes
        assert "密zqxscale" in (pages / "scales.html").read_text()
        assert "zqxnav" in (pages / "index.html").read_text()
        assert "密zqxstep" in (pages / "onboarding/first-months.html").read_text()


def test_clauses_keep_their_numbers_and_say_that_one_is_withheld(handbook: Project) -> None:
    for language, notice in (("zh", "此条不向本版读者公开"), ("en", "not shown to the readers")):
        policy = handbook.root / "www.staff" / language / "policies/conduct"
        page = (policy / "1.1.html").read_text()
        assert 'id="withheld-1-2"' in page
        assert 'id="withheld-2"' in page
        assert "1.3 " in page
        text = (policy / "1.1.txt").read_text()
        assert "### 1.2 " in text
        assert "### 1.3 " in text
        assert "2.1" not in text
        assert notice in text
        digest = hashlib.sha256(text.encode()).hexdigest()
        assert digest in page


def test_only_the_full_site_leads_to_its_sources(handbook: Project) -> None:
    page = "en/roles/client-manager.html"
    assert (handbook.root / "www/en/source").is_dir()
    assert "rb-provenance__edit" in (handbook.root / "www" / page).read_text()
    for site in ("www.lead", "www.staff"):
        assert not (handbook.root / site / "en/source").exists()
        assert "rb-provenance__edit" not in (handbook.root / site / page).read_text()


def test_a_site_says_for_whom_it_is(handbook: Project) -> None:
    assert "<dd>员工</dd>" in (handbook.root / "www.staff/zh/about.html").read_text()
    restricted = (handbook.root / "www/en/roles/zqx-role.html").read_text()
    assert "Only for leads, HR" in restricted


def test_a_site_for_others_is_not_replaced(handbook: Project, rolebook: Rolebook) -> None:
    before = (handbook.root / "www.staff/.rolebook-site").read_text()
    for arguments in (("--audience", "hr"), ()):
        run = rolebook("build", *arguments, "--to", "www.staff", cwd=handbook.root)
        assert run.returncode == 2
        assert "holds the site for staff" in run.stderr
    assert (handbook.root / "www.staff/.rolebook-site").read_text() == before
    run = rolebook("build", "--audience", "staff", "--to", "www", cwd=handbook.root)
    assert run.returncode == 2
    assert "holds the site for those who may see everything" in run.stderr


def test_a_rendered_tree_leaves_out_the_same(handbook: Project, rolebook: Rolebook) -> None:
    run = rolebook("render", "tree", "--audience", "staff", cwd=handbook.root)
    assert run.returncode == 0, run.stderr
    assert list(leaks(handbook.root / "tree")) == []


def test_a_published_release_and_what_it_says_of_changes_leave_out_the_same(
    handbook: Project, rolebook: Rolebook
) -> None:
    run = rolebook("snapshot", cwd=handbook.root)
    assert run.returncode == 0, run.stderr
    kept = handbook.root / "docs/releases/2026.11.json"
    assert MARKER in kept.read_text(), "a snapshot in the repository holds everything"
    handbook.edit("competencies/rolebook.yml", 'release: "2026.11"', 'release: "2026.12"')
    try:
        run = rolebook(
            "publish", "2026.12", "--audience", "staff", "--to", "out", cwd=handbook.root
        )
    finally:
        handbook.edit("competencies/rolebook.yml", 'release: "2026.12"', 'release: "2026.11"')
        kept.unlink()
    assert run.returncode == 0, run.stderr
    assert (handbook.root / "out/releases/2026.12/library.json").is_file()
    assert list(leaks(handbook.root / "out")) == []


def test_a_configured_audience_is_not_overruled(project: Project, rolebook: Rolebook) -> None:
    project.edit("mkdocs.yml", "{language: zh}", "{language: zh, audience: staff}")
    run = rolebook("build", cwd=project.root)
    assert run.returncode == 2
    assert "configured for staff" in run.stderr
    assert not (project.root / "www").exists()


def test_an_unknown_audience_is_refused(project: Project, rolebook: Rolebook) -> None:
    run = rolebook("build", "--audience", "stuff", cwd=project.root)
    assert run.returncode == 2
    assert "invalid choice: 'stuff'" in run.stderr
