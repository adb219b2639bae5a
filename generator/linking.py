"""Linking: records become one immutable library; an id that leads nowhere is a finding."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.findings import Finding, OnKey, Place, Quoted, Spot, Word
from generator.findings.nearest import nearest
from generator.model import (
    AnyReference,
    Handbook,
    Kind,
    Library,
    Origin,
    PositionReference,
    Reference,
    Text,
)
from generator.model.handbook import LineOfBusiness, RoleFamily
from generator.model.parts import parts_of
from generator.model.record import ID_PATTERN
from generator.model.reference import LINKABLE, ScaleReference
from generator.model.text import PRIMARY_LANGUAGE
from generator.model.walking import Step, mentions, placed_mentions, unplaced
from generator.prose import citations, links
from generator.reading.reader import Item, Reading
from generator.reading.records import kebab_case
from generator.reading.salvage import LooseProse


@dataclass(frozen=True, slots=True)
class Linked:
    """A library and what is wrong with its links.

    Attributes:
        library: None when the handbook itself could not be read.
        findings: Duplicate, dangling and ambiguous ids.
        partial: The library with a stand-in for a handbook that could not be read: enough to
            check everything else, too little to publish.
    """

    library: Library | None
    findings: tuple[Finding, ...]
    partial: Library


def link(reading: Reading) -> Linked:
    """Put the records of a reading into a library and follow every reference in it."""
    by_kind, origins, findings = _index(reading)
    handbook = reading.handbook()
    library = Library(
        handbook=handbook or _stand_in(),
        scales=by_kind[Kind.SCALE],
        models=by_kind[Kind.MODEL],
        competencies=by_kind[Kind.COMPETENCY],
        roles=by_kind[Kind.ROLE],
        qualifications=by_kind[Kind.QUALIFICATION],
        tracks=by_kind[Kind.TRACK],
        policies=by_kind[Kind.POLICY],
        onboarding=by_kind[Kind.ONBOARDING],
        resources=by_kind[Kind.RESOURCE],
        terms=by_kind[Kind.TERM],
        sources=by_kind[Kind.SOURCE],
        origins=origins,
        unread=frozenset(_unread(reading)),
        ledger=reading.ledger(),
    )
    known = KnownIds.of(library, reading)
    for item in reading.items:
        findings += _dangling_in_item(item, library, known)
    findings += _dangling_in_policies(library, known)
    return Linked(library if handbook else None, tuple(findings), library)


def _stand_in() -> Handbook:
    blank = Text(zh="—", en="—")
    return Handbook(
        title=blank,
        purpose=blank,
        maintainer=blank,
        release="0000.00",
        scale=ScaleReference("unknown"),
        families=(RoleFamily(id="unknown", name=blank),),
        lines=(LineOfBusiness(id="unknown", name=blank),),
    )


def _unread(reading: Reading) -> Iterator[tuple[Kind, str]]:
    for item in reading.items:
        if item.kind is not None and item.record is None:
            yield item.kind, item.id
    for policy in reading.unreadable_policies:
        yield Kind.POLICY, policy


def _index(
    reading: Reading,
) -> tuple[Mapping[Kind, Mapping[str, Any]], Mapping[tuple[Kind, str], Origin], list[Finding]]:
    by_kind: dict[Kind, dict[str, Any]] = {kind: {} for kind in Kind}
    origins: dict[tuple[Kind, str], Origin] = {}
    findings: list[Finding] = []
    of_one_id: dict[tuple[Kind, str], list[Item]] = defaultdict(list)
    for item in reading.items:
        if item.kind is not None and item.record is not None:
            of_one_id[item.kind, item.id].append(item)
    for (kind, id_), items in of_one_id.items():
        # Of an id given twice, the file that it names is the original, wherever it is in order.
        original = min(items, key=_has_a_name_of_its_own)
        by_kind[kind][id_] = original.record
        origins[kind, id_] = original.origin
        findings += _misnamed(original)
        for copy in items:
            if copy is not original:
                findings.append(_duplicate(copy, original, of_one_id.keys()))
    for id_, policy in reading.policies.items():
        by_kind[Kind.POLICY][id_] = policy
        origins[Kind.POLICY, id_] = Origin(policy.versions[-1].files[PRIMARY_LANGUAGE])
    frozen = {kind: MappingProxyType(things) for kind, things in by_kind.items()}
    return frozen, MappingProxyType(origins), findings


def _has_a_name_of_its_own(item: Item) -> bool:
    """Say whether a thing has a file to itself that is named otherwise than by its id."""
    return not item.origin.path and item.id != item.origin.file.stem


def _misnamed(item: Item) -> Iterator[Finding]:
    if _has_a_name_of_its_own(item):
        stem = item.origin.file.stem
        right = stem if re.fullmatch(ID_PATTERN, stem) else f"{item.id}{item.origin.file.suffix}"
        yield Finding("RB310", item.origin.at("id"), {"id": item.id, "name": stem}, right)


def _duplicate(copy: Item, original: Item, taken: Collection[tuple[Kind | None, str]]) -> Finding:
    """Lead to the later of two things of one id, and to a free id that its file's name suggests."""
    kind = copy.kind or Kind.TERM
    free = None
    if not copy.origin.path:
        name = kebab_case(copy.origin.file.stem)
        free = name if (kind, name) not in taken else None
    values = {"kind": kind, "id": copy.id, "first": _named(original.origin)}
    return Finding("RB402", copy.origin.at("id"), values, free)


