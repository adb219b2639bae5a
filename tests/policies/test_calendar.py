"""The calendar follows RFC 5545, checked by a small reader written from that document."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.policies.calendar import LINE_BYTES, Event, calendar
from generator.views.register import events
from tests.libraries.policies import edition
from tests.policies.making import relaxed

DAY = dt.date(2026, 11, 23)


def unfolded(text: str) -> list[str]:
    """Give the content lines, after checking what section 3.1 says of lines."""
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= LINE_BYTES for line in lines)
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", "".join(lines))
    return "\r\n".join(lines).replace("\r\n ", "").split("\r\n")


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def read(text: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Give the properties of a calendar and those of its events."""
    lines = unfolded(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    about: dict[str, str] = {}
    found: list[dict[str, str]] = []
    inside = about
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[A-Z-]+)*", name), line
        if line == "BEGIN:VEVENT":
            inside = {}
        elif line == "END:VEVENT":
            found.append(inside)
            inside = about
        else:
            assert name not in inside
            inside[name] = value
    assert inside is about
    return about, found


def event(key: str = "a", summary: str = "S", description: str = "D") -> Event:
    return Event(key, DAY, summary, description, "制度")


def test_a_calendar_has_what_the_standard_asks_for() -> None:
    about, (one,) = read(calendar("制度", [event()], DAY))
    assert about["VERSION"] == "2.0"
    assert about["PRODID"]
    assert one["DTSTART;VALUE=DATE"] == "20261123"
    assert re.fullmatch(r"\d{8}T\d{6}Z", one["DTSTAMP"])
    assert re.fullmatch(r"[0-9a-f-]{36}", one["UID"])


def test_ids_are_stable_and_of_one_event_each() -> None:
    _, first = read(calendar("x", [event("a"), event("b")], DAY))
    _, again = read(calendar("y", [event("b", "changed"), event("a")], DAY.replace(year=2027)))
    assert [one["UID"] for one in first] == [one["UID"] for one in again]
    assert len({one["UID"] for one in first}) == 2


@relaxed
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_survives_folding_and_escaping(summary: str, description: str) -> None:
    _, (one,) = read(calendar("x", [event(summary=summary, description=description)], DAY))
    for name, text in (("SUMMARY", summary), ("DESCRIPTION", description)):
        kept = "\n".join(
            "".join(c for c in line if c >= " " and c != "\x7f") for line in text.splitlines()
        )
        assert unescaped(one[name]) == kept


def test_a_long_chinese_line_is_never_cut_inside_a_character() -> None:
    text = calendar("x", [event(summary="制" * 100)], DAY)
    assert all(line.encode().decode() == line for line in text.split("\r\n"))
    assert len(unfolded(text)) < len(text.split("\r\n"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_library_gives_effective_and_review_days(language: str, tmp_path: Path) -> None:
    made = edition(tmp_path, language)
    found = [(one.day.isoformat(), one.key.split(":")[2:]) for one in events(made)]
    assert found == [
        ("2026-01-01", ["1.0", "effective"]),
        # 1.0 is no longer in force on the day of its review.
        ("2026-07-01", ["1.1", "effective"]),
        ("2027-01-01", ["1.1", "review"]),
        ("2027-03-01", ["2.0", "effective"]),
        ("2028-03-01", ["2.0", "review"]),
    ]
