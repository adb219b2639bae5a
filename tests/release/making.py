"""Releases of a site so small that a publication takes milliseconds."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.release.publishing import Outcome, Publication, publish
from generator.release.signing import Sign

TITLES = {"zh": "小手册", "en": "Small handbook"}
DAY = dt.date(2026, 11, 23)
PAGES = ("index", "roles/teller", "roles/lead", "policies/conduct/1.0")


def publication(release: str, audience: str | None = None) -> Publication:
    return Publication(release, DAY, TITLES, "0.1.0", audience)


def maker(
    release: str, pages: Iterable[str] = PAGES, languages: Iterable[str] = tuple(TITLES)
) -> Callable[[Path], None]:
    """Give what writes a release: pages that name it, a feed, and a record."""

    def make(folder: Path) -> None:
        for language in languages:
            for page in pages:
                _write(folder / language / release / f"{page}.html", f"{release} {page}")
            _write(folder / language / release / "policies/changes.atom", f"<feed>{release}</feed>")
        _write(folder / "releases" / release / "library.json", f'"{release}"\n')

    return make


def published(
    target: Path, release: str, pages: Iterable[str] = PAGES, sign: Sign | None = None
) -> Outcome:
    """Publish a small release."""
    return publish(target, publication(release), maker(release, pages), sign)


def contents(target: Path) -> dict[str, bytes]:
    """Give every file of a folder by its path."""
    return {
        file.relative_to(target).as_posix(): file.read_bytes()
        for file in sorted(target.rglob("*"))
        if file.is_file()
    }


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
