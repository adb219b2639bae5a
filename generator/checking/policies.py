"""Rules about policies: approval, periods, reach, and languages in step."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from generator.findings import Finding, Spot, Word
from generator.model import Library, Origin, Policy, PolicyVersion
from generator.model.text import PRIMARY_LANGUAGE


def approved_versions_have_dates(library: Library) -> Iterator[Finding]:
    """What is approved says when, by whom, and from when it holds."""
    for version in _versions(library):
        if version.status == "draft":
            continue
        wanted = {
            "approved_on": version.approved_on,
            "approved_by": version.approved_by,
            "effective_from": version.effective_from,
        }
        for key, value in wanted.items():
            if value is None:
                place = _origin(version).at("status")
                yield Finding("RB605", place, {"status": version.status, "key": key})


def approval_comes_first(library: Library) -> Iterator[Finding]:
    """Nothing takes effect before it is approved, nor ends before it begins."""
    for version in _versions(library):
        start, end, approved = (
            version.effective_from,
            version.effective_to,
            version.approved_on,
        )
        if start and approved and start < approved:
            values = {"from": str(start), "approved": str(approved)}
            yield Finding("RB606", _origin(version).at("effective_from"), values)
        if start and end and end < start:
            values = {"from": str(start), "to": str(end)}
            yield Finding("RB607", _origin(version).at("effective_to"), values)


def periods_follow_one_another(library: Library) -> Iterator[Finding]:
    """The periods of a policy's versions neither overlap nor leave a hole."""
    for policy in library.policies.values():
        dated = [version for version in policy.versions if _counts(library, policy, version)]
        for before, after in pairwise(dated):
            if not (before.effective_from and after.effective_from):
                continue
            end, start = before.effective_to, after.effective_from
            if start <= before.effective_from:
                values = {
                    "before": before.version,
                    "after": after.version,
                    "first": str(before.effective_from),
                    "start": str(start),
                }
                yield Finding("RB619", _origin(after).at("effective_from"), values)
                continue
            days = (start - end).days if end else 0
            if days == 1:
                continue
            values = {
                "before": before.version,
                "after": after.version,
                "end": str(end) if end else Word.OPEN_ENDED,
                "start": str(start),
                "wanted": str(start - dt.timedelta(days=1)),
            }
            place = _origin(before).at("effective_to" if end else "effective_from")
            yield Finding("RB602" if days > 1 else "RB601", place, values)


def _counts(library: Library, policy: Policy, version: PolicyVersion) -> bool:
    """Say whether a version has a period: all have but drafts that never were published."""
    known = library.ledger.policies if library.ledger else {}
    return version.status != "draft" or version.version in known.get(policy.id, {})


def each_reaches_someone(library: Library) -> Iterator[Finding]:
    """Every version binds at least one role."""
    for version in _versions(library):
        if not version.applies_to:
            yield Finding("RB506", _origin(version).at("applies_to"))


def languages_are_in_step(library: Library) -> Iterator[Finding]:
    """The clauses of a version are the same, in the same order, in every language."""
    for version in _versions(library):
        wanted = [clause.id for clause in version.bodies[PRIMARY_LANGUAGE].clauses]
        for language, body in version.bodies.items():
            given = [clause.id for clause in body.clauses]
            pairs = list(zip_longest(given, wanted, fillvalue="—"))
            # An empty id has a finding of its own.
            at = next((at for at, (a, b) in enumerate(pairs) if a != b and a and b), None)
            if at is not None:
                lines = [clause.line for clause in body.clauses] or [1]
                spot = Spot(version.files[language], lines[min(at, len(lines) - 1)])
                values = {"language": language, "given": pairs[at][0], "wanted": pairs[at][1]}
                yield Finding("RB604", spot, values)


def _versions(library: Library) -> Iterator[PolicyVersion]:
    for policy in library.policies.values():
        yield from policy.versions


def _origin(version: PolicyVersion) -> Origin:
    return Origin(version.files[PRIMARY_LANGUAGE])
