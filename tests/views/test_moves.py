"""Moves on career tracks, seen from a role."""

from dataclasses import replace

from generator.model import Library
from generator.usage import usage
from generator.views.moves import moves_from, moves_into


def test_moves_lead_out_of_a_role_or_up_within_it(small: Library) -> None:
    found = [
        (move.track.id, move.edge.id) for move in moves_from("client-manager", small, usage(small))
    ]
    assert found == [
        ("sales-track", "to-senior"),
        ("sales-track", "to-lead"),
        ("sales-track", "leaving"),
    ]
    assert list(moves_from("team-lead", small, usage(small))) == []


def test_moves_into_a_role_come_from_elsewhere_only(small: Library) -> None:
    assert [move.edge.id for move in moves_into("team-lead", small, usage(small))] == ["to-lead"]
    assert list(moves_into("client-manager", small, usage(small))) == []


def test_a_way_in_from_outside_the_roles_is_a_move_into_one(small: Library) -> None:
    track = small.tracks["sales-track"]
    leaving = next(edge for edge in track.edges if edge.id == "leaving")
    entering = leaving.model_copy(
        update={"id": "entering", "kind": "entry", "start": leaving.end, "end": "junior"}
    )
    changed = track.model_copy(update={"edges": (*track.edges, entering)})
    library = replace(small, tracks={track.id: changed})
    assert [move.edge.id for move in moves_into("client-manager", library, usage(library))] == [
        "entering"
    ]
