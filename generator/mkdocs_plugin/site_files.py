"""The files of a site as they are written; one that an earlier build wrote is linked instead.

A link costs a fraction of writing, and no room: the site and the cache have one file under two
names. A file that was changed since, under whichever name, no longer has its digest and is passed
over.
"""

import hashlib
import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path, PurePosixPath


class SiteFiles:
    """Writes files into a site.

    Attributes:
        used: The digests of the files in the site that are kept for later builds, too.
    """

    def __init__(self, site: Path, kept: Path | None = None) -> None:
        """Name the site's folder, and the one with files of earlier builds by their digests."""
        self._site = str(site)
        self._kept = str(kept) if kept else None
        self._folders: set[str] = set()
        self.used: set[str] = set()

    def put(self, path: PurePosixPath, content: bytes) -> str:
        """Put a file into the site; give its digest, or nothing where it is not kept."""
        place = self._place(path)
        if self._kept is None:
            Path(place).write_bytes(content)
            return ""
        digest = hashlib.sha256(content).hexdigest()
        if not self.link(path, digest):
            Path(place).write_bytes(content)
            if not _linked(place, self._named(self._kept, digest)):
                return ""
            self.used.add(digest)
        return digest

    def link(self, path: PurePosixPath, digest: str) -> bool:
        """Put a file of an earlier build into the site, if it is there and as it was."""
        if self._kept is None:
            return False
        kept = self._named(self._kept, digest)
        try:
            if hashlib.sha256(Path(kept).read_bytes()).hexdigest() != digest:
                return False
        except OSError:
            return False
        linked = _linked(kept, self._place(path))
        if linked:
            self.used.add(digest)
        return linked

    def remove(self, path: PurePosixPath) -> None:
        """Remove a file from the site."""
        Path(self._site, path).unlink(missing_ok=True)

    def keep_only(self, used: Container[str]) -> None:
        """Let go of all files that no process has used."""
        if self._kept is not None:
            for file in Path(self._kept).glob("*/*"):
                if file.name not in used:
                    with suppress(OSError):
                        file.unlink()

    def _place(self, path: PurePosixPath) -> str:
        return self._in_folder(f"{self._site}/{path}")

    def _named(self, kept: str, digest: str) -> str:
        return self._in_folder(f"{kept}/{digest[:2]}/{digest}")

    def _in_folder(self, file: str) -> str:
        """Make sure that a file's folder is there."""
        # Most files are linked: with texts for paths that takes half the time.
        folder = file.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return file


def _linked(file: str, other: str) -> bool:
    """Give a file another name, in the place of what has it; say whether the disk could."""
    try:
        try:
            os.link(file, other)
        except FileExistsError:
            Path(other).unlink()
            os.link(file, other)
    except OSError:
        return False
    return True
