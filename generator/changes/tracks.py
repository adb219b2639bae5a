"""Changes of career tracks: positions, moves and what they ask."""

from collections.abc import Iterator

from generator.changes.change import Change, ChangeKind, Place
from generator.changes.fields import change, changed_fields, differences, paired
from generator.model import CareerTrack, TrackEdge, parts


def track_changes(old: CareerTrack, new: CareerTrack, place: Place) -> Iterator[Change]:
    """Yield what changed in a career track."""
    yield from _edges(old, new, place)
    yield from _nodes(old, new, place)
    yield from changed_fields(old, new, place, ("nodes", "edges", "status"))


def _edges(old: CareerTrack, new: CareerTrack, place: Place) -> Iterator[Change]:
    before = {parts.edge(edge.id): edge for edge in old.edges}
    after = {parts.edge(edge.id): edge for edge in new.edges}
    for part, one, other in paired(before, after):
        here = place.at(part)
        if one and other:
            yield from _edge(one, other, here)
        else:
            kind = ChangeKind.EDGE_REMOVED if one else ChangeKind.EDGE_ADDED
            yield Change(kind, here)


def _edge(old: TrackEdge, new: TrackEdge, here: Place) -> Iterator[Change]:
    for found in differences(old.criteria, new.criteria):
        yield change(ChangeKind.CRITERIA_CHANGED, here, found)
    for found in differences(old, new, ("criteria",)):
        yield change(ChangeKind.EDGE_AMENDED, here, found)


def _nodes(old: CareerTrack, new: CareerTrack, place: Place) -> Iterator[Change]:
    before = {parts.node(node.id): node for node in old.nodes}
    after = {parts.node(node.id): node for node in new.nodes}
    for part, one, other in paired(before, after):
        here = place.at(part)
        if one and other:
            yield from changed_fields(one, other, here)
        else:
            yield Change(ChangeKind.NODE_REMOVED if one else ChangeKind.NODE_ADDED, here)
