"""The feed follows RFC 4287: what it demands of a feed and of entries is checked here."""

import datetime as dt
import re
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.policies.feed import ATOM, About, Entry, feed
from generator.site.policy_files import change_feed
from tests.libraries.policies import edition
from tests.policies.making import relaxed

DAY = dt.date(2026, 11, 23)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
ABOUT = About("k", "F", "HR", "zh", "changes.atom", "index.html")


def entry(key: str, day: dt.date = DAY, text: str = "x") -> Entry:
    return Entry(key, day, text, text, text, f"{key}.html", "editorial")


def tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def text_of(parent: Element, name: str) -> str:
    """Give the text of a child that must be there exactly once."""
    (found,) = parent.findall(tag(name))
    return found.text or ""


def read(text: str) -> tuple[Element, list[Element]]:
    """Parse a feed and check what sections 4.1.1 and 4.1.2 demand."""
    root = fromstring(text)  # noqa: S314 - our own output
    assert root.tag == tag("feed")
    entries = root.findall(tag("entry"))
    for one in (root, *entries):
        assert text_of(one, "id").startswith("urn:uuid:")
        assert MOMENT.fullmatch(text_of(one, "updated"))
        text_of(one, "title")
        (author,) = one.findall(tag("author"))
        text_of(author, "name")
        links = [(link.get("rel"), link.get("type")) for link in one.findall(tag("link"))]
        assert len(links) == len(set(links))
        assert ("alternate", "text/html") in links
    assert root.find(f"{tag('link')}[@rel='self']") is not None
    ids = [text_of(one, "id") for one in (root, *entries)]
    assert len(ids) == len(set(ids))
    return root, entries


def test_entries_come_newest_first_and_the_feed_is_as_new_as_the_newest() -> None:
    older = DAY - dt.timedelta(days=9)
    root, entries = read(feed(ABOUT, [entry("a", older), entry("b")], DAY.replace(year=2030)))
    assert [text_of(one, "updated")[:10] for one in entries] == [str(DAY), str(older)]
    assert text_of(root, "updated") == f"{DAY}T00:00:00Z"


def test_a_feed_without_changes_is_valid() -> None:
    root, entries = read(feed(ABOUT, [], DAY))
    assert entries == []
    assert text_of(root, "updated") == f"{DAY}T00:00:00Z"


@relaxed
@given(st.text(max_size=60))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    _, (one,) = read(feed(ABOUT, [entry("a", text=text)], DAY))
    allowed = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    # A reader of XML turns every line end into a line feed.
    wanted = allowed.replace("\r\n", "\n").replace("\r", "\n")
    assert text_of(one, "summary") == wanted


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_approved_version_is_a_change_that_leads_to_its_page(
    language: str, tmp_path: Path
) -> None:
    root, entries = read(change_feed(edition(tmp_path, language)))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    links = [one.find(tag("link")) for one in entries]
    assert [link.get("href") for link in links if link is not None] == [
        "conduct/2.0.html",
        "conduct/1.1.html",
        "conduct/1.0.html",
    ]
