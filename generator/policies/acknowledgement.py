"""Acknowledgement: who has read and understood which words, and what that is worth later.

A record names a version, a language and the digest of the text that was shown in it. The languages
of a version say the same and count as one: whoever has acknowledged either has acknowledged the
version, and the record keeps which words those were. An editorial change keeps an acknowledgement,
a substantive one asks again. `web/acknowledge/standing.js` follows the same rules.
"""

import datetime as dt
from enum import StrEnum
from itertools import takewhile
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from generator.model import Policy, PolicyVersion
from generator.model.handbook import LANGUAGE_PATTERN
from generator.model.kept import KeptPart, Keyed, Moment, Release
from generator.model.ledger import DIGEST_PATTERN, Version
from generator.model.record import Id

FORMAT = "rolebook-acknowledgement/1"


class Acknowledgement(KeptPart):
    """“I have read and understood”, said of one version of a policy."""

    number: str = Field(max_length=100)
    title: str = Field(max_length=500, description="In the language of the text.")
    language: Annotated[
        str,
        StringConstraints(pattern=LANGUAGE_PATTERN),
        Field(description="The language in which the text was shown."),
    ]
    digest: Annotated[
        str,
        StringConstraints(pattern=DIGEST_PATTERN),
        Field(description="SHA-256 of the canonical text in that language."),
    ]
    release: Release
    at: Moment
    name: str | None = Field(
        default=None, max_length=200, description="As the person typed it, if at all."
    )


class ChosenRole(KeptPart):
    """The role whose policies the person is to acknowledge."""

    role: Id | None
    at: Moment


class AcknowledgementFile(KeptPart):
    """One person's acknowledgements."""

    model_config = ConfigDict(title="Rolebook acknowledgements", strict=False)

    format: Literal["rolebook-acknowledgement/1"]
    release: Release = Field(description="The release that wrote the file.")
    language: Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
    saved: Moment
    acknowledged: Annotated[
        Keyed[Id, Keyed[Version, Acknowledgement]], Field(description="By policy and version.")
    ]
    role: ChosenRole | None = None
    cleared: Moment | None = Field(
        default=None, description="Whatever was acknowledged up to this moment was deleted."
    )


class Worth(StrEnum):
    """What the acknowledgement of a version is worth on a day."""

    VALID = "valid"
    """It is the version in force."""

    KEPT = "kept"
    """Only editorial changes have come since."""

    OUTDATED = "outdated"
    """A substantive change has come since."""

    EARLY = "early"
    """The version is not in force yet."""

    ENDED = "ended"
    """No version is in force any more."""


def worth(policy: Policy, version: PolicyVersion, today: dt.date) -> Worth:
    """Say what the acknowledgement of a version is worth on a day."""
    now = policy.in_force(today)
    if now is version:
        return Worth.VALID
    if now is None or now.order < version.order:
        ahead = version.effective_from is None or today < version.effective_from
        return Worth.EARLY if ahead else Worth.ENDED
    later = (one for one in policy.versions if version.order < one.order <= now.order)
    since = [one for one in later if one.status != "draft"]
    edited = list(takewhile(lambda one: one.change == "editorial", since))
    return Worth.KEPT if edited == since else Worth.OUTDATED
