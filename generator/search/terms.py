"""Terms: what a text is cut into, pairs of Chinese characters and stems of words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""The ranges of Chinese characters, for a character class."""

_WORDS = rf"[0-9]+(?:[.,][0-9]+)+|[^\W_{HAN}]+"
_WORD = re.compile(_WORDS)
_PIECE = re.compile(rf"([{HAN}]+)|({_WORDS})")
_NOT_HAN = re.compile(rf"[^{HAN}]+")

_SPELLINGS = (("iz", "is"), ("yz", "ys"), ("our", "or"))
"""American and British spelling, wherever it stands in a word."""

_PLURALS = (
    ("sses", "ss"),
    ("ies", "y"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
)

_ENDINGS = (
    ("ense", "ence", 2),
    ("amme", "am", 3),
    ("tre", "ter", 3),
    ("ification", "ifi", 2),
    ("ificate", "ifi", 2),
    ("tioning", "t", 3),
    ("tioned", "t", 3),
    ("tion", "t", 3),
    ("sion", "s", 3),
    ("mental", "", 4),
    ("ment", "", 4),
    ("ied", "i", 2),
    ("eed", "eed", 1),
    ("ing", "", 3),
    ("ed", "", 3),
    ("ly", "", 4),
)
"""Ending, what takes its place, and how many letters have to stand before it."""

_VERBS = """
begin began begun, break broke broken, bring brought, build built, burn burnt, buy bought,
catch caught, choose chose chosen, come came, draw drew drawn, drink drank drunk,
drive drove driven, eat ate eaten, fall fell fallen, feel felt, find found, forget forgot forgotten,
give gave given, go went gone, grow grew grown, hide hid hidden, hold held, keep kept,
know knew known, lead led, learn learnt, leave left, lend lent, lose lost, make made, meet met,
pay paid, rise rose risen, run ran, say said, see saw seen, sell sold, send sent,
speak spoke spoken, spend spent, steal stole stolen, take took taken, teach taught, tell told,
think thought, understand understood, win won, write wrote written
"""
"""Verbs whose past has another stem, each with its forms."""

IRREGULAR = {form: verb for verb, *forms in map(str.split, _VERBS.split(",")) for form in forms}
"""The verb of each such form."""

_DOUBLED = re.compile(r"([bcdfgkmnprtv])\1$|(?<=[a-z]{4}l)l$")
"""What is written twice before an ending; l only in long words, where British spelling has two and
American one: cancelled, modelling. Short ones differ by it: roll and role, fill and file."""

_SHORTEST = 4
"""Words shorter than this are their own stems."""


def terms(folded: str) -> Iterator[str]:
    """Yield the terms of a folded text in order; a Chinese character alone is a term.

    Examples:
        >>> list(terms("kyc尽职调查 policies"))
        ['kyc', '尽职', '职调', '调查', 'polici']
    """
    for han, word in _PIECE.findall(folded):
        if word:
            yield stem(word)
        elif len(han) == 1:
            yield han
        else:
            yield from map("".join, pairwise(han))


def chinese(folded: str) -> str:
    """Give the runs of Chinese characters of a folded text between single spaces."""
    return f"{_NOT_HAN.sub(' ', folded)} "


def stems(folded: str) -> Iterator[str]:
    """Yield the stems of the words of a folded text."""
    return map(stem, _WORD.findall(folded))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Take the commonest English endings off a word.

    Examples:
        >>> [stem(word) for word in ("negotiate", "negotiating", "negotiation", "2,400")]
        ['negotiat', 'negotiat', 'negotiat', '2400']
    """
    if not (word.isascii() and word.isalpha()):
        return word.replace(",", "")
    word = IRREGULAR.get(word, word)
    if len(word) < _SHORTEST:
        return word
    for one, other in _SPELLINGS:
        word = word.replace(one, other)
    for ending, instead in _PLURALS:
        if word.endswith(ending):
            word = word[: len(word) - len(ending)] + instead
            break
    for ending, instead, before in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= before:
            word = word[: len(word) - len(ending)] + instead
            break
    word = _DOUBLED.sub(r"\1", word)
    if len(word) < _SHORTEST:
        return word
    if word.endswith("e"):
        return word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") else word
