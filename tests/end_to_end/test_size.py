"""What a page weighs does not grow with the library."""

import gzip
import re
import subprocess
from pathlib import Path

from tests.conftest import Project, command

MODEL = "competencies/models/selling.yml"
LISTED = "[need-diagnosis, negotiation, cold-calling]"
ONE = "competencies/models/selling/negotiation.yml"

PAGES = [
    "competencies/negotiation.html",
    "roles/team-lead.html",
    "policies/conduct.html",
    "tracks/sales-track.html",
    "guide/index.html",
    "404.html",
]


def grow(project: Project, count: int) -> None:
    """Let the model have `count` competencies."""
    text = (project.root / ONE).read_text("utf-8").replace("related: [need-diagnosis]\n", "")
    ids = [f"ability-{number}" for number in range(1, count - 2)]
    for id_ in ids:
        new = text.replace("id: negotiation", f"id: {id_}").replace("商务谈判", f"能力{id_[8:]}")
        project.write(f"competencies/models/selling/{id_}.yml", new)
    project.edit(MODEL, LISTED, f"[need-diagnosis, negotiation, cold-calling, {', '.join(ids)}]")


def sizes(project: Project, to: str) -> dict[str, int]:
    subprocess.run(
        [command("rolebook"), "build", "--to", to],
        check=True,
        cwd=project.root,
        stdout=subprocess.DEVNULL,
    )
    return {
        f"{language}/{page}": (project.root / to / language / page).stat().st_size
        for language in ("zh", "en")
        for page in PAGES
    }


def test_a_page_stays_the_same_however_many_competencies_there_are(project: Project) -> None:
    text = (project.root / MODEL).read_text("utf-8")
    grow(project, 5)
    few = sizes(project, "few")
    project.write(MODEL, text)
    grow(project, 60)
    many = sizes(project, "many")
    assert len(list((project.root / "many/en/competencies").glob("*.html"))) == 61
    assert {page: many[page] - few[page] for page in few if many[page] - few[page] > 1024} == {}


LIGHT = 30 * 1024
"""What a role page may weigh when compressed, with everything that only it loads."""


def test_a_role_page_is_light_and_loads_only_what_pages_share(site: Path) -> None:
    pages = [page for page in site.glob("*/roles/*.html") if page.name != "index.html"]
    assert len(pages) > 20
    for page in pages:
        html = page.read_bytes()
        assert len(gzip.compress(html, 6)) <= LIGHT, page
        loaded = re.findall(
            rb'<(?:link[^>]*rel="(?:stylesheet|icon)"[^>]*href|(?:script|img)[^>]*src)="([^"]+)"',
            html,
        )
        assert loaded
        assert [link for link in loaded if not link.startswith(b"../assets/")] == []
