"""What a person does in the assessment, so that tests read like a visit."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

KEY = "rolebook-assessment/1"
SENIOR = "client-manager@senior"
JUNIOR = "client-manager@junior"
ORDER = ("need-diagnosis", "listening", "closing", "cold-calling")
"""The competencies that the senior grade asks in the first release, in the order of steps."""


class Visit:
    """A page of one release in one language."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda message: (
                self.errors.append(message.text)
                if message.type == "error" and "favicon" not in message.location["url"]
                else None
            ),
        )

    def go(
        self,
        fragment: str = "",
        page: str = "steps",
        language: str = "zh",
        release: str = "2026.11",
    ) -> None:
        """Open a page anew, even where only the fragment differs."""
        self.page.goto("about:blank")
        self.page.goto(
            f"{self.base}{language}/{release}/assess/{page}.html{fragment and '#/' + fragment}"
        )
        self.settle()

    def settle(self) -> None:
        self.page.wait_for_selector(".rb-app h2, .rb-app .rb-choose, .rb-app select")

    def step(self, competency: str, position: str = SENIOR, **where: str) -> None:
        self.go(f"{position}/step/{competency}", **where)
        self.page.wait_for_selector(".rb-indicator")

    def answer(self, indicator: str, answer: str) -> None:
        self.page.locator(f'input[name="{indicator}"][value="{answer}"]').check()

    def answer_all(self, *levels: str) -> None:
        """Give every indicator of each level in view one answer; `-` leaves a level open."""
        sections = self.page.locator(".rb-asked").all()
        for section, answer in zip(sections, levels, strict=False):
            if answer != "-":
                for field in section.locator(".rb-indicator").all():
                    field.locator(f'input[value="{answer}"]').check()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def stored(self, key: str = KEY) -> dict[str, Any]:
        """What the browser keeps."""
        found = self.page.evaluate("key => localStorage.getItem(key)", key)
        return json.loads(found) if found else {}

    def answers(self, competency: str) -> dict[str, str | None]:
        about = self.stored().get("competencies", {}).get(competency, {"answers": {}})
        return {id_: record["answer"] for id_, record in about["answers"].items()}

    def export(self, name: str = "导出文件") -> Path:
        with self.page.expect_download() as download:
            self.press(name)
        return Path(download.value.path())

    def choose_file(self, button: str, file: Path | dict[str, Any]) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.press(button)
        chosen: Any = file
        chooser.value.set_files(chosen)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text()


C, S, N, X = "consistently", "sometimes", "not-yet", "does-not-apply"


def whole(visit: Visit) -> None:
    """Rate all four competencies of the senior grade: 2, 2, 1 and 1 are attained."""
    for id_, levels in zip(ORDER, ((C, C, S), (C, C, N), (C, S, N), (C, S, N)), strict=True):
        visit.step(id_)
        visit.answer_all(*levels)