def _named(origin: Origin) -> str:
    """Name a place for readers: the file, and which of its entries."""
    match origin.path:
        case (str(key), int(position)):
            return f"{origin.file} ({key} {position + 1})"
    return str(origin.file)


@dataclass(frozen=True, slots=True)
class KnownIds:
    """Every id that may be referred to, also of things whose files could not be read.

    Attributes:
        ids: Ids by kind.
        grades: Grade ids by role.
        library: What they name.
        incomplete: Kinds of which some ids are unknown because their files could not be read.
    """

    ids: Mapping[Kind, frozenset[str]]
    grades: Mapping[str, frozenset[str]]
    library: Library
    incomplete: frozenset[Kind]

    @classmethod
    def of(cls, library: Library, reading: Reading) -> "KnownIds":
        """Collect the ids of a library."""
        ids = {kind: set(library.of_kind(kind)) for kind in Kind}
        ids[Kind.FAMILY] = {family.id for family in library.handbook.families}
        ids[Kind.LINE] = {line.id for line in library.handbook.lines}
        for kind, id_ in library.unread:
            ids[kind].add(id_)
        for item in reading.items:
            if item.kind is not None and not item.origin.path:
                # A file's name names the thing, too, where the file says otherwise.
                ids[item.kind].add(item.origin.file.stem)
        incomplete = {kind for kind, id_ in library.unread if not id_}
        if reading.handbook() is None:
            incomplete |= {Kind.FAMILY, Kind.LINE}
        return cls(
            ids={kind: frozenset(found) for kind, found in ids.items()},
            grades={
                role.id: frozenset(grade.id for grade in role.grades)
                for role in library.roles.values()
            },
            library=library,
            incomplete=frozenset(incomplete),
        )

    def kinds_of(self, id_: str) -> list[Kind]:
        """Give the kinds in which an id exists, of those that can be linked to."""
        return [kind for kind in LINKABLE if id_ in self.ids[kind]]


def _dangling_in_item(item: Item, library: Library, known: KnownIds) -> Iterator[Finding]:
    record = item.record
    if record is None:
        return _dangling(item.remains, item.origin, known)
    if item.kind is not None and library.of_kind(item.kind)[item.id] is record:
        said = library.mentions[item.kind, item.id]
    else:
        said = mentions(record)
    if not any(_dangling(unplaced(said), item.origin, known)):
        return iter(())
    return _dangling(placed_mentions(record), item.origin, known)


def _dangling(
    values: Iterable[tuple[tuple[Step, ...], object]], origin: Origin, known: KnownIds
) -> Iterator[Finding]:
    for path, value in values:
        if isinstance(value, Text):
            for language in value.languages():
                text = value.say(language)
                yield from _dangling_in_prose(text, origin.at(*path, language), known, None)
        elif isinstance(value, LooseProse):
            yield from _dangling_in_prose(value, origin.at(*path), known, None)
        elif isinstance(value, Reference):
            if value not in known.ids[value.kind]:
                place = origin.at(*path)
                on_key = bool(path) and path[-1] == value and value.kind is Kind.COMPETENCY
                yield from _check_id(value.kind, value, OnKey(place) if on_key else place, known)
        elif isinstance(value, PositionReference):
            yield from _check_position(value, origin.at(*path), known)
        elif isinstance(value, AnyReference):
            yield from _check_any(value, origin.at(*path), known)


