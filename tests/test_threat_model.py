"""The threat model names tests that exist, the same ones in both languages."""

import re

import pytest

from tests.conftest import ROOT

PAGES = {language: ROOT / f"docs/{language}/guide/threat-model.md" for language in ("zh", "en")}
TEST = re.compile(r"`(tests/[\w/]+\.py)`")


def promises(language: str) -> list[list[str]]:
    """Give the tests that each row of the table of promises names."""
    text = PAGES[language].read_text("utf-8")
    _, _, table = text.partition("{#promises}")
    rows = [line for line in table.partition("\n## ")[0].splitlines() if line.startswith("| ")]
    return [TEST.findall(row) for row in rows[2:]]


@pytest.mark.parametrize("language", PAGES)
def test_every_promise_names_tests_that_exist(language: str) -> None:
    assert len(promises(language)) > 5
    for tests in promises(language):
        assert tests
        for name in tests:
            file = ROOT / name
            assert file.is_file(), name
            assert "def test_" in file.read_text("utf-8") or file.name == "conftest.py", name


def test_both_languages_name_the_same() -> None:
    assert promises("zh") == promises("en")


def test_how_to_report_is_told_and_leads_to_the_model() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "How to report" in text
    for page in PAGES.values():
        assert page.relative_to(ROOT).as_posix() in text
