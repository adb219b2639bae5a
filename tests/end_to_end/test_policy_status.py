"""A policy's status is right on the reader's day, whenever the page was built."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.assessment.browser import data_scripts as assessment_data
from generator.pages.composing import Composer
from generator.pages.kinds import policy
from generator.pages.kinds.acknowledgement import PANEL
from generator.site.policy_files import policy_files
from generator.site.tree import from_root
from generator.views.acknowledgement import data_scripts
from generator.web import ASSETS
from tests.end_to_end import bare
from tests.libraries.policies import edition

STATUS = ".rb-facts [data-state]:visible"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The policy pages as they were built on 2026-08-01, when version 1.1 was in force."""
    out = tmp_path_factory.mktemp("policies")
    made = edition(tmp_path_factory.mktemp("library"))
    bare.write(Composer(made).pages(policy.pages), out, "zh-Hans", "policy-status.js")
    bare.add(policy_files(made), out)
    scripts = (one[:2] for one in assessment_data(made, from_root))
    data = {**dict(scripts), **dict(data_scripts(made))}
    bare.add([(ASSETS / path, script()) for path, script in data.items()], out)
    bare.bring(out, "assess.css", *(name for name in PANEL if (bare.WEB / name).is_file()))
    return out


def visit(page: Any, built: Path, path: str, day: str | None, **context: object) -> Page:  # noqa: ANN401 - the fixture
    opened: Page = page(**context)
    if day is not None:
        opened.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00"))
    refused: list[str] = []
    opened.on("console", lambda message: refused.append(message.text))
    opened.goto((built / path).as_uri())
    assert refused == []
    return opened


def status(opened: Page) -> str:
    return opened.locator(STATUS).inner_text()


@pytest.mark.parametrize(
    ("path", "day", "state", "leads_to"),
    [
        ("policies/conduct.html", "2026-08-01", "现行有效", None),
        ("policies/conduct.html", "2026-03-01", "已批准未生效", "policies/conduct/1.0.html"),
        ("policies/conduct.html", "2027-02-28", "现行有效", None),
        ("policies/conduct.html", "2027-03-01", "已被取代", "policies/conduct/2.0.html"),
        ("policies/conduct/1.0.html", "2026-06-30", "现行有效", None),
        ("policies/conduct/1.0.html", "2026-08-01", "已被取代", "policies/conduct.html"),
        ("policies/conduct/1.0.html", "2030-01-01", "已被取代", "policies/conduct/2.0.html"),
        ("policies/conduct/2.0.html", "2026-08-01", "已批准未生效", "policies/conduct.html"),
        ("policies/conduct/2.0.html", "2027-03-01", "现行有效", None),
    ],
)
def test_badge_and_banner_follow_the_clock(
    page: Any,  # noqa: ANN401 - the fixture
    built: Path,
    path: str,
    day: str,
    state: str,
    leads_to: str | None,
) -> None:
    opened = visit(page, built, path, day)
    assert status(opened) == state
    banner = opened.locator(".rb-warning:visible")
    assert banner.count() == (leads_to is not None)
    if leads_to:
        assert state in banner.inner_text()
        banner.get_by_role("link").click()
        assert opened.url == (built / leads_to).as_uri()
        expect(opened.locator(STATUS)).to_have_text("现行有效")


def test_before_the_first_version_nothing_is_in_force(page: Any, built: Path) -> None:  # noqa: ANN401
    opened = visit(page, built, "policies/conduct/1.0.html", "2025-01-01")
    assert status(opened) == "已批准未生效"
    assert "没有生效的版本" in opened.locator(".rb-warning:visible").inner_text()


@pytest.mark.parametrize(
    ("zone", "state"), [("Pacific/Honolulu", "现行有效"), ("Asia/Shanghai", "已被取代")]
)
def test_the_day_is_that_of_the_readers_calendar(
    page: Any,  # noqa: ANN401 - the fixture
    built: Path,
    zone: str,
    state: str,
) -> None:
    opened: Page = page(timezone_id=zone)
    opened.clock.set_fixed_time(dt.datetime(2027, 2, 28, 20, tzinfo=dt.UTC))
    opened.goto((built / "policies/conduct.html").as_uri())
    assert status(opened) == state


def test_the_history_follows_the_clock(page: Any, built: Path) -> None:  # noqa: ANN401 - the fixture
    opened = visit(page, built, "policies/conduct.html", "2027-03-01")
    states = opened.locator("tbody [data-state]:visible").all_inner_texts()
    assert states == ["现行有效", "已被取代", "已被取代"]


def test_a_review_is_called_overdue_only_after_its_day(page: Any, built: Path) -> None:  # noqa: ANN401
    on_time = visit(page, built, "policies/conduct.html", "2027-01-01")
    assert on_time.locator("[data-overdue]:visible").count() == 0
    late = visit(page, built, "policies/conduct.html", "2027-01-02")
    assert late.locator("[data-overdue]:visible").inner_text() == "复审逾期"


def test_without_scripts_the_day_of_the_build_counts(page: Any, built: Path) -> None:  # noqa: ANN401
    opened = visit(page, built, "policies/conduct/1.0.html", None, java_script_enabled=False)
    assert status(opened) == "已被取代"
    assert opened.locator(".rb-warning:visible").count() == 1


def test_every_printed_sheet_says_which_text_it_is(
    page: Any,  # noqa: ANN401 - the fixture
    serve_directory: Any,  # noqa: ANN401 - the fixture
    built: Path,
) -> None:
    opened: Page = page()
    # From a disk, browsers let no script read the rules of a sheet.
    opened.goto(f"{serve_directory(built)}policies/conduct/1.0.html")
    content = opened.evaluate(
        """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
            .filter((rule) => rule instanceof CSSPageRule)
            .map((rule) => rule.cssText).join("")"""
    )
    fixed = hashlib.sha256((built / "policies/conduct/1.0.txt").read_bytes()).hexdigest()
    assert f"RB-HR-001 · 1.0 · SHA-256 {fixed}" in content
    assert "counter(pages)" in content
    assert opened.locator(".rb-digest").inner_text() == fixed
