"""What says the same has the same fingerprint, in every process, and nothing else has it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.edition import Edition
from generator.model import Text
from generator.pages.composing import Composer, Draft
from generator.pages.fingerprint import Fingerprints
from generator.pages.kinds import all_plans
from tests.conftest import ROOT
from tests.libraries.examining import SMALL

PRINTED = f"""
import datetime as dt
from pathlib import Path
from generator.edition import Edition
from generator.loading import load
from tests.pages.test_fingerprint import digests
library = load(Path({str(SMALL)!r}), dt.date(2026, 11, 1)).sound_library()
for path, digest in digests(Edition.of(library, "zh", dt.date(2026, 11, 1))):
    print(path, digest and digest.hex())
"""


def drafts(edition: Edition) -> list[Draft]:
    composer = Composer(edition)
    return [composer.draft(plan) for plan in all_plans(composer)]


def digests(edition: Edition) -> Iterator[tuple[str, bytes | None]]:
    known = Fingerprints(thing for _, _, thing in edition.library.entities())
    return ((str(draft.path), known.of(draft)) for draft in drafts(edition))


def test_another_process_finds_the_same() -> None:
    """Although it orders sets otherwise, and has other objects of the same value."""
    first, second = (
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert "roles/client-manager.md" in first


def test_nearly_every_page_has_one(edition: Edition) -> None:
    without = [path for path, digest in digests(edition) if digest is None]
    assert without == ["index.md", "competencies/index.md", "about.md"]


def test_what_is_gone_through_once_says_as_much(edition: Edition) -> None:
    things = [thing for _, _, thing in edition.library.entities()]
    known = Fingerprints(things)
    assert len({known.of([thing]) for thing in things}) == len(things)
    assert [known.of([thing]) for thing in things] == [known.of([thing]) for thing in things]


def test_a_change_deep_inside_is_seen(edition: Edition) -> None:
    competency = next(iter(edition.library.competencies.values()))
    level = competency.levels[0]
    indicator = level.indicators[0]
    other = competency.model_copy(
        update={
            "levels": (
                level.model_copy(
                    update={
                        "indicators": (
                            indicator.model_copy(update={"key": not indicator.key}),
                            *level.indicators[1:],
                        )
                    }
                ),
                *competency.levels[1:],
            )
        }
    )
    assert Fingerprints([competency]).of([competency]) != Fingerprints([other]).of([other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Text(zh="一", en="one"), Text(zh="一", en="One")),
        (Text("一", "one", (("fr", "un"),)), Text(zh="一", en="one")),
        (Text(zh="一", en="one"), ("Text", {"zh": "一", "en": "one"}, {})),
        (MappingProxyType({"a": 1}), {"a": 1}),
        (MappingProxyType({"a": 1}), MappingProxyType({"a": 2})),
        (Path("a/b"), Path("a/c")),
        (True, 1),
    ],
)
def test_what_differs_differs(one: object, other: object) -> None:
    known = Fingerprints(())
    assert None is not known.of(one) != known.of(other) is not None


def test_a_draft_is_told_from_one_with_another_title(edition: Edition) -> None:
    known = Fingerprints(())
    draft = next(draft for draft in drafts(edition) if draft.kind == "role")
    assert known.of(draft) != known.of(replace(draft, title="another"))
