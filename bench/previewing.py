"""How long a preview takes from a saved file to the finished site."""

import re
import subprocess
import time
from pathlib import Path

from bench.running import FailedError, tool

_BUILT = re.compile(r"built in")
_SERVING = re.compile(r"serving on")
_ADDRESS = "127.0.0.1:8765"


def reload_seconds(project: Path, edit: Path, old: str, new: str) -> float:
    """Edit a file while `rolebook serve` runs; give the seconds until the preview is built."""
    process = subprocess.Popen(
        [tool("rolebook"), "serve", "--address", _ADDRESS],
        cwd=project,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
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
        process.wait()


def _wait(process: subprocess.Popen[str], said: re.Pattern[str]) -> None:
    lines = iter(process.stderr or ())
    if not any(said.search(line) for line in lines):
        raise FailedError("the preview ended")
