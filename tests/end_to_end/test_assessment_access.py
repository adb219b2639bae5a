"""Everyone can use it: axe on each state of the real site, keyboard only, phone, zoom, paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.end_to_end.assessing import ORDER, C, S, Visit
from tests.end_to_end.test_accessibility import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.end_to_end.conftest import ColourScheme, OpenPage, ServeDirectory

POSITION = "corporate-client-manager@intermediate"
COMPETENCY = "negotiation"

SEED = """async ({position, count, old}) => {
  const {grade} = Rolebook.positions.find(position);
  const ids = Object.keys(grade.requires);
  const loaded = await Rolebook.loading.load(document.querySelector("[data-assets]").dataset.assets, ids);
  const store = new Rolebook.Store("rolebook-assessment/1", Rolebook.answers.form("self"));
  store.change((file, at) => {
    const release = old ? "2020.01" : Rolebook.edition().release;
    file.position = {position, release, asked: ids.slice(1), at};
    ids.slice(0, count).forEach((id, n) => {
      const about = Rolebook.answers.about(file.competencies, id);
      for (const {level, indicators} of loaded.get(id).levels) {
        for (const one of indicators) {
          const answer = level <= 1 + n % 4 ? "consistently" : "sometimes";
          const digest = old && n % 3 === 0 ? "0".repeat(16) : Rolebook.digest(one.words);
          about.answers[one.id] = {answer, digest, words: one.words, release, at};
        }
      }
      about.interest = {value: n % 2 === 0, at};
      about.note = {text: "…", at};
    });
    if (old) {
      const gone = {answer: "sometimes", digest: "0".repeat(16), words: "…", release, at};
      Rolebook.answers.about(file.competencies, "gone").answers.x = gone;
    }
  });
  return Rolebook.answers.sorted(store.document);
}"""


FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
}"""


def seeded(page: Page, base: str, count: int, *, old: bool = False) -> dict[str, Any]:
    """Answer some competencies; give the file."""
    page.goto(f"{base}assess/index.html")
    page.evaluate("localStorage.clear()")
    page.goto(f"{base}assess/steps.html?seed#/{POSITION}/overview")
    page.wait_for_selector(".rb-todo")
    file: dict[str, Any] = page.evaluate(SEED, {"position": POSITION, "count": count, "old": old})
    return file


