"""The manifest of a release: what was published, for which day, and every file's digest."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from generator.release import layout
from generator.release.canonical import canonical
from generator.release.records import Digest, Language, ReleaseName, Written, paths, written

FORMAT: Literal["rolebook-manifest/1"] = "rolebook-manifest/1"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release is.

    Attributes:
        release: Its name.
        published: The day that its pages are made for.
        audience: Whom it was made for; None when it is for everyone.
        generator: Version of the program that made it.
        languages: Its languages, the first one first.
        files: SHA-256 of every file by its path below the site's root.
    """

    release: str
    published: dt.date
    audience: str | None
    generator: str
    languages: tuple[str, ...]
    files: Mapping[PurePosixPath, str]

    def pages(self, language: str) -> Iterable[PurePosixPath]:
        """Yield the paths of its pages in a language, below its folder."""
        folder = layout.edition(self.release, language)
        for path in self.files:
            if path.suffix == ".html" and path.is_relative_to(folder):
                yield path.relative_to(folder)


def as_text(manifest: Manifest) -> str:
    """Give the manifest as canonical JSON: the text that is digested and signed."""
    return canonical(
        {
            "format": FORMAT,
            "release": manifest.release,
            "published": manifest.published.isoformat(),
            "audience": manifest.audience,
            "generator": manifest.generator,
            "languages": list(manifest.languages),
            "files": {str(path): found for path, found in manifest.files.items()},
        }
    )


class _Form(Written):
    format: Literal["rolebook-manifest/1"]
    release: ReleaseName
    published: dt.date
    audience: str | None
    generator: str
    languages: tuple[Language, ...]
    files: dict[str, Digest]


def parsed(content: bytes, where: PurePosixPath) -> Manifest:
    """Give the manifest that a content holds.

    Raises:
        DamagedRecordError: It holds none.
    """
    found = written(_Form, content, where)
    return Manifest(
        release=found.release,
        published=found.published,
        audience=found.audience,
        generator=found.generator,
        languages=found.languages,
        files=paths(found.files, where),
    )
