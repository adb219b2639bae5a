"""The day that pages are made for."""

import datetime as dt
import os


class UnusableEpochError(ValueError):
    """SOURCE_DATE_EPOCH is no moment; the text says what it has to be."""


def publication_day() -> dt.date:
    """Give SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else today, in UTC.

    Raises:
        UnusableEpochError: It is set to something else than seconds since 1970.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UnusableEpochError(
            f"SOURCE_DATE_EPOCH is {epoch!r}; it has to be a whole number of seconds since 1970"
        ) from error
