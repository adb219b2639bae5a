"""Indexed pages on the disk until the index is made: in memory they would be its largest part."""

import os
import pickle
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, NamedTuple, cast
from weakref import finalize

from generator.search.indexing import IndexedPage


class Shelved(NamedTuple):
    """Where a page lies.

    Attributes:
        file: Its address below the site's root.
        kind: One of `KINDS`.
        shelf: The number of its shelf.
        start: Its first byte there.
        size: How many bytes it has.
    """

    file: str
    kind: str
    shelf: int
    start: int
    size: int


class Shelf:
    """A file that one process writes, and then whoever has it open reads."""

    def __init__(self, number: int, file: IO[bytes]) -> None:
        """Take an empty file, which is closed when the shelf is let go of.

        Args:
            number: Tells shelves apart.
            file: Open for writing and reading, and nobody else's.
        """
        self._number = number
        self._file = file
        finalize(self, file.close)
        self._end = 0

    def put(self, page: IndexedPage) -> Shelved:
        """Put a page here, for whoever reads after `close_up`."""
        pickled = pickle.dumps(page, pickle.HIGHEST_PROTOCOL)
        self._file.write(pickled)
        start, self._end = self._end, self._end + len(pickled)
        return Shelved(page.listed.file, page.listed.kind, self._number, start, len(pickled))

    def close_up(self) -> None:
        """Bring to the disk what was put here."""
        self._file.flush()

    def get(self, place: Shelved) -> IndexedPage:
        """Give a page that was put here, by whichever process."""
        # Processes that were forked share one position in the file, so none is read from.
        pickled = os.pread(self._file.fileno(), place.size, place.start)
        return cast(IndexedPage, pickle.loads(pickled))  # noqa: S301 - nobody else has the file


@dataclass(frozen=True)
class ShelvedPages(Collection[IndexedPage]):
    """Pages that are taken off their shelves, one at a time, whenever they are gone through.

    Attributes:
        shelves: The shelves by number.
        places: Where each page lies, in the order of the pages.
    """

    shelves: Sequence[Shelf]
    places: Sequence[Shelved]

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[IndexedPage]:
        return (self.shelves[place.shelf].get(place) for place in self.places)

    def __contains__(self, page: object) -> bool:
        return any(page == one for one in self)
