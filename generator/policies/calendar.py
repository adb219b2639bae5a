"""A calendar of whole days as iCalendar (RFC 5545), which every calendar program imports."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINE_BYTES = 75
"""No line is longer than this, its line end left out (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which something happens.

    Attributes:
        key: What it is about, for ever the same: a second import then changes the event.
        day: The day.
        summary: One line.
        description: More, if there is more to say.
        category: One word for programs that group events.
    """

    key: str
    day: dt.date
    summary: str
    description: str
    category: str


def calendar(name: str, events: Iterable[Event], made_on: dt.date) -> str:
    """Give a calendar with its events in order of their days."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rolebook//Policies//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in sorted(events, key=lambda event: (event.day, event.key)):
        lines += _event(event, made_on)
    lines.append("END:VCALENDAR")
    return "".join(f"{line}\r\n" for long in lines for line in _folded(long))


def _event(event: Event, made_on: dt.date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, f'rolebook:event:{event.key}')}"
    yield f"DTSTAMP:{_digits(made_on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(event.day)}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield f"CATEGORIES:{_escaped(event.category)}"
    # The day is marked without making anybody busy.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    lines = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").splitlines()
    return "\\n".join("".join(filter(_is_printable, line)) for line in lines)


def _is_printable(character: str) -> bool:
    return character >= " " and character != "\x7f"


def _folded(line: str) -> Iterator[str]:
    """Yield the pieces of a line; all but the first begin with a space, none cuts a character."""
    piece, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LINE_BYTES:
            yield piece
            piece, size = " ", 1
        piece += character
        size += width
    yield piece
