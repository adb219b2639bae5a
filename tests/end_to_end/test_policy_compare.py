"""Any two versions of a policy are compared in the browser, from a disk and under a strict policy."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.pages.composing import Composer
from generator.pages.kinds import comparison, redline
from generator.pages.kinds.comparison import SCRIPTS
from generator.site.policy_files import policy_files
from tests.end_to_end import bare
from tests.libraries.policies import edition

PAGE = "policies/conduct/compare.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("compare")
    made = edition(tmp_path_factory.mktemp("library"), "en")
    pages = [page for kind in (comparison, redline) for page in Composer(made).pages(kind.pages)]
    bare.write(pages, out, "en")
    bare.bring(out, *SCRIPTS)
    bare.add(policy_files(made), out)
    return out


def visit(page: Any, built: Path, fragment: str = "", **context: object) -> Page:  # noqa: ANN401 - the fixture
    opened: Page = page(**context)
    refused: list[str] = []
    opened.on("console", lambda message: refused.append(message.text))
    opened.goto((built / PAGE).as_uri() + fragment)
    if context.get("java_script_enabled", True):
        expect(opened.locator("[role=status]")).not_to_be_empty()
    assert refused == []
    return opened


def test_at_first_the_oldest_and_the_newest_are_compared(page: Any, built: Path) -> None:  # noqa: ANN401
    opened = visit(page, built)
    expect(opened.get_by_role("status")).to_contain_text("2 changed, 0 added")
    inserted = opened.locator("[data-result] ins").first
    assert inserted.text_content() == "[put in:  above 100 yuan]"
    assert opened.locator("[data-result] h2").all_inner_texts() == [
        "1.1 Gifts",
        "1.2 Visits",
        "Clauses without change",
    ]


def test_it_says_what_the_page_of_neighbours_says(page: Any, built: Path) -> None:  # noqa: ANN401
    chosen = visit(page, built, "#1.1--2.0")
    wanted = page()
    wanted.goto((built / "policies/conduct/1.1--2.0.html").as_uri())
    found = chosen.locator("[data-result] .rb-redline").all_inner_texts()
    assert found == wanted.locator("h2 ~ .rb-redline").all_inner_texts()
    links = "[...document.querySelectorAll('h2 ~ .rb-redline a')].map((a) => a.href)"
    assert chosen.evaluate(links) == wanted.evaluate(links) != []


def test_a_choice_is_compared_kept_in_the_address_and_swapped(page: Any, built: Path) -> None:  # noqa: ANN401
    opened = visit(page, built)
    opened.get_by_label("Newer").select_option("1.1")
    expect(opened.get_by_role("status")).to_contain_text("The words of both versions are the same.")
    assert opened.url.endswith("#1.0--1.1")
    opened.get_by_label("Older").select_option("2.0")
    expect(opened.locator("[data-result] del").first).to_contain_text("above 100 yuan")
    opened.get_by_role("button", name="Swap").click()
    assert opened.url.endswith("#1.1--2.0")
    expect(opened.locator("[data-result] ins").first).to_contain_text("above 100 yuan")
    opened.reload()
    assert opened.get_by_label("Older").input_value() == "1.1"


def test_the_same_version_twice_is_not_compared(page: Any, built: Path) -> None:  # noqa: ANN401
    opened = visit(page, built, "#2.0--2.0")
    expect(opened.get_by_role("status")).to_have_text("Choose two different versions.")


def test_a_text_that_is_gone_is_said_and_can_be_tried_again(
    page: Any,  # noqa: ANN401 - the fixture
    serve_directory: Any,  # noqa: ANN401 - the fixture
    built: Path,
) -> None:
    opened: Page = page()
    opened.route("**/2.0.js", lambda route: route.abort())
    opened.goto(serve_directory(built) + PAGE)
    expect(opened.get_by_role("status")).to_contain_text("The text could not be loaded.")
    opened.unroute("**/2.0.js")
    opened.get_by_label("Older").select_option("1.1")
    expect(opened.get_by_role("status")).to_contain_text("2 changed")


def test_without_scripts_neighbours_are_linked(page: Any, built: Path) -> None:  # noqa: ANN401
    opened = visit(page, built, java_script_enabled=False)
    assert not opened.locator("fieldset").is_visible()
    assert opened.locator(".rb-tags a").all_inner_texts() == ["1.0 → 1.1", "1.1 → 2.0"]
