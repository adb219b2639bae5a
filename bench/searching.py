"""How long a reader waits for the first result of a search, in Chromium, and what it downloads."""

import gzip
import shutil
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.end_to_end.conftest import ARGUMENTS, BROWSERS

_ANSWERED = """(query) => new Promise((done) => {
  const input = document.querySelector(".md-search__input");
  const start = performance.now();
  const look = () => {
    if (document.querySelector("[data-rb-answered]")?.dataset.rbAnswered !== query) return;
    if (!document.querySelector(".md-search-result__item")) return;
    observer.disconnect();
    done(performance.now() - start);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { attributes: true, childList: true, subtree: true });
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


_SETTLED = 1_000
"""Milliseconds after which the theme's scripts surely listen, and nobody is typing on."""


@dataclass(frozen=True, slots=True)
class Searching:
    """What searching a site takes; medians.

    Attributes:
        first: Milliseconds from typing to the first result, where the page has loaded nothing yet.
        next: The same for a further query on that page.
        download: KiB, compressed, that a reader's first answer loads: scripts and index.
    """

    first: float
    next: float
    download: float


def search(site: Path, queries: Sequence[str]) -> Searching:
    """Ask a site in one language each query first and each query second."""
    first: list[float] = []
    second: list[float] = []
    downloads: list[float] = []
    executable = next(filter(None, map(shutil.which, BROWSERS)))
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        for query, following in zip(queries, (*queries[1:], queries[0]), strict=True):
            tab, loaded = _opened(browser, address)
            first.append(tab.evaluate(_ANSWERED, query))
            downloads.append(sum(_compressed(site, url) for url in loaded) / 1024)
            tab.wait_for_timeout(_SETTLED)
            second.append(tab.evaluate(_ANSWERED, following))
            tab.context.close()
        browser.close()
    return Searching(*map(statistics.median, (first, second, downloads)))


def _opened(browser: Browser, address: str) -> tuple[Page, list[str]]:
    """Open the home page with the search box in use; give the page and what it loads from then."""
    tab = browser.new_context().new_page()
    tab.goto(f"{address}index.html", wait_until="networkidle")
    tab.wait_for_timeout(_SETTLED)
    loaded: list[str] = []
    tab.on("request", lambda request: loaded.append(request.url))
    tab.keyboard.press("/")
    tab.locator("[data-rb-answered]").wait_for(state="attached")
    return tab, loaded


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


def _compressed(site: Path, url: str) -> int:
    file = site / unquote(urlsplit(url).path).lstrip("/")
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0
