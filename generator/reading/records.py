"""From plain values to typed records; what does not fit becomes findings in the field's terms."""

import datetime as dt
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.findings import Finding, OnKey, Quoted, Word
from generator.findings.nearest import nearest
from generator.model import AnyReference, Origin, PositionReference, Record
from generator.model.handbook import LANGUAGE_PATTERN, RELEASE_PATTERN
from generator.model.ledger import DIGEST_PATTERN
from generator.model.policy import VERSION_PATTERN
from generator.model.qualification import DURATION_PATTERN
from generator.model.record import ID_PATTERN, PROSE_PATTERN
from generator.model.reference import Reference, SourceReference
from generator.model.text import NO_TEXT, REQUIRED_LANGUAGES
from generator.model.walking import Step
from generator.reading import full_width
from generator.reading.documents import Surprise, Value

R = TypeVar("R", bound=Record)


def shape(record: type[R], value: Value, origin: Origin) -> R | list[Finding]:
    """Give `value` as a record, or all the reasons why it is none."""
    try:
        return record.model_validate(value)
    except ValidationError as error:
        return list(_findings(record, value, origin, error.errors(include_url=False)))


@dataclass(frozen=True, slots=True)
class _Misfit:
    """One reason why a value is no record.

    Attributes:
        record: What the whole value should have been.
        origin: Where the whole value stands.
        path: What leads to the misfit inside it.
        given: What stands there.
        kind: What is wrong, in pydantic's terms.
        context: Limits and choices, likewise.
    """

    record: type[Record]
    origin: Origin
    path: tuple[Step, ...]
    given: object
    kind: str
    context: Mapping[str, Any]

    @property
    def place(self) -> Origin:
        return self.origin.at(*self.path)

    @property
    def around(self) -> OnKey:
        """The place of what the misfit is missing from."""
        return OnKey(self.origin.at(*self.path[:-1]))

    @property
    def name(self) -> str:
        return str(self.path[-1]) if self.path else ""

    @property
    def is_unknown(self) -> bool:
        """Whether it is a key that the record does not have."""
        return self.kind == "extra_forbidden"

    @property
    def allowed(self) -> list[str]:
        """The keys that the record around the misfit has."""
        return _keys(self.record, self.path[:-1])


def _findings(
    record: type[Record], value: Value, origin: Origin, errors: Iterable[ErrorDetails]
) -> Iterator[Finding]:
    paths = [(_path(value, detail), detail) for detail in errors]
    seen: set[tuple[Step, ...]] = set()
    misfits: list[_Misfit] = []
    for path, detail in paths:
        if path in seen or _is_outdone(path, detail, paths):
            continue
        seen.add(path)
        context = detail.get("ctx", {})
        misfits.append(_Misfit(record, origin, path, detail["input"], detail["type"], context))
    misspelt = {(*misfit.path[:-1], _meant(misfit)) for misfit in misfits if misfit.is_unknown}
    for misfit in misfits:
        if not (misfit.kind == "missing" and misfit.path in misspelt):
            yield _finding(misfit)


def _path(value: Value, detail: ErrorDetails) -> tuple[Step, ...]:
    """Keep the steps that exist in the document; pydantic's path also names union branches."""
    path: list[Step] = []
    here: Any = value
    for number, step in enumerate(detail["loc"]):
        inside = (isinstance(here, dict) and step in here) or (
            isinstance(here, tuple) and isinstance(step, int) and step < len(here)
        )
        if inside:
            here = here[step]
            path.append(step)
        elif detail["type"] == "missing" and number == len(detail["loc"]) - 1:
            path.append(step)
    return tuple(path)


def _is_outdone(
    path: tuple[Step, ...],
    detail: ErrorDetails,
    others: Iterable[tuple[tuple[Step, ...], ErrorDetails]],
) -> bool:
    """Say whether something inside is wrong and this only follows from it.

    So it is when a branch of a union does not fit where another fits but for something inside,
    and when a list is called too short because pydantic counts only the entries that fit.
    """
    of_a_branch = len(detail["loc"]) > len(path) and detail["loc"][-1] != "[key]"
    miscounted = (
        detail["type"] == "too_short" and len(detail["input"]) >= (detail["ctx"]["min_length"])
    )
    return (of_a_branch or miscounted) and any(
        len(other) > len(path) and other[: len(path)] == path for other, _ in others
    )


def _finding(misfit: _Misfit) -> Finding:
    return _full_width(misfit) or _BY_KIND.get(misfit.kind, _wrong_form)(misfit)


def _full_width(misfit: _Misfit) -> Finding | None:
    """Report the full-width sign that makes a misfit of a text, if there is one."""
    if not isinstance(misfit.given, str):
        return None
    if misfit.is_unknown:
        return None
    structural = misfit.kind in _EXPECTED
    look = full_width.that_stands_for_structure if structural else full_width.that_spoils
    sign = look(misfit.given)
    return Finding("RB224", Quoted(misfit.place, sign.sign), sign.values) if sign else None


def _missing(misfit: _Misfit) -> Finding:
    if misfit.name in REQUIRED_LANGUAGES:
        return Finding("RB303", misfit.around, {"language": misfit.name})
    return Finding("RB302", misfit.around, {"key": misfit.name})


def _unknown_key(misfit: _Misfit) -> Finding:
    values = {"key": misfit.name, "allowed": ", ".join(misfit.allowed)}
    return Finding("RB301", OnKey(misfit.place), values, _meant(misfit))


def _meant(unknown: _Misfit) -> str | None:
    return nearest(unknown.name, unknown.allowed)


def _unknown_choice(misfit: _Misfit) -> Finding:
    choices = re.findall(r"'([^']*)'", str(misfit.context["expected"]))
    given = _shown(misfit.given)
    values = {"value": given, "allowed": ", ".join(choices)}
    return Finding("RB305", misfit.place, values, nearest(given, choices))


