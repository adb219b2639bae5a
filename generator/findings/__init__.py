"""Problems are values: what is wrong, where, and what would be right.

A finding names a code of the [catalogue][generator.findings.catalogue] and the values that fill
its sentences; only the rim turns it into words, in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath
from types import MappingProxyType

from generator.model.library import Origin


class Severity(StrEnum):
    """How bad a finding is; with `--strict`, warnings count as errors."""

    ERROR = "error"
    WARNING = "warning"


class Word(StrEnum):
    """A word inside a finding that has a translation of its own in the catalogue."""

    LIST = "list"
    MAPPING = "mapping"
    TEXT = "text"
    BILINGUAL = "bilingual"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    NOTHING = "nothing"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    OPEN_ENDED = "open-ended"
    EVERYONE = "everyone"
    NO_PERMISSION = "no-permission"
    NOT_A_FILE = "not-a-file"
    THING = "thing"
    FULL_WIDTH_COLON = "full-width-colon"
    FULL_WIDTH_COMMA = "full-width-comma"
    IDEOGRAPHIC_COMMA = "ideographic-comma"
    FULL_WIDTH_SPACE = "full-width-space"
    FULL_WIDTH_DASH = "full-width-dash"
    FULL_WIDTH_HASH = "full-width-hash"
    FULL_WIDTH_BRACKET = "full-width-bracket"
    CHINESE_QUOTE = "chinese-quote"
    SPACE = "space"
    FORM_ID = "form-id"
    FORM_SOURCE = "form-source"
    FORM_POSITION = "form-position"
    FORM_REFERENCE = "form-reference"
    FORM_DURATION = "form-duration"
    FORM_VERSION = "form-version"
    FORM_RELEASE = "form-release"
    FORM_LANGUAGE = "form-language"
    FORM_DIGEST = "form-digest"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text file.

    Attributes:
        file: Path below the project's root.
        line: Counted from 1.
        column: Counted from 1, in characters.
        width: How many characters the place covers on its line.
    """

    file: PurePosixPath
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class OnKey:
    """The key, rather than the value, at an origin."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words `quote` in the text at an origin, or in the lines from a spot on."""

    within: Origin | Spot
    quote: str


Place = Spot | Origin | OnKey | Quoted
"""Exact, or by the path of keys inside a document; the latter is resolved only for reporting."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    Attributes:
        code: Stable code such as `RB301`, a key of the catalogue.
        place: Where it is.
        values: What fills the sentences of the catalogue; a `Word` or a `Kind` is translated.
        nearest: The nearest valid name, where a name is wrong.
    """

    code: str
    place: Place
    values: Mapping[str, str | Word] = field(default_factory=lambda: MappingProxyType({}))
    nearest: str | None = None

    def at(self, spot: Spot) -> "Finding":
        """Give the same finding at an exact place."""
        return replace(self, place=spot)
