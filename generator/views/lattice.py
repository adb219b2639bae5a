"""A career track as a drawing: nodes on a grid, edges between them.

Coordinates are in SVG user units, origin at the top left. Promotions climb.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from generator.model import CareerTrack, Library, TrackEdge, TrackNode

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
    """Break a name over at most three lines of a node's box."""
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


def lattice(track: CareerTrack, library: Library) -> Lattice:
    """Lay out a track; the same track always gives the same drawing.

    Each role has a column, with its grades one above the other; places outside the roles stand in
    the lowest row.
    """
    rows = _rows(track, library)
    top = max(rows.values())
    columns = _spread(_columns_of(track), rows)
    x = {id_: MARGIN + round(column * (NODE_WIDTH + GAP_X)) for id_, column in columns.items()}
    bowed = any(
        rows[edge.start] == rows[edge.end] == top and not _side_by_side(x[edge.start], x[edge.end])
        for edge in track.edges
    )
    head = MARGIN + (GAP_Y if bowed else 0)
    placed = {
        node.id: PlacedNode(
            node, x[node.id], y=head + (top - rows[node.id]) * (NODE_HEIGHT + GAP_Y)
        )
        for node in track.nodes
    }
    edges = tuple(
        _edge(edge, number, placed[edge.start], placed[edge.end])
        for number, edge in enumerate(track.edges, start=1)
    )
    return Lattice(
        width=2 * MARGIN + round((max(columns.values()) + 1) * (NODE_WIDTH + GAP_X)) - GAP_X,
        height=head + MARGIN + (top + 1) * (NODE_HEIGHT + GAP_Y) - GAP_Y,
        nodes=tuple(placed.values()),
        edges=edges,
    )


def _columns_of(track: CareerTrack) -> dict[str, float]:
    """Give each node its column.

    Each role has one, except that a role to which several lead stands above the middle of them;
    places outside the roles stand one after another.
    """
    feeders = _feeders(track)
    columns: dict[str, float] = {}
    for role in feeders:
        if not _merges(role, feeders):
            columns[role] = len(columns)
    for role, below in feeders.items():
        if role not in columns:
            columns[role] = fmean(columns.get(feeder, 0) for feeder in below)
    outside = [node.id for node in track.nodes if node.position is None]
    return {
        node.id: columns[node.position.role] if node.position else outside.index(node.id)
        for node in track.nodes
    }


def _spread(columns: dict[str, float], rows: dict[str, int]) -> dict[str, float]:
    """Move nodes to the right where two of a row would lie over each other."""
    free: defaultdict[int, float] = defaultdict(float)
    found: dict[str, float] = {}
    for id_ in sorted(columns, key=lambda id_: columns[id_]):
        found[id_] = max(columns[id_], free[rows[id_]])
        free[rows[id_]] = found[id_] + 1
    return found


def _feeders(track: CareerTrack) -> dict[str, tuple[str, ...]]:
    """Give, for each role of a track, the other roles from which people are promoted into it."""
    roles = {node.id: str(node.position.role) for node in track.nodes if node.position}
    found: dict[str, dict[str, None]] = {role: {} for role in roles.values()}
    for edge in track.edges:
        start, end = roles.get(edge.start), roles.get(edge.end)
        if edge.kind == "promotion" and start and end and start != end:
            found[end][start] = None
    return {role: tuple(below) for role, below in found.items()}


def _merges(role: str, feeders: dict[str, tuple[str, ...]]) -> bool:
    below = feeders[role]
    return len(below) > 1 or any(len(feeders[feeder]) > 1 for feeder in below)


def _rows(track: CareerTrack, library: Library) -> dict[str, int]:
    """Give each node its row: above what promotes into it, and above its role's lower grades."""
    lowest = int(any(node.position is None for node in track.nodes))
    rows = {node.id: lowest if node.position else 0 for node in track.nodes}
    steps = [(edge.start, edge.end) for edge in track.edges if edge.kind == "promotion"]
    steps += _grade_steps(track, library)
    for _ in track.nodes:
        for start, end in steps:
            rows[end] = max(rows[end], min(rows[start] + 1, len(rows)))
    return rows


def _grade_steps(track: CareerTrack, library: Library) -> list[tuple[str, str]]:
    by_role: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for node in track.nodes:
        if node.position:
            grades = [grade.id for grade in library.roles[node.position.role].grades]
            by_role[node.position.role].append((grades.index(node.position.grade), node.id))
    return [
        (lower[1], higher[1])
        for nodes in by_role.values()
        for lower, higher in pairwise(sorted(nodes))
    ]


def _edge(edge: TrackEdge, number: int, start: PlacedNode, end: PlacedNode) -> PlacedEdge:
    """Draw an edge as a curve; neighbours in a row are joined side to side."""
    half_width, half_height = NODE_WIDTH // 2, NODE_HEIGHT // 2
    if start.y == end.y and _side_by_side(start.x, end.x):
        rightward = end.x > start.x
        y = start.y + half_height + (-12 if rightward else 12)
        x1 = start.x + (NODE_WIDTH if rightward else 0)
        x2 = end.x + (0 if rightward else NODE_WIDTH)
        return PlacedEdge(edge, number, f"M{x1} {y}L{x2} {y}", (x1 + x2) // 2, y)
    side = 0 if edge.kind == "promotion" else 24 if end.x >= start.x else -24
    x1, x2 = start.x + half_width + side, end.x + half_width + side
    upward = end.y <= start.y
    y1 = start.y + (0 if upward else NODE_HEIGHT)
    y2 = end.y + (NODE_HEIGHT if upward and end.y < start.y else 0)
    bend = y1 - GAP_Y if start.y == end.y else (y1 + y2) // 2
    label_x, label_y = _on_curve((x1, y1), (x1, bend), (x2, bend), (x2, y2), number)
    return PlacedEdge(
        edge, number, f"M{x1} {y1}C{x1} {bend} {x2} {bend} {x2} {y2}", label_x, label_y
    )


def _side_by_side(x: int, other: int) -> bool:
    return abs(x - other) == NODE_WIDTH + GAP_X


Point = tuple[int, int]


def _on_curve(a: Point, b: Point, c: Point, d: Point, number: int) -> Point:
    """Give a point on a cubic curve; neighbouring numbers stand at different places on theirs."""
    t = (0.35, 0.5, 0.65)[number % 3]
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    points = tuple(zip(weights, (a, b, c, d), strict=True))
    x, y = (round(sum(weight * point[axis] for weight, point in points)) for axis in (0, 1))
    return x, y
