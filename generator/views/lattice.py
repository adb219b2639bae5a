"""A career track as a drawing: nodes on a grid, edges between them.

Coordinates are in SVG user units, origin at the top left. Promotions climb: a node stands one
step above the highest node from which it can be reached by promotion.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from generator.model import CareerTrack, TrackEdge, TrackNode

NODE_WIDTH, NODE_HEIGHT = 168, 56
GAP_X, GAP_Y = 40, 52
MARGIN = 16
NODE_COLUMNS, NODE_LINES = 22, 3
"""A Chinese character takes two columns."""


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node with the top-left corner of its box."""

    node: TrackNode
    x: int
    y: int


def node_lines(name: str) -> tuple[str, ...]:
    """Break a name over at most three lines of a node's box, after a separator where there is one."""
    words = re.findall(r"[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*", name)
    lines = [""]
    for word in words:
        if _columns(lines[-1] + word) > NODE_COLUMNS and len(lines) < NODE_LINES:
            lines.append("")
        lines[-1] += word
    return tuple(line.strip() for line in lines)


def _columns(text: str) -> int:
    return sum(2 if char > "\u2fff" else 1 for char in text)


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """An edge with the path that draws it and the place of its number."""

    edge: TrackEdge
    number: int
    path: str
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A whole drawing."""

    width: int
    height: int
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]


def lattice(track: CareerTrack) -> Lattice:
    """Lay out a track; the same track always gives the same drawing."""
    rows = _rows(track)
    top = max(rows.values())
    columns: defaultdict[int, int] = defaultdict(int)
    placed: dict[str, PlacedNode] = {}
    widest = max(sum(row == other for other in rows.values()) for row in rows.values())
    for node in track.nodes:
        row = rows[node.id]
        x = MARGIN + columns[row] * (NODE_WIDTH + GAP_X)
        columns[row] += 1
        y = MARGIN + (top - row) * (NODE_HEIGHT + GAP_Y)
        placed[node.id] = PlacedNode(node, x, y)
    edges = tuple(
        _edge(edge, number, placed[edge.start], placed[edge.end])
        for number, edge in enumerate(track.edges, start=1)
    )
    return Lattice(
        width=2 * MARGIN + widest * (NODE_WIDTH + GAP_X) - GAP_X,
        height=2 * MARGIN + (top + 1) * (NODE_HEIGHT + GAP_Y) - GAP_Y,
        nodes=tuple(placed.values()),
        edges=edges,
    )


def _rows(track: CareerTrack) -> dict[str, int]:
    """Give each node its row: the longest chain of promotions and entries below it."""
    rows = dict.fromkeys((node.id for node in track.nodes), 0)
    climbing = [edge for edge in track.edges if edge.kind in ("promotion", "entry")]
    for _ in track.nodes:
        for edge in climbing:
            rows[edge.end] = max(rows[edge.end], min(rows[edge.start] + 1, len(rows) - 1))
    return rows


def _edge(edge: TrackEdge, number: int, start: PlacedNode, end: PlacedNode) -> PlacedEdge:
    half_width, half_height = NODE_WIDTH // 2, NODE_HEIGHT // 2
    if start.y == end.y:
        rightward = end.x > start.x
        x1 = start.x + (NODE_WIDTH if rightward else 0)
        x2 = end.x + (0 if rightward else NODE_WIDTH)
        y = start.y + half_height + (-8 if rightward else 8)
        return PlacedEdge(edge, number, f"M{x1} {y}L{x2} {y}", (x1 + x2) // 2, y)
    upward = end.y < start.y
    shift = 0 if upward else 28
    x1, x2 = start.x + half_width + shift, end.x + half_width + shift
    y1 = start.y + (0 if upward else NODE_HEIGHT)
    y2 = end.y + (NODE_HEIGHT if upward else 0)
    bend = (y1 + y2) // 2
    path = f"M{x1} {y1}C{x1} {bend} {x2} {bend} {x2} {y2}"
    return PlacedEdge(edge, number, path, (x1 + x2) // 2, bend)
