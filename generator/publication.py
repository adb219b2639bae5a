"""The day that pages are made for."""

import datetime as dt
import os

_EPOCH = "SOURCE_DATE_EPOCH"
"""Names a moment in the environment (reproducible-builds.org); MkDocs reads it, too."""


class UnusableEpochError(ValueError):
    """SOURCE_DATE_EPOCH is no moment; the text says what it has to be."""


def publication_day() -> dt.date:
    """Give SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else today, in UTC.

    Raises:
        UnusableEpochError: It is set to something else than seconds since 1970.
    """
    epoch = os.environ.get(_EPOCH)
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UnusableEpochError(
            f"{_EPOCH} is {epoch!r}; it has to be a whole number of seconds since 1970"
        ) from error


def settled_day() -> dt.date:
    """Give the publication day, and keep to it in this process and in those that it starts.

    All languages, and the dates that MkDocs writes, are then of one day, though midnight passes.

    Raises:
        UnusableEpochError: As `publication_day`.
    """
    day = publication_day()
    midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
    os.environ.setdefault(_EPOCH, str(int(midnight.timestamp())))
    return day
