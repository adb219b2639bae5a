"""The day that pages are made for."""

import datetime as dt
import os


def publication_day() -> dt.date:
    """Give SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else today, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.now(dt.UTC)
    return (dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else now).date()
