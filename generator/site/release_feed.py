"""The feed of releases: an entry for each, with how much changed and where to read it."""

from generator.changes.change import Weight
from generator.changes.notes import ReleaseNotes
from generator.edition import Edition
from generator.pages import addresses
from generator.policies.feed import About, Entry, feed


def release_feed(edition: Edition) -> str:
    """Give the feed of the releases on record."""
    handbook = edition.library.handbook
    title = edition.say(handbook.title)
    about = About(
        key=f"{title}:{edition.language}:releases",
        name=f"{title} · {edition.word('changes.title')}",
        author=edition.say(handbook.maintainer),
        language=edition.language,
        url=addresses.CHANGES_FEED.name,
        page=addresses.url(addresses.CHANGES, addresses.CHANGES_FEED),
    )
    return feed(about, [_entry(notes, edition) for notes in edition.notes], edition.today)


def _entry(notes: ReleaseNotes, edition: Edition) -> Entry:
    handbook, name = edition.library.handbook, notes.release.name
    return Entry(
        key=f"{edition.say(handbook.title)}:{edition.language}:release:{name}",
        day=notes.release.day,
        title=edition.word("changes.release_title", release=name),
        summary=_summary(notes, edition),
        author=edition.say(handbook.maintainer),
        url=addresses.url(addresses.changes(name), addresses.CHANGES_FEED),
        category="release",
    )


def _summary(notes: ReleaseNotes, edition: Edition) -> str:
    if notes.before is None:
        return edition.word("changes.first", release=notes.release.name)
    if not notes.count:
        return edition.word("changes.none", before=notes.before.name)
    counts = {weight.name.lower(): notes.counts[weight] for weight in Weight}
    return edition.word("changes.by_weight", **counts)
