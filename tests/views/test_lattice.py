"""The drawing of a career track: everything inside, nothing over anything else, always the same."""

import re
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.loading import load
from generator.model import CareerTrack, Library, TrackEdge, TrackNode
from generator.model.track import Criteria, EdgeKind
from generator.views.lattice import (
    NODE_COLUMNS,
    NODE_HEIGHT,
    NODE_LINES,
    NODE_WIDTH,
    Lattice,
    PlacedNode,
    lattice,
    node_lines,
)
from tests.libraries.examining import SMALL

KINDS: tuple[EdgeKind, ...] = ("entry", "promotion", "lateral", "return", "exit")


@cache
def small_library() -> Library:
    library = load(SMALL).sound_library()
    assert library is not None
    return library


def sound(drawing: Lattice, track: CareerTrack) -> None:
    """Hold what is true of every drawing."""
    assert [placed.node for placed in drawing.nodes] == list(track.nodes)
    assert [placed.edge for placed in drawing.edges] == list(track.edges)
    assert [placed.number for placed in drawing.edges] == list(range(1, len(track.edges) + 1))
    for one in drawing.nodes:
        assert 0 <= one.x <= one.x + NODE_WIDTH <= drawing.width
        assert 0 <= one.y <= one.y + NODE_HEIGHT <= drawing.height
    for one, other in combinations(drawing.nodes, 2):
        assert not overlap(one, other), f"{one.node.id} lies over {other.node.id}"
    for edge in drawing.edges:
        numbers = [int(number) for number in re.findall(r"-?\d+", edge.path)]
        assert all(0 <= x <= drawing.width for x in numbers[::2]), edge.path
        assert all(0 <= y <= drawing.height for y in numbers[1::2]), edge.path
        assert 0 <= edge.label_x <= drawing.width
        assert 0 <= edge.label_y <= drawing.height, (edge.edge.id, edge.label_y)


def overlap(one: PlacedNode, other: PlacedNode) -> bool:
    return abs(one.x - other.x) < NODE_WIDTH and abs(one.y - other.y) < NODE_HEIGHT


def test_promotions_climb(small: Library) -> None:
    track = small.tracks["sales-track"]
    drawing = lattice(track, small)
    sound(drawing, track)
    at = {placed.node.id: placed for placed in drawing.nodes}
    assert at["junior"].y > at["senior"].y > at["lead"].y
    assert at["junior"].x == at["senior"].x
    assert at["other-bank"].y == max(placed.y for placed in drawing.nodes)


def test_the_same_track_gives_the_same_drawing(small: Library) -> None:
    track = small.tracks["sales-track"]
    again = load(SMALL).sound_library()
    assert again is not None
    assert lattice(track, small) == lattice(again.tracks["sales-track"], again)


def test_the_handbooks_own_tracks_are_drawn_soundly() -> None:
    library = load(Path(__file__).resolve().parents[2]).library
    assert library is not None
    assert library.tracks
    for track in library.tracks.values():
        sound(lattice(track, library), track)


POSITIONS = ("client-manager@junior", "client-manager@senior", "team-lead@lead")


@st.composite
def tracks(draw: st.DrawFn) -> CareerTrack:
    """Draw any track over the small library: each position at most once, any edges between."""
    positions = draw(st.lists(st.sampled_from(POSITIONS), unique=True, max_size=3))
    outside = draw(st.integers(min_value=max(0, 2 - len(positions)), max_value=4))
    nodes = [
        TrackNode.model_validate({"id": f"n{number}", "position": position})
        for number, position in enumerate(positions)
    ] + [
        TrackNode.model_validate({"id": f"o{number}", "name": {"zh": "外", "en": "Out"}})
        for number in range(outside)
    ]
    ids = [node.id for node in nodes]
    ends = draw(
        st.lists(
            st.tuples(st.sampled_from(KINDS), st.sampled_from(ids), st.sampled_from(ids)).filter(
                lambda edge: edge[1] != edge[2]
            ),
            min_size=1,
            max_size=8,
        )
    )
    edges = [
        TrackEdge.model_validate(
            {"id": f"e{number}", "kind": kind, "from": start, "to": end, "criteria": Criteria()}
        )
        for number, (kind, start, end) in enumerate(ends)
    ]
    name = {"zh": "通道", "en": "Track"}
    return CareerTrack.model_validate(
        {"id": "any", "name": name, "purpose": name, "nodes": tuple(nodes), "edges": tuple(edges)}
    )


@settings(max_examples=150, deadline=None)
@given(track=tracks())
def test_any_track_is_drawn_soundly(track: CareerTrack) -> None:
    sound(lattice(track, small_library()), track)


def test_higher_grades_stand_above_lower_ones_even_without_an_edge(small: Library) -> None:
    track = small.tracks["sales-track"]
    leaving = tuple(edge for edge in track.edges if edge.id == "leaving")
    drawing = lattice(track.model_copy(update={"edges": leaving}), small)
    at = {placed.node.id: placed.y for placed in drawing.nodes}
    assert at["senior"] < at["junior"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("高级客户经理", ("高级客户经理",)),
        ("一二三四五六七八九十一二三", ("一二三四五六七八九十一", "二三")),
        ("Senior client manager", ("Senior client manager",)),
        ("Senior client manager of large firms", ("Senior client manager", "of large firms")),
        ("", ("",)),
    ],
)
def test_names_are_broken_over_lines(name: str, lines: tuple[str, ...]) -> None:
    assert node_lines(name) == lines


@given(st.text(alphabet="一二三 abcdefgh，（）", max_size=120))
def test_no_part_of_a_name_is_lost(name: str) -> None:
    lines = node_lines(name)
    assert len(lines) <= NODE_LINES
    assert "".join("".join(lines).split()) == "".join(name.split())
    for line in lines[:-1]:
        longest = max((len(word) for word in line.split()), default=0)
        width = sum(2 if char > "\u2fff" else 1 for char in line)
        assert width <= max(NODE_COLUMNS, longest)


def test_lines_are_filled_before_a_new_one_begins() -> None:
    for first, second in pairwise(node_lines("one two three four five six seven eight nine ten")):
        assert len(f"{first} {second.split()[0]}") > NODE_COLUMNS
