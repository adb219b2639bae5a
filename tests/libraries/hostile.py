"""The small library with words of one's choice in every text field that there is.

What the fields are is read off the model's types, so a new field cannot be forgotten: one that
this module does not know how to fill is an error.
"""

import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.model import Ledger, Record, Text
from generator.model.policy import PolicyFrontMatter, PolicyTranslation
from generator.model.reference import Kind, Reference
from generator.reading.layout import FILE_KINDS
from tests.libraries.examining import SMALL, lay_out


@dataclass(frozen=True)
class Attack:
    """A text that means harm.

    Attributes:
        name: What it is.
        text: The text.
        refused: Code of the finding that keeps it out, or empty.
        link: Whether it holds Markdown that makes elements, such as a link.
    """

    name: str
    text: str
    refused: str = ""
    link: bool = False


def attacks() -> list[Attack]:
    """Give the published list."""
    listed = yaml.safe_load((Path(__file__).parent / "attacks.yml").read_text("utf-8"))
    return [
        Attack(
            one["name"],
            one["text"] * one.get("repeat", 1),
            one.get("refused", ""),
            one.get("link", False),
        )
        for one in listed
    ]


_ALONE = re.compile(r"[\s=+\-@＝#~!]|.*(?:\n|\\\Z)|.{200}", re.DOTALL)
"""What works only at the beginning or the end of a text, or would drown the others."""


def together(several: Iterable[Attack], size: int = 8) -> list[Attack]:
    """Join attacks that do not need a text of their own, so that fewer libraries are made."""
    joined: list[Attack] = []
    alone: list[Attack] = []
    for attack in several:
        (alone if attack.link or _ALONE.match(attack.text) else joined).append(attack)
    groups = [joined[at : at + size] for at in range(0, len(joined), size)]
    return alone + [
        Attack(" ".join(one.name for one in group), " ".join(one.text for one in group), link=False)
        for group in groups
    ]


Say = Callable[[str], str]
"""Gives the words for a field, which is named by the path to it."""

NO_WORDS = {
    ("TrackEdge", "start"): "an id of the track's own",
    ("TrackEdge", "end"): "an id of the track's own",
    ("Handbook", "release"): "a number",
    ("PolicyFrontMatter", "version"): "a number",
}
"""Fields of text that hold no words, and what they hold."""

KNOWN = {
    Kind.COMPETENCY: "need-diagnosis",
    Kind.SOURCE: "S01",
}
"""A thing of each kind that a made-up record must refer to."""


def text_fields() -> set[tuple[str, str]]:
    """Give every field of every kind that holds words: the record's name and the field's."""
    records: list[type[Record]] = [kind.record for kind in FILE_KINDS if kind.record is not Ledger]
    found: set[tuple[str, str]] = set()
    for record in (*records, PolicyFrontMatter, PolicyTranslation):
        _gather(record, found)
    return found


def _gather(annotation: object, found: set[tuple[str, str]]) -> None:
    for record in _records_in(annotation):
        for name, info in record.model_fields.items():
            if (
                _is_words(info.annotation, info.metadata)
                and (record.__name__, name) not in NO_WORDS
            ):
                found.add((record.__name__, name))
            else:
                _gather(info.annotation, found)


