"""Publishing and what follows it, from the command line."""

import os
import re
import shutil
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.changes.snapshot import KeptRelease, read_snapshot, snapshot
from generator.cli import main
from generator.history import SNAPSHOT
from generator.release import layout
from generator.release.lock import exclusive
from generator.release.publishing import publish
from generator.release.stored import published_state
from tests.changes.making import small
from tests.conftest import Project, Rolebook, command
from tests.release.making import DAY, contents, maker, publication, published
from tests.site.test_building import alive_below, wait_for

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two small releases."""
    for release in ("2026.10", "2026.11"):
        published(tmp_path / "www", release)
    return tmp_path / "www"


def small_release(www: Path, release: str) -> None:
    """Publish a small release that carries its library, as every real one does."""
    library = small()
    handbook = library.handbook.model_copy(update={"release": release})
    kept = KeptRelease(replace(library, handbook=handbook), DAY)

    def make(folder: Path) -> None:
        maker(release)(folder)
        (folder / layout.record(release) / SNAPSHOT).write_text(snapshot(kept), "utf-8")

    publish(www, publication(release), make)


def test_two_releases_are_published_and_proved(project: Project, rolebook: Rolebook) -> None:
    ran = rolebook("publish", "2026.11", cwd=project.root)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("published 2026.11, the latest now, in www\n")
    project.edit("competencies/rolebook.yml", '"2026.11"', '"2026.12"')
    project.edit("competencies/roles/team-lead.yml", "en: Team lead}", "en: Team captain}")
    elsewhere = rolebook(
        *("publish", "2026.12", "--root", project.root, "--to", "www"), cwd=project.root.parent
    )
    assert (elsewhere.returncode, elsewhere.stderr) == (0, "")

    www = project.root / "www"
    assert "Team lead" in (www / "en/2026.11/roles/team-lead.html").read_text("utf-8")
    assert "Team captain" in (www / "en/2026.12/roles/team-lead.html").read_text("utf-8")
    renamed = "enamed from “Team lead” to “Team captain”"
    for told in ("changes/2026.12.html", "roles/team-lead.html"):
        assert renamed in (www / "en/2026.12" / told).read_text("utf-8")
    assert "the first that is on record" in (www / "en/2026.11/changes/2026.11.html").read_text()
    compared = rolebook("diff", "2026.11", "2026.12", cwd=project.root)
    assert (compared.returncode, compared.stderr) == (1, "")
    assert renamed in compared.stdout
    kept = read_snapshot((www / "releases/2026.11/library.json").read_bytes())
    assert (kept.name, kept.day.isoformat()) == ("2026.11", "2026-11-23")
    assert published_state(www).latest == "2026.12"

    again = rolebook("publish", "2026.12", cwd=project.root)
    assert again.returncode == 0
    assert "nothing to do: 2026.12 is published with the same content" in again.stdout
    other = rolebook("publish", "2026.12", cwd=project.root, SOURCE_DATE_EPOCH="1795478400")
    assert other.returncode == 2
    assert "is published already and never changes" in other.stderr
    assert "set SOURCE_DATE_EPOCH=1795392000" in other.stderr
    proved = rolebook("verify", cwd=project.root)
    assert proved.returncode == 0, proved.stdout
    assert re.fullmatch(
        r"www: 2 releases, \d+ files, all as published, latest 2026\.12\n", proved.stdout
    )
    assert not list(www.glob(".*"))


def test_a_release_knows_where_it_lies(project: Project, rolebook: Rolebook) -> None:
    ran = rolebook(
        *("publish", "2026.11", "--site-url", "https://x.example/book/"), cwd=project.root
    )
    assert ran.returncode == 0, ran.stderr
    site = project.root / "www"
    sitemap = (site / "en/2026.11/sitemap.xml").read_text("utf-8")
    assert "<loc>https://x.example/book/en/2026.11/roles/team-lead.html</loc>" in sitemap
    page = (site / "en/2026.11/roles/team-lead.html").read_text("utf-8")
    assert 'href="../../../zh/2026.11/roles/team-lead.html"' in page
    assert 'data-page="roles/team-lead.html"' in page
    assert 'href="../../releases.html"' in page


def test_the_same_input_publishes_the_same_bytes(
    project: Project, rolebook: Rolebook, tmp_path: Path
) -> None:
    """On other clocks, in other zones and folders, with other locales and orders of hashes."""
    other = Path(shutil.copytree(project.root, tmp_path / "quite" / "another folder"))
    places = (
        (project.root, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}),
        (other, {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LC_ALL": "C"}),
    )
    for root, around in places:
        ran = rolebook("publish", "2026.11", "--zip", cwd=root, **around)
        assert ran.returncode == 0, ran.stderr
    assert contents(project.root / "www") == contents(other / "www")
    packed = [(root / "www-2026.11.zip").read_bytes() for root, _ in places]
    assert packed[0] == packed[1]


@pytest.mark.parametrize("moment", ["staging begun", "pages written"])
def test_killed_while_it_builds(project: Project, rolebook: Rolebook, moment: str) -> None:
    www = project.root / "www"
    small_release(www, "2026.10")
    before = contents(www)
    least = {"staging begun": 0, "pages written": 4}[moment]

    def reached() -> bool:
        work = www / layout.WORK / "site"
        return work.is_dir() and len(list(work.rglob("*.html"))) >= least

    publisher = subprocess.Popen(
        [command("rolebook"), "publish", "2026.11"], stdout=subprocess.DEVNULL, cwd=project.root
    )
    try:
        wait_for(moment, 60, lambda: reached() or publisher.poll() is not None)
    finally:
        publisher.send_signal(signal.SIGKILL)
        publisher.wait()
    assert publisher.returncode == -signal.SIGKILL, "it had ended before it could be killed"
    assert before.items() <= contents(www).items()
    assert rolebook("verify", cwd=project.root).stdout.startswith("left behind: .publishing")

    ran = rolebook("publish", "2026.11", cwd=project.root)
    assert ran.returncode == 0, ran.stderr
    assert rolebook("verify", cwd=project.root).returncode == 0
    assert not list(www.glob(".*"))
    assert alive_below(project.root) == []


def test_another_name_than_the_pages_say_is_refused(project: Project, capsys: Capture) -> None:
    assert main(["publish", "2026.12", "--root", str(project.root)]) == 2
    assert "rolebook.yml says that this is release 2026.11" in capsys.readouterr().err
    assert not (project.root / "www").exists()


def test_a_library_with_errors_is_not_published(project: Project, capsys: Capture) -> None:
    project.edit("competencies/roles/client-manager.yml", "reports_to: team-lead", "reports_to: x")
    assert main(["publish", "2026.11", "--root", str(project.root)]) == 1
    assert "RB401" in capsys.readouterr().err
    assert not (project.root / "www").exists()


def test_a_site_that_cannot_be_built_is_not_published(project: Project, rolebook: Rolebook) -> None:
    project.write("docs/en/guide/index.md", "# Guide\n\n[nowhere](../nowhere.md)\n")
    ran = rolebook("publish", "2026.11", cwd=project.root)
    assert ran.returncode == 2
    assert "nowhere.md" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (project.root / "www").exists()


def test_a_busy_target_is_said(project: Project, capsys: Capture) -> None:
    published(project.root / "www", "2026.10")
    with exclusive(project.root / "www"):
        assert main(["publish", "2026.11", "--root", str(project.root)]) == 2
    said = capsys.readouterr().err
    assert f"another publisher is at work on {project.root / 'www'} (process {os.getpid()})" in said


def test_a_target_that_is_no_folder_is_said(project: Project, capsys: Capture) -> None:
    project.write("www", "mine")
    assert main(["publish", "2026.11", "--root", str(project.root)]) == 2
    assert f"{project.root / 'www'}: File exists" in capsys.readouterr().err
    assert (project.root / "www").read_text() == "mine"


def test_what_is_wrong_is_listed(site: Path, capsys: Capture) -> None:
    (site / "zh/2026.10/index.html").write_text("changed")
    (site / "en/2026.11/index.html").unlink()
    (site / "extra.html").write_text("")
    assert main(["verify", str(site)]) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        "missing: en/2026.11/index.html",
        "added: extra.html",
        "changed: zh/2026.10/index.html",
    ]


def test_rolling_back(site: Path, capsys: Capture) -> None:
    assert main(["rollback", "--in", str(site)]) == 0
    assert capsys.readouterr().out == f"2026.10 is the latest release in {site} now\n"
    assert main(["rollback", "2026.12", "--in", str(site)]) == 2
    assert "there are: 2026.11, 2026.10" in capsys.readouterr().err


def test_removing(site: Path, capsys: Capture) -> None:
    assert main(["remove", "2026.11", "--in", str(site)]) == 2
    assert "2026.11 is the latest release" in capsys.readouterr().err
    assert main(["remove", "2026.10", "--in", str(site)]) == 0
    said = f"removed 2026.10 from {site}; 2026.11 is the latest of 1\n"
    assert capsys.readouterr().out == said
    assert main(["verify", str(site)]) == 0


def test_listing(site: Path, capsys: Capture) -> None:
    main(["rollback", "--in", str(site)])
    capsys.readouterr()
    assert main(["list", str(site)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(
        r"2026\.11 {10}made for 2026-11-23  zh en  sha256:[0-9a-f]{64}", lines[0]
    ), lines[0]
    assert lines[1].startswith("2026.10  latest  made for 2026-11-23")
    assert lines[3:] == [
        "2026-11-23  publish   2026.10",
        "2026-11-23  publish   2026.11",
        "2026-11-23  rollback  2026.10",
    ]


@pytest.mark.parametrize("name", ["verify", "list", "rollback", "remove 2026.10"])
def test_without_a_published_site_there_is_nothing_to_do(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    assert main([*name.split(), "--root", str(tmp_path)]) == 2
    assert f"rolebook: {tmp_path / 'www'} is no folder" in capsys.readouterr().err
    (tmp_path / "www").mkdir()
    assert main([*name.split(), "--root", str(tmp_path)]) == 2
    assert "holds no published site" in capsys.readouterr().err
