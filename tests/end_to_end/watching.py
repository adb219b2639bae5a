"""Watches a page for what a trustworthy site never does."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

LISTEN = """
addEventListener("securitypolicyviolation", (event) =>
  rolebookViolation(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`));
"""


@dataclass
class Watch:
    """What a page did: all its requests, and all that its reader should never meet.

    Attributes:
        page: The page, watched from its first request on.
        requests: The URL of each request.
        incidents: Violations of the content policy, errors, dialogs and requests to other hosts.
    """

    page: Page
    requests: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.expose_function("rolebookViolation", self.note)
        self.page.add_init_script(LISTEN)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.note(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def note(self, text: str) -> None:
        """Put an incident down, with the page that it happened on."""
        self.incidents.append(f"{self.page.url}: {text}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.note(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        where = urlsplit(request.url)
        if where.scheme not in ("file", "data", "blob") and where.hostname != "127.0.0.1":
            self.note(f"request: {request.url}")
