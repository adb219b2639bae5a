"""Telling releases: what changed from one to the next, in one language."""

from generator.changes.compare import compare_releases
from generator.changes.notes import Dated, ReleaseNotes
from generator.changes.snapshot import KeptRelease
from generator.reporting.telling import Teller


def release_notes(before: KeptRelease | None, release: KeptRelease, language: str) -> ReleaseNotes:
    """Give what changed in a release against the one before, or that it is the first."""
    if before is None:
        return ReleaseNotes(_dated(release), None, ())
    changes = compare_releases(before, release)
    things = tuple(Teller(before, release, language).things(changes))
    return ReleaseNotes(_dated(release), _dated(before), things)


def _dated(release: KeptRelease) -> Dated:
    return Dated(release.name, release.day)
