"""The nearest valid name, for "did you mean …?"."""

import difflib
from collections.abc import Iterable


def nearest(wrong: str, valid: Iterable[str]) -> str | None:
    """Give the valid name closest to `wrong`, or None when none is close.

    Examples:
        >>> nearest("need-diagnosys", ["need-diagnosis", "negotiation"])
        'need-diagnosis'
    """
    close = difflib.get_close_matches(wrong, sorted(valid), n=1, cutoff=0.6)
    return close[0] if close else None
