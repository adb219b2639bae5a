"""The redline in the browser says the same as the one that pages are made of."""

import dataclasses
import itertools
import json
import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.edition import Edition
from generator.loading import load
from generator.model import Library, Policy, PolicyVersion
from generator.model.policy import PolicyBody
from generator.pages.policy_words import words_script
from generator.policies.redline import ComparedLine, Run, redline
from tests.conftest import ROOT
from tests.libraries.policies import BUILT
from tests.policies.making import body, version

WORDS = [
    *"的是在不得应当按月季年十五日内客户经理管理，。；",
    "KYC ",
    "shall ",
    "30%",
    "12 ",
    "**须**",
]


def words_of(edition: Edition, policy: Policy, version: PolicyVersion) -> Any:  # noqa: ANN401 - JSON
    text = words_script(edition, policy, version)
    match = re.fullmatch(r"Rolebook\.receive\.policyText\((.*)\);\n", text)
    assert match
    return json.loads(match[1])


def said(runs: tuple[Run, ...]) -> list[list[str]]:
    return [[run.edit, "".join(token.text for token in run.tokens)] for run in runs]


def lines(found: tuple[ComparedLine, ...]) -> list[Any]:
    return [[line.kind, said(line.runs)] for line in found]


def by_python(old: PolicyBody, new: PolicyBody) -> Any:  # noqa: ANN401 - JSON
    found = redline(old, new)
    clauses = [
        [one.fate, one.present.id, said(one.title), lines(one.lines)] for one in found.clauses
    ]
    return {"preamble": lines(found.preamble), "clauses": clauses}


def by_the_browser(pairs: list[Any], folder: Path) -> Any:  # noqa: ANN401 - JSON
    file = folder / "pairs.json"
    file.write_text(json.dumps(pairs))
    script = ROOT / "tests/policies/run_redline.js"
    ran = subprocess.run(
        [ROOT / "scripts/node", script, ROOT / "generator/web", file],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(ran.stdout)


def agree(library: Library, language: str, folder: Path) -> None:
    edition = Edition.of(library, language, BUILT)
    expected, pairs = [], []
    for policy in library.policies.values():
        for old, new in itertools.permutations(policy.versions, 2):
            expected.append(by_python(old.bodies[language], new.bodies[language]))
            pairs.append([words_of(edition, policy, one) for one in (old, new)])
    assert pairs
    for given, wanted in zip(by_the_browser(pairs, folder), expected, strict=True):
        assert given == wanted


def test_they_agree_on_the_whole_handbook(tmp_path: Path) -> None:
    library = load(ROOT).sound_library()
    assert library is not None
    for language in library.handbook.languages:
        agree(library, language, tmp_path)


def clause(chance: random.Random) -> str:
    """Give a text of a few lines, now and then one long enough to need anchors."""
    longest = chance.choice((8, 40, 900))
    said = ["".join(chance.choices(WORDS, k=chance.randint(0, longest))) for _ in range(3)]
    return chance.choice(("\n\n", "\n- ")).join(said)


def amended(chance: random.Random, text: str) -> str:
    """Change a few places of a text."""
    kept = list(text)
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(kept) + 1)
        kept[at : at + chance.randint(0, 5)] = chance.choices(WORDS, k=chance.randint(0, 5))
    return "".join(kept)


def amendments(chance: random.Random) -> Iterator[PolicyBody]:
    """Yield a text and what becomes of it in three amendments."""
    now = {f"c{n}": clause(chance) for n in range(chance.randint(1, 6))}
    for step in range(4):
        yield body(
            *((id_, f"第{id_}条", text) for id_, text in now.items()), preamble=clause(chance)
        )
        order = list(now)
        if chance.random() < 0.5:
            chance.shuffle(order)
        now = {id_: amended(chance, now[id_]) for id_ in order if chance.random() < 0.8}
        now[f"n{step}"] = clause(chance)


def test_they_agree_on_texts_by_chance(small: Library, tmp_path: Path) -> None:
    chance = random.Random(20261123)  # noqa: S311 - no secret, and the same every time
    policies = dict(small.policies)
    for number in range(5):
        texts = list(amendments(chance))
        versions = [
            version(f"{at}.0", bodies={"zh": text, "en": text}) for at, text in enumerate(texts, 1)
        ]
        policies[f"p{number}"] = Policy(f"p{number}", tuple(versions))
    agree(dataclasses.replace(small, policies=policies), "zh", tmp_path)


def test_they_agree_on_long_texts(small: Library, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret, and the same every time
    old = [(f"c{n}", "题", "".join(chance.choices(WORDS, k=20))) for n in range(500)]
    new = [(id_, title, amended(chance, text)) for id_, title, text in old if chance.random() < 0.9]
    many = "\n\n".join("".join(chance.choices(WORDS, k=9)) for _ in range(400))
    old.append(("many", "题", many))
    new.insert(3, ("many", "题", amended(chance, many)))
    texts = [body(*old), body(*new)]
    versions = [
        version(f"{at}.0", bodies={"zh": text, "en": text}) for at, text in enumerate(texts, 1)
    ]
    policies = {**small.policies, "long": Policy("long", tuple(versions))}
    agree(dataclasses.replace(small, policies=policies), "zh", tmp_path)


REPETITIONS = {
    "a character again and again": ("的" * 299, "的的了" * 100, 5),
    "two characters in turn": ("的了" * 140, "了的的" * 90, 12),
    "rows of a form": ("的" * 40, "的了的" * 14, 32),
}


@pytest.mark.parametrize("case", REPETITIONS)
def test_both_give_up_alike_on_what_repeats_itself(
    case: str, small: Library, tmp_path: Path
) -> None:
    old, new, count = REPETITIONS[case]
    texts = [body(("a", "题", "\n\n".join([one] * count))) for one in (old, new)]
    versions = [
        version(f"{at}.0", bodies={"zh": text, "en": text}) for at, text in enumerate(texts, 1)
    ]
    policies = {**small.policies, "again": Policy("again", tuple(versions))}
    agree(dataclasses.replace(small, policies=policies), "zh", tmp_path)
