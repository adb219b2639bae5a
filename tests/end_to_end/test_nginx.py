"""The nginx configuration of the guide, on a real nginx: headers, caching, and what is not served."""

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, expect

from generator.release import layout
from generator.release.publishing import roll_back
from tests.conftest import ROOT
from tests.end_to_end import observatory
from tests.end_to_end.conftest import OpenPage
from tests.release.making import DAY

AROUND = """
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/handbook.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Server:
    """A published site and the nginx that serves it.

    Attributes:
        www: The site.
        address: Where it is served.
        certificate: Who trusts this one trusts the server.
        plain: Where it is asked for without TLS.
    """

    www: Path
    address: str

    certificate: Path
    plain: str

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        request = urllib.request.Request(f"{self.address}{path}", method=method, headers=headers)  # noqa: S310 - an address of ours
        trusting = ssl.create_default_context(cafile=self.certificate)
        try:
            with urllib.request.urlopen(request, context=trusting) as response:  # noqa: S310 - an address of ours
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())


@pytest.fixture(scope="module")
def server(published_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Nginx with the configuration of the guide; only address and folder are others."""
    folder = tmp_path_factory.mktemp("nginx")
    www = Path(shutil.copytree(published_site, folder / "www"))
    with (
        socket.create_server(("127.0.0.1", 0)) as free,
        socket.create_server(("127.0.0.1", 0)) as other,
    ):
        port, plain = free.getsockname()[1], other.getsockname()[1]
    certificate = certified(folder)
    text = (ROOT / "docs/serving/nginx.conf").read_text("utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        ("https://$host$", f"https://$host:{port}$"),
        ("/etc/nginx/handbook.crt", str(certificate)),
        ("/etc/nginx/handbook.key", str(folder / "handbook.key")),
        ("/srv/handbook/www", str(www)),
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / "handbook.conf").write_text(text)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user))
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert program, "nginx is missing: run scripts/nginx"
    log = (folder / "log").open("wb")
    running = subprocess.Popen(
        [program, "-p", folder, "-c", folder / "nginx.conf", "-e", "stderr"], stderr=log
    )
    try:
        _wait_for(port, running, folder / "log")
        yield Server(www, f"https://127.0.0.1:{port}/", certificate, f"http://127.0.0.1:{plain}/")
    finally:
        running.terminate()
        running.wait()
        log.close()


