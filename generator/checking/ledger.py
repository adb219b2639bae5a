"""Rules about the ledger: what has been published stays as it was."""

from collections.abc import Iterator

from generator.findings import Finding, OnKey, Spot
from generator.model import Kind, LedgerEntry, Library, Origin, PolicyVersion
from generator.model.text import PRIMARY_LANGUAGE
from generator.policies.digest import digest
from generator.reading.layout import LEDGER


def statuses_move_forward(library: Library) -> Iterator[Finding]:
    """What was approved may be withdrawn; there is no other move, and none back."""
    for version, entry in _recorded(library):
        if version.status != entry.status and (entry.status, version.status) != _ALLOWED:
            place = Origin(version.files[PRIMARY_LANGUAGE]).at("status")
            yield Finding("RB611", place, {"before": entry.status, "after": version.status})


_ALLOWED = ("approved", "withdrawn")


def published_versions_stay(library: Library) -> Iterator[Finding]:
    """A version that was published keeps its place in the history."""
    for id_, entries in (library.ledger.policies if library.ledger else {}).items():
        policy = library.policies.get(id_)
        present = {version.version for version in policy.versions} if policy else set()
        for version in entries.keys() - present:
            if (Kind.POLICY, id_) not in library.unread:
                place = OnKey(Origin(LEDGER, ("policies", id_, version)))
                yield Finding("RB616", place, {"id": id_, "version": version})


def published_texts_stay_as_they_are(library: Library) -> Iterator[Finding]:
    """The words of a published version are those that were published."""
    for version, entry in _recorded(library):
        for language, body in version.bodies.items():
            wanted = entry.digests.get(language)
            if wanted and digest(version, language) != wanted:
                values = {"version": version.version, "digest": wanted[:12]}
                yield Finding("RB612", Spot(version.files[language], body.line), values)


def everything_published_is_on_record(library: Library) -> Iterator[Finding]:
    """Where a ledger is kept, every published version is in it as it stands."""
    if library.ledger is None:
        return
    recorded = {(version.files[PRIMARY_LANGUAGE]): entry for version, entry in _recorded(library)}
    for policy in library.policies.values():
        for version in policy.versions:
            entry = recorded.get(version.files[PRIMARY_LANGUAGE])
            if version.status != "draft" and not _is_complete(version, entry):
                place = Origin(version.files[PRIMARY_LANGUAGE]).at("status")
                yield Finding("RB613", place, {"version": version.version})


def _is_complete(version: PolicyVersion, entry: LedgerEntry | None) -> bool:
    return (
        entry is not None
        and (entry.status, version.status) != _ALLOWED
        and entry.digests.keys() >= version.bodies.keys()
    )


def _recorded(library: Library) -> Iterator[tuple[PolicyVersion, LedgerEntry]]:
    """Yield every version that is on record."""
    known = library.ledger.policies if library.ledger else {}
    for policy in library.policies.values():
        for version in policy.versions:
            entry = known.get(policy.id, {}).get(version.version)
            if entry:
                yield version, entry
