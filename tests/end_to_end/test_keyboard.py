"""Everything can be reached and worked by keyboard, and the focus is always to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.end_to_end.conftest import OpenPage

FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const inner = one.shadowRoot?.activeElement ?? one;
  // The theme shows the choice of colours by the label after its box.
  const next = inner.nextElementSibling;
  const label = next?.matches("label:not([hidden])") ? next : inner.labels?.[0];
  const marked = [inner, label, inner.closest("label, li, div")].filter(Boolean);
  const shown = marked.some((it) => {
    const style = getComputedStyle(it);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== "none";
  });
  // Where one types, the browser shows a caret or the part of the date that is edited.
  const typing = inner.matches("input[type=text], input[type=date], input:not([type]), textarea");
  // A box that only its label shows has no size of its own.
  const box = [inner, label].filter(Boolean).map((it) => it.getBoundingClientRect())
    .reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  return {
    name: (inner.getAttribute("aria-label") || inner.textContent || inner.value || "").trim(),
    tag: inner.tagName, type: inner.type, id: inner.id, href: inner.getAttribute("href"), shown: shown || typing,
    visible: box.width > 0 && box.height > 0,
  };
}"""


def focused(page: Page) -> dict[str, str | bool | None]:
    """Give what has the focus; it must be on the page and to be seen."""
    found: dict[str, str | bool | None] | None = page.evaluate(FOCUS)
    assert found is not None, "nothing has the focus"
    assert found["visible"], found
    assert found["shown"], found
    return found


def tab_to(page: Page, name: str, at_most: int = 40) -> None:
    """Press Tab until something of that name has the focus."""
    seen = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        found = focused(page)
        seen.append(found["name"])
        if found["name"] == name:
            return
    pytest.fail(f"no way to {name!r} by Tab, only to {seen}")


def test_the_first_stop_skips_to_the_content(address: str, page: OpenPage) -> None:
    opened = page()
    opened.goto(f"{address}zh/roles/index.html")
    opened.keyboard.press("Tab")
    assert str(focused(opened)["href"]).startswith("#")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/roles/index.html#*")
    opened.keyboard.press("Tab")
    inside = opened.evaluate(
        "document.querySelector('.md-content').contains(document.activeElement)"
    )
    assert inside


@pytest.mark.parametrize("language", ["zh", "en"])
def test_header_tabs_and_language_switch(address: str, page: OpenPage, language: str) -> None:
    opened = page(viewport=(1440, 900), locale=language)
    opened.goto(f"{address}{language}/index.html")
    tab_to(opened, {"zh": "English", "en": "中文"}[language])
    tab_to(opened, {"zh": "岗位", "en": "Roles"}[language])
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/roles/index.html")
    tab_to(opened, {"zh": "English", "en": "中文"}[language])
    opened.keyboard.press("Enter")
    other = {"zh": "en", "en": "zh"}[language]
    opened.wait_for_url(f"**/{other}/roles/index.html")


def test_search_by_keyboard(address: str, page: OpenPage) -> None:
    opened = page(viewport=(1440, 900))
    opened.goto(f"{address}zh/index.html")
    opened.keyboard.press("/")
    opened.keyboard.type("尽职调查")
    first = opened.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    opened.keyboard.press("ArrowDown")
    target = focused(opened)["href"]
    opened.keyboard.press("Enter")
    opened.wait_for_url(
        lambda url: str(target).rpartition("/")[2].partition("#")[0].partition("?")[0] in url
    )
    opened.keyboard.press("/")
    opened.keyboard.press("Escape")
    expect(opened.locator(".md-search__input")).not_to_be_focused()


@pytest.mark.parametrize("path", ["matrix.html", "policies/index.html"])
def test_every_stop_of_a_page_with_controls_is_seen(
    address: str, page: OpenPage, path: str
) -> None:
    opened = page(viewport=(1440, 900))
    opened.goto(f"{address}zh/{path}")
    opened.locator("h1").first.evaluate("one => { one.tabIndex = -1; one.focus(); }")
    names = []
    for _ in range(25):
        opened.keyboard.press("Tab")
        names.append(focused(opened)["tag"])
    assert {"INPUT", "SELECT"} & set(names), "the filters are among them"


def test_an_answer_is_given_by_keyboard(address: str, page: OpenPage) -> None:
    opened = page(viewport=(1440, 900))
    position = "corporate-client-manager@intermediate"
    opened.goto(f"{address}zh/assess/steps.html#/{position}/step/negotiation")
    opened.wait_for_selector(".rb-indicator input")
    opened.locator("h1").first.evaluate("one => { one.tabIndex = -1; one.focus(); }")
    for _ in range(30):
        opened.keyboard.press("Tab")
        focused(opened)
        if opened.evaluate("document.activeElement.matches('.rb-indicator input')"):
            break
    opened.keyboard.press("Space")
    expect(opened.locator(".rb-indicator--answered")).to_have_count(1)
    opened.keyboard.press("ArrowRight")
    focused(opened)
    expect(opened.locator(".rb-indicator--answered")).to_have_count(1)
