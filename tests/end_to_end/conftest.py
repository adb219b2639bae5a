"""Fixtures of the browser tests: Debian's Chromium, pages in it, and a server for built sites."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.end_to_end.assessing import Visit
from tests.end_to_end.assessment_site import build
from tests.end_to_end.published import publish_two

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

HERE = Path(__file__).parent

# The same names as in scripts/chromium.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # containers run as root, where Chromium's sandbox does not start
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",  # containers have a small /dev/shm; big pages would crash
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",  # the same colours in screenshots everywhere
    # Nothing outside this machine resolves: a page that needs the network fails its test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

NO_HEADERS: Mapping[str, str] = MappingProxyType({})

ColourScheme = Literal["light", "dark", "no-preference"]


class OpenPage(Protocol):
    """Opens a new page in a context of its own, which is closed after the test."""

    def __call__(
        self,
        *,
        viewport: tuple[int, int] = ...,
        colour_scheme: ColourScheme = ...,
        locale: str = ...,
        **context: Any,  # noqa: ANN401 - handed on to Playwright's new_context as they are
    ) -> Page: ...


class ServeDirectory(Protocol):
    """Serves a folder on loopback and returns its address, ending in a slash."""

    def __call__(
        self,
        folder: Path,
        *,
        prefix: str = ...,
        headers: Mapping[str, str] = ...,
        handler: type[Handler] = ...,
    ) -> str: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder, so that `-m "not end_to_end"` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.end_to_end)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser. Not having one is an error, never a skip."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path is not None:
            return path
    message = (
        "The browser tests need Chromium, and none is on PATH "
        f"(looked for: {', '.join(BROWSERS)}). "
        "Run scripts/chromium, or as root on Debian: apt-get install chromium fonts-noto-cjk"
    )
    raise RuntimeError(message)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests; each test gets contexts of its own in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages: `page(viewport=(390, 844), colour_scheme="dark", locale="en")`."""
    with ExitStack() as contexts:

        def open_page(
            *,
            viewport: tuple[int, int] = (1280, 800),
            colour_scheme: ColourScheme = "light",
            locale: str = "zh-CN",
            **context: Any,  # noqa: ANN401 - handed on to Playwright's new_context as they are
        ) -> Page:
            width, height = viewport
            opened = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=colour_scheme,
                locale=locale,
                **context,
            )
            contexts.callback(opened.close)
            return opened.new_page()

        yield open_page


class Handler(http.server.SimpleHTTPRequestHandler):
    """A static host: quiet, with the site's own 404 page, optionally below a path."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as in the base class
        prefix: str,
        headers: Mapping[str, str],
        **options: Any,  # noqa: ANN401 - as in the base class
    ) -> None:
        self.prefix = prefix
        self.headers_sent = headers
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Adds the headers that every answer has."""
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing: requests would drown the tests' own output."""

    def translate_path(self, path: str) -> str:
        """Takes the prefix off; what is outside it does not exist."""
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "outside" / "nothing")
        return super().translate_path(path[len(self.prefix) - 1 :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Sends the site's 404.html where it has one, as static hosts do."""
        own = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not own.is_file():
            super().send_error(code, message, explain)
            return
        body = own.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    """A server that a browser may leave in the middle of an answer."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of connections that the browser dropped."""


@pytest.fixture(scope="session")
def serve_directory() -> Iterator[ServeDirectory]:
    """Serves folders: `serve_directory(built)` or `serve_directory(built, prefix="/book/")`."""
    with ExitStack() as servers:

        def serve(
            folder: Path,
            *,
            prefix: str = "/",
            headers: Mapping[str, str] = NO_HEADERS,
            handler: type[Handler] = Handler,
        ) -> str:
            if not folder.is_dir():
                message = f"There is no folder {folder} to serve."
                raise NotADirectoryError(message)
            prefix = f"/{prefix.strip('/')}/" if prefix.strip("/") else "/"
            answer = functools.partial(
                handler, directory=str(folder), prefix=prefix, headers=headers
            )
            server = servers.enter_context(_Server(("127.0.0.1", 0), answer))
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            servers.callback(thread.join)
            servers.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}{prefix}"

        yield serve


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real library's site, as `rolebook build` makes it; built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    built = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.is_dir():
            subprocess.run(
                [Path(sys.executable).with_name("rolebook"), "build", "--to", built],
                check=True,
                cwd=HERE.parents[1],
            )
    return built


@pytest.fixture(scope="session")
def address(site: Path, serve_directory: ServeDirectory) -> str:
    """Where the real library's site is served."""
    return serve_directory(site)


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases of the small library, published side by side."""
    return publish_two(tmp_path_factory.mktemp("published") / "project").root / "www"


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases of the assessment library in two languages, side by side on one origin."""
    return build(tmp_path_factory.mktemp("releases"))


@pytest.fixture
def visit(page: OpenPage, releases: Path, serve_directory: ServeDirectory) -> Callable[..., Visit]:
    """Opens visits: `visit(viewport=(390, 844))`; each has a browser context of its own."""
    address = serve_directory(releases)
    return lambda **context: Visit(page(**context), address)
