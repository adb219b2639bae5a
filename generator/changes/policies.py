"""Changes of policies: versions, what they bind and clauses.

A new version is compared with the one before it; a version that both libraries have, with itself.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Literal

from generator.changes.change import Change, ChangeKind, Passage, Place
from generator.changes.fields import Difference, difference, of_thing, paired
from generator.model import Policy, PolicyVersion
from generator.model.policy import PolicyBody
from generator.model.reference import RoleReference
from generator.model.text import PRIMARY_LANGUAGE
from generator.policies.redline import ComparedClause, Fate, Redline, redline
from generator.policies.words import lines, said
from generator.prose import without_layout

FACTS = ("effective_from", "effective_to", "approved_on", "approved_by", "review_by", "change")
"""What every version has of its own; from one version to the next it is no change."""


def policy_changes(old: Policy, new: Policy, place: Place) -> Iterator[Change]:
    """Yield what changed in a policy."""
    before = {version.version: version for version in old.versions}
    after = {version.version: version for version in new.versions}
    earlier = {later.version: one for one, later in pairwise(new.versions)}
    for number, one, other in paired(before, after):
        here = Place(place.kind, place.id, version=number)
        if one and other:
            yield from _version(one, other, here)
        elif other:
            base = earlier.get(number)
            yield Change(ChangeKind.VERSION_ADDED, here, "", base.version if base else None, number)
            if base:
                yield from _step(base, other, here)
        else:
            yield Change(ChangeKind.VERSION_REMOVED, here, "", number)


def _version(old: PolicyVersion, new: PolicyVersion, here: Place) -> Iterator[Change]:
    if old.status != new.status:
        yield _status(old, new, here)
    for field in (*FACTS, "summary", "sources", "synonyms"):
        for found in difference(field, getattr(old, field), getattr(new, field)):
            yield of_thing(found, here)
    yield from _step(old, new, here)


def _status(old: PolicyVersion, new: PolicyVersion, here: Place) -> Change:
    match new.status:
        case "approved":
            kind = ChangeKind.VERSION_APPROVED
        case "withdrawn":
            kind = ChangeKind.VERSION_WITHDRAWN
        case _:
            return Change(ChangeKind.FACT_CHANGED, here, "status", old.status, new.status)
    return Change(kind, here, "", old.status, new.status)


def _step(old: PolicyVersion, new: PolicyVersion, here: Place) -> Iterator[Change]:
    """Yield what changed from a version to the next, or to another state of the same."""
    yield from _bound(old, new, here)
    for field in ("number", "title", "owner", "audience"):
        for found in difference(field, getattr(old, field), getattr(new, field)):
            yield of_thing(found, here)
    yield from _clauses(old, new, here)


def _bound(old: PolicyVersion, new: PolicyVersion, here: Place) -> Iterator[Change]:
    before, after = old.applies_to, new.applies_to
    if before == after:
        return
    if before == "everyone" or after == "everyone":
        found = Difference("applies_to", _plain(before), _plain(after))
        yield of_thing(found, here)
        return
    for found in difference("applies_to", before, after):
        kind = ChangeKind.BINDS_MORE if found.old is None else ChangeKind.BINDS_LESS
        yield Change(kind, here, other=found.other)


def _plain(bound: tuple[RoleReference, ...] | Literal["everyone"]) -> str | tuple[str, ...]:
    return "everyone" if bound == "everyone" else tuple(map(str, bound))


Bodies = Mapping[str, PolicyBody]


def _clauses(old: PolicyVersion, new: PolicyVersion, here: Place) -> Iterator[Change]:
    shared = [language for language in new.bodies if language in old.bodies]
    changed = [one for one in sorted(shared) if old.bodies[one] != new.bodies[one]]
    if not changed:
        return
    compared = {one: redline(old.bodies[one], new.bodies[one]) for one in changed}
    by_id = {
        language: {clause.present.id: clause for clause in found.clauses}
        for language, found in compared.items()
    }
    yield from _preamble(old, new, here, compared)
    yield from _readers(old, new, here)
    for id_ in dict.fromkeys(id_ for clauses in by_id.values() for id_ in clauses):
        fates = {one: clauses[id_].fate for one, clauses in by_id.items() if id_ in clauses}
        kind = next((kind for fate, kind in _KINDS if fate in fates.values()), None)
        if kind is None:
            continue
        languages = tuple(
            one
            for one in shared
            if fates.get(one, Fate.SAME) is not Fate.SAME and not _says_the_same(by_id[one][id_])
        )
        yield Change(
            kind,
            here.at(id_),
            old=_passage(old, id_),
            new=_passage(new, id_),
            languages=languages,
            unchanged=tuple(one for one in shared if one not in languages),
        )


def _says_the_same(clause: ComparedClause) -> bool:
    """Say whether only links, citations or white space changed in an amended clause."""
    if clause.fate is not Fate.CHANGED or not (clause.old and clause.new):
        return False
    return (_plain_words(clause.old.title), _plain_words(clause.old.body)) == (
        _plain_words(clause.new.title),
        _plain_words(clause.new.body),
    )


def _plain_words(markdown: str) -> str:
    return without_layout(said(lines(markdown)))


_KINDS = (
    (Fate.ADDED, ChangeKind.CLAUSE_ADDED),
    (Fate.REMOVED, ChangeKind.CLAUSE_REMOVED),
    (Fate.CHANGED, ChangeKind.CLAUSE_AMENDED),
    (Fate.MOVED, ChangeKind.CLAUSE_MOVED),
)
"""What a clause's fate is called; where it differs between languages, the first of these."""


def _readers(old: PolicyVersion, new: PolicyVersion, here: Place) -> Iterator[Change]:
    """Yield the clauses that others may see now; the files of one language hold who may."""
    before = {one.id: one.audience for one in old.bodies[PRIMARY_LANGUAGE].clauses}
    for clause in new.bodies[PRIMARY_LANGUAGE].clauses:
        for found in difference(
            "audience", before.get(clause.id, clause.audience), clause.audience
        ):
            yield of_thing(found, here.at(clause.id))


def _preamble(
    old: PolicyVersion, new: PolicyVersion, here: Place, compared: Mapping[str, Redline]
) -> Iterator[Change]:
    changed = [one for one, found in compared.items() if found.preamble_changed]
    if changed:
        languages = tuple(
            one
            for one in changed
            if _plain_words(old.bodies[one].preamble) != _plain_words(new.bodies[one].preamble)
        )
        unchanged = tuple(one for one in new.bodies if one in old.bodies and one not in languages)
        yield Change(
            ChangeKind.CLAUSE_AMENDED,
            here,
            "preamble",
            _opening(old),
            _opening(new),
            languages=languages,
            unchanged=unchanged,
        )


def _opening(version: PolicyVersion) -> Passage:
    bodies = {language: body.preamble for language, body in version.bodies.items()}
    return Passage(version.version, "", {}, bodies)


def _passage(version: PolicyVersion, id_: str) -> Passage | None:
    """Give a clause in every language, or None where a version has none of that id."""
    found = {
        language: clause
        for language, body in version.bodies.items()
        for clause in body.clauses
        if clause.id == id_
    }
    if not found:
        return None
    number = next(iter(found.values())).number
    titles = {language: clause.title for language, clause in found.items()}
    return Passage(
        version.version, number, titles, {one: clause.body for one, clause in found.items()}
    )
