"""Pages written by hand say for whom they are, and are nowhere in the sites of others."""

from pathlib import PurePosixPath

import pytest

from generator.mkdocs_plugin.written_pages import with_notice, without
from tests.conftest import Project, Rolebook

RESTRICTED = "---\naudience: [lead, hr]\n---\n\n# Only for some\n"


def test_what_leads_nowhere_leaves_the_navigation() -> None:
    nav = ["index.md", {"Panels": ["panels/a.md", {"More": "panels/b.md"}]}, {"A": "panels/a.md"}]
    gone = {PurePosixPath("panels/a.md"), PurePosixPath("panels/b.md")}
    assert without(nav, gone) == ["index.md"]
    assert without(nav, {PurePosixPath("panels/b.md")}) == [
        "index.md", {"Panels": ["panels/a.md"]}, {"A": "panels/a.md"},
    ]  # fmt: skip
    assert without(None, gone) is None


def test_a_notice_stands_below_the_title_as_text() -> None:
    assert with_notice("<h1 id=a>A</h1><p>b</p>", "<c>").startswith("<h1 id=a>A</h1><p class=")
    assert "&lt;c&gt;" in with_notice("<p>b</p><h1>A</h1>", "<c>").partition("<p>b")[0]


def test_a_link_to_what_is_withheld_fails_the_build(project: Project, rolebook: Rolebook) -> None:
    project.write("docs/en/guide/panels.md", RESTRICTED)
    project.write("docs/en/guide/index.md", "# Guide\n\n[Panels](panels.md)\n")
    ran = rolebook("build", "--audience", "staff", cwd=project.root)
    assert ran.returncode == 2
    assert "guide/index.md" in ran.stderr
    assert "panels.md" in ran.stderr
    assert not (project.root / "www.staff").exists()


@pytest.mark.parametrize(
    "stated",
    ["audience: [leads]", "audience: hr", "audience: []", "audience:", "audience: {hr: 1}"],
)
def test_an_audience_that_is_none_fails_every_build(
    project: Project, rolebook: Rolebook, stated: str
) -> None:
    project.write("docs/zh/guide/panels.md", f"---\n{stated}\n---\n\n# Panels\n")
    ran = rolebook("build", cwd=project.root)
    assert ran.returncode == 2
    assert "guide/panels.md: audience:" in ran.stderr
    assert "staff, lead, hr" in ran.stderr


def test_front_matter_that_cannot_be_read_is_not_taken_for_none(
    project: Project, rolebook: Rolebook
) -> None:
    project.write("docs/zh/guide/panels.md", "---\naudience: [hr\n---\n\n# Panels\n")
    ran = rolebook("build", "--audience", "staff", cwd=project.root)
    assert ran.returncode == 2
    assert "guide/panels.md:" in ran.stderr


def test_in_the_place_of_a_page_that_is_withheld_stands_the_generated_one(
    project: Project, rolebook: Rolebook
) -> None:
    for language in ("zh", "en"):
        project.write(f"docs/{language}/roles/index.md", RESTRICTED)
    ran = rolebook("build", "--audience", "staff", cwd=project.root)
    assert ran.returncode == 0, ran.stderr
    page = (project.root / "www.staff/en/roles/index.html").read_text("utf-8")
    assert "Only for some" not in page
    assert "Client manager" in page
    assert 'href="roles/index.html"' in (project.root / "www.staff/en/index.html").read_text(
        "utf-8"
    )
