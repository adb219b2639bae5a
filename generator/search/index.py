"""The index of a site as files for the browser.

Data travels as classic scripts that call a function, because a page opened from a disk may load
nothing else. Families of files, each in as many parts as keep one part small:

- `t…` terms: the postings of terms and the names filed under them;
- `s0` syllables, where Chinese is written: for characters that were taken for others;
- `w…` words: the stems of all words, for beginnings of words and mistyped ones;
- `p…` pages: titles and texts, for showing results.

Each family lies in a folder named by the hash of its content, so that a browser never mixes two
states of a site; `index.js` beside them says which folders are current.
"""

import hashlib
import json
import math
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import PurePosixPath
from typing import Any

from generator.search.entry import Synonyms
from generator.search.folding import variants
from generator.search.indexing import IndexedPage, Listed
from generator.search.names import Name, names
from generator.search.pinyin import syllables
from generator.search.postings import Impacts, postings
from generator.search.questions import HOW_MANY, NUMBER, PHRASES, WHOSE, WORDS

FOLDER = PurePosixPath("assets/search")
"""Where the files of the index lie below the site's root."""

_TERM_BYTES, _WORD_BYTES, _PAGE_BYTES = 10_000, 48_000, 10_000
"""About how much of each family one file holds, before compression."""

_PAGE_FILES = 1_000
"""So many files for pages cost nothing: up to here each page has one, and nobody loads another."""

_PREFIX = 4
"""Words that begin with the same letters share a file: one download finds all that continue."""

_HASH = 12


@dataclass(frozen=True, slots=True)
class Start:
    """A page that is offered when nothing is found."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Half:
    """A half of the index, which can be made without the other.

    Attributes:
        said: What the manifest says of it.
        files: Path and content of its files; they are made as they are asked for.
    """

    said: Mapping[str, Any]
    files: Iterator[tuple[PurePosixPath, bytes]]


def lookup_half(pages: Iterable[IndexedPage], synonyms: Iterable[Synonyms]) -> Half:
    """Give the half that finds pages: terms, words and syllables.

    Args:
        pages: Everything that can be found, by kind in the order of `KINDS`.
        synonyms: Names that mean the same.
    """
    listed, posted = _gathered(pages)
    frequencies = {term: numbers[0] for term, numbers in posted.items()}
    filed = names(listed, synonyms, frequencies)
    typed = {stem for page in listed for stem in page.typed}
    families = {
        "t": [*_scripts("t", map(as_json, _term_parts(posted, filed)))],
        "w": [*_scripts("w", map(as_json, _word_parts(frequencies, typed)))],
    }
    if typed:
        families["s"] = [*_scripts("s", [as_json(syllables())])]
    folders = {family: _folder(scripts) for family, scripts in families.items()}
    return Half(
        said={
            **{family: [folders[family], len(scripts)] for family, scripts in families.items()},
            "variants": variants(term for term in frequencies if len(term) == 1),
            "questions": [WHOSE, HOW_MANY, NUMBER, PHRASES, WORDS],
        },
        files=chain.from_iterable(
            _placed(folders[family], scripts) for family, scripts in families.items()
        ),
    )


def text_half(pages: Collection[IndexedPage]) -> Half:
    """Give the half that shows what was found.

    Args:
        pages: The pages of the other half; they are gone through several times, and need not all
            be in memory.
    """
    listed = [page.listed for page in pages]
    each = _pages_per_part(listed)

    def scripts() -> Iterator[tuple[str, bytes]]:
        # This is by far the most: it is put together once for the name of the folder and again to
        # be written, and never all in memory.
        return _scripts("p", map(_shown, _runs(pages, each)))

    folder = _folder(scripts())
    return Half(
        said={
            "p": [folder, math.ceil(len(listed) / each)],
            "pages": len(listed),
            "pagesPerPart": each,
            "kinds": _kind_starts(listed),
        },
        files=_placed(folder, scripts()),
    )


def manifest(
    said: Mapping[str, Any], starts: Sequence[Start], words: Mapping[str, str]
) -> tuple[PurePosixPath, bytes]:
    """Give path and content of the file that says what there is.

    Args:
        said: What both halves say.
        starts: Pages to offer when nothing is found.
        words: The interface's words.
    """
    more = {"starts": [[start.url, start.title] for start in starts], "words": dict(words)}
    return FOLDER / "index.js", _script("index", as_json({**said, **more}))


def _gathered(pages: Iterable[IndexedPage]) -> tuple[list[Listed], Mapping[str, "array[int]"]]:
    """Give how all pages are listed, and the posting of each term, in one go through them."""
    listed: list[Listed] = []

    def impacts() -> Iterator[Impacts]:
        for page in pages:
            listed.append(page.listed)
            yield page.impacts

    posted = dict(postings(impacts()))
    return listed, posted


def _folder(scripts: Iterable[tuple[str, bytes]]) -> str:
    """Give the name of a folder with some scripts."""
    digest = hashlib.sha256()
    for _, script in scripts:
        digest.update(script)
    return digest.hexdigest()[:_HASH]


def _placed(
    folder: str, scripts: Iterable[tuple[str, bytes]]
) -> Iterator[tuple[PurePosixPath, bytes]]:
    return ((FOLDER / folder / f"{name}.js", script) for name, script in scripts)


def _scripts(family: str, parts: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the scripts that hand over the parts of a family, each with its name."""
    for number, part in enumerate(parts):
        name = f"{family}{number}"
        yield name, _script(name, part)


def _script(name: str, value: bytes) -> bytes:
    return b'Rolebook.search.take("%s",%s);\n' % (name.encode(), value)


def as_json(value: object) -> bytes:
    """Give a value as compact JSON in UTF-8, the same bytes for the same value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=array.tolist)
    return text.encode()


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


def _word_parts(frequencies: Mapping[str, int], typed: Collection[str]) -> list[str]:
    """Give the stems with their frequencies, in parts by first letter."""
    words = [
        term for term in frequencies if term.isascii() and term.isalpha() and term not in typed
    ]
    parts: list[list[str]] = [[] for _ in range(_count(8 * len(words), _WORD_BYTES))]
    for stem in words:
        parts[bucket(stem[0], len(parts))].append(f"{stem} {frequencies[stem]}")
    return [" ".join(part) for part in parts]


def _pages_per_part(pages: Sequence[Listed]) -> int:
    """Give how many pages go into one part: constant, so that no table of parts is needed."""
    size = sum(page.size for page in pages)
    return max(1, math.ceil(len(pages) / max(_PAGE_FILES, _count(size, _PAGE_BYTES))))


def _runs(pages: Iterable[IndexedPage], each: int) -> Iterator[list[IndexedPage]]:
    left = iter(pages)
    while run := list(islice(left, each)):
        yield run


def _shown(pages: Iterable[IndexedPage]) -> bytes:
    return b"[%s]" % b",".join([page.shown for page in pages])


def _kind_starts(pages: Iterable[Listed]) -> list[tuple[str, int]]:
    """Give the number of the first page of each kind that there is."""
    starts: dict[str, int] = {}
    for number, page in enumerate(pages):
        starts.setdefault(page.kind, number)
    return list(starts.items())


def _count(size: int, each: int) -> int:
    return max(1, round(size / each))
