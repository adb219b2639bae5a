"""Files that survive a loss of power: on the disk before anything refers to them."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

WRITERS = 8
"""Threads that wait for the disk: it brings many files down in one go when asked for many."""


def write(path: Path, content: str | bytes) -> None:
    """Write a new file; it is not on the disk before it is synced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def sync(paths: Iterable[Path]) -> None:
    """Bring files and folders down to the disk.

    Raises:
        OSError: The disk did not take all of it.
    """
    with ThreadPoolExecutor(WRITERS) as pool:
        for _ in pool.map(_sync, paths):
            pass


def sync_tree(folder: Path) -> None:
    """Bring a folder with all that lies in it down to the disk."""
    sync([folder, *folder.rglob("*")])


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
