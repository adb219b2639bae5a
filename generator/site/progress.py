"""Progress for the person at the terminal: what runs, and how long it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Progress:
    """Says each stage of a run, and remembers how long it took."""

    def __init__(self, out: TextIO) -> None:
        """Write to `out`; on a terminal a stage is shown while it runs."""
        self._out = out
        self._live = out.isatty()
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Run a stage under its name."""
        if self._live:
            self._out.write(f"  … {name}")
            self._out.flush()
        start = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = time.monotonic() - start
            clear = "\r\x1b[K" if self._live else ""
            self._out.write(f"{clear}  {self.seconds[name]:6.2f} s  {name}\n")
            self._out.flush()
