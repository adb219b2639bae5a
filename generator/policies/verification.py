"""Verification: whether acknowledgements are of texts that were published, and what they are worth.

The texts that count are those of the library, those on record in its ledger and those in published
sites, each known by its digest. What is on record in the ledger goes before what the library says.
"""

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Library, PolicyVersion
from generator.policies.acknowledgement import (
    Acknowledgement,
    AcknowledgementFile,
    Worth,
    worth,
)
from generator.policies.digest import FORM, digest

Published = tuple[str, str, str]
"""Policy, version and language."""

Texts = Mapping[Published, frozenset[str]]
"""The digests of every text that was published."""


class Verdict(StrEnum):
    """What verification says of a record; the worth of a genuine one, or what is wrong."""

    VALID = "valid"
    KEPT = "kept"
    OUTDATED = "outdated"
    EARLY = "early"
    ENDED = "ended"
    UNTIMELY = "untimely"
    """Its time lies in the future, or before the version was approved."""
    FORGED = "forged"
    """No such text was published under this version."""
    UNKNOWN = "unknown"
    """There is no such policy or version."""
    MALFORMED = "malformed"
    """The file is none, or damaged."""


GOOD = frozenset({Verdict.VALID, Verdict.KEPT, Verdict.ENDED})
"""Verdicts with which nothing is left to do."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A record with what verification says of it.

    Attributes:
        file: Where it was read.
        verdict: What is said of it.
        detail: More, if there is more to say: the version in force, where a digest belongs, what
            is wrong with a file.
        policy: Id of the policy; empty for a file that cannot be read.
        version: The version that was acknowledged.
        record: The record; None for a file that cannot be read.
    """

    file: str
    verdict: Verdict
    detail: str = ""
    policy: str = ""
    version: str = ""
    record: Acknowledgement | None = None


def published_texts(library: Library, canonical: Iterable[tuple[str, bytes]] = ()) -> Texts:
    """Give the digests of all published texts.

    Args:
        library: The library, with its ledger.
        canonical: Canonical texts from published sites, each with the id of its policy.
    """
    found: defaultdict[Published, set[str]] = defaultdict(set)
    for policy, entries in (library.ledger.policies if library.ledger else {}).items():
        for version, entry in entries.items():
            for language, on_record in entry.digests.items():
                found[policy, version, language].add(on_record)
    on_record_already = set(found)
    for one in library.policies.values():
        for version_ in one.versions:
            for language in version_.bodies:
                key = (one.id, version_.version, language)
                if version_.status != "draft" and key not in on_record_already:
                    found[key].add(digest(version_, language))
    for policy, text in canonical:
        facts = _facts(text)
        if facts is not None:
            found[policy, *facts].add(hashlib.sha256(text).hexdigest())
    return {key: frozenset(digests) for key, digests in found.items()}


def _facts(text: bytes) -> tuple[str, str] | None:
    """Give version and language of a canonical text; None for any other text."""
    head = text[:4000].decode("utf-8", "replace").split("\n")[:5]
    if head[0] != FORM:
        return None
    said = dict(line.split(": ", 1) for line in head[1:] if ": " in line)
    return (said["version"], said["language"]) if said.keys() >= {"version", "language"} else None


def verified(
    name: str, file: AcknowledgementFile, library: Library, texts: Texts, today: dt.date
) -> Iterator[Verified]:
    """Yield what is to be said of every record of a file, in order of policies and versions.

    Args:
        name: Where the file was read.
        file: The file.
        library: The library, for versions and their changes.
        texts: The texts that were published.
        today: The day on which it is asked.
    """
    for policy in sorted(file.acknowledged):
        found = [
            Verified(
                name,
                *_judged(policy, version, record, library, texts, today),
                policy=policy,
                version=version,
                record=record,
            )
            for version, record in sorted(
                file.acknowledged[policy].items(), key=lambda one: _order(one[0])
            )
        ]
        yield from _not_replaced(found)


def _not_replaced(found: Sequence[Verified]) -> Iterator[Verified]:
    """Leave out records of earlier versions where a later one of the same policy holds."""
    holding = [one for one in found if one.verdict in GOOD]
    for one in found:
        if one.verdict in _GENUINE and holding and one is not holding[-1]:
            continue
        yield one


_GENUINE = frozenset(Verdict(one.value) for one in Worth)


def _order(version: str) -> tuple[int, int]:
    major, _, minor = version.partition(".")
    return int(major), int(minor)


def _judged(
    policy: str,
    version: str,
    record: Acknowledgement,
    library: Library,
    texts: Texts,
    today: dt.date,
) -> tuple[Verdict, str]:
    known = {key for key in texts if key[:2] == (policy, version)}
    if not known:
        return Verdict.UNKNOWN, ""
    if record.digest not in texts.get((policy, version, record.language), ()):
        return Verdict.FORGED, _belongs_to(record.digest, texts)
    found = library.policies.get(policy)
    one = next((v for v in found.versions if v.version == version), None) if found else None
    if found is None or one is None:
        return Verdict.UNKNOWN, ""
    if not _is_timely(record, one, today):
        return Verdict.UNTIMELY, record.at
    now = found.in_force(today)
    said = worth(found, one, today)
    return Verdict(said.value), now.version if now and said is not Worth.VALID else ""


def _is_timely(record: Acknowledgement, version: PolicyVersion, today: dt.date) -> bool:
    """Say whether a record was made after the approval and not in the future, give or take a day.

    So far may clocks and time zones differ.
    """
    try:
        day = dt.datetime.fromisoformat(record.at).date()
    except ValueError:
        return False
    first = version.approved_on or dt.date.min
    return (first - day).days <= 1 and (day - today).days <= 1


def _belongs_to(digest_: str, texts: Texts) -> str:
    """Say of which published text a digest is, if of any."""
    of = [" ".join(key) for key, digests in texts.items() if digest_ in digests]
    return ", ".join(of)


def totals(found: Iterable[Verified]) -> Counter[Verdict]:
    """Count the records by verdict."""
    return Counter(one.verdict for one in found)
