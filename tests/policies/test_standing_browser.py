"""The browser says of a record what Python says of it."""

import datetime as dt
import json
import random
import subprocess
from pathlib import Path

from generator.edition import Edition
from generator.model import Library, Policy
from generator.policies.acknowledgement import Worth, worth
from generator.policies.digest import digest
from generator.views.acknowledgement import acknowledgeable
from tests.conftest import ROOT
from tests.libraries.policies import BUILT
from tests.policies.making import DAYS, version


def by_the_browser(cases: list[dict[str, object]], folder: Path) -> list[str]:
    file = folder / "cases.json"
    file.write_text(json.dumps(cases))
    script = ROOT / "tests/policies/run_standing.js"
    ran = subprocess.run(
        [ROOT / "scripts/node", script, ROOT / "generator/web", file],
        check=True,
        capture_output=True,
        text=True,
    )
    said: list[str] = json.loads(ran.stdout)
    return said


def policies(chance: random.Random) -> list[Policy]:
    """Give policies with any dates and changes at all, sound or not."""
    return [
        Policy(
            f"p{number}",
            tuple(
                version(
                    f"1.{n}",
                    chance.choice([None, *DAYS[::7]]),
                    chance.choice([None, *DAYS[::9]]),
                    chance.choice(["draft", "approved", "approved", "withdrawn"]),
                    change=chance.choice(["substantive", "editorial"]),
                )
                for n in range(chance.randint(1, 5))
            ),
        )
        for number in range(60)
    ]


SAID = {Worth.VALID: "valid", Worth.KEPT: "kept", Worth.OUTDATED: "again", Worth.EARLY: "again"}


def test_both_agree_on_every_version_and_day(small: Library, tmp_path: Path) -> None:
    chance = random.Random(20261123)  # noqa: S311 - no secret, and the same every time
    edition = Edition.of(small, "zh", BUILT)
    cases: list[dict[str, object]] = []
    expected: list[str] = []
    for policy in policies(chance):
        about = acknowledgeable(edition, policy)
        for one in policy.versions:
            if one.status == "draft":
                continue
            for day in (*DAYS[::5], dt.date(2030, 1, 1)):
                record = {"language": "en", "digest": digest(one, "en")}
                cases.append({"policy": about, "records": {one.version: record}, "day": str(day)})
                in_force = policy.in_force(day) is not None
                expected.append(SAID[worth(policy, one, day)] if in_force else "none")
    assert set(expected) == {"valid", "kept", "again", "none"}
    assert by_the_browser(cases, tmp_path) == expected


def test_a_record_of_other_words_or_none_does_not_hold(small: Library, tmp_path: Path) -> None:
    first = version("1.0", DAYS[0])
    second = version("1.1", DAYS[9], change="editorial")
    policy = acknowledgeable(Edition.of(small, "zh", BUILT), Policy("x", (first, second)))
    genuine = {"language": "zh", "digest": digest(first, "zh")}
    forged = {"language": "zh", "digest": "0" * 64}
    other_language = {"language": "en", "digest": digest(first, "zh")}
    unknown_language = {"language": "fr", "digest": digest(first, "zh")}
    day = str(DAYS[10])
    cases: list[dict[str, object]] = [
        {"policy": policy, "records": records, "day": day}
        for records in (
            {},
            {"1.0": genuine},
            {"1.0": forged},
            {"1.0": other_language},
            {"1.0": unknown_language},
            {"1.0": genuine, "1.1": forged},
            {"9.9": genuine},
        )
    ]
    wanted = ["must", "kept", "again", "again", "again", "kept", "must"]
    assert by_the_browser(cases, tmp_path) == wanted
