"""What files are made of that a reader's browser keeps and hands over."""

from collections.abc import Mapping
from typing import Annotated, TypeVar

from pydantic import ConfigDict, Field, StringConstraints

from generator.model.handbook import RELEASE_PATTERN
from generator.model.record import Record

Moment = Annotated[
    str,
    StringConstraints(
        # Only moments that every clock can read: a browser counts on from them.
        pattern=r"^[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
        r"T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}\.[0-9]{3}Z$"
    ),
    Field(description="UTC time with milliseconds."),
]

Release = Annotated[str, StringConstraints(pattern=RELEASE_PATTERN)]

K = TypeVar("K")
V = TypeVar("V")
Keyed = Annotated[Mapping[K, V], Field(json_schema_extra={"additionalProperties": False})]
"""Values by id; the schema refuses keys that are no ids, as reading does."""


class KeptPart(Record):
    """A part of such a file; JSON arrays are read as tuples."""

    model_config = ConfigDict(strict=False)
