"""Rules about career tracks."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from generator.findings import Finding
from generator.findings.nearest import nearest
from generator.model import Kind, Library, TrackEdge


def edges_join_nodes(library: Library) -> Iterator[Finding]:
    """Both ends of an edge are nodes of its track."""
    for track in library.tracks.values():
        origin = library.origins[Kind.TRACK, track.id]
        nodes = {node.id for node in track.nodes}
        for position, edge in enumerate(track.edges):
            for key, end in (("from", edge.start), ("to", edge.end)):
                if end not in nodes:
                    place = origin.at("edges", position, key)
                    values = {"id": end, "track": track.id}
                    yield Finding("RB406", place, values, nearest(end, nodes))


def promotions_have_no_cycle(library: Library) -> Iterator[Finding]:
    """Promotions lead upward: no chain of them comes back to where it began."""
    for track in library.tracks.values():
        promotions = {at: edge for at, edge in enumerate(track.edges) if edge.kind == "promotion"}
        while cycle := _cycle(promotions.values()):
            steps = list(pairwise(cycle))
            at = max(at for at, edge in promotions.items() if (edge.start, edge.end) in steps)
            place = library.origins[Kind.TRACK, track.id].at("edges", at, "id")
            yield Finding("RB504", place, {"cycle": " → ".join(cycle)})
            del promotions[at]


def _cycle(edges: Iterable[TrackEdge]) -> list[str]:
    """Give the nodes of one cycle, its first node again as its last, or nothing."""
    graph: dict[str, dict[str, None]] = {}
    for edge in edges:
        graph.setdefault(edge.end, {})[edge.start] = None
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1]
        return cycle
    return []
