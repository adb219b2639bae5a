"""The register: filters, any day past or future, and the plain table without scripts."""

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.pages.composing import Composer
from generator.pages.kinds import register
from tests.end_to_end import bare
from tests.end_to_end.conftest import OpenPage
from tests.libraries.policies import BUILT, edition


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("register")
    made = edition(tmp_path_factory.mktemp("library"), "en")
    scripts = ("policy-status.js", "policy-register.js")
    bare.write(Composer(made).pages(register.pages), out, "en", *scripts)
    return out


@pytest.fixture
def opened(page: OpenPage, built: Path) -> Page:
    return visit(page, built, BUILT)


def visit(
    page: OpenPage,
    built: Path,
    day: dt.date,
    *,
    viewport: tuple[int, int] = (1280, 800),
    scripts: bool = True,
) -> Page:
    found = page(viewport=viewport, java_script_enabled=scripts)
    if scripts:
        found.clock.set_fixed_time(dt.datetime.combine(day, dt.time(12), dt.UTC))
    found.goto((built / "policies/index.html").as_uri())
    return found


def rows(opened: Page) -> list[tuple[str, str]]:
    """Give version and state of the rows that are seen."""
    seen = opened.locator("rb-policy-register tbody tr:visible")
    return [
        (
            row.locator("td").nth(1).inner_text(),
            row.locator("[data-state]:visible").inner_text(),
        )
        for row in seen.all()
    ]


def test_it_opens_with_what_leads_today(opened: Page) -> None:
    assert rows(opened) == [("1.1", "in force")]
    expect(opened.get_by_role("status")).to_have_text("1 shown")


def test_it_follows_the_readers_clock(page: OpenPage, built: Path) -> None:
    assert rows(visit(page, built, dt.date(2027, 3, 1))) == [("2.0", "in force")]


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2025-12-31", []),
        ("2026-01-01", [("1.0", "in force")]),
        ("2026-07-01", [("1.1", "in force")]),
        ("2030-01-01", [("2.0", "in force")]),
    ],
)
def test_a_chosen_day_shows_what_was_in_force(
    opened: Page, day: str, wanted: list[tuple[str, str]]
) -> None:
    opened.get_by_label("In force on").fill(day)
    assert rows(opened) == wanted
    opened.get_by_label("In force on").fill("")
    assert rows(opened) == [("1.1", "in force")]


def test_a_state_shows_every_version_that_is_in_it(opened: Page) -> None:
    opened.get_by_label("Status").select_option("superseded")
    assert rows(opened) == [("1.0", "superseded")]
    opened.get_by_label("In force on").fill("2030-01-01")
    assert rows(opened) == [("1.1", "superseded"), ("1.0", "superseded")]


@pytest.mark.parametrize(("text", "found"), [("CONDUCT", 1), ("slip of the pen", 1), ("no", 0)])
def test_text_is_looked_for_in_title_number_owner_and_summary(
    opened: Page, text: str, found: int
) -> None:
    opened.get_by_label("Text").fill(text)
    assert len(rows(opened)) == found


def test_role_and_owner_narrow_it_down(opened: Page) -> None:
    opened.get_by_label("Binds").select_option(index=1)
    assert len(rows(opened)) == 1, "what binds everyone binds every role"
    opened.get_by_label("Owner").select_option("Compliance")
    assert len(rows(opened)) == 1


def test_overdue_reviews_are_found_on_the_day(page: OpenPage, built: Path) -> None:
    early = visit(page, built, BUILT)
    early.get_by_label("overdue reviews only").check()
    assert rows(early) == []
    late = visit(page, built, dt.date(2027, 2, 1))
    late.get_by_label("overdue reviews only").check()
    assert rows(late) == [("1.1", "in force")]


def test_the_filters_stand_in_the_address(page: OpenPage, built: Path) -> None:
    opened = visit(page, built, BUILT)
    opened.get_by_label("Text").press_sequentially("conduct")
    opened.get_by_label("In force on").fill("2026-01-01")
    assert opened.evaluate("location.hash") == "#day=2026-01-01&text=conduct"
    assert rows(opened) == [("1.0", "in force")]
    opened.reload()
    assert rows(opened) == [("1.0", "in force")], "as somebody sees it who was sent the address"
    assert opened.get_by_label("Text").input_value() == "conduct"
    opened.go_back()
    assert rows(opened) == [("1.1", "in force")]
    assert opened.get_by_label("In force on").input_value() == ""
    opened.go_back()
    assert opened.get_by_label("Text").input_value() == "", "a word is one step, not seven"
    opened.go_forward()
    opened.go_forward()
    assert opened.get_by_label("In force on").input_value() == "2026-01-01"
    assert rows(opened) == [("1.0", "in force")]


def test_the_filters_are_reset_at_once(opened: Page) -> None:
    opened.get_by_label("Status").select_option("superseded")
    opened.get_by_label("overdue reviews only").check()
    assert rows(opened) == []
    opened.get_by_role("button", name="Reset the filters").click()
    assert rows(opened) == [("1.1", "in force")]
    assert opened.evaluate("location.hash") == ""
    assert not opened.get_by_label("overdue reviews only").is_checked()
    opened.go_back()
    assert opened.get_by_label("Status").input_value() == "superseded"


@pytest.mark.parametrize("hash_", ["#search=gifts", "#reviews", "#state=nonsense&owner=nobody"])
def test_what_else_stands_in_the_address_filters_nothing(opened: Page, hash_: str) -> None:
    opened.evaluate("hash => { location.hash = hash }", hash_)
    expect(opened.get_by_role("status")).to_have_text("1 shown")
    assert rows(opened) == [("1.1", "in force")]


def test_without_scripts_it_is_a_plain_table(page: OpenPage, built: Path) -> None:
    opened = visit(page, built, BUILT, scripts=False)
    assert rows(opened) == [("1.1", "in force")]
    assert opened.locator("form").is_hidden()
    assert opened.get_by_role("link", name="iCalendar").get_attribute("href") == "calendar.ics"


def test_on_a_phone_hidden_rows_stay_hidden(page: OpenPage, built: Path) -> None:
    assert rows(visit(page, built, BUILT, viewport=(390, 844))) == [("1.1", "in force")]


def test_on_paper_the_filters_are_gone(opened: Page) -> None:
    opened.emulate_media(media="print")
    assert opened.locator("form").is_hidden()
    assert rows(opened) == [("1.1", "in force")]
