"""A folder in memory: releases are brought down to the disk file by file, which takes its time."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108 - only folders with names of their own are made in it


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a file system in memory where there is one, else on the disk."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)
