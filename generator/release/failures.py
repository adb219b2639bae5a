"""What can keep a command from working on a published site; each says why in its text."""

from generator.release.lock import TargetBusyError
from generator.release.publishing import RefusedError
from generator.release.records import DamagedRecordError
from generator.release.signing import SigningError
from generator.release.stored import NotPublishedError

FAILURES = (
    TargetBusyError,
    DamagedRecordError,
    RefusedError,
    SigningError,
    NotPublishedError,
)
"""All of them."""
