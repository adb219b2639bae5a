"""The index of a site as files for the browser.

Data travels as classic scripts that call a function, because a page opened from a disk may load
nothing else. Three families of files, each in as many parts as keep one part small:

- `t…` terms: the postings of terms and the names filed under them;
- `w…` words: the stems of all words, for beginnings of words and mistyped ones;
- `p…` pages: titles and texts, for showing results.

They lie in a folder named by the hash of their content, so that a browser never mixes two states
of a site; `index.js` beside it says which folder is current.
"""

import hashlib
import json
import math
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from generator.search.entry import KINDS, Entry, Synonyms
from generator.search.folding import variants
from generator.search.names import Name, names
from generator.search.postings import Codes, Collector, average_length, postings
from generator.search.terms import stems

FOLDER = PurePosixPath("assets/search")
"""Where the files of the index lie below the site's root."""

_TERM_BYTES, _WORD_BYTES, _PAGE_BYTES = 10_000, 48_000, 12_000
"""About how much of each family one file holds, before compression."""

_SHOWN, _BEGINNING = 20_000, 200
"""Characters shown of one page, and of each section at least."""

_PREFIX = 4
"""Words that begin with the same letters share a file: one download finds all that continue."""

_FORKED = 2_000
"""Pages that one process looks through sooner than a second one is started and heard."""

_HASH = 12


@dataclass(frozen=True, slots=True)
class Start:
    """A page that is offered when nothing is found."""

    url: str
    title: str


Share = Callable[[Callable[[int, int], Codes], int], list[Codes]]
"""Does a piece of work in at most so many shares, each told its number and how many there are."""


def _alone(work: Callable[[int, int], Codes], most: int) -> list[Codes]:  # noqa: ARG001 - as Share
    return [work(0, 1)]


def index_files(
    entries: Iterable[Entry],
    synonyms: Iterable[Synonyms],
    starts: Sequence[Start],
    words: Mapping[str, str],
    share: Share = _alone,
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield path and content of every file of the index.

    Args:
        entries: Everything that can be found, the entries of a page one after the other.
        synonyms: Names that mean the same.
        starts: Pages to offer when nothing is found.
        words: The interface's words; a page is also found by the label of its kind.
        share: Has the pages of a large site looked through by several processes; the files are
            the same.
    """
    pages = _pages(entries)
    posted = dict(postings(share(partial(_collected, pages, words), len(pages) // _FORKED + 1)))
    frequencies = {term: numbers[0] for term, numbers in posted.items()}
    filed = names(pages, synonyms, frequencies)
    each = _pages_per_part(pages)
    families = {
        "t": _scripts("t", _term_parts(posted, filed)),
        "w": _scripts("w", _word_parts(frequencies, _typed(pages))),
        "p": _scripts("p", (list(map(_shown, part)) for part in _cut(pages, each))),
    }
    digest = hashlib.sha256()
    for _, script in chain.from_iterable(families.values()):
        digest.update(script)
    folder = digest.hexdigest()[:_HASH]
    for name, script in chain.from_iterable(families.values()):
        yield FOLDER / folder / f"{name}.js", script
    manifest = {
        "folder": folder,
        "parts": {family: len(scripts) for family, scripts in families.items()},
        "pages": len(pages),
        "pagesPerPart": each,
        "kinds": _kind_starts(pages),
        "starts": [[start.url, start.title] for start in starts],
        "words": dict(words),
        "variants": variants(term for term in frequencies if len(term) == 1),
    }
    yield FOLDER / "index.js", f'Rolebook.search.take("index",{as_json(manifest)});\n'.encode()


def _scripts(family: str, parts: Iterable[object]) -> list[tuple[str, bytes]]:
    """Give the scripts that hand over the parts of a family, each with its name."""
    named = ((f"{family}{number}", part) for number, part in enumerate(parts))
    return [
        (name, f"Rolebook.search.take({as_json(name)},{as_json(part)});\n".encode())
        for name, part in named
    ]


def as_json(value: object) -> str:
    """Give a value as compact JSON, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=array.tolist)