def _records_in(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _records_in(inner)


def _is_words(annotation: object, metadata: list[Any] | tuple[Any, ...] = ()) -> bool:
    """Say whether a field holds a text, several texts, or a mapping to texts."""
    outer, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if outer in (typing.Union, types.UnionType):
        return any(_is_words(one) for one in inner)
    if outer is typing.Annotated:
        return _is_words(inner[0], inner[1:])
    if outer is tuple:
        return _is_words(inner[0])
    if isinstance(outer, type) and issubclass(outer, Mapping):
        return _is_words(inner[1])
    patterns = [getattr(one, "pattern", None) for one in metadata]
    return annotation is Text or (
        annotation is str and all(one in (None, r"\S") for one in patterns)
    )


class Filler:
    """Fills the text fields of files, and remembers which."""

    def __init__(self, say: Say) -> None:
        """Fill with what `say` gives."""
        self.filled: set[tuple[str, str]] = set()
        self._say = say

    def record(self, record: type[Record], given: Mapping[str, Any], path: str) -> dict[str, Any]:
        """Give a record's values with words in every text field, also in those left out."""
        result = dict(given)
        for name, info in record.model_fields.items():
            key, here = info.alias or name, f"{path}/{info.alias or name}"
            if (record.__name__, name) in NO_WORDS:
                continue
            if (record.__name__, name) == ("TrackNode", "name") and "position" in given:
                continue
            if _is_words(info.annotation, info.metadata):
                self.filled.add((record.__name__, name))
                result[key] = self._words(info.annotation, given.get(key), here)
            elif inner := next(_records_in(info.annotation), None):
                result[key] = self._inside(inner, given.get(key), info.annotation, here)
        return result

    def _words(self, annotation: object, given: Any, path: str) -> Any:  # noqa: ANN401 - any YAML
        outer, inner = typing.get_origin(annotation), typing.get_args(annotation)
        if outer in (typing.Union, types.UnionType):
            return self._words(next(one for one in inner if _is_words(one)), given, path)
        if outer is typing.Annotated:
            return self._words(inner[0], given, path)
        if outer is tuple:
            items = enumerate(given or (None,))
            return [self._words(inner[0], item, f"{path}/{number}") for number, item in items]
        if isinstance(outer, type) and issubclass(outer, Mapping):
            return {key: self._words(inner[1], None, f"{path}/{key}") for key in given or ()}
        if annotation is Text:
            return {language: self._say(f"{path}/{language}") for language in ("zh", "en")}
        return self._say(path)

    def _inside(
        self,
        record: type[Record],
        given: Any,  # noqa: ANN401 - any YAML
        annotation: object,
        path: str,
    ) -> Any:  # noqa: ANN401 - any YAML
        if "tuple" in str(typing.get_origin(annotation)):
            return [
                self.record(record, one, f"{path}/{number}")
                for number, one in enumerate(given or (_made_up(record),))
            ]
        return self.record(record, given or {}, path)


def _made_up(record: type[Record]) -> dict[str, Any]:
    """Give what a record needs besides words."""
    values: dict[str, Any] = {}
    for name, info in record.model_fields.items():
        if not info.is_required() or _is_words(info.annotation, info.metadata):
            continue
        item = next(iter(typing.get_args(info.annotation)), info.annotation)
        if isinstance(item, type) and issubclass(item, Reference):
            values[info.alias or name] = [KNOWN[item.kind]]
        elif info.annotation is int:
            values[info.alias or name] = 1
        else:
            message = f"{record.__name__}.{name} must be made up, and nobody said how"
            raise NotImplementedError(message)
    return values


def files(say: Say) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Give the files of the small library with other words, and the fields that were filled."""
    filler = Filler(say)
    changed: dict[str, str] = {}
    for kind in FILE_KINDS:
        for file in sorted(SMALL.glob(kind.pattern)):
            name = file.relative_to(SMALL).as_posix()
            given = yaml.safe_load(file.read_text("utf-8"))
            if kind.list_key:
                listed = given[kind.list_key]
                value: Any = {
                    kind.list_key: [
                        filler.record(kind.record, one, f"{name}/{one['id']}") for one in listed
                    ]
                }
            else:
                value = filler.record(kind.record, given, name)
            changed[name] = _as_yaml(value)
    for file in sorted(SMALL.glob("docs/policies/*/*.md")):
        changed[file.relative_to(SMALL).as_posix()] = _policy(file, filler, say)
    return changed, filler.filled


def _policy(file: Path, filler: Filler, say: Say) -> str:
    """Give a policy with words in its front matter, its headings and every kind of its blocks."""
    name = file.relative_to(SMALL).as_posix()
    language = file.suffixes[-2].lstrip(".")
    _, front, body = file.read_text("utf-8").split("---\n", 2)
    record = PolicyFrontMatter if language == "zh" else PolicyTranslation
    matter = filler.record(record, yaml.safe_load(front), name)
    # Words in Markdown stand on one line; what breaks lines is tried in the fields.
    inline = " ".join(say(f"{name}/body").split())
    if inline.startswith(("#", "~~~", "---")):
        inline = f"词 {inline}"
    if "1.1" in name:
        inline += " 增补"  # so that the comparison of the two versions has something to mark
    lines = []
    for line in body.splitlines():
        if line.startswith("#"):
            hashes, anchor = line.split(" ", 1)[0], line[line.index("{#") :]
            lines += [f"{hashes} {inline} {anchor}", "", "[S01] [x](term:client-visit)", ""]
            cell = inline.replace("|", "\\|")
            lines += [inline, "", f"- {inline}", "", f"| {cell} | b |", "| --- | --- |"]
            lines += [f"| a | {cell} |", "", f"> {inline}", "", "```", inline, "```", ""]
    return f"---\n{_as_yaml(matter)}---\n\n{inline} [S01]\n\n" + "\n".join(lines) + "\n"


def _as_yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=2**16)


def lay_out_hostile(root: Path, say: Say) -> set[tuple[str, str]]:
    """Write the library below `root`; give the fields that were filled."""
    changed, filled = files(say)
    lay_out(root, changed)
    return filled
