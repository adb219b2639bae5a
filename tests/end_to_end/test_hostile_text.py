"""A site whose every word means harm, in a real browser: nothing runs, everything is text."""

import html
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import MKDOCS, MKDOCS_EN, command
from tests.end_to_end.conftest import OpenPage, ServeDirectory
from tests.end_to_end.test_assessment_files import made
from tests.end_to_end.test_html import MATERIALS_OWN, errors
from tests.end_to_end.watching import Watch
from tests.libraries.hostile import attacks, lay_out_hostile

SHOWN = [attack.text for attack in attacks() if not attack.refused]

SCRIPTS = (
    "extra_javascript:\n"
    "  - {path: assets/rolebook/search.js, defer: true}\n"
    "  - {path: assets/rolebook/matrix.js, defer: true}\n"
    "  - {path: assets/rolebook/policy-status.js, defer: true}\n"
    "  - {path: assets/rolebook/policy-register.js, defer: true}\n"
)

SENIOR = "client-manager@senior"


def in_turn() -> Callable[[str], str]:
    """Give each field the next few attacks of the list."""
    counter: Iterator[int] = iter(range(10**9))

    def say(_: str) -> str:
        at = 3 * next(counter)
        several = [SHOWN[(at + step) % len(SHOWN)] for step in range(3)]
        return " ".join(several)

    return say


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of a hostile library, in both languages."""
    root = tmp_path_factory.mktemp("hostile")
    lay_out_hostile(root, in_turn())
    (root / "mkdocs.yml").write_text(MKDOCS + SCRIPTS, "utf-8")
    (root / "mkdocs.en.yml").write_text(MKDOCS_EN, "utf-8")
    for language in ("zh", "en"):
        (root / "docs" / language).mkdir(parents=True)
        (root / "docs" / language / "note.md").write_text("# Note\n", "utf-8")
    ran = subprocess.run(
        [command("rolebook"), "build"],
        check=False,
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return root / "www"


@pytest.fixture
def watched(page: OpenPage) -> Watch:
    """A page without a content policy, so that nothing but escaping keeps the words from acting."""
    watch = Watch(page(viewport=(390, 844), bypass_csp=True))
    watch.page.expose_function("rolebookCanary", lambda *_: watch.note("the canary was called"))
    return watch


def test_every_page_shows_it_and_runs_nothing(
    hostile: Path, watched: Watch, serve_directory: ServeDirectory
) -> None:
    address = serve_directory(hostile)
    for file in sorted((hostile / "zh").rglob("*.html")):
        if file.name != "404.html":
            watched.page.goto(address + file.relative_to(hostile).as_posix())
            looked_at(watched)
    assert watched.incidents == [], "\n".join(watched.incidents)


WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > innerWidth + 1
      && getComputedStyle(element).position !== "fixed"
      && !element.closest(".rb-scroll, .md-typeset__scrollwrap, pre, .md-sidebar")
  ).slice(0, 8).map((element) =>
    `${element.tagName}.${element.className} ${element.getBoundingClientRect().right}`
  )"""
"""What stands further right than the page is wide."""


