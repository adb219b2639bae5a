"""Reading a whole library: files in, typed records and findings out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import PurePosixPath

from generator.findings import Finding
from generator.model import Handbook, Kind, Ledger, Origin, Policy, Record
from generator.model.text import REQUIRED_LANGUAGES
from generator.reading.ahead import Ahead, plain_value
from generator.reading.documents import Document, Value, parse
from generator.reading.files import SourceFile
from generator.reading.layout import FileKind, file_kind
from generator.reading.policies import PolicyText, assemble, read_policy_text
from generator.reading.records import shape
from generator.reading.salvage import Remains, remains_of


@dataclass(frozen=True, slots=True)
class Item:
    """A record with its place.

    Attributes:
        kind: The kind of thing; None for the handbook itself.
        id: Its id as it is stated; where none can be read, as the file's name promises, or empty.
        record: The record; None where findings say why there is none.
        origin: Where it stands.
        remains: What a record that does not hold still refers to.
    """

    kind: Kind | None
    id: str
    record: Record | None
    origin: Origin
    remains: Remains = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All records of a library, and everything that is wrong with its files."""

    items: tuple[Item, ...]
    policies: dict[str, Policy]
    unreadable_policies: frozenset[str]
    findings: tuple[Finding, ...]

    def handbook(self) -> Handbook | None:
        """Give the handbook itself, or None where it could not be read."""
        return next((i.record for i in self.items if isinstance(i.record, Handbook)), None)

    def ledger(self) -> Ledger | None:
        """Give the ledger, or None where there is none or it could not be read."""
        return next((i.record for i in self.items if isinstance(i.record, Ledger)), None)


@dataclass(slots=True)
class Memory:
    """What files were read into, so that a preview reads only those that changed."""

    things: dict[SourceFile, tuple[list[Item], list[Finding]]] = field(default_factory=dict)
    policies: dict[SourceFile, tuple[PolicyText | None, list[Finding]]] = field(
        default_factory=dict
    )


def read(
    files: Sequence[SourceFile],
    ahead: Ahead | None = None,
    memory: Memory | None = None,
) -> Reading:
    """Read files into records; one broken file does not keep the others from being read.

    Args:
        files: The files, in the order of their paths.
        ahead: Parses them ahead.
        memory: What earlier readings made of files; brought up to date.
    """
    known = memory or Memory()
    now = Memory()
    items: list[Item] = []
    findings: list[Finding] = []
    texts: dict[PurePosixPath, PolicyText] = {}
    broken: set[PurePosixPath] = set()
    new = (file for file in files if file_kind(file.path) and file not in known.things)
    values = ahead.values(new) if ahead else repeat(None)
    for file in files:
        if kind := file_kind(file.path):
            now.things[file] = known.things.get(file) or read_file(file, kind, next(values))
            found, problems = now.things[file]
            items += found
        else:
            now.policies[file] = known.policies.get(file) or _read_policy(file)
            text, problems = now.policies[file]
            if text:
                texts[file.path] = text
            else:
                broken.add(file.path)
        findings += problems
    if memory is not None:
        memory.things, memory.policies = now.things, now.policies
    policies, problems = assemble(texts, _languages(items), frozenset(broken))
    findings += problems
    unreadable = frozenset(path.parent.name for path in broken)
    unreadable |= {path.parent.name for path in texts if not _is_part_of(policies, path)}
    return Reading(tuple(items), policies, unreadable, tuple(findings))


def read_file(
    file: SourceFile, kind: FileKind, value: bytes | None = None
) -> tuple[list[Item], list[Finding]]:
    """Read one YAML file into the thing or things that it holds.

    Args:
        file: The file.
        kind: Its kind.
        value: Its value, if it was parsed ahead.
    """
    origin = Origin(file.path)
    unread = Item(kind.kind, "" if kind.list_key else file.path.stem, None, origin)
    if file.refused:
        return [unread], []
    document = _document(file, value)
    findings = list(document.findings)
    if document.value is None and findings:
        return [unread], findings
    if kind.list_key is None:
        return [_item(kind, document.value, origin, file.path.stem, findings)], findings
    match document.value:
        case {kind.list_key: tuple() as entries, **rest} if not rest:
            return [
                _item(kind, entry, origin.at(kind.list_key, position), "", findings)
                for position, entry in enumerate(entries)
            ], findings
    findings.append(Finding("RB209", origin, {"key": kind.list_key}))
    return [unread], findings


def _document(file: SourceFile, value: bytes | None) -> Document:
    if value is not None:
        return Document(file.path, plain_value(value), ())
    return parse(file.path, file.text)


def _read_policy(file: SourceFile) -> tuple[PolicyText | None, list[Finding]]:
    return (None, []) if file.refused else read_policy_text(file)


def _item(
    kind: FileKind, value: Value, origin: Origin, fallback_id: str, findings: list[Finding]
) -> Item:
    stated = value.get("id") if isinstance(value, dict) else None
    id_ = stated if isinstance(stated, str) else fallback_id
    shaped = shape(kind.record, value, origin)
    if isinstance(shaped, list):
        findings += shaped
        return Item(kind.kind, id_, None, origin, remains_of(kind.record, value))
    return Item(kind.kind, id_, shaped, origin)


def _is_part_of(policies: Mapping[str, Policy], path: PurePosixPath) -> bool:
    """Say whether a file of a policy went into a version; not so where a translation is missing."""
    policy = policies.get(path.parent.name)
    return policy is not None and any(path in v.files.values() for v in policy.versions)


def _languages(items: list[Item]) -> tuple[str, ...]:
    """Give the handbook's languages; the required ones are among them whatever it says."""
    configured = (item.record.languages for item in items if isinstance(item.record, Handbook))
    return tuple(dict.fromkeys((*REQUIRED_LANGUAGES, *next(configured, ()))))
