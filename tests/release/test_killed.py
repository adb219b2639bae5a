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
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from generator.release import layout
from generator.release.publishing import remove, roll_back
from generator.release.releases import parsed
from generator.release.stored import published_state, state_of
from generator.release.verifying import verify
from tests.release.making import DAY, PAGES, published

SITES, KILLS = 8, 25
"""On how many sites publishers are killed, and how often on each: 200 times in all."""

LOOKS = 20
"""How often the reader must have looked at the least for a test to mean something."""


def pages_of(release: str) -> tuple[str, ...]:
    """Give the pages of a release: one is gone in the even months, one is new in each."""
    month = int(release.split(".")[1])
    return (*PAGES[: len(PAGES) - (month % 2 == 0)], f"roles/new-in-{month}")


@dataclass(frozen=True)
class Reader:
    """Goes through a site as readers do, and finds all that is not whole."""

    target: Path

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let a process of its own look again and again; hold the site to what it saw."""
        done, report = (self.target.with_suffix(end) for end in (".done", ".report"))
        child = in_a_process(lambda: self._look_until(done, report))
        try:
            yield
        finally:
            done.touch()
            assert ended_with(child) == 0
        looks, *complaints = report.read_text("utf-8").splitlines()
        assert complaints == []
        assert int(looks) >= LOOKS

    def _look_until(self, done: Path, report: Path) -> None:
        looks, complaint = 0, ""
        while not (complaint or done.exists()):
            try:
                self.look()
            except Exception as error:  # noqa: BLE001 - whatever it is, a reader would have seen it
                complaint = repr(error)
            looks += 1
        report.write_text(f"{looks}\n{complaint}", "utf-8")

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


@pytest.mark.parametrize("site", range(SITES))
def test_killed_at_random_moments(memory: Path, site: int) -> None:
    """Publications and rollbacks are killed; each next run clears up what the one before left."""
    target = memory / "www"
    dice = random.Random(site)  # noqa: S311 - the same moments in every run
    names = (f"{year}.{month:02}" for year in itertools.count(2026) for month in range(1, 13))
    for name in itertools.islice(names, 2):
        published(target, name, pages_of(name))
    release = next(names)
    killed = 0
    with Reader(target).reading():
        length = took(partial(published, target, release, pages_of(release)))
        while killed < KILLS:
            before = names_in(target)
            if release in before:
                release = next(names)
            publishing = partial(published, target, release, pages_of(release))
            act = publishing if dice.random() < 0.8 else partial(roll_back, target, None, DAY)
            child = in_a_process(act)
            time.sleep(dice.uniform(0, length))
            os.kill(child, signal.SIGKILL)
            status = ended_with(child)
            assert status in {0, -signal.SIGKILL}
            killed += status == -signal.SIGKILL
            assert before <= names_in(target) <= {*before, release}
            if dice.random() < 0.1:
                publishing()
                settled(target)
    publishing()
    settled(target)


def names_in(target: Path) -> set[str]:
    return {release.name for release in published_state(target).releases}


def took(act: Callable[[], object]) -> float:
    """Do something in a process of its own; give how many seconds that took."""
    begun = time.monotonic()
    assert ended_with(in_a_process(act)) == 0
    return time.monotonic() - begun


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


def test_killed_while_a_release_is_removed(memory: Path) -> None:
    """A removal is killed at its first access, another at its third, its fifth …"""
    origin = memory / "origin"
    names = ("2026.01", "2026.02", "2026.03")
    for name in names:
        published(origin, name, pages_of(name))
    outcomes: Counter[bool] = Counter()
    for step in itertools.count(1, 2):
        target = memory / str(step)
        shutil.copytree(origin, target)
        act = partial(remove, target, "2026.02", DAY)
        status = ended_with(in_a_process(partial(killed_at, step, act)))
        Reader(target).look()
        gone = "2026.02" not in names_in(target)
        outcomes[gone] += 1
        # Whoever comes next clears up, whatever they want.
        roll_back(target, "2026.01", DAY) if gone else act()
        assert names_in(target) == {"2026.01", "2026.03"}
        settled(target)
        shutil.rmtree(target)
        if status == 0:
            break
    assert outcomes[True] > 1, "killed after the pointer as well"
    assert outcomes[False] > 1, "and before it"
