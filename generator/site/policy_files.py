"""What stands beside the pages of policies: texts, printed feet, calendar, feed and spreadsheet."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.edition import Edition
from generator.model import PolicyVersion
from generator.pages import addresses
from generator.pages.policy_words import words_script
from generator.policies import spreadsheet
from generator.policies.calendar import calendar
from generator.policies.digest import canonical_text, digest
from generator.policies.feed import About, feed
from generator.policies.versions import offers_a_choice
from generator.views import register

_SPECIAL = re.compile(r'["\\\n<]')


def policy_files(edition: Edition) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield path and text of each file; the SHA-256 of a canonical text is the digest shown."""
    for policy in edition.library.policies.values():
        for version in policy.versions:
            text_path = addresses.policy_text(policy.id, version.version)
            yield text_path, canonical_text(version, edition.language)
            style_path = addresses.policy_print_style(policy.id, version.version)
            yield style_path, print_style(version, edition.language)
            if offers_a_choice(policy):
                words_path = addresses.policy_words(policy.id, version.version)
                yield words_path, words_script(edition, policy, version)
    name = edition.word("calendar.name")
    yield addresses.POLICY_CALENDAR, calendar(name, register.events(edition), edition.today)
    yield addresses.POLICY_FEED, change_feed(edition)
    yield addresses.POLICY_SPREADSHEET, spreadsheet.table(register.table(edition))


def change_feed(edition: Edition) -> str:
    """Give the feed of changes to policies."""
    handbook = edition.library.handbook
    title = edition.say(handbook.title)
    about = About(
        key=f"{title}:{edition.language}",
        name=f"{title} · {edition.word('calendar.feed')}",
        author=edition.say(handbook.maintainer),
        language=edition.language,
        url=addresses.POLICY_FEED.name,
        page=addresses.url(addresses.POLICIES, addresses.POLICY_FEED),
    )
    return feed(about, list(register.changes(edition)), edition.today)


def print_style(version: PolicyVersion, language: str) -> str:
    """Give the style sheet that names a version and its text on each printed sheet.

    Only a margin box keeps clear of the text on every sheet, and its words can come from nowhere
    but a style sheet.
    """
    words = f"{version.number} · {version.version} · SHA-256 {digest(version, language)}"
    escaped = _SPECIAL.sub(lambda found: f"\\{ord(found[0]):x} ", words)
    return f'@page {{ @bottom-left {{ content: "{escaped}"; font-size: 7pt; }} }}\n'