def _wrong_type(misfit: _Misfit) -> Finding:
    given, expected = misfit.given, _EXPECTED[misfit.kind]
    if expected is Word.TEXT and isinstance(given, Surprise | bool | int | dt.date):
        return Finding("RB204", misfit.place, {"raw": _shown(given)})
    if expected is Word.BOOLEAN and isinstance(given, Surprise):
        return Finding("RB204", misfit.place, {"raw": given.raw})
    return Finding("RB304", misfit.place, {"expected": expected, "given": _word_for(given)})


def _wrong_pattern(misfit: _Misfit) -> Finding:
    given, pattern = str(misfit.given), str(misfit.context["pattern"])
    place: Origin | OnKey = misfit.place
    if isinstance(misfit.given, str) and misfit.name == given:
        place = OnKey(misfit.place)
    if pattern == PROSE_PATTERN or not given.strip():
        return Finding("RB309", place)
    if pattern in (ID_PATTERN, Reference.pattern):
        return Finding("RB306", place, {"value": given}, kebab_case(given))
    return _wrong_form(misfit)


def _wrong_form(misfit: _Misfit) -> Finding:
    form = _FORMS.get(str(misfit.context.get("pattern")), Word.FORM_ID)
    return Finding("RB307", misfit.place, {"value": _shown(misfit.given), "form": form})


def _out_of_range(misfit: _Misfit) -> Finding:
    values = {"value": _shown(misfit.given), **_bound(misfit, "ge", "le")}
    return Finding("RB308", misfit.place, values)


def _wrong_count(misfit: _Misfit) -> Finding:
    given = misfit.given
    values = {
        "count": str(len(given)) if isinstance(given, Sized) else "…",
        **_bound(misfit, "min_length", "max_length"),
    }
    return Finding("RB312", misfit.place, values)


def _bound(misfit: _Misfit, least: str, most: str) -> dict[str, str | Word]:
    if least in misfit.context:
        return {"bound": Word.AT_LEAST, "limit": str(misfit.context[least])}
    return {"bound": Word.AT_MOST, "limit": str(misfit.context[most])}


def _too_long(misfit: _Misfit) -> Finding:
    count, limit = len(str(misfit.given)), misfit.context["max_length"]
    return Finding("RB313", misfit.place, {"count": str(count), "limit": str(limit)})


def _contradiction(misfit: _Misfit) -> Finding:
    return Finding("RB311", misfit.place)


_EXPECTED = {
    "string_type": Word.TEXT,
    "int_type": Word.NUMBER,
    "bool_type": Word.BOOLEAN,
    "tuple_type": Word.LIST,
    "mapping_type": Word.MAPPING,
    "model_type": Word.MAPPING,
    NO_TEXT: Word.BILINGUAL,
    "date_type": Word.DATE,
}

_FORMS = {
    SourceReference.pattern: Word.FORM_SOURCE,
    PositionReference.pattern: Word.FORM_POSITION,
    AnyReference.pattern: Word.FORM_REFERENCE,
    DURATION_PATTERN: Word.FORM_DURATION,
    VERSION_PATTERN: Word.FORM_VERSION,
    RELEASE_PATTERN: Word.FORM_RELEASE,
    LANGUAGE_PATTERN: Word.FORM_LANGUAGE,
    DIGEST_PATTERN: Word.FORM_DIGEST,
}

_BY_KIND: dict[str, Callable[[_Misfit], Finding]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _unknown_choice,
    "string_pattern_mismatch": _wrong_pattern,
    "string_too_long": _too_long,
    "too_short": _wrong_count,
    "too_long": _wrong_count,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "value_error": _contradiction,
    **dict.fromkeys(_EXPECTED, _wrong_type),
}
"""What to make of each kind of error that pydantic reports for the model's types."""


def kebab_case(given: str) -> str | None:
    """Give the id nearest to a text, or None when it has neither Latin letters nor digits.

    Examples:
        >>> kebab_case("Need_Diagnosis")
        'need-diagnosis'
    """
    words = re.findall(r"[a-z0-9]+", re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", given).lower())
    return "-".join(words) or None


def _shown(given: object) -> str:
    match given:
        case bool():
            return "true" if given else "false"
        case Surprise(raw):
            return raw
        case str() | int() | dt.date():
            return str(given)
    return "…"


_WORDS: tuple[tuple[type, Word], ...] = (
    (type(None), Word.NOTHING),
    (bool, Word.BOOLEAN),
    (str, Word.TEXT),
    (int, Word.NUMBER),
    (dt.date, Word.DATE),
    (tuple, Word.LIST),
    (dict, Word.MAPPING),
)


def _word_for(given: object) -> Word | str:
    if isinstance(given, Surprise):
        return f"“{given.raw}”"
    return next(word for type_, word in _WORDS if isinstance(given, type_))


def _keys(record: type[BaseModel], path: tuple[Step, ...]) -> list[str]:
    """Give the keys that the record at `path` accepts."""
    here: type[BaseModel] | None = record
    for step in path:
        if here is None:
            return []
        if isinstance(step, str):
            fields = here.model_fields.items()
            annotation = next((i.annotation for key, i in fields if (i.alias or key) == step), None)
            here = _record_in(annotation)
    return [info.alias or key for key, info in here.model_fields.items()] if here else []


def _record_in(annotation: object) -> type[BaseModel] | None:
    """Give the record inside a field's type: `X`, `X | None`, `tuple[X, ...]` or a mapping to X."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    outer = typing.get_origin(annotation)
    if outer in (typing.Union, types.UnionType, typing.Annotated, tuple):
        return next(filter(None, map(_record_in, typing.get_args(annotation))), None)
    return None