def choose(page: Page, button: str, content: object) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button, exact=True).click()
    chosen: Any = {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    chooser.value.set_files(chosen)


def show(page: Page, base: str, address: str, wait: str) -> None:
    page.goto("about:blank")
    page.goto(f"{base}assess/{address}")
    page.wait_for_selector(wait)


def states(page: Page, base: str) -> Iterator[str]:
    """Bring the page into each state in turn and give its name."""
    show(page, base, "index.html", ".rb-choose")
    yield "way in, nothing answered"
    show(page, base, f"steps.html#/{POSITION}/overview", ".rb-todo")
    yield "overview, nothing answered"
    show(page, base, f"steps.html#/{POSITION}/result", ".rb-result")
    yield "result, nothing answered"
    show(page, base, f"steps.html#/{POSITION}/step/{COMPETENCY}", ".rb-indicator")
    for answer in ("consistently", "sometimes", "not-yet", "does-not-apply"):
        page.locator(
            f'.rb-indicator:not(.rb-indicator--answered) input[value="{answer}"]'
        ).first.check()
    yield "step, half done"
    choose(page, "导入文件", "rubbish")
    page.wait_for_selector(".rb-refusal")
    yield "import error"
    page.evaluate(FULL)
    page.locator('.rb-indicator input[value="sometimes"]').first.check()
    page.wait_for_selector(".rb-status__trouble:not(:empty)")
    yield "not saved"
    page.once("dialog", lambda dialog: dialog.accept())
    yield from later_states(page, base)


def later_states(page: Page, base: str) -> Iterator[str]:
    """Go on with a store that holds nine competencies."""
    file = seeded(page, base, 9)
    show(page, base, f"steps.html#/{POSITION}/overview", ".rb-todo")
    yield "overview, half done"
    choose(page, "导入文件", file)
    page.wait_for_selector(".rb-files .rb-panel")
    yield "import preview"
    show(page, base, f"steps.html#/{POSITION}/result", ".rb-gap")
    choose(page, "打开以前的文件", file)
    page.wait_for_selector(".rb-earlier table")
    yield "result"
    share = page.input_value("#rb-share")
    show(page, base, "index.html", ".rb-panel")
    yield "way in, going on"
    page.goto(share)
    page.wait_for_selector("rb-shared table")
    yield "shared"
    show(page, base, f"compare.html#/me/{POSITION}", ".rb-compared")
    yield "compare"
    show(page, base, "review.html", ".rb-panel")
    yield "review, start"
    choose(page, "打开自评文件", file)
    page.wait_for_selector(".rb-todo")
    page.get_by_role("button", name="评完，去对照", exact=True).click()
    page.get_by_role("button", name="评完了，看对照", exact=True).click()
    page.wait_for_selector(".rb-review")
    yield "review, three columns"
    show(page, base, "team.html", ".rb-panel")
    yield "team, nothing open"
    choose(page, "选择文件", file)
    page.wait_for_selector(".rb-team table")
    choose(page, "选择文件", "rubbish")
    page.wait_for_selector(".rb-refusal")
    yield "team, one file open and one refused"
    seeded(page, base, 9, old=True)
    show(page, base, f"steps.html#/{POSITION}/changes", ".rb-changes")
    yield "changes"
    show(page, base, f"steps.html#/{POSITION}/overview", ".rb-release")
    yield "overview after a release"
    page.locator(".rb-todo--again a, .rb-todo[data-state=again] a").first.click()
    page.wait_for_selector(".rb-indicator__again:visible")
    yield "step after a release"


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    site: Path, page: OpenPage, serve_directory: ServeDirectory, scheme: ColourScheme, width: int
) -> None:
    opened = page(viewport=(width, 900), colour_scheme=scheme, reduced_motion="reduce")
    base = serve_directory(site) + "zh/"
    found: dict[str, list[str]] = {}
    for state in states(opened, base):
        problems = violations(opened)
        wide = opened.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            problems.append(f"the page scrolls sideways: {wide} px")
        if problems:
            found[state] = problems
    assert found == {}


def test_zoomed_to_200_per_cent_nothing_scrolls_sideways_and_nothing_is_cut(
    site: Path, page: OpenPage, serve_directory: ServeDirectory
) -> None:
    """At 200 % a window of 780 px has the room of 390, at two device pixels each."""
    opened = page(viewport=(390, 400), device_scale_factor=2)
    base = serve_directory(site) + "en/"
    for address, wait in (
        (f"steps.html#/{POSITION}/step/{COMPETENCY}", ".rb-indicator"),
        (f"steps.html#/{POSITION}/overview", ".rb-todo"),
        (f"compare.html#/{POSITION}/corporate-client-manager@senior", ".rb-compared"),
    ):
        show(opened, base, address, wait)
        assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    show(opened, base, f"steps.html#/{POSITION}/step/{COMPETENCY}", ".rb-indicator")
    for choice in opened.locator(".rb-choice span").all()[:8]:
        cut = choice.evaluate(
            "e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1"
        )
        assert not cut, choice.inner_text()


def test_one_thumb_reaches_what_leads_on(
    site: Path, page: OpenPage, serve_directory: ServeDirectory
) -> None:
    """On a phone the way on stays at the bottom, and what is pressed is large enough."""
    opened = page(viewport=(390, 844), has_touch=True, is_mobile=True)
    base = serve_directory(site) + "zh/"
    show(opened, base, f"steps.html#/{POSITION}/step/{COMPETENCY}", ".rb-indicator")
    opened.locator('.rb-indicator input[value="consistently"]').nth(3).tap()
    box = opened.get_by_role("button", name="保存并继续").bounding_box()
    assert box is not None
    assert box["y"] > 844 / 2
    assert box["y"] + box["height"] <= 844
    assert box["height"] >= 44
    for choice in opened.locator(".rb-choice").all()[:8]:
        size = choice.bounding_box()
        assert size is not None
        assert size["height"] >= 40
        assert size["width"] >= 60


