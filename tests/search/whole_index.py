"""A whole index in memory, for tests."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from generator.search.entry import Synonyms
from generator.search.index import Start, lookup_half, manifest, text_half
from generator.search.indexing import IndexedPage


def index_files(
    pages: Sequence[IndexedPage],
    words: Mapping[str, str],
    synonyms: Sequence[Synonyms] = (),
    starts: Sequence[Start] = (),
) -> dict[PurePosixPath, bytes]:
    """Give the content of every file of an index by its path."""
    halves = (lookup_half(pages, synonyms), text_half(pages))
    said = {key: value for half in halves for key, value in half.said.items()}
    files = [file for half in halves for file in half.files]
    return dict([*files, manifest(said, starts, words)])
