"""One publisher at a time, however the last one ended."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.release import layout

ENDING = 10.0
"""Seconds that the workers of a killed publisher get to end; they notice it at once."""


class TargetBusyError(Exception):
    """Another publisher is at work; the text says which."""


@contextmanager
def exclusive(target: Path) -> Iterator[None]:
    """Be the only publisher to a folder.

    The kernel lets go of the lock when the last process that holds it ends, so that one that was
    killed blocks nobody. Worker processes share their publisher's lock: while one of them still
    writes, nobody else begins.

    Raises:
        TargetBusyError: Another publisher is at work.
    """
    path = target / layout.LOCK
    descriptor = _locked(path)
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def is_busy(target: Path) -> bool:
    """Say whether a publisher is at work."""
    try:
        descriptor = os.open(target / layout.LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _locked(path: Path) -> int:
    deadline = time.monotonic() + ENDING
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 32, 0).decode("ascii", "replace")
            os.close(descriptor)
            if _is_alive(holder) or time.monotonic() > deadline:
                raise TargetBusyError(
                    f"another publisher is at work on {path.parent} (process {holder or 'unknown'})"
                ) from None
            time.sleep(0.02)
            continue
        except OSError:
            os.close(descriptor)
            raise
        # The one before may have removed the file between our opening and locking it.
        if _is_same(descriptor, path):
            return descriptor
        os.close(descriptor)


def _is_alive(holder: str) -> bool:
    """Say whether a process is, as far as can be told from here: it may be on another machine."""
    if not holder.isdigit():
        return False
    try:
        os.kill(int(holder), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
