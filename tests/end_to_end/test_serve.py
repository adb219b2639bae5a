"""The live preview, really started: an edit shows in the browser, a broken one keeps the site up."""

import http.client
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.conftest import Project, command
from tests.end_to_end.conftest import OpenPage
from tests.end_to_end.watching import Watch

PATIENCE = 60
"""Seconds after which something will not happen any more, on however slow a machine."""

ROLE = "competencies/roles/team-lead.yml"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@dataclass
class Preview:
    """A running preview with what it has said so far."""

    process: subprocess.Popen[str]
    address: str
    lines: list[str] = field(default_factory=list)

    def listen(self) -> None:
        assert self.process.stderr is not None
        self.lines.extend(self.process.stderr)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def status(self, path: str) -> int:
        """Give the status of an address; what is served is said right before it can be asked."""
        deadline = time.monotonic() + PATIENCE
        while True:
            connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)
            try:
                connection.request("GET", f"/{path}")
                return connection.getresponse().status
            except ConnectionRefusedError:
                assert time.monotonic() < deadline
                time.sleep(0.02)
            finally:
                connection.close()

    def wait_to_hear(self, pattern: str, times: int = 1) -> None:
        deadline = time.monotonic() + PATIENCE
        while len(re.findall(pattern, self.said)) < times:
            assert self.process.poll() is None, f"it has ended: {self.said}"
            assert time.monotonic() < deadline, f"{pattern!r} was not said: {self.said}"
            time.sleep(0.02)


@contextmanager
def running(project: Project, name: str, *arguments: str) -> Iterator[Preview]:
    port = free_port()
    # Where the tests run in the background of a script, Ctrl-C is ignored, and children inherit it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [command(name), "serve", *(one.format(port=port) for one in arguments)],
            cwd=project.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"},
        )
    finally:
        signal.signal(signal.SIGINT, before)
    preview = Preview(process, f"http://127.0.0.1:{port}/")
    listener = threading.Thread(target=preview.listen, daemon=True)
    listener.start()
    try:
        yield preview
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        finally:
            listener.join(PATIENCE)
            if process.stderr:
                process.stderr.close()


def lead(opened: Page, text: str) -> None:
    """Wait until the page's first paragraph says something; the page reloads by itself."""
    opened.locator(".rb-lead", has_text=text).wait_for(timeout=PATIENCE * 1000)


def test_an_edit_shows_a_broken_one_does_not_and_a_mended_one_does_again(
    project: Project, page: OpenPage
) -> None:
    address = ("--address", "127.0.0.1:{port}")
    with running(project, "rolebook", "--language", "en", *address) as preview:
        preview.wait_to_hear("serving on")
        watch = Watch(page(locale="en"))
        opened = watch.page
        opened.goto(f"{preview.address}en/roles/team-lead.html")
        lead(opened, "Leads a team.")

        project.edit(ROLE, "Leads a team.", "Leads a small team.")
        lead(opened, "Leads a small team.")
        assert [one for one in watch.incidents if "Content Security Policy" in one] == []

        project.edit(ROLE, "family: client-management", "family: client-managment")
        preview.wait_to_hear(re.escape(f"{ROLE}:3:9") + ".*RB401")
        preview.wait_to_hear("last good site stays up")
        assert "Did you mean “client-management”?" in preview.said
        assert "rolebook: " not in preview.said
        assert "您要写的" not in preview.said
        another = page(locale="en")
        another.goto(f"{preview.address}en/roles/team-lead.html")
        lead(another, "Leads a small team.")

        project.edit(ROLE, "family: client-managment", "family: client-management")
        project.edit(ROLE, "Leads a small team.", "Leads a big team.")
        lead(opened, "Leads a big team.")

        guide = page()
        guide.goto(f"{preview.address}zh/guide/index.html")
        project.write("docs/zh/guide/index.md", "# 新的指南\n")
        guide.locator("h1", has_text="新的指南").wait_for(timeout=PATIENCE * 1000)

        root = page(locale="en")
        root.goto(preview.address)
        root.wait_for_url(f"{preview.address}en/index.html")
        assert "Traceback" not in preview.said
    assert preview.process.returncode == 0
    assert "stopped" in preview.said


