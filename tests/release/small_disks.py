"""Publishing to disks that are full or take nothing; runs in a mount namespace of its own."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from generator.release import layout
from generator.release.publishing import roll_back
from generator.release.stored import published_state
from generator.release.verifying import verify
from tests.release.making import DAY, contents, published


def full(folder: Path) -> None:
    """Publish with more and more room, from none to enough."""
    mount(folder, "size=1m")
    target = folder / "www"
    published(target, "2026.09")
    before = contents(target)
    filler = folder / "filler"
    free = os.statvfs(target).f_bavail
    failed = 0
    for left in range(free):
        filler.write_bytes(b"x" * 4096 * (free - left))
        error = error_of_publishing(target)
        if error is None:
            break
        assert error == errno.ENOSPC
        failed += 1
        assert contents(target) == before, f"with {left} blocks left"
        assert not (target / layout.WORK).exists()
        assert verify(target).problems == ()
    assert failed > 20
    assert published_state(target).latest == "2026.10"
    assert verify(target).problems == ()


def full_at_first(folder: Path) -> None:
    """Publish a first release where there is no room for it."""
    mount(folder, "size=64k")
    assert error_of_publishing(folder / "www") == errno.ENOSPC
    assert list(folder.iterdir()) == []


def read_only(folder: Path) -> None:
    """Publish, and roll back, where nothing can be written."""
    mount(folder, "size=1m")
    published(folder, "2026.09")
    before = contents(folder)
    mount(folder, "remount,ro")
    assert error_of_publishing(folder) == errno.EROFS
    assert error_of(lambda: roll_back(folder, None, DAY)) == errno.EROFS
    assert contents(folder) == before
    assert verify(folder).problems == ()


SCENARIOS = {"full": full, "full-at-first": full_at_first, "read-only": read_only}


def error_of_publishing(target: Path) -> int | None:
    """Publish; give the number of the error that kept it from happening."""
    return error_of(lambda: published(target, "2026.10"))


def error_of(act: Callable[[], object]) -> int | None:
    try:
        act()
    except OSError as error:
        return error.errno
    return None


def mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)


if __name__ == "__main__":
    SCENARIOS[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.write("as it should be\n")
