"""Prose as the browser shows and digests it: plain words, without markup and citations."""

import re

from generator.prose import CITATION, inline_tokens

_SPACE_BEFORE = re.compile(r"\s+([,.;:!?)，。；：！？、）])")


def plain_words(prose: str) -> str:
    """Give the words of a text field.

    Examples:
        >>> plain_words("Asks why [S19], as the [rules](policy:conduct) say.")
        'Asks why, as the rules say.'
    """
    tokens = [token for token in inline_tokens(prose) if token.type != CITATION]
    text = "".join(" " if token.type.endswith("break") else token.content for token in tokens)
    return _SPACE_BEFORE.sub(r"\1", " ".join(text.split()))
