"""Moves on career tracks, seen from a role."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import CareerTrack, Kind, Library, TrackEdge
from generator.usage import Usage


@dataclass(frozen=True, slots=True)
class Move:
    """An edge with the track it belongs to."""

    track: CareerTrack
    edge: TrackEdge


def moves_from(role: str, library: Library, usage: Usage) -> Iterator[Move]:
    """Yield the moves that lead out of any grade of a role, or up within it."""
    for id_ in usage.of(Kind.ROLE, role, by=Kind.TRACK):
        track = library.tracks[id_]
        for edge in track.edges:
            position = track.node(edge.start).position
            if position is not None and position.role == role:
                yield Move(track, edge)


def moves_into(role: str, library: Library, usage: Usage) -> Iterator[Move]:
    """Yield the moves that lead into a role from elsewhere."""
    for id_ in usage.of(Kind.ROLE, role, by=Kind.TRACK):
        track = library.tracks[id_]
        for edge in track.edges:
            start, end = track.node(edge.start).position, track.node(edge.end).position
            if end is not None and end.role == role and (start is None or start.role != role):
                yield Move(track, edge)
