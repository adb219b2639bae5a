"""Writing a tree of files to disk: only what changed, and without what is gone."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.site.tree import SiteFile, as_json

INDEX = ".rolebook-tree.json"
"""Lists the files that an earlier run wrote, so that only those are ever removed."""


class WritingRefusedError(Exception):
    """The folder cannot take the tree; the text says why."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files a run wrote anew, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


def write_tree(files: Iterable[SiteFile], out: Path) -> Written:
    """Write files below `out`.

    Raises:
        WritingRefusedError: `out` is a file, or holds files but no index of an earlier run.
    """
    before = _earlier(out)
    now: set[PurePosixPath] = set()
    gone: set[PurePosixPath] = set()
    changed = 0
    for file in files:
        now.add(file.path)
        for path in _in_the_way(out, file.path, before):
            _remove(out, path)
            gone.add(path)
        changed += _write(out / file.path, file.content)
    stale = before - now - gone
    for path in stale:
        _remove(out, path)
    index = as_json(sorted(map(str, now)))
    _write(out / INDEX, index)
    return Written(
        changed=changed, unchanged=len(now) - changed, removed=len(stale) + len(gone - now)
    )


def _earlier(out: Path) -> set[PurePosixPath]:
    if not out.exists():
        return set()
    if not out.is_dir():
        raise WritingRefusedError(f"{out} is no folder")
    index = out / INDEX
    if not index.is_file():
        if any(out.iterdir()):
            raise WritingRefusedError(f"{out} holds files that no run wrote; choose a new folder")
        return set()
    try:
        names = json.loads(index.read_text("utf-8"))
    except ValueError:
        names = None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise WritingRefusedError(f"{index} is damaged; remove {out} and run again")
    return {path for path in map(PurePosixPath, names) if _lies_inside(out, path)}


def _lies_inside(out: Path, path: PurePosixPath) -> bool:
    """Say whether a path from the index leads to a place in the folder, links followed."""
    return (out / path).parent.resolve().is_relative_to(out.resolve())


def _in_the_way(
    out: Path, path: PurePosixPath, before: set[PurePosixPath]
) -> Iterator[PurePosixPath]:
    """Yield what an earlier run wrote where a file and a folder now change places."""
    yield from (parent for parent in path.parents if parent in before)
    if (out / path).is_dir():
        yield from (one for one in before if path in one.parents)


def _write(path: Path, content: str | bytes) -> bool:
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(data)
    partial.replace(path)
    return True


def _remove(out: Path, path: PurePosixPath) -> None:
    (out / path).unlink(missing_ok=True)
    for parent in path.parents[:-1]:
        folder = out / parent
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
