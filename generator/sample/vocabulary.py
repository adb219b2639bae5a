"""The words of sample libraries, and choosing among them by seed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random
from typing import TypeVar

import yaml

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair:
    """The same words in Chinese and English."""

    zh: str
    en: str

    @property
    def capitalised(self) -> "Pair":
        """The pair as it begins a name or a sentence."""
        return Pair(self.zh, self.en[:1].upper() + self.en[1:])

    @property
    def id(self) -> str:
        """The kebab-case id that the English words make."""
        return "-".join(re.findall(r"[a-z0-9]+", self.en.lower()))


def phrase(zh: str, en: str, **words: Pair) -> Pair:
    """Fill the placeholders of a phrase in both languages; it begins with a capital letter."""
    filled = Pair(
        zh.format(**{name: pair.zh for name, pair in words.items()}),
        en.format(**{name: pair.en for name, pair in words.items()}),
    )
    return filled.capitalised


@cache
def vocabulary() -> dict[str, tuple[Pair, ...]]:
    """Give every list of words by its name."""
    text = (resources.files("generator.sample") / "words.yml").read_bytes()
    lists = yaml.load(text, yaml.CSafeLoader)
    return {name: tuple(Pair(zh, en) for zh, en in pairs) for name, pairs in lists.items()}


class Chooser:
    """Chooses for one thing; the choices of other things do not change with it."""

    def __init__(self, *key: object) -> None:
        """Begin the choices that belong to a key, such as seed, kind and id."""
        self._random = Random("/".join(map(str, key)))  # noqa: S311 - a sample, no secret

    def word(self, name: str) -> Pair:
        """Choose one of a list of words."""
        return self.one(vocabulary()[name])

    def one(self, options: Sequence[T]) -> T:
        """Choose one of several."""
        return options[int(self._random.random() * len(options))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """Choose up to `count` different ones, in the order in which they are offered."""
        chosen = self._random.sample(range(len(options)), min(count, len(options)))
        return [options[at] for at in sorted(chosen)]

    def number(self, least: int, most: int) -> int:
        """Choose a whole number."""
        return least + int(self._random.random() * (most - least + 1))

    def sentence(self, zh: str, en: str, **words: Pair) -> Pair:
        """Fill a phrase; words that are not given are chosen from the lists of their names."""
        chosen = {
            "verb": self.word("verbs"),
            "product": self.word("products"),
            "time": self.word("times"),
            "condition": self.word("conditions"),
            "people": self.word("people"),
            "object": self.word("objects"),
        }
        return phrase(zh, en, **(chosen | words))
