"""How long a preview takes from a saved file to the finished site."""

import re
import socket
import subprocess
import time
from pathlib import Path
from threading import Timer

from bench.running import FailedError, tool

_BUILT = re.compile(r"built in")
_SERVING = re.compile(r"serving on")
_PATIENCE = 600.0
"""Seconds after which a preview that says nothing has failed."""


def reload_seconds(project: Path, edit: Path, old: str, new: str) -> float:
    """Edit a file while `rolebook serve` runs; give the seconds until the preview is built.

    Raises:
        FailedError: The preview ended, or said nothing for too long.
    """
    with subprocess.Popen(
        [tool("rolebook"), "serve", "--address", f"127.0.0.1:{_free_port()}"],
        cwd=project,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            _wait(process, _SERVING)
            text = edit.read_text("utf-8")
            edit.write_text(text.replace(old, new), "utf-8")
            start = time.monotonic()
            _wait(process, _BUILT)
            seconds = time.monotonic() - start
            edit.write_text(text, "utf-8")
            return seconds
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[str], said: re.Pattern[str]) -> None:
    deadline = Timer(_PATIENCE, process.terminate)
    deadline.start()
    try:
        lines = iter(process.stderr or ())
        if not any(said.search(line) for line in lines):
            raise FailedError("the preview ended, or said nothing for too long")
    finally:
        deadline.cancel()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
