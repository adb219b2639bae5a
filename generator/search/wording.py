"""What the index tells the browser besides its entries: labels, messages and ways on."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.edition import Edition
from generator.pages import addresses
from generator.search.entry import KINDS
from generator.search.index import Start

_STARTS = (
    addresses.ROLES,
    addresses.COMPETENCIES,
    addresses.POLICIES,
    addresses.ONBOARDING,
    addresses.GLOSSARY,
)

_MESSAGES = ("hint", "none", "one", "other", "more", "show_more", "all", "lacking")


Titles = Mapping[PurePosixPath, str]
"""Titles of pages by their paths."""


def starts(titles: Titles) -> list[Start]:
    """Give the index pages to offer when nothing is found."""
    return [
        Start(addresses.url(path, addresses.HOME), titles[path])
        for path in _STARTS
        if path in titles
    ]


def words(edition: Edition) -> Mapping[str, str]:
    """Give the labels of the kinds of page and the messages of the search box."""
    labels = {kind: _label(kind, edition) for kind in KINDS}
    return labels | {key: edition.words[f"search.{key}"] for key in _MESSAGES}


def _label(kind: str, edition: Edition) -> str:
    return edition.words.get(f"kind.{kind}") or edition.words[f"search.{kind}"]