def certified(folder: Path) -> Path:
    """Make a key, and a certificate for this machine that it has signed itself."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-nodes", "-newkey", "ec"),
            *("-pkeyopt", "ec_paramgen_curve:prime256v1", "-days", "2", "-subj", "/CN=handbook"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", folder / "handbook.key", "-out", folder / "handbook.crt"),
        ],
        check=True,
        capture_output=True,
    )
    return folder / "handbook.crt"


def _wait_for(port: int, running: subprocess.Popen[bytes], log: Path) -> None:
    while running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    pytest.fail(log.read_text())


def style(www: Path) -> str:
    """Give the path of a style sheet, whose folder is named by a digest."""
    file = next(www.glob("zh/2026.12/assets/rolebook/*/rolebook.css"))
    return file.relative_to(www).as_posix()


def test_what_never_changes_is_kept(server: Server) -> None:
    for path in ("en/2026.12/roles/team-lead.html", style(server.www)):
        assert server.get(path).headers["Cache-Control"] == "max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path",
    ["", "releases.js", "en/latest/index.html", "en/versions.json", "latest.js",
     "en/latest/policies/changes.atom"],
)  # fmt: skip
def test_what_may_change_is_asked_for_each_time(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.headers["Cache-Control"] == "no-cache"
    again = server.get(path, **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


def test_a_new_latest_release_is_seen_at_once(server: Server) -> None:
    before = server.get("releases.js")
    roll_back(server.www, "2026.11", DAY)
    try:
        after = server.get("releases.js", **{"If-None-Match": before.headers["ETag"]})
    finally:
        roll_back(server.www, "2026.12", DAY)
    assert after.status == 200
    assert b'"latest":"2026.11"' in after.body


def test_every_answer_carries_the_headers(server: Server) -> None:
    for path in ("index.html", "en/2026.12/index.html", "en/2026.12/nothing.html", "nothing"):
        headers = server.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Server"] == "nginx"


@pytest.mark.parametrize("path", ["", "en/2026.12/index.html", "zh/2026.11/roles/team-lead.html"])
def test_the_headers_deserve_the_best_grade(server: Server, path: str) -> None:
    redirected = observatory.first_redirection(f"{server.plain}{path}")
    answer = server.get(path)
    found = observatory.modifiers(answer.headers, answer.body.decode(), redirected)
    assert min(found.values()) == 0, found
    assert observatory.score(found) == 130, found
    assert observatory.grade(130) == "A+"


def test_plain_http_leads_to_the_same_page_over_tls(server: Server) -> None:
    assert observatory.first_redirection(f"{server.plain}en/2026.12/about.html?a=b") == (
        "http://127.0.0.1", f"{server.address}en/2026.12/about.html?a=b",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "value", "modifier"),
    [
        ("Content-Security-Policy", None, -25 - 10 - 20 - 5),
        ("Content-Security-Policy", "default-src 'none'; form-action 'none'", -20 - 5),
        ("Content-Security-Policy", "script-src 'self' 'unsafe-inline'", -20 - 10 - 20 - 5),
        ("Strict-Transport-Security", None, -20),
        ("Strict-Transport-Security", "max-age=60", -10),
        ("X-Content-Type-Options", None, -5),
        ("Referrer-Policy", "unsafe-url", -5 - 5),
        ("Cross-Origin-Resource-Policy", None, -10),
        ("Set-Cookie", "session=1", -40),
    ],
)
def test_a_worse_header_costs_what_the_rules_say(
    server: Server, header: str, value: str | None, modifier: int
) -> None:
    answer = server.get("en/2026.12/index.html")
    redirected = observatory.first_redirection(server.plain)
    best = sum(observatory.modifiers(answer.headers, "", redirected).values())
    del answer.headers[header]
    if value is not None:
        answer.headers[header] = value
    assert sum(observatory.modifiers(answer.headers, "", redirected).values()) - best == modifier


def test_every_release_has_its_own_policy(server: Server) -> None:
    stated = (server.www / "en/2026.12/csp.txt").read_text().strip()
    answer = server.get("en/2026.12/roles/team-lead.html")
    assert answer.headers["Content-Security-Policy"] == stated
    assert "'sha256-" in stated
    assert "'sha256-" not in server.get("en/latest/index.html").headers["Content-Security-Policy"]
    unknown = server.get("en/2030.01/index.html").headers["Content-Security-Policy"]
    assert "script-src" not in unknown


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("en/latest/policies/calendar.ics", "text/calendar; charset=utf-8"),
        ("en/2026.12/policies/register.csv", "text/csv; charset=utf-8"),
        ("en/latest/policies/changes.atom", "application/atom+xml; charset=utf-8"),
        ("en/2026.12/index.html", "text/html; charset=utf-8"),
        ("releases.js", "application/javascript; charset=utf-8"),
        ("releases/2026.12/manifest.json", "application/json; charset=utf-8"),
    ],
)
def test_kinds_of_files(server: Server, path: str, kind: str) -> None:
    assert server.get(path).headers["Content-Type"] == kind


def test_texts_are_compressed(server: Server) -> None:
    path = style(server.www)
    answer = server.get(path, **{"Accept-Encoding": "gzip"})
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == (
        "gzip", "Accept-Encoding",
    )  # fmt: skip
    assert gzip.decompress(answer.body) == (server.www / path).read_bytes()


def test_a_release_says_what_it_does_not_have(server: Server) -> None:
    answer = server.get("zh/2026.11/roles/nobody.html")
    assert answer.status == 404
    assert answer.body == (server.www / "zh/2026.11/404.html").read_bytes()


def test_nobody_reads_a_publication_that_is_under_way(server: Server) -> None:
    work = server.www / layout.WORK
    work.mkdir()
    (work / "index.html").write_text("unfinished")
    try:
        assert server.get(f"{layout.WORK}/index.html").status == 404
    finally:
        shutil.rmtree(work)
    assert server.get("", method="POST").status == 405
    assert server.get("en/2026.12").headers["Location"] is None


def test_a_browser_goes_from_the_door_to_an_older_release(server: Server, page: OpenPage) -> None:
    tab = page(locale="en", ignore_https_errors=True)
    complaints: list[str] = []

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(said.text)

    tab.on("console", listen)
    tab.goto(server.address)
    tab.wait_for_url(f"{server.address}en/2026.12/index.html")
    tab.goto(f"{server.address}en/latest/roles/team-lead.html#duties")
    tab.wait_for_url(f"{server.address}en/2026.12/roles/team-lead.html#duties")
    tab.get_by_role("button", name="choose a release").focus()
    tab.get_by_role("link", name="2026.11", exact=True).click()
    expect(tab.locator("[data-rb-outdated]")).to_be_visible()
    assert complaints == []
