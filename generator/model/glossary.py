"""The glossary."""

from pydantic import Field

from generator.model.record import Id, Record, Restriction
from generator.model.reference import SourceReference, TermReference
from generator.model.text import Text


class GlossaryTerm(Record):
    """A word of the trade, what it means here, and what else people call it."""

    id: Id
    term: Text
    definition: Text
    synonyms: tuple[str, ...] = Field(
        default=(), description="Other names and abbreviations, in any language; search knows them."
    )
    see: tuple[TermReference, ...] = ()
    sources: tuple[SourceReference, ...] = ()
    audience: Restriction = None
