"""Career track pages: the lattice, and its criteria in words."""

from collections.abc import Iterator

from generator.model import CareerTrack, Kind
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part, ReadingOrder
from generator.views.lattice import NODE_HEIGHT, NODE_WIDTH, lattice, node_lines


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the index of career tracks and a page for each."""
    edition = composer.edition
    library = edition.library
    yield PagePlan.of(
        Draft(
            kind="tracks",
            path=addresses.TRACKS,
            title=edition.word("tracks.title"),
            description=edition.word("tracks.description"),
            tab=addresses.TRACKS,
            parts=[Part("overview", edition.word("tracks.overview"))],
            view={"tracks": list(library.tracks.values())},
            hide=("navigation",),
        )
    )
    order = ReadingOrder(library.tracks)
    for track in library.tracks.values():
        yield _page(composer, track, order)


def _page(composer: Composer, track: CareerTrack, order: ReadingOrder) -> PagePlan:
    edition = composer.edition
    thing = (Kind.TRACK, track.id)
    names = {
        node.id: edition.position_name(node.position)
        if node.position
        else edition.say(node.name)
        if node.name
        else node.id
        for node in track.nodes
    }
    return PagePlan.of(
        Draft(
            kind="track",
            path=addresses.address(*thing).path,
            title=edition.say(track.name),
            description=track.purpose,
            tab=addresses.TRACKS,
            parts=[
                Part("map", composer.heading("track.map")),
                Part("moves", composer.heading("track.moves")),
            ],
            view={
                "track": track,
                "names": names,
                "drawing": lattice(track, edition.library),
                "node_width": NODE_WIDTH,
                "node_height": NODE_HEIGHT,
                "node_lines": node_lines,
            },
            crumbs=[composer.tab("tracks", addresses.TRACKS)],
            maintainer=track.maintainer,
            sources=edition.usage.sources[thing],
            origin=edition.library.origins[thing].file,
            audience=track.audience,
            neighbours=composer.neighbours(Kind.TRACK, order, track.id),
        )
    )
