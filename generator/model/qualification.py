"""Qualifications and how long they last."""

import re
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.record import Id, Record, Restriction, Status
from generator.model.reference import QualificationReference, SourceReference
from generator.model.text import Text

_COUNT = "[1-9][0-9]{0,3}"
_YEARS, _MONTHS, _WEEKS, _DAYS = (f"{_COUNT}{unit}" for unit in "YMWD")

DURATION_PATTERN = (
    f"^P(?:{_YEARS}(?:{_MONTHS})?(?:{_WEEKS})?(?:{_DAYS})?"
    f"|{_MONTHS}(?:{_WEEKS})?(?:{_DAYS})?|{_WEEKS}(?:{_DAYS})?|{_DAYS})$"
)

Duration = Annotated[
    str,
    StringConstraints(pattern=DURATION_PATTERN),
    Field(description="ISO 8601 duration in years, months, weeks and days, such as P2Y or P18M."),
]


def duration_parts(duration: str) -> tuple[tuple[int, str], ...]:
    """Give the parts of an ISO 8601 duration as (count, unit) with unit one of Y, M, W, D.

    Examples:
        >>> duration_parts("P1Y6M")
        ((1, 'Y'), (6, 'M'))
    """
    return tuple((int(n), unit) for n, unit in re.findall(r"([0-9]+)([YMWD])", duration))


class Qualification(Record):
    """A certificate or admission that permits something, for a time."""

    id: Id
    name: Text
    issuer: Text
    permits: Text
    validity: Duration | None = Field(
        default=None, description="How long it holds; left out when it does not lapse."
    )
    renewal: Text | None = None
    subjects: tuple[Text, ...] = Field(default=(), description="What the exam asks.")
    synonyms: tuple[str, ...] = ()
    sources: tuple[SourceReference, ...] = ()
    maintainer: Text | None = None
    status: Status = "active"
    replaced_by: QualificationReference | None = None
    audience: Restriction = None
