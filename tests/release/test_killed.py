"""Killed at any moment, a publication leaves the old site or the new one, and no trace for long.

Real processes are really killed, while a reader looks at the site all the time.
"""

import itertools
import json
import os
import random
import shutil
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from generator.release import layout
from generator.release.publishing import roll_back
from generator.release.releases import parsed
from generator.release.stored import published_state, state_of
from generator.release.verifying import verify
from tests.release.making import DAY, PAGES, published

KILLS = 200

LOOKS = 20
"""How often the reader must have looked at the least for a test to mean something."""


def pages_of(release: str) -> tuple[str, ...]:
    """Give the pages of a release: one is gone in the even months, one is new in each."""
    month = int(release.split(".")[1])
    return (*PAGES[: len(PAGES) - (month % 2 == 0)], f"roles/new-in-{month}")


class Reader:
    """Goes through the site as readers do, again and again, and notes all that is not whole."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.looks = 0
        self.complaints: list[str] = []
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run)

    @contextmanager
    def reading(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self._done.set()
            self._thread.join()
        assert self.complaints == []
        assert self.looks >= LOOKS

    def _run(self) -> None:
        while not self._done.is_set():
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - whatever it is, a reader would have seen it
                self.complaints.append(repr(error))
                return
            self.looks += 1

    def look(self) -> None:
        state = parsed((self.target / layout.POINTER).read_text("utf-8"))
        for language in ("zh", "en"):
            self._follow_stubs(language, state.latest)
            for release in state.releases:
                self._read(language, release.name)
            folder = self.target / language
            for listed in json.loads((folder / "versions.json").read_text("utf-8")):
                self._read(language, listed["version"])
            assert "<h1>" in (folder / "releases.html").read_text("utf-8")

    def _read(self, language: str, release: str) -> None:
        for page in pages_of(release):
            text = (self.target / language / release / f"{page}.html").read_text("utf-8")
            assert text == f"{release} {page}"

    def _follow_stubs(self, language: str, latest: str) -> None:
        """Go where the stub of every page of the latest release leads."""
        for page in pages_of(latest):
            stub = (self.target / language / "latest" / f"{page}.html").read_text("utf-8")
            missing = stub.split('data-missing="')[1].split('"')[0].split()
            assert stub.endswith("</html>\n")
            assert latest not in missing


def in_a_process(act: Callable[[], object]) -> int:
    """Run something in a process of its own that is not waited for; give its id."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            act()
            status = 0
        finally:
            os._exit(status)
    return child


def ended_with(child: int) -> int:
    """Wait for a process; give its exit status, or the signal that ended it as a negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def settled(target: Path) -> None:
    """Hold the site to being whole, with nothing left behind."""
    found = verify(target)
    assert found.problems == ()
    assert not list(target.glob(".*"))


def test_killed_at_random_moments(memory: Path) -> None:
    """Publications and rollbacks are killed; each next run clears up what the one before left."""
    target = memory / "www"
    dice = random.Random(20261123)  # noqa: S311 - the same moments in every run
    published(target, "2026.01", pages_of("2026.01"))
    published(target, "2026.02", pages_of("2026.02"))
    begun = time.monotonic()
    published(memory / "measured", "2026.03", pages_of("2026.03"))
    length = time.monotonic() - begun
    killed = done = month = 0
    with Reader(target).reading():
        while killed < KILLS:
            release = f"20{27 + month // 12}.{month % 12 + 1:02}"
            publishing = dice.random() < 0.8

            def act(release: str = release, publishing: bool = publishing) -> None:
                if publishing:
                    published(target, release, pages_of(release))
                else:
                    roll_back(target, None, DAY)

            before = published_state(target)
            child = in_a_process(act)
            time.sleep(dice.uniform(0, 1.2 * length))
            os.kill(child, signal.SIGKILL)
            status = ended_with(child)
            assert status in {0, -signal.SIGKILL}
            killed += status == -signal.SIGKILL
            done += status == 0
            after = published_state(target)
            expected = {*(one.name for one in before.releases), release}
            assert {one.name for one in after.releases} <= expected
            month += after.find(release) is not None
            if dice.random() < 0.1:
                published(target, after.latest, pages_of(after.latest))
                settled(target)
    published(target, "2026.02", pages_of("2026.02"))
    settled(target)
    assert done > 0


ACCESSES = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.listdir", "os.scandir"}
"""What Python announces before it touches the file system (see its table of audit events)."""


def killed_at(step: int, act: Callable[[], object]) -> None:
    """Do something, but be killed before its access number `step` to the file system."""
    steps = itertools.count(1)

    def count(event: str, _: object) -> None:
        if event in ACCESSES and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    act()


@pytest.mark.parametrize("first", [True, False], ids=["first release", "second release"])
def test_killed_step_by_step(memory: Path, first: bool) -> None:
    """A publication is killed at its first access, another at its fourth, its seventh …"""
    origin = memory / "origin"
    if not first:
        published(origin, "2026.01", pages_of("2026.01"))
    outcomes: Counter[bool] = Counter()
    for step in itertools.count(1, 3):
        target = memory / str(step)
        if not first:
            shutil.copytree(origin, target)
        act = partial(published, target, "2026.02", pages_of("2026.02"))
        status = ended_with(in_a_process(partial(killed_at, step, act)))
        state = state_of(target)
        if state is not None:
            Reader(target).look()
        outcomes[state is not None and state.latest == "2026.02"] += 1
        act()
        settled(target)
        assert published_state(target).latest == "2026.02"
        shutil.rmtree(target)
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert outcomes[False] > LOOKS
    assert outcomes[True] > LOOKS
