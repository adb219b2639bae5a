"""Career tracks: positions as nodes, moves between them as edges."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.qualification import Duration
from generator.model.record import ESSENTIAL, Id, Record, Restriction, Status
from generator.model.reference import (
    PolicyReference,
    PositionReference,
    QualificationReference,
    SourceReference,
)
from generator.model.text import Text

EdgeKind = Literal["entry", "promotion", "lateral", "return", "exit"]


class TrackNode(Record):
    """A position on a track: a role at a grade, or a named place outside the roles."""

    id: Id
    position: Annotated[PositionReference | None, ESSENTIAL] = None
    name: Text | None = Field(
        default=None, description="Only for a place that is no role of this handbook."
    )

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        if (self.position is None) == (self.name is None):
            raise ValueError("give either `position` (role@grade) or `name`, not both")
        return self


class Criteria(Record):
    """What a move asks for."""

    time_in_grade: Duration | None = None
    profile: Text | None = Field(default=None, description="Competency profile to be shown.")
    qualifications: tuple[QualificationReference, ...] = ()
    performance: tuple[Text, ...] = ()
    procedure: tuple[Text, ...] = ()


class TrackEdge(Record):
    """A possible move from one node to another."""

    id: Id
    kind: EdgeKind
    start: Annotated[str, Field(alias="from", description="Id of a node of this track.")]
    end: Annotated[str, Field(alias="to", description="Id of a node of this track.")]
    criteria: Criteria
    policy: PolicyReference | None = None
    sources: tuple[SourceReference, ...] = ()


class CareerTrack(Record):
    """A map of where a job can lead, and what each move asks."""

    id: Id
    name: Text
    purpose: Text
    nodes: tuple[TrackNode, ...] = Field(min_length=2)
    edges: tuple[TrackEdge, ...] = Field(min_length=1)
    synonyms: tuple[str, ...] = Field(default=(), description="Other words people search for.")
    sources: tuple[SourceReference, ...] = ()
    maintainer: Text | None = None
    status: Status = "active"
    audience: Restriction = None

    def node(self, id_: str) -> TrackNode:
        """Give a node by its id.

        Raises:
            KeyError: The track has no such node.
        """
        for node in self.nodes:
            if node.id == id_:
                return node
        raise KeyError(id_)