def test_keyboard_only_from_choosing_to_the_result(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.go(page="index")
    keys = one.page.keyboard

    def tab_to(selector: str) -> None:
        for _ in range(80):
            keys.press("Tab")
            if one.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        message = f"no way to {selector} by keyboard"
        raise AssertionError(message)

    tab_to("#rb-role")
    keys.press("ArrowDown")
    tab_to('input[name="grade"]')
    keys.press("ArrowRight")
    tab_to("button[type=submit]")
    keys.press("Enter")
    one.page.wait_for_selector(".rb-todo")
    tab_to(".rb-actions .rb-button")
    keys.press("Enter")
    one.page.wait_for_selector(".rb-indicator")
    for name in ("listens", "asks", "notes", "prepares"):
        tab_to(f'input[name="{name}"]')
        for _ in range(2 if name != "prepares" else 1):
            keys.press("ArrowRight")
        focused = one.page.evaluate("document.activeElement.name")
        assert focused == name, "focus stays where it was when an answer is saved"
        hidden = one.page.evaluate(
            """() => { const field = document.activeElement.closest("label").getBoundingClientRect();
              const bar = document.querySelector(".rb-asking__actions").getBoundingClientRect();
              return field.bottom > bar.top && field.top < bar.bottom; }"""
        )
        assert not hidden, "what has the focus is not covered"
    assert one.answers(ORDER[0]) == {"listens": C, "asks": C, "notes": C, "prepares": S}
    expect(one.page.locator(".rb-outcome")).to_contain_text("你目前的等级：1 了解")
    tab_to(".rb-asking__actions button:last-child")
    keys.press("Enter")
    expect(one.page.locator(".rb-flow__place h2")).to_be_focused()
    expect(one.page.locator(".rb-flow__place h2")).to_have_text("倾听客户")


def test_reduced_motion_moves_nothing(visit: Callable[..., Visit]) -> None:
    for motion, moving in (("no-preference", True), ("reduce", False)):
        one = visit(reduced_motion=motion)
        one.step(ORDER[0])
        seconds = one.page.locator(".rb-choice span").first.evaluate(
            "e => parseFloat(getComputedStyle(e).transitionDuration)"
        )
        assert (seconds > 0) is moving


def test_on_paper_the_answers_show_and_the_tools_do_not(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.step(ORDER[0])
    one.answer_all(C, S, S)
    one.page.emulate_media(media="print")
    for tool in (".rb-files", ".rb-asking__actions", ".rb-flow__nav"):
        expect(one.page.locator(tool).first).to_be_hidden()
    outline = one.page.locator("input:checked + span").first.evaluate(
        "e => getComputedStyle(e).outlineStyle"
    )
    assert outline == "solid"
    assert one.page.pdf(format="A4").startswith(b"%PDF")


def test_the_language_switch_keeps_the_screen(
    site: Path, page: OpenPage, serve_directory: ServeDirectory
) -> None:
    opened = page()
    base = serve_directory(site) + "zh/"
    show(opened, base, f"steps.html#/{POSITION}/step/{COMPETENCY}", ".rb-indicator")
    opened.locator('.rb-indicator input[value="consistently"]').first.check()
    opened.get_by_role("link", name="English").click()
    opened.wait_for_selector(".rb-indicator--answered")
    assert opened.locator("html").get_attribute("lang") == "en"
    expect(opened.locator(".rb-flow__place h2")).to_have_text("Negotiation")


def test_the_path_from_senior_grade_pages_works_on_the_real_site(
    site: Path, page: OpenPage, serve_directory: ServeDirectory
) -> None:
    opened = page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(serve_directory(site) + "zh/roles/corporate-client-manager.html")
    link = opened.locator('a[href*="assess/steps.html#/corporate-client-manager@senior"]')
    link.click()
    expect(opened.locator(".rb-todo")).to_have_count(14)
    assert errors == []
