"""Canonical JSON: one text for one value, so that its digest means something."""

import hashlib
import json


def canonical(value: object) -> str:
    """Give a value of strings, whole numbers, lists and mappings as RFC 8785 writes it.

    Examples:
        >>> canonical({"b": 1, "a": ["制度"]})
        '{"a":["制度"],"b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str | bytes) -> str:
    """Give the SHA-256 of a text in UTF-8 or of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()