def test_pages_of_new_things_appear_and_those_of_removed_ones_go(project: Project) -> None:
    path = "competencies/onboarding/first-months.yml"
    text = (project.root / path).read_text("utf-8")
    with running(project, "rolebook", "--address", "127.0.0.1:{port}") as preview:
        preview.wait_to_hear("serving on")
        assert preview.status("zh/onboarding/first-months.html") == 200
        project.remove(path)
        preview.wait_to_hear("built in", times=2)
        assert preview.status("zh/onboarding/first-months.html") == 404
        project.write(path, text)
        preview.wait_to_hear("built in", times=3)
        assert preview.status("zh/onboarding/first-months.html") == 200


def test_a_library_broken_from_the_start_is_served_once_it_is_mended(
    project: Project, page: OpenPage
) -> None:
    project.edit(ROLE, "family: client-management", "family: client-managment")
    with running(project, "rolebook", "--address", "127.0.0.1:{port}") as preview:
        preview.wait_to_hear("RB401")
        preview.wait_to_hear("serving on")
        project.edit(ROLE, "family: client-managment", "family: client-management")
        preview.wait_to_hear("built in")
        opened = page(locale="en")
        opened.goto(f"{preview.address}en/roles/team-lead.html")
        lead(opened, "Leads a team.")


def test_mkdocs_serve_reloads_on_an_edit_and_outlives_a_broken_one(
    project: Project, page: OpenPage
) -> None:
    with running(project, "mkdocs", "-f", "mkdocs.en.yml", "-a", "127.0.0.1:{port}") as preview:
        preview.wait_to_hear("Serving on")
        opened = page(locale="en")
        opened.goto(f"{preview.address}en/roles/team-lead.html")
        lead(opened, "Leads a team.")
        project.edit(ROLE, "Leads a team.", "Leads a small team.")
        lead(opened, "Leads a small team.")
        project.edit(ROLE, "family: client-management", "family: client-managment")
        preview.wait_to_hear(re.escape(f"{ROLE}:3:9"))
        preview.wait_to_hear("Reloading browsers", times=2)
        another = page(locale="en")
        another.goto(f"{preview.address}en/roles/team-lead.html")
        lead(another, "Leads a small team.")
        project.edit(ROLE, "family: client-managment", "family: client-management")
        project.edit(ROLE, "Leads a small team.", "Leads a big team.")
        lead(opened, "Leads a big team.")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_nothing_is_left_behind_however_it_is_ended(
    project: Project, tmp_path: Path, ending: signal.Signals
) -> None:
    site = tmp_path / "temporary"
    site.mkdir()
    process = subprocess.Popen(
        [command("rolebook"), "serve", "--address", f"127.0.0.1:{free_port()}"],
        cwd=project.root,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(site)},
    )
    assert process.stderr is not None
    assert any("serving on" in line for line in process.stderr)
    assert [*site.glob("rolebook-*/zh/index.html")]
    process.send_signal(ending)
    assert "stopped" in process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0
    assert not [*site.glob("rolebook-*")]


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:http", ":8000"])
def test_an_address_that_is_none_is_refused(project: Project, address: str) -> None:
    ran = subprocess.run(
        [command("rolebook"), "serve", "--address", address],
        check=False,
        capture_output=True,
        text=True,
        cwd=project.root,
    )
    assert ran.returncode == 2
    assert "HOST:PORT" in ran.stderr


def test_an_address_in_use_is_said(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = subprocess.run(
            [command("rolebook"), "serve", "--address", f"127.0.0.1:{port}"],
            check=False,
            capture_output=True,
            text=True,
            cwd=project.root,
            timeout=PATIENCE,
        )
    assert ran.returncode == 2
    assert "cannot serve on" in ran.stderr
    assert "Traceback" not in ran.stderr