def _check_id(kind: Kind, id_: str, place: Place, known: KnownIds) -> Iterator[Finding]:
    ids = known.ids[kind]
    if id_ not in ids and kind not in known.incomplete:
        yield Finding("RB401", place, {"kind": kind, "id": id_}, nearest(id_, ids))


def _check_position(
    position: PositionReference, place: Origin, known: KnownIds
) -> Iterator[Finding]:
    yield from _check_id(Kind.ROLE, position.role, place, known)
    grades = known.grades.get(position.role)
    if grades is not None and position.grade not in grades:
        close = nearest(position.grade, grades)
        values = {
            "role": str(position.role),
            "grade": position.grade,
            "grades": ", ".join(sorted(grades)),
        }
        yield Finding("RB405", place, values, f"{position.role}@{close}" if close else None)


def _check_any(reference: AnyReference, place: Place, known: KnownIds) -> Iterator[Finding]:
    """Check a reference of any kind: its id, that it is unambiguous, and its part."""
    kind = reference.kind
    if kind is None:
        kinds = known.kinds_of(reference.id)
        if len(kinds) > 1:
            choices = ", ".join(f"{one}:{reference.id}" for one in kinds)
            values = {"id": reference.id, "choices": choices}
            yield Finding("RB403", place, values, f"{kinds[0]}:{reference.id}")
            return
        if not kinds:
            if not known.incomplete:
                everything = [id_ for one in LINKABLE for id_ in known.ids[one]]
                values = {"kind": Word.THING, "id": reference.id}
                yield Finding("RB401", place, values, nearest(reference.id, everything))
            return
        kind = kinds[0]
    yield from _check_id(kind, reference.id, place, known)
    entity = known.library.of_kind(kind).get(reference.id)
    if reference.part and entity is not None:
        parts = frozenset(parts_of(entity))
        if reference.part not in parts:
            values = {"id": reference.id, "part": reference.part}
            yield Finding("RB404", place, values, nearest(reference.part, parts))


def _dangling_in_policies(library: Library, known: KnownIds) -> Iterator[Finding]:
    for policy in library.policies.values():
        for version in policy.versions:
            origin = Origin(version.files[PRIMARY_LANGUAGE])
            if version.applies_to != "everyone":
                for position, role in enumerate(version.applies_to):
                    place = origin.at("applies_to", position)
                    yield from _check_id(Kind.ROLE, role, place, known)
            for position, source in enumerate(version.sources):
                yield from _check_id(Kind.SOURCE, source, origin.at("sources", position), known)
            for language, body in version.bodies.items():
                clauses = frozenset(clause.id for clause in body.clauses)
                file = version.files[language]
                summary = version.summary.say(language)
                place = Origin(file, ("summary",))
                yield from _dangling_in_prose(summary, place, known, None)
                preamble = Spot(file, body.line)
                yield from _dangling_in_prose(body.preamble, preamble, known, clauses)
                for clause in body.clauses:
                    spot = Spot(file, clause.line)
                    yield from _dangling_in_prose(clause.body, spot, known, clauses)


def _dangling_in_prose(
    text: str, within: Origin | Spot, known: KnownIds, clauses: frozenset[str] | None
) -> Iterator[Finding]:
    """Check the citations and links of a text; `#clause` is allowed where there are clauses."""
    for source in citations(text):
        yield from _check_id(Kind.SOURCE, source, Quoted(within, f"[{source}]"), known)
    for target in links(text):
        place = Quoted(within, target)
        if target.startswith("#") and clauses is not None:
            if target[1:] not in clauses:
                policy = within.file.parent.name
                values = {"id": policy, "part": target[1:]}
                yield Finding("RB404", place, values, nearest(target[1:], clauses))
        elif reference := AnyReference.parse(target):
            yield from _check_any(reference, place, known)
        elif not target.startswith(("https://", "http://", "mailto:")):
            yield Finding("RB407", place, {"target": target})
