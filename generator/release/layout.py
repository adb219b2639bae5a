"""Where everything lies in a published site.

```text
releases.js                         the pointer: which releases there are, which is the latest
index.html, front-door.*, latest.*  the door, and what the stubs load
releases/shared.json                digests of all that is no release's own
releases/2026.11/manifest.json      digests of all that is this release's own
releases/csp.conf                   the policies of the releases, as nginx includes them
zh/2026.11/…                        a release in a language
zh/latest/…                         stubs that lead to the latest release
zh/newest.html                      leads to the home page of the latest release without scripts
zh/versions.json, zh/releases.html  its releases, for programs and for people
```
"""

from pathlib import PurePosixPath

POINTER = PurePosixPath("releases.js")
RECORDS = PurePosixPath("releases")
SHARED = RECORDS / "shared.json"
LATEST = "latest"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"

WORK = ".publishing"
"""Holds what a publication makes until it takes its place; readers are led nowhere near it."""

JOURNAL = PurePosixPath(WORK, "journal.json")
"""Says what a publication has begun to put into its place."""

LOCK = ".publishing.lock"


def record(release: str) -> PurePosixPath:
    """Give the folder of what is known of a release."""
    return RECORDS / release


def manifest(release: str) -> PurePosixPath:
    """Give the place of a release's manifest."""
    return RECORDS / release / MANIFEST


def signature(release: str) -> PurePosixPath:
    """Give the place of the signature of a release's manifest."""
    return RECORDS / release / SIGNATURE


def edition(release: str, language: str) -> PurePosixPath:
    """Give the folder of a release in a language."""
    return PurePosixPath(language, release)


def versions(language: str) -> PurePosixPath:
    """Give the place of the list of releases in the form of Material and mike."""
    return PurePosixPath(language, "versions.json")


def overview(language: str) -> PurePosixPath:
    """Give the place of the page that lists the releases."""
    return PurePosixPath(language, "releases.html")


def newest(language: str) -> PurePosixPath:
    """Give the place of the page that leads to the latest release without scripts."""
    return PurePosixPath(language, "newest.html")


def stubs(language: str) -> PurePosixPath:
    """Give the folder of the pages that lead to the latest release."""
    return PurePosixPath(language, LATEST)
