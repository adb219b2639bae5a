"""References from one thing to another, as values that know what kind they point at."""

import re
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.model.record import ID_PATTERN

_ID = ID_PATTERN.strip("^$")


class Kind(StrEnum):
    """The kinds of thing that a library holds, in the order in which people meet them."""

    SCALE = "scale"
    MODEL = "model"
    COMPETENCY = "competency"
    ROLE = "role"
    QUALIFICATION = "qualification"
    TRACK = "track"
    POLICY = "policy"
    ONBOARDING = "onboarding"
    RESOURCE = "resource"
    TERM = "term"
    SOURCE = "source"
    FAMILY = "family"
    LINE = "line"

    def __reduce_ex__(self, _: object) -> tuple[type["Kind"], tuple[str]]:
        """Be pickled as a value: the first releases of Python 3.11 name `getattr` instead."""
        return type(self), (self.value,)


LINKABLE = tuple(kind for kind in Kind if kind not in (Kind.FAMILY, Kind.LINE))
"""The kinds that have a page, or a place on one, to link to."""


class Reference(str):
    """An id that points at a thing of one kind; the string itself is the id."""

    __slots__ = ()
    kind: ClassVar[Kind]
    pattern: ClassVar[str] = ID_PATTERN

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Validate as a patterned string, then keep the subclass."""
        return core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(pattern=cls.pattern, strict=True)
        )


class ScaleReference(Reference):
    """Id of a proficiency scale."""

    __slots__ = ()
    kind = Kind.SCALE


class CompetencyReference(Reference):
    """Id of a competency."""

    __slots__ = ()
    kind = Kind.COMPETENCY


class RoleReference(Reference):
    """Id of a role."""

    __slots__ = ()
    kind = Kind.ROLE


class QualificationReference(Reference):
    """Id of a qualification."""

    __slots__ = ()
    kind = Kind.QUALIFICATION


class PolicyReference(Reference):
    """Id of a policy."""

    __slots__ = ()
    kind = Kind.POLICY


class TermReference(Reference):
    """Id of a glossary term."""

    __slots__ = ()
    kind = Kind.TERM


class FamilyReference(Reference):
    """Id of a role family, declared in `rolebook.yml`."""

    __slots__ = ()
    kind = Kind.FAMILY


class LineReference(Reference):
    """Id of a line of business, declared in `rolebook.yml`."""

    __slots__ = ()
    kind = Kind.LINE


class SourceReference(Reference):
    """Id of a source: a capital letter and two or three digits, such as `S06`."""

    __slots__ = ()
    kind = Kind.SOURCE
    pattern = r"^[A-Z][0-9]{2,3}$"


class _PatternedString(str):
    __slots__ = ()
    pattern: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(pattern=cls.pattern, strict=True)
        )


class PositionReference(_PatternedString):
    """A role at a grade, written `role@grade`."""

    __slots__ = ()
    pattern = rf"^{_ID}@{_ID}$"

    @property
    def role(self) -> RoleReference:
        """The role's id."""
        return RoleReference(self.partition("@")[0])

    @property
    def grade(self) -> str:
        """The grade's id within the role."""
        return self.partition("@")[2]


class AnyReference(_PatternedString):
    """A reference of any kind: `kind:id`, `kind:id#part`, or a bare `id` if only one kind has it.

    Examples:
        >>> AnyReference("policy:admission#validity").part
        'validity'
    """

    __slots__ = ()
    pattern = rf"^(?:(?:{'|'.join(LINKABLE)}):)?(?:{_ID}|[A-Z][0-9]{{2,3}})(?:#{_ID})?$"

    @property
    def kind(self) -> Kind | None:
        """The kind that is named, or None for a bare id."""
        head, colon, _ = self.partition(":")
        return Kind(head) if colon else None

    @property
    def id(self) -> str:
        """The id without kind and part."""
        return self.partition("#")[0].rpartition(":")[2]

    @property
    def part(self) -> str | None:
        """The part of the thing that is meant (a clause, a fact, a level), if any."""
        return self.partition("#")[2] or None

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Give the reference that `text` spells, or None when it spells none."""
        return cls(text) if re.fullmatch(cls.pattern, text) else None
