"""Comparing what records say, field by field, whatever they are about.

How a field is compared follows from what it holds: words, a list of words, references or a fact.
Order is no content: a list whose entries change places has not changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar, cast

from generator.changes.change import Change, ChangeKind, Place, Value
from generator.model import Record, Reference, Text
from generator.prose import same_words

T = TypeVar("T")
S = TypeVar("S", Text, str)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, before it is known what that means.

    Attributes:
        field: Key of the field.
        old: What stood there; None where it is new.
        new: What stands there; None where it is gone.
        other: What a reference leads to.
        listed: Whether it is one entry of a list.
    """

    field: str
    old: Value
    new: Value
    other: Place | None = None
    listed: bool = False


def differences(old: Record, new: Record, apart: Iterable[str] = ()) -> Iterator[Difference]:
    """Yield what differs between two records of one type.

    Args:
        old: The older.
        new: The newer.
        apart: Fields that somebody else compares.
    """
    skipped = {"id", *apart}
    for name, info in type(old).model_fields.items():
        if name not in skipped:
            yield from difference(info.alias or name, getattr(old, name), getattr(new, name))


def difference(field: str, old: object, new: object) -> Iterator[Difference]:
    """Yield what differs between two values of one field."""
    if old == new:
        return
    if isinstance(old, tuple) and isinstance(new, tuple) and field not in _WHOLE:
        if any(isinstance(one, Record) for one in (*old, *new)):
            # Entries without an id of their own: that they changed is all that can be said.
            yield Difference(field, None, None)
            return
        yield from _lists(field, old, new)
    else:
        yield Difference(field, cast(Value, old), cast(Value, new))


_WHOLE = {"audience", "audience_required", "languages"}
"""Lists that say one thing all together."""


def _lists(field: str, old: tuple[object, ...], new: tuple[object, ...]) -> Iterator[Difference]:
    gone = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    for one in come:
        if isinstance(one, Reference):
            yield Difference(field, None, str(one), Place(one.kind, str(one)), listed=True)
        else:
            before = _nearest(one, gone)
            if before is not None:
                gone.remove(before)
            yield Difference(field, cast(Value, before), cast(Value, one), listed=True)
    for one in gone:
        other = Place(one.kind, str(one)) if isinstance(one, Reference) else None
        value = str(one) if isinstance(one, str) else cast(Value, one)
        yield Difference(field, value, None, other, listed=True)


ALIKE = 0.5
"""Two entries of a list that share less than this are two entries, and not one reworded."""


def _nearest(one: object, others: Sequence[object]) -> object | None:
    if not isinstance(one, Text):
        return None
    texts = [other for other in others if isinstance(other, Text)]
    best = max(texts, key=lambda other: _likeness(one, other), default=None)
    return best if best is not None and _likeness(one, best) >= ALIKE else None


def _likeness(one: Text, other: Text) -> float:
    shared = set(one.languages()) & set(other.languages())
    ratios = (
        SequenceMatcher(None, one.say(language), other.say(language), autojunk=False).ratio()
        for language in sorted(shared)
    )
    return max(ratios, default=0.0)


NAMES = {"name", "title", "term"}
"""Fields that are only what a thing is called."""


def changed_fields(
    old: Record, new: Record, place: Place, apart: Iterable[str] = ()
) -> Iterator[Change]:
    """Yield the changes of a thing's own fields."""
    for one in differences(old, new, apart):
        yield of_thing(one, place)


def of_thing(found: Difference, place: Place) -> Change:
    """Give a difference in a thing as a change."""
    return change(_kind(found), place, found)


def _kind(found: Difference) -> ChangeKind:
    old, new = found.old, found.new
    if old is None and new is None:
        return ChangeKind.REWORDED
    if found.other and found.listed:
        return ChangeKind.REFERENCE_ADDED if old is None else ChangeKind.REFERENCE_REMOVED
    if isinstance(old, Text) and isinstance(new, Text):
        if found.listed:
            return ChangeKind.ITEM_REWORDED
        return ChangeKind.RENAMED if found.field in NAMES else ChangeKind.REWORDED
    if found.listed or isinstance(old, Text) or isinstance(new, Text):
        return ChangeKind.ITEM_ADDED if old is None else ChangeKind.ITEM_REMOVED
    return ChangeKind.FACT_CHANGED


def change(kind: ChangeKind, place: Place, found: Difference) -> Change:
    """Give a difference as a change of some kind, and say in which languages words changed."""
    languages, unchanged = wording_of(found.old, found.new)
    return Change(kind, place, found.field, found.old, found.new, found.other, languages, unchanged)


def wording_of(old: Value, new: Value) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the languages in which the words of two texts differ, and those in which they do not.

    Only languages that both texts have are compared; that a handbook has one more is said once.
    """
    if not (isinstance(old, Text) and isinstance(new, Text)):
        return (), ()
    both = [language for language in old.languages() if language in set(new.languages())]
    same = {one for one in both if same_words(old.say(one), new.say(one))}
    return tuple(one for one in both if one not in same), tuple(one for one in both if one in same)


def paired(old: Mapping[str, T], new: Mapping[str, T]) -> Iterator[tuple[str, T | None, T | None]]:
    """Yield everything by id, as it was and as it is; what is gone comes last."""
    for id_, one in new.items():
        yield id_, old.get(id_), one
    for id_, one in old.items():
        if id_ not in new:
            yield id_, one, None
