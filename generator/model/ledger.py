"""The ledger: which policy versions have been published, and the digests of their texts."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.handbook import LANGUAGE_PATTERN
from generator.model.policy import VERSION_PATTERN
from generator.model.record import Id, Record

DIGEST_PATTERN = r"^[0-9a-f]{64}$"

Version = Annotated[str, StringConstraints(pattern=VERSION_PATTERN)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]


class LedgerEntry(Record):
    """What is on record of a published version."""

    status: Literal["approved", "withdrawn"]
    digests: Mapping[Language, Digest] = Field(
        description="SHA-256 of the canonical text in each language, as 64 hexadecimal digits."
    )


class Ledger(Record):
    """Every published version of every policy; `rolebook ledger` writes it, people do not."""

    form: Literal["rolebook-ledger/1"]
    policies: Mapping[Id, Mapping[Version, LedgerEntry]]
