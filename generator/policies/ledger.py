"""Keeping the ledger: what is new is put on record, what is on record stays."""

import json

from generator.model import Library, PolicyVersion
from generator.model.ledger import Ledger, LedgerEntry
from generator.policies.digest import digest


def brought_up_to_date(ledger: Ledger | None, library: Library) -> Ledger:
    """Give the ledger with everything on record that has been published since.

    A digest on record never changes; a new version, a new language and a withdrawal are added.
    """
    policies = {id_: dict(known) for id_, known in (ledger.policies if ledger else {}).items()}
    for policy in library.policies.values():
        known = policies.setdefault(policy.id, {})
        for version in policy.versions:
            entry = entry_of(version)
            before = known.get(version.version)
            if entry and before:
                digests = {**entry.digests, **before.digests}
                known[version.version] = LedgerEntry(status=entry.status, digests=digests)
            elif entry:
                known[version.version] = entry
    return Ledger(
        form="rolebook-ledger/1", policies={id_: known for id_, known in policies.items() if known}
    )


def entry_of(version: PolicyVersion) -> LedgerEntry | None:
    """Give what is to be put on record of a version; nothing as long as it is a draft."""
    if version.status == "draft":
        return None
    digests = {language: digest(version, language) for language in version.bodies}
    return LedgerEntry(status=version.status, digests=digests)


def as_json(ledger: Ledger) -> str:
    """Give a ledger as text whose lines change only where the ledger does."""
    value = ledger.model_dump(mode="json")
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
