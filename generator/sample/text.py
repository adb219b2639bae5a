"""Plain values as YAML, in the style in which people write libraries."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.sample.vocabulary import Pair

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[^\n:#\"'\\{}\[\],&*!|>%@`]|[\u3000-\u303f])*\Z")
_AMBIGUOUS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def as_yaml(value: Mapping[str, Any]) -> str:
    """Give a mapping as a YAML document; what is None or False is left out."""
    return "\n".join(_mapping(value, "")) + "\n"


def _mapping(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, inner in value.items():
        match inner:
            case None | False:
                continue
            case Pair(zh, en):
                yield f"{indent}{key}:"
                yield f"{indent}  zh: {_scalar(zh)}"
                yield f"{indent}  en: {_scalar(en)}"
            case dict():
                yield f"{indent}{key}:"
                yield from _mapping(inner, f"{indent}  ")
            case [str(), *_]:
                yield f"{indent}{key}: [{', '.join(map(_scalar, inner))}]"
            case [_, *_]:
                yield f"{indent}{key}:"
                yield from _items(inner, indent)
            case []:
                continue
            case _:
                yield f"{indent}{key}: {_scalar(inner)}"


def _items(items: list[Any], indent: str) -> Iterator[str]:
    for item in items:
        fields = {"zh": item.zh, "en": item.en} if isinstance(item, Pair) else item
        first, *rest = _mapping(fields, f"{indent}    ")
        yield f"{indent}  - {first.lstrip()}"
        yield from rest


def _scalar(value: object) -> str:
    if isinstance(value, str):
        plain = _PLAIN.match(value) and value.lower() not in _AMBIGUOUS and value == value.strip()
        return value if plain else json.dumps(value, ensure_ascii=False)
    return "true" if value is True else str(value)