def looked_at(watch: Watch) -> None:
    """Look for what harmful words would have left in the page, and for words that push it wide."""
    found = watch.page.evaluate(
        """() => [
          ...document.querySelectorAll(
            "[onerror],[onload],[onclick],[onmouseover],[onfocus],[style],iframe,object,embed,base,"
            + "a[href^='javascript:' i],a[href^='data:' i],article img,article form[action]"
          )
        ].map((element) => element.outerHTML.slice(0, 200))"""
    )
    for one in found:
        # Material's script styles its own sidebars and buttons.
        if not re.match(r'<[a-z]+ [^>]*(class="md-|data-md-)', one):
            watch.note(one)
    wide = watch.page.evaluate(WIDE)
    if wide:
        watch.note(f"the page scrolls sideways: {wide}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_are_valid_html(hostile: Path, language: str) -> None:
    unknown = {
        f"{file}: {rule} at {selector}: {message}"
        for file, rule, selector, message in errors(hostile / language)
        if not any(one.rule == rule and re.search(one.where, selector) for one in MATERIALS_OWN)
    }
    assert sorted(unknown)[:10] == []


def test_the_name_of_a_thing_is_the_title_of_its_page(
    hostile: Path, watched: Watch, tmp_path: Path
) -> None:
    names: list[str] = []
    say = in_turn()

    def remember(path: str) -> str:
        text = say(path)
        if path.endswith("roles/team-lead.yml/name/zh"):
            names.append(text)
        return text

    lay_out_hostile(tmp_path, remember)
    watched.page.goto((hostile / "zh/roles/team-lead.html").as_uri())
    (name,) = names
    shown = " ".join(name.split())
    assert shown in " ".join(watched.page.title().split())
    heading = watched.page.locator("h1").first.evaluate("h1 => h1.firstChild.textContent")
    assert " ".join(heading.split()) == shown
    crumb = watched.page.locator(".rb-breadcrumbs [aria-current]").inner_text()
    assert " ".join(crumb.split()) == shown


def test_searching_for_it_finds_text(hostile: Path, watched: Watch) -> None:
    watched.page.goto((hostile / "zh/index.html").as_uri())
    watched.page.keyboard.press("/")
    watched.page.locator("[data-rb-answered]").wait_for(state="attached")
    for query in ("<img src=x onerror=rolebookCanary(1)>", "script", "alert onmouseover", "<b>"):
        watched.page.locator(".md-search__input").fill(query)
        watched.page.wait_for_function(
            "query => document.querySelector('[data-rb-answered]').dataset.rbAnswered === query",
            arg=query,
        )
        assert watched.page.locator(".md-search-result img, .md-search-result script").count() == 0
    assert watched.page.locator(".md-search-result__item").count() > 0
    assert watched.incidents == [], "\n".join(watched.incidents)


def test_assessing_shows_it_as_text(hostile: Path, watched: Watch) -> None:
    page = watched.page
    for fragment in ("step/need-diagnosis", "", "result"):
        address = (hostile / "zh/assess/steps.html").as_uri()
        page.goto("about:blank")
        page.goto(f"{address}#/{SENIOR}/{fragment}".rstrip("/"))
        page.wait_for_selector(".rb-app h2")
        if fragment.startswith("step"):
            page.locator("input[value=consistently]").first.check()
            page.fill("#rb-evidence", SHOWN[0])
        looked_at(watched)
    page.goto((hostile / "zh/assess/compare.html").as_uri() + f"#/client-manager@junior/{SENIOR}")
    page.wait_for_selector(".rb-compared")
    looked_at(watched)
    page.goto((hostile / "zh/onboarding/first-months.html").as_uri())
    page.locator(".rb-steps__box input").first.check()
    looked_at(watched)
    assert watched.incidents == [], "\n".join(watched.incidents)


FRAGMENTS = (
    "#<img src=x onerror=rolebookCanary(1)>",
    "#/<script>rolebookCanary(1)</script>",
    "#/client-manager@senior/step/<svg onload=rolebookCanary(1)>",
    "#/__proto__/constructor",
    "#/client-manager@senior/step/__proto__",
    "#javascript:rolebookCanary(1)",
    "?q=<script>rolebookCanary(1)</script>#/%00%ff%",
)


@pytest.mark.parametrize("name", ["steps", "compare", "review", "shared", "index"])
def test_an_address_is_text_too(hostile: Path, watched: Watch, name: str) -> None:
    for fragment in FRAGMENTS:
        watched.page.goto("about:blank")
        watched.page.goto((hostile / f"zh/assess/{name}.html").as_uri() + fragment)
        expect(watched.page.locator("h1")).to_be_visible()
        looked_at(watched)
    assert watched.incidents == [], "\n".join(watched.incidents)


def answers(text: str) -> dict[str, Any]:
    """Give an answers file as a stranger may send it, with harm in the words it repeats."""
    file = made({"listens": "consistently", "asks": "sometimes"})
    for answer in file["competencies"]["need-diagnosis"]["answers"].values():
        answer["words"] = text
    return file


@pytest.mark.parametrize("text", ["<img src=x onerror=rolebookCanary(1)>", "\u202e\x00\x1b[31m"])
def test_a_strangers_file_is_text_or_refused(hostile: Path, watched: Watch, text: str) -> None:
    page = watched.page
    for name in ("steps.html", "review.html"):
        page.goto("about:blank")
        page.goto((hostile / "zh/assess" / name).as_uri() + f"#/{SENIOR}")
        broken = {**answers(text), text: text, "rater": text, "saved": text}
        for content in (answers(text), broken, {"format": text}, [text], text):
            import_file(page, json.dumps(content).encode())
            looked_at(watched)
        import_file(page, html.escape(text).encode())
        import_file(page, text.encode())
        import_file(page, b"\xff\xfe\x00")
        looked_at(watched)
    assert watched.incidents == [], "\n".join(watched.incidents)


def import_file(page: Page, content: bytes) -> None:
    page.wait_for_selector("rb-review button, rb-assessment button")
    button = page.locator("rb-review button, rb-assessment button").filter(
        has_text=re.compile("打开|导入")
    )
    with page.expect_file_chooser() as chooser:
        button.first.click()
    chooser.value.set_files({"name": "x.json", "mimeType": "application/json", "buffer": content})
