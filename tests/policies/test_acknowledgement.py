"""What an acknowledgement is worth on a day, and what verification says of a record."""

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from generator.loading import load
from generator.model import Library, Policy
from generator.policies.acknowledgement import AcknowledgementFile, Worth, worth
from generator.policies.digest import canonical_text, digest
from generator.policies.ledger import brought_up_to_date
from generator.policies.verification import Verdict, Verified, published_texts, verified
from tests.libraries.policies import library
from tests.policies.making import days, policies, relaxed, version

DAY = dt.date(2026, 11, 23)


@relaxed
@given(policies(), days)
def test_worth_agrees_with_a_walk_through_the_versions(policy: Policy, day: dt.date) -> None:
    """Only the version in force asks; who has acknowledged what it only edits need not again."""
    now = policy.in_force(day)
    if now is None:
        return
    holds = {now.version}
    published = [one for one in policy.versions if one.status != "draft" or one is now]
    for before, after in reversed(list(pairwise(published))):
        if after.version in holds and after.order <= now.order and after.change == "editorial":
            holds.add(before.version)
    for one in published:
        good = worth(policy, one, day) in (Worth.VALID, Worth.KEPT)
        assert good == (one.version in holds)


def test_before_and_after_all_versions_nothing_asks() -> None:
    only = version("1.0", dt.date(2026, 1, 1), dt.date(2026, 6, 30), "withdrawn")
    policy = Policy("x", (only,))
    assert worth(policy, only, dt.date(2025, 12, 31)) is Worth.EARLY
    assert worth(policy, only, dt.date(2026, 6, 30)) is Worth.VALID
    assert worth(policy, only, dt.date(2026, 7, 1)) is Worth.ENDED


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library(tmp_path_factory.mktemp("library"))


def record(loaded: Library, version: str, language: str = "zh", **facts: object) -> dict[str, Any]:
    one = next(v for v in loaded.policies["conduct"].versions if v.version == version)
    return {
        "number": one.number,
        "title": one.title.say(language),
        "language": language,
        "digest": digest(one, language),
        "release": "2026.11",
        "at": "2026-11-23T08:00:00.000Z",
        **facts,
    }


def said(
    loaded: Library, records: dict[str, Any], day: dt.date = DAY, policy: str = "conduct"
) -> list[Verified]:
    file = AcknowledgementFile.model_validate(
        {
            "format": "rolebook-acknowledgement/1",
            "release": "2026.11",
            "language": "zh",
            "saved": "2026-11-23T08:00:00.000Z",
            "acknowledged": {policy: records},
        }
    )
    return list(verified("a.json", file, loaded, published_texts(loaded), day))


@pytest.mark.parametrize(
    ("version", "day", "verdict", "detail"),
    [
        ("1.1", DAY, Verdict.VALID, ""),
        ("1.0", DAY, Verdict.KEPT, "1.1"),
        ("1.1", dt.date(2027, 3, 1), Verdict.OUTDATED, "2.0"),
        ("1.0", dt.date(2027, 3, 1), Verdict.OUTDATED, "2.0"),
        ("2.0", DAY, Verdict.EARLY, "1.1"),
    ],
)
def test_a_genuine_record_is_worth_what_its_version_is(
    loaded: Library, version: str, day: dt.date, verdict: Verdict, detail: str
) -> None:
    for language in ("zh", "en"):
        (one,) = said(loaded, {version: record(loaded, version, language)}, day)
        assert (one.verdict, one.detail) == (verdict, detail)


def test_a_digest_of_other_words_is_told_apart_and_placed(loaded: Library) -> None:
    forged = record(loaded, "1.1", digest="0" * 64)
    other = record(loaded, "1.1", digest=record(loaded, "2.0")["digest"])
    language = record(loaded, "1.1", language="zh", digest=record(loaded, "1.1", "en")["digest"])
    for one, detail in ((forged, ""), (other, "conduct 2.0 zh"), (language, "conduct 1.1 en")):
        (found,) = said(loaded, {"1.1": one})
        assert (found.verdict, found.detail) == (Verdict.FORGED, detail)


def test_unknown_policies_and_versions_are_told(loaded: Library) -> None:
    (policy,) = said(loaded, {"1.1": record(loaded, "1.1")}, policy="gifts")
    (version_,) = said(loaded, {"9.9": record(loaded, "1.1")})
    assert policy.verdict is version_.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        ("2026-06-14T00:00:00.000Z", Verdict.VALID),
        ("2026-06-13T23:59:59.999Z", Verdict.UNTIMELY),
        ("2026-11-24T23:59:59.999Z", Verdict.VALID),
        ("2026-11-25T00:00:00.000Z", Verdict.UNTIMELY),
        ("2026-02-31T00:00:00.000Z", Verdict.UNTIMELY),
    ],
)
def test_a_record_is_made_after_the_approval_and_before_now(
    loaded: Library, at: str, verdict: Verdict
) -> None:
    (one,) = said(loaded, {"1.1": record(loaded, "1.1", at=at)})
    assert one.verdict is verdict


def test_of_several_records_the_last_that_holds_stands_for_the_earlier(loaded: Library) -> None:
    both = {version: record(loaded, version) for version in ("1.0", "1.1")}
    assert [(one.version, one.verdict) for one in said(loaded, both)] == [("1.1", Verdict.VALID)]
    both["1.0"]["digest"] = "0" * 64
    assert [one.verdict for one in said(loaded, both)] == [Verdict.FORGED, Verdict.VALID]
    after = said(loaded, both | {"1.0": record(loaded, "1.0")}, dt.date(2027, 3, 1))
    assert [one.verdict for one in after] == [Verdict.OUTDATED, Verdict.OUTDATED]


def test_the_ledger_goes_before_an_edited_text(tmp_path: Path) -> None:
    loaded = library(tmp_path)
    ledger = brought_up_to_date(None, loaded)
    (tmp_path / "docs/policies/ledger.json").write_text(ledger.model_dump_json())
    file = tmp_path / "docs/policies/conduct/1.1.zh.md"
    file.write_text(file.read_text().replace("不收受礼品", "可以收受礼品"))
    edited = library_again(tmp_path)
    before, after = record(loaded, "1.1"), record(edited, "1.1")
    assert before["digest"] != after["digest"]
    assert said(edited, {"1.1": before})[0].verdict is Verdict.VALID
    assert said(edited, {"1.1": after})[0].verdict is Verdict.FORGED


def library_again(root: Path) -> Library:

    found = load(root).library
    assert found is not None
    return found


def test_texts_of_published_sites_count(loaded: Library) -> None:
    old = loaded.policies["conduct"].versions[1]
    text = canonical_text(old, "zh").replace("不收受礼品", "少收礼品").encode()
    texts = published_texts(loaded, [("conduct", text), ("conduct", b"anything else")])
    assert len(texts["conduct", "1.1", "zh"]) == 2
    assert len(texts["conduct", "1.1", "en"]) == 1
