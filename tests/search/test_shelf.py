"""A shelf gives back what any process put there, in the order that is asked for."""

from tempfile import TemporaryFile

import pytest

from generator.parallel import shared
from generator.search.entry import Entry
from generator.search.indexing import IndexedPage, indexed
from generator.search.shelf import Shelf, Shelved, ShelvedPages


def empty(number: int) -> Shelf:
    return Shelf(number, TemporaryFile())


def pages(names: str) -> list[IndexedPage]:
    entries = (Entry(f"{name}.html", name, "", "page", f"风险 {name * 9}") for name in names)
    return list(indexed(entries, {}))


def test_pages_come_as_they_were_put_however_often_they_are_gone_through() -> None:
    shelf, some = empty(0), pages("abc")
    places = [shelf.put(page) for page in some]
    shelf.close_up()
    shelved = ShelvedPages([shelf], places[::-1])
    assert [*shelved] == [*shelved] == some[::-1]
    assert len(shelved) == len(some)
    assert some[1] in shelved
    assert pages("d")[0] not in shelved


def test_what_another_process_put_is_read_here() -> None:
    shelves = [empty(0), empty(1)]

    def work(number: int) -> list[Shelved]:
        found = [shelves[number].put(page) for page in pages("ab" if number else "xyz")]
        shelves[number].close_up()
        return found

    places = [place for share in shared(work, 2) for place in share]
    assert [*ShelvedPages(shelves, places)] == pages("xyzab")


def test_processes_read_one_shelf_at_the_same_time() -> None:
    shelf, some = empty(0), pages("abcdefghij")
    shelved = ShelvedPages([shelf], [shelf.put(page) for page in some] * 200)
    shelf.close_up()
    assert shared(lambda _: [*shelved] == some * 200, 2) == [True, True]


@pytest.mark.filterwarnings("error")
def test_the_file_is_closed_with_its_shelf() -> None:
    file = TemporaryFile()  # noqa: SIM115 - that the shelf closes it is the point
    Shelf(0, file)
    assert file.closed
