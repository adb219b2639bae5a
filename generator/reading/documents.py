"""YAML documents: plain values, strictly read, and the places they came from.

libyaml composes the nodes; what becomes of them is decided here, because YAML 1.1 has surprises
(`no` is false, `1.10` is 1.1, duplicate keys vanish, aliases can explode) that a handbook must
not inherit. Positions are looked up in the nodes only when something has to be reported.
"""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

import yaml

from generator.findings import Finding, Spot
from generator.model.walking import Step
from generator.reading import full_width
from generator.reading.characters import unseen
from generator.reading.lines import Lines
from generator.reading.syntax import control_character, syntax_error

MAX_DEPTH = 24
"""No kind of file nests deeper than a dozen levels."""

MAX_NODES = 200_000
"""More values than any file of one MiB holds, counted after aliases are followed."""

_TAG = "tag:yaml.org,2002:"
_PLAIN_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_PLAIN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Surprise:
    """A value that YAML 1.1 reads as something else than it looks like; no field accepts it."""

    raw: str


Value = str | int | bool | dt.date | None | Surprise | tuple["Value", ...] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed YAML document.

    Attributes:
        file: The file it stands in.
        value: Its plain value; None when a finding says why there is none.
        findings: What is wrong with it.
    """

    file: PurePosixPath
    value: Value
    findings: tuple[Finding, ...]


def parse(file: PurePosixPath, text: str, first_line: int = 1) -> Document:
    """Parse one YAML document.

    Args:
        file: The file it stands in, for findings.
        text: The document.
        first_line: The line of the file on which `text` begins.
    """
    lines = Lines(file, text, first_line)
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        return Document(file, None, (syntax_error(lines, error),))
    except _TooDeepError as error:
        found = Finding("RB205", lines.spot(error.position), {"limit": str(MAX_DEPTH)})
        return Document(file, None, (found,))
    except yaml.reader.ReaderError as error:
        return Document(file, None, (control_character(lines, error),))
    if node is None:
        return Document(file, None, (Finding("RB104", lines.spot(0)),))
    builder = _Builder(lines)
    try:
        value = builder.value(node, depth=0)
    except _RefusedError as refused:
        return Document(file, None, (*builder.findings, refused.finding))
    return Document(file, value, (*lines.unseen(), *builder.findings))


class Places:
    """Where the values of one document are; the document is composed once, when first asked."""

    def __init__(self, file: PurePosixPath, text: str, first_line: int = 1) -> None:
        """Remember a document; the arguments are those of `parse`."""
        self._lines = Lines(file, text, first_line)
        self._pairs: dict[int, dict[object, tuple[yaml.Node, yaml.Node]]] = {}

    @cached_property
    def _root(self) -> yaml.Node | None:
        try:
            return _compose(self._lines.text)
        except yaml.YAMLError:
            return None

    def value(self, path: tuple[Step, ...]) -> Spot:
        """Give the place of the value at `path`, or of its nearest existing parent."""
        found = self._pair(path)
        return self._lines.node(found[1]) if found else self._lines.spot(0)

    def key(self, path: tuple[Step, ...]) -> Spot:
        """Give the place of the key at `path`, or of the value where it has no key."""
        found = self._pair(path)
        return self._lines.node(found[0]) if found else self._lines.spot(0)

    def words(self, path: tuple[Step, ...], quote: str) -> Spot:
        """Give the place of words in the text at `path`, or of the text if they are not in it."""
        found = self._pair(path)
        if found:
            node = found[1]
            text = self._lines.text
            at = text.find(quote, node.start_mark.index, node.end_mark.index)
            if at >= 0:
                return self._lines.spot(at, len(quote))
        return self.value(path)

    def _pair(self, path: tuple[Step, ...]) -> tuple[yaml.Node, yaml.Node] | None:
        if self._root is None:
            return None
        pair = self._root, self._root
        for step in path:
            child = self._child(pair[1], step)
            if child is None:
                return pair[1], pair[1]
            pair = child
        return pair

    def _child(self, node: yaml.Node, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self._pairs:
                # Backwards, so that of two equal keys the first one stays.
                scalars = (p for p in reversed(node.value) if isinstance(p[0], yaml.ScalarNode))
                self._pairs[id(node)] = {pair[0].value: pair for pair in scalars}
            return self._pairs[id(node)].get(str(step))
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        return None


class _RefusedError(Exception):
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Builder:
    """Builds plain values from nodes, within limits."""

    def __init__(self, lines: Lines) -> None:
        self.findings: list[Finding] = []
        self._lines = lines
        self._visits = 0

    def value(self, node: yaml.Node, depth: int) -> Value:
        self._visits += 1
        if self._visits > MAX_NODES:
            limit = {"limit": f"{MAX_NODES:,}"}
            raise _RefusedError(Finding("RB206", self._lines.node(node), limit))
        if depth > MAX_DEPTH:
            limit = {"limit": f"{MAX_DEPTH}"}
            raise _RefusedError(Finding("RB205", self._lines.node(node), limit))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.MappingNode):
            self._only_tag(node, "map")
            return self._mapping(node, depth)
        self._only_tag(node, "seq")
        if isinstance(node, yaml.SequenceNode) and node.flow_style:
            self._look_for_separators(node)
        return tuple(self.value(item, depth + 1) for item in node.value)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if node.flow_style and self._stands_alone(key_node, value_node):
                self._refuse_full_width(key_node)
                found = Finding("RB222", self._lines.node(key_node), {"text": key_node.value})
                self.findings.append(found)
                continue
            if key in result:
                self.findings.append(self._duplicate(node, key_node))
                continue
            result[key] = self.value(value_node, depth + 1)
        return result

    def _stands_alone(self, key: yaml.Node, value: yaml.Node) -> bool:
        """Say whether there is no colon after a key, as where a comma has cut a text in two."""
        nothing = value.start_mark.index == value.end_mark.index
        return nothing and not self._lines.text[key.end_mark.index :].lstrip().startswith(":")

    def _duplicate(self, node: yaml.MappingNode, again: yaml.ScalarNode) -> Finding:
        first = next(key for key, _ in node.value if key.value == again.value)
        values = {"key": again.value, "first": str(self._lines.node(first).line)}
        return Finding("RB203", self._lines.node(again), values)

    def _key(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self.findings.append(Finding("RB211", self._lines.node(node)))
            return None
        key = self._scalar(node)
        if isinstance(key, str):
            if key.startswith("\u3000"):
                self._refuse_full_width(node)
            return key
        self.findings.append(Finding("RB204", self._lines.node(node), {"raw": node.value}))
        return None

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        raw: str = node.value
        match node.tag.removeprefix(_TAG):
            case "str":
                if node.style == '"':
                    self._look_behind_escapes(node)
                return raw
            case "null":
                return None
            case "bool" | "int" | "float" | "timestamp" as tag:
                return _PLAIN[tag](raw)
            case "merge" | "value":
                return raw
        self._only_tag(node, "str")
        return raw

    def _refuse_full_width(self, key: yaml.Node) -> None:
        """Refuse a key made of what should be several things; the rest only follows from it."""
        if found := self._lines.full_width(self._lines.node(key), full_width.that_breaks):
            raise _RefusedError(found)

    def _look_for_separators(self, node: yaml.SequenceNode) -> None:
        """Report items in square brackets that a full-width comma does not part."""
        for item in node.value:
            if isinstance(item, yaml.ScalarNode) and item.style not in ("'", '"'):
                written = self._lines.source(item)
                if sign := full_width.that_separates(written):
                    spot = self._lines.spot(item.start_mark.index + sign.position)
                    self.findings.append(Finding("RB224", spot, sign.values))

    def _look_behind_escapes(self, node: yaml.ScalarNode) -> None:
        r"""Report what only an escape such as `\u202e` brings into a text."""
        written = self._lines.source(node)
        if "\\" in written and not any(unseen(written)):
            for found in unseen(node.value):
                values = {"character": found.name}
                self.findings.append(Finding("RB223", self._lines.node(node), values))

    def _only_tag(self, node: yaml.Node, tag: str) -> None:
        if node.tag != _TAG + tag:
            self.findings.append(Finding("RB208", self._lines.node(node), {"tag": node.tag}))


_SUSPICIOUS_INDENT = re.compile(r"^[ \-?]{160}", re.MULTILINE)
_SUSPICIOUS_OPENERS = 400


class _Loader(yaml.CSafeLoader):
    """Resolves tags by the form of a value alone: no part of a document has rules of its own."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Go into a node: nothing to look up."""

    def ascend_resolver(self) -> None:
        """Leave a node: nothing to forget."""


