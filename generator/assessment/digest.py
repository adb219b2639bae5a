"""The digest of an indicator's words: tells whether an answer was given to these very words.

`generator/web/assess/digest.js` says the same, by itself: browsers withhold their own SHA-256 from
pages that come neither over HTTPS nor from the same machine.
"""

import hashlib
import unicodedata


def digest(words: str) -> str:
    """Give the first 16 hexadecimal digits of the SHA-256 of words; white space does not count.

    Examples:
        >>> digest("Listens") == digest("  Listens ")
        True
        >>> digest("")
        'e3b0c44298fc1c14'
    """
    text = " ".join(unicodedata.normalize("NFC", words).split())
    return hashlib.sha256(text.encode()).hexdigest()[:16]
