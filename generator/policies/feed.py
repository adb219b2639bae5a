"""A feed of changes as Atom (RFC 4287), which every feed reader and most chat programs follow."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change.

    Attributes:
        key: What it is about, for ever the same: readers know by it what they have seen.
        day: The day of the change.
        title: One line.
        summary: What changed.
        author: Who answers for it.
        url: Where to read on, relative to the feed.
        category: Its kind, in one word.
    """

    key: str
    day: dt.date
    title: str
    summary: str
    author: str
    url: str
    category: str


@dataclass(frozen=True, slots=True)
class About:
    """What a feed is.

    Attributes:
        key: What it is about, for ever the same.
        name: Its title.
        author: Who makes it.
        language: Language tag of all texts.
        url: Its own URL, relative to itself.
        page: The page for people, likewise.
    """

    key: str
    name: str
    author: str
    language: str
    url: str
    page: str


def feed(about: About, entries: Sequence[Entry], made_on: dt.date) -> str:
    """Give a feed with its entries, newest first.

    Args:
        about: What the feed is.
        entries: The changes.
        made_on: The day that stands for a feed without changes.
    """
    root = Element("feed", {"xmlns": ATOM, "xml:lang": about.language})
    _text(root, "id", _urn(about.key))
    _text(root, "title", about.name)
    _text(root, "updated", _moment(max((entry.day for entry in entries), default=made_on)))
    SubElement(root, "link", {"rel": "self", "href": about.url})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": about.page})
    _text(SubElement(root, "author"), "name", about.author)
    for entry in sorted(entries, key=lambda entry: (entry.day, entry.key), reverse=True):
        _add(root, entry)
    indent(root)
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f"{declaration}{tostring(root, encoding='unicode')}\n"


def _add(root: Element, entry: Entry) -> None:
    one = SubElement(root, "entry")
    _text(one, "id", _urn(entry.key))
    _text(one, "title", entry.title)
    _text(one, "updated", _moment(entry.day))
    _text(SubElement(one, "author"), "name", entry.author)
    SubElement(one, "link", {"rel": "alternate", "type": "text/html", "href": entry.url})
    SubElement(one, "category", {"term": entry.category})
    _text(one, "summary", entry.summary)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = "".join(filter(_is_allowed, text))


def _is_allowed(character: str) -> bool:
    """Say whether XML 1.0 can hold a character."""
    return character in "\t\n\r" or " " <= character not in "\ufffe\uffff"


def _urn(key: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"rolebook:entry:{key}").urn


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
