"""The digest of an indicator's words: tells whether an answer was given to these very words.

It detects a change and guards nothing, so it is short and needs no cryptography, which browsers
withhold from pages opened from a disk. `generator/web/assess/digest.js` says the same.
"""

import unicodedata

_OFFSET = 0xCBF29CE484222325
_PRIME = 0x100000001B3
_MASK = 2**64 - 1


def digest(words: str) -> str:
    """Give 16 hexadecimal digits (FNV-1a, 64 bits) for words; white space does not count.

    Examples:
        >>> digest("Listens") == digest("  Listens ")
        True
        >>> digest("")
        'cbf29ce484222325'
    """
    value = _OFFSET
    for byte in " ".join(unicodedata.normalize("NFC", words).split()).encode():
        value = (value ^ byte) * _PRIME & _MASK
    return f"{value:016x}"
