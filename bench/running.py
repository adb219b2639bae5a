"""Running a command and measuring it."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took.

    Attributes:
        seconds: From start to end.
        cpu: Seconds of processor time, of its child processes as well.
        peak: Resident memory of its largest process at its largest, in MiB.
    """

    seconds: float
    cpu: float
    peak: float


class FailedError(Exception):
    """A command did not succeed; the text is what it said."""


def run(*command: str | Path, cwd: Path) -> Run:
    """Run a command to its end.

    Raises:
        FailedError: It did not succeed.
    """
    start = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            out.seek(0)
            raise FailedError(out.read()[-4000:])
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def tool(name: str) -> Path:
    """Give the path of a command that is installed beside Python."""
    return Path(sys.executable).with_name(name)