def _compose(text: str) -> yaml.Node | None:
    _refuse_depth(text)
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _boolean(raw: str) -> bool | Surprise:
    return raw == "true" if raw in ("true", "false") else Surprise(raw)


def _integer(raw: str) -> int | Surprise:
    return int(raw) if _PLAIN_INTEGER.match(raw) else Surprise(raw)


def _date(raw: str) -> dt.date | Surprise:
    if _PLAIN_DATE.match(raw):
        with suppress(ValueError):
            return dt.date.fromisoformat(raw)
    return Surprise(raw)


_PLAIN: dict[str, Callable[[str], Value]] = {
    "bool": _boolean,
    "int": _integer,
    "float": Surprise,
    "timestamp": _date,
}
"""How to read what YAML 1.1 takes for no text: as it looks, or not at all."""


class _TooDeepError(yaml.YAMLError):
    def __init__(self, position: int) -> None:
        self.position = position


def _refuse_depth(text: str) -> None:
    """Refuse depth before composing, which recurses in C and would exhaust the stack.

    Events come without recursion, but walking them costs as much as composing, so only a text
    that could be nested deeply at all is walked.
    """
    openers = text.count("[") + text.count("{")
    if openers < _SUSPICIOUS_OPENERS and not _SUSPICIOUS_INDENT.search(text):
        return
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH + 1:
                raise _TooDeepError(event.start_mark.index if event.start_mark else 0)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
