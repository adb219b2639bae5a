"""Finished files that a site shares with the cache: one file on the disk under two names.

A link costs a fraction of writing, and no room. A file that was changed since, under whichever
name, no longer has its digest and is passed over.
"""

import hashlib
import os
from collections.abc import Container
from contextlib import suppress
from pathlib import Path


class LinkedFiles:
    """Files named by their digests; where the disk cannot link, there are none."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it need not exist."""
        self._folder = folder
        self._folders: set[Path] = set()

    def keep(self, file: Path, content: bytes) -> str | None:
        """Keep a file that was just written; give its name, or None where it cannot be kept."""
        name = hashlib.sha256(content).hexdigest()
        kept = self._place(name)
        try:
            if kept.parent not in self._folders:
                kept.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(kept.parent)
            with suppress(FileNotFoundError):
                kept.unlink()
            os.link(file, kept)
        except OSError:
            return None
        return name

    def give(self, name: str, place: Path) -> bool:
        """Put a sound file in its place in a site; say whether there was one."""
        kept = self._place(name)
        try:
            if hashlib.sha256(kept.read_bytes()).hexdigest() != name:
                return False
            with suppress(FileNotFoundError):
                place.unlink()
            os.link(kept, place)
        except OSError:
            return False
        return True

    def keep_only(self, names: Container[str]) -> None:
        """Let go of all other files."""
        with suppress(OSError):
            for file in self._folder.glob("*/*"):
                if file.name not in names:
                    file.unlink()

    def _place(self, name: str) -> Path:
        return self._folder / name[:2] / name
