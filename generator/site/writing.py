"""Writing a tree of files to disk: only what changed, and without what is gone."""

import json
import os
from collections.abc import Iterable
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
    changed = 0
    for file in files:
        now.add(file.path)
        changed += _write(out / file.path, file.content)
    stale = before - now
    for path in stale:
        _remove(out, path)
    index = as_json(sorted(map(str, now)))
    _write(out / INDEX, index)
    return Written(changed=changed, unchanged=len(now) - changed, removed=len(stale))


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
    except ValueError as error:
        raise WritingRefusedError(f"{index} is damaged; remove {out} and run again") from error
    return {PurePosixPath(name) for name in names if ".." not in PurePosixPath(name).parts}


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
