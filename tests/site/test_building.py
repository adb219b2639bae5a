"""Building: all or nothing, however it ends, and never over somebody else's folder.

The builds here are real and are really killed; they run in processes of their own.
"""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.loading import load
from generator.site.building import BuildFailedError, build_site, config_files
from generator.site.progress import Progress
from generator.site.replacing import MARKER, recover
from tests.conftest import Project, Rolebook, command


def hashes(site: Path) -> dict[str, str]:
    """Give the SHA-256 of every file of a site."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def beside(target: Path) -> list[str]:
    """Give what lies beside a site and belongs to its builds."""
    return sorted(
        path.name
        for path in target.parent.iterdir()
        if path.name.startswith(f"{target.name}.") and path != target
    )


def folder(root: Path, **files: str) -> Path:
    root.mkdir()
    for name, text in files.items():
        (root / name.replace("__", ".")).write_text(text)
    return root


@pytest.mark.parametrize("kind", ["file", "link", "folder with files"])
def test_a_foreign_target_is_refused_and_left_alone(project: Project, kind: str) -> None:
    target = project.root / "www"
    if kind == "file":
        target.write_text("mine")
    elif kind == "link":
        target.symlink_to(folder(project.root / "elsewhere"))
    else:
        folder(target, mine="mine")
    before = sorted(project.root.rglob("*"))
    library = load(project.root).sound_library()
    assert library is not None
    with pytest.raises(BuildFailedError, match=r"no folder|no build made"):
        build_site(project.root, library, target, None, Progress(sys.stdout))
    assert sorted(project.root.rglob("*")) == before


def test_every_language_needs_its_configuration(project: Project) -> None:
    library = load(project.root).sound_library()
    assert library is not None
    assert list(config_files(project.root, library)) == ["zh", "en"]
    project.remove("mkdocs.en.yml")
    with pytest.raises(BuildFailedError, match=r"mkdocs\.en\.yml is missing"):
        config_files(project.root, library)


def test_a_failing_build_leaves_the_site_as_it_was(project: Project, rolebook: Rolebook) -> None:
    target = project.root / "www"
    assert rolebook("build", "--root", project.root).returncode == 0
    before = hashes(target)
    project.write("docs/en/guide/index.md", "# Guide\n\n[nowhere](../nowhere.md)\n")
    ran = rolebook("build", "--root", project.root)
    assert ran.returncode == 2
    assert "nowhere.md" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert hashes(target) == before
    assert beside(target) == []


def alive_below(root: Path) -> list[str]:
    """Give the command lines of the processes that work on a project."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if str(root) in line and int(process.name) != os.getpid():
                found.append(line)
        except OSError:
            continue
    return found


def wait_for(what: str, seconds: float, happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        time.sleep(0.01)


@pytest.mark.parametrize("moment", ["staging begun", "pages written", "a language done"])
def test_a_killed_build_leaves_the_old_site_and_the_next_run_cleans_up(
    project: Project, rolebook: Rolebook, moment: str
) -> None:
    target = project.root / "www"
    assert rolebook("build", "--root", project.root).returncode == 0
    before = hashes(target)
    project.edit("competencies/roles/team-lead.yml", "en: Team lead}", "en: Team captain}")

    def reached() -> bool:
        for staging in target.parent.glob("www.staging-*"):
            pages = len(list(staging.rglob("*.html")))
            sitemaps = list(staging.rglob("sitemap.xml"))
            return {
                "staging begun": True,
                "pages written": pages > 3,
                "a language done": bool(sitemaps) and pages > 10,
            }[moment]
        return False

    build = subprocess.Popen(
        [command("rolebook"), "build", "--root", project.root],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(moment, 60, lambda: reached() or build.poll() is not None)
    finally:
        build.send_signal(signal.SIGKILL)
        build.wait()
    assert build.returncode == -signal.SIGKILL, "it had ended before it could be killed"
    assert hashes(target) == before
    assert beside(target) != []

    ran = rolebook("build", "--root", project.root)
    assert ran.returncode == 0, ran.stderr
    assert beside(target) == []
    assert "Team captain" in (target / "en/roles/team-lead.html").read_text("utf-8")
    wait_for("the killed build's workers to end", 20, lambda: not alive_below(project.root))
    assert beside(target) == [], "an orphan went on writing"


KILL_AT_RENAME = """
import os, signal, sys
from pathlib import Path
rename, count = Path.rename, 0
def counted(self, target):
    global count
    count += 1
    if count == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)
Path.rename = counted
from generator.cli import main
sys.exit(main(["build", "--root", {root!r}]))
"""


@pytest.mark.parametrize("number", [1, 2])
def test_killed_between_the_two_renamings_nothing_is_lost(
    project: Project, rolebook: Rolebook, number: int
) -> None:
    target = project.root / "www"
    assert rolebook("build", "--root", project.root).returncode == 0
    before = hashes(target)
    script = KILL_AT_RENAME.format(number=number, root=str(project.root))
    ran = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert ran.returncode == -signal.SIGKILL
    whole = target if number == 1 else target.with_name("www.previous")
    assert hashes(whole) == before
    recover(target)
    assert hashes(target) == before
    assert beside(target) == []


def test_a_build_says_what_it_did(project: Project, rolebook: Rolebook) -> None:
    ran = rolebook("build", "--root", project.root, "--to", "out/site", cwd=project.root)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "check\n" in ran.stdout
    assert "/zh/ + /en/\n" in ran.stdout
    assert "pages in out/site/en" in ran.stdout
    site = project.root / "out/site"
    assert (site / MARKER).read_text() == "2026.11\n"
    assert {path.name for path in site.iterdir()} == {
        MARKER, "zh", "en", "index.html", "front-door.css", "front-door.js", "csp.txt", "csp.conf",
    }  # fmt: skip


def test_a_site_url_reaches_the_sitemaps(project: Project, rolebook: Rolebook) -> None:
    ran = rolebook("build", "--root", project.root, "--site-url", "https://x.example/book/")
    assert ran.returncode == 0, ran.stderr
    for language in ("zh", "en"):
        sitemap = (project.root / "www" / language / "sitemap.xml").read_text()
        assert f"<loc>https://x.example/book/{language}/roles/team-lead.html</loc>" in sitemap


def test_progress_on_a_terminal_is_shown_while_it_runs() -> None:
    class Terminal:
        def __init__(self) -> None:
            self.text = ""

        def write(self, text: str) -> int:
            self.text += text
            return len(text)

        def flush(self) -> None: ...

        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    progress = Progress(terminal)  # type: ignore[arg-type] # as much of a stream as it needs
    with progress.stage("check"):
        assert terminal.text == "  … check"
    assert terminal.text.endswith(" s  check\n")
    assert progress.seconds.keys() == {"check"}
