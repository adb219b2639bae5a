"""The manifest of a release: what was published, for which day, and every file's digest."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.release import layout
from generator.release.canonical import canonical

FORMAT = "rolebook-manifest/1"

_DIGEST = re.compile(r"[0-9a-f]{64}")


class DamagedRecordError(Exception):
    """A record of a published site cannot be read; the text says which and why."""


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


def parsed(text: str, where: PurePosixPath) -> Manifest:
    """Give the manifest that a text holds.

    Raises:
        DamagedRecordError: It holds none.
    """
    try:
        value = json.loads(text)
        if value["format"] != FORMAT:
            raise DamagedRecordError(f"{where} is of the format {value['format']!r}, not {FORMAT}")
        return Manifest(
            release=value["release"],
            published=dt.date.fromisoformat(value["published"]),
            audience=value["audience"],
            generator=value["generator"],
            languages=tuple(value["languages"]),
            files=parsed_files(value["files"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedRecordError(f"{where} is no manifest: {error!r}") from error


def parsed_files(files: Mapping[str, str]) -> Mapping[PurePosixPath, str]:
    """Give digests by path, as a record lists them.

    Raises:
        ValueError: A path leads out of the site, or a digest is none.
    """
    for path, found in files.items():
        parts = PurePosixPath(path).parts
        if not parts or parts[0] == "/" or ".." in parts or str(PurePosixPath(path)) != path:
            raise ValueError(f"{path!r} is no path below the site")
        if not _DIGEST.fullmatch(found):
            raise ValueError(f"{found!r} is no SHA-256")
    return {PurePosixPath(path): found for path, found in files.items()}