def bucket(key: str, parts: int) -> int:
    """Give the part that a key is in: FNV-1a over UTF-16, as the browser counts characters.

    Examples:
        >>> bucket("尽职", 1)
        0
    """
    mixed = 0x811C9DC5
    units = key.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2], strict=True):
        mixed = ((mixed ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return mixed % parts


def part_key(term: str) -> str:
    """Give what decides in which part a term is: the whole pair, or the beginning of a word."""
    return term[:_PREFIX]


def _pages(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Group entries into pages, and the pages by kind."""
    grouped: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.key, []).append(entry)
    return sorted(grouped.values(), key=lambda page: KINDS.index(page[0].kind))


def _collected(
    pages: Sequence[Sequence[Entry]], words: Mapping[str, str], share: int, shares: int
) -> Codes:
    """Collect the postings of every so-manyth page: all shares have pages of every kind."""
    lengths = [sum(len(entry.text) for entry in page) for page in pages]
    collector = Collector(average_length(lengths))
    for number in range(share, len(pages), shares):
        page = pages[number]
        collector.add(number, page, words.get(page[0].kind, ""))
    return collector.codes()


def _term_parts(
    posted: Mapping[str, "array[int]"], filed: Mapping[str, list[Name]]
) -> list[dict[str, Any]]:
    size = sum(len(term) + 5 * len(numbers) for term, numbers in posted.items())
    parts: list[dict[str, Any]] = [
        {"terms": {}, "names": {}} for _ in range(_count(size, _TERM_BYTES))
    ]
    for term, numbers in posted.items():
        parts[bucket(part_key(term), len(parts))]["terms"][term] = numbers
    for term in sorted(filed):
        parts[bucket(part_key(term), len(parts))]["names"][term] = [
            [name.text, name.titled, name.called, name.others] for name in filed[term]
        ]
    return parts


def _typed(pages: Iterable[Sequence[Entry]]) -> set[str]:
    """Give the stems of spellings: found when typed, but no words to complete or correct to."""
    return {term for page in pages for typed in page[0].spellings for term in stems(typed)}


def _word_parts(frequencies: Mapping[str, int], typed: Collection[str]) -> list[str]:
    """Give the stems with their frequencies, in parts by first letter."""
    words = [
        term for term in frequencies if term.isascii() and term.isalpha() and term not in typed
    ]
    parts: list[list[str]] = [[] for _ in range(_count(8 * len(words), _WORD_BYTES))]
    for stem in words:
        parts[bucket(stem[0], len(parts))].append(f"{stem} {frequencies[stem]}")
    return [" ".join(part) for part in parts]


def _pages_per_part(pages: Sequence[Sequence[Entry]]) -> int:
    """Give how many pages go into one part: constant, so that no table of parts is needed."""
    size = sum(len(entry.text.encode()) for page in pages for entry in page)
    return max(1, math.ceil(len(pages) / _count(size, _PAGE_BYTES)))


def _cut(pages: Sequence[Sequence[Entry]], each: int) -> Iterator[Sequence[Sequence[Entry]]]:
    return (pages[start : start + each] for start in range(0, len(pages), each))


def _shown(page: Sequence[Entry]) -> list[Any]:
    """Give what is shown of a page: its file, its title, and its sections.

    A very long page, such as one that lists all there is, shows the beginnings of its sections.
    """
    long = sum(len(entry.text) for entry in page) > _SHOWN
    most = max(_SHOWN // len(page), _BEGINNING) if long else _SHOWN
    sections = [[entry.url.partition("#")[2], entry.heading, entry.text[:most]] for entry in page]
    return [page[0].key[0], page[0].page, sections]


def _kind_starts(pages: Sequence[Sequence[Entry]]) -> list[list[Any]]:
    """Give the number of the first page of each kind that there is."""
    starts: dict[str, int] = {}
    for number, page in enumerate(pages):
        starts.setdefault(page[0].kind, number)
    return [[kind, start] for kind, start in starts.items()]


def _count(size: int, each: int) -> int:
    return max(1, round(size / each))
