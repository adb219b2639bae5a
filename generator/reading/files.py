"""Files from disk: in a fixed order, within limits, never outside the library."""

import codecs
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Spot, Word
from generator.findings.nearest import nearest
from generator.reading.layout import FILE_KINDS, HANDBOOK, LIBRARY, POLICIES, file_kind, policy_file

MAX_BYTES = 1 << 20
"""A hand-written file of more than one MiB is a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text file of the library.

    Attributes:
        path: Path below the project's root.
        text: Its content; of a file that was refused only what can be shown of it.
        refused: Whether a finding says that the file cannot be used.
    """

    path: PurePosixPath
    text: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a library and the problems met while gathering them."""

    files: tuple[SourceFile, ...]
    findings: tuple[Finding, ...]


def gather(root: Path) -> Gathered:
    """Read every file of the library below `root`, ordered by path.

    Misplaced files become findings and are left out. Unreadable, oversized or linked ones stay as
    refused files: they are known to exist, so that a reference to them is not called dangling.
    """
    files: list[SourceFile] = []
    findings: list[Finding] = []
    paths = [*_walk(root, LIBRARY, findings), *_walk(root, POLICIES, findings)]
    findings.extend(_case_clashes(paths))
    for path in paths:
        if left_out := _linked(root, path) or _misplaced(path):
            findings.append(left_out)
            if file_kind(path) or policy_file(path):
                files.append(SourceFile(path, "", refused=True))
            continue
        file, problems = _read(root, path)
        findings.extend(problems)
        files.append(file)
    if HANDBOOK not in paths:
        findings.append(Finding("RB110", Spot(HANDBOOK)))
    return Gathered(tuple(files), tuple(findings))


def _walk(root: Path, below: PurePosixPath, findings: list[Finding]) -> list[PurePosixPath]:
    """Give the paths of all files, and of links in place of folders, that are not hidden."""

    def unreadable(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            folder = Path(error.filename).relative_to(root).as_posix()
            findings.append(_unreadable(PurePosixPath(folder), error))

    for parent in (*below.parents, below):
        if parent.parts and (link := _linked(root, parent)):
            findings.append(link)
            return []
    found: list[PurePosixPath] = []
    for folder, subfolders, names in os.walk(root / below, onerror=unreadable):
        here = PurePosixPath(Path(folder).relative_to(root).as_posix())
        links = [name for name in subfolders if (Path(folder) / name).is_symlink()]
        for name in (*names, *links):
            if not name.isprintable():
                findings.append(_misnamed(here, name))
            elif not name.startswith("."):
                found.append(here / name)
        subfolders[:] = [name for name in subfolders if name[0] != "." and name.isprintable()]
    return sorted(found)


def _misnamed(folder: PurePosixPath, name: str) -> Finding:
    """Report a name with bytes or control characters that no terminal can show."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return Finding("RB109", Spot(folder / shown), {"name": shown})


def _linked(root: Path, path: PurePosixPath) -> Finding | None:
    try:
        if (root / path).is_symlink():
            return Finding("RB106", Spot(path), {"name": path.name})
    except OSError as error:
        return _unreadable(path, error)
    return None


def _misplaced(path: PurePosixPath) -> Finding | None:
    if file_kind(path) or policy_file(path):
        return None
    close = nearest(str(path.parent / "*.yml"), [kind.pattern for kind in FILE_KINDS])
    return Finding("RB109", Spot(path), {"name": path.name}, nearest=close)


def _case_clashes(paths: list[PurePosixPath]) -> Iterator[Finding]:
    first: dict[str, PurePosixPath] = {}
    for path in paths:
        other = first.setdefault(str(path).casefold(), path)
        if other != path:
            yield Finding("RB108", Spot(path), {"name": str(path), "other": str(other)})


def _read(root: Path, path: PurePosixPath) -> tuple[SourceFile, list[Finding]]:
    where = root / path
    refused = SourceFile(path, "", refused=True)
    try:
        found = where.stat()
        if not stat.S_ISREG(found.st_mode):
            return refused, [Finding("RB107", Spot(path), {"reason": Word.NOT_A_FILE})]
        if found.st_size > MAX_BYTES:
            values = {"size": f"{found.st_size:,}", "limit": f"{MAX_BYTES:,}"}
            return refused, [Finding("RB105", Spot(path), values)]
        return decode(path, where.read_bytes())
    except OSError as error:
        return refused, [_unreadable(path, error)]


def _unreadable(path: PurePosixPath, error: OSError) -> Finding:
    if isinstance(error, PermissionError):
        return Finding("RB107", Spot(path), {"reason": Word.NO_PERMISSION})
    return Finding("RB107", Spot(path), {"reason": error.strerror or str(error)})


def decode(path: PurePosixPath, data: bytes) -> tuple[SourceFile, list[Finding]]:
    """Give the text of a file, and what is wrong with its bytes."""
    findings: list[Finding] = []
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        findings.append(Finding("RB102", Spot(path)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        spot = _spot(path, before)
        shown = _with_plain_lines(data.decode("utf-8", "replace"))
        findings.append(Finding("RB101", spot, {"byte": f"0x{data[error.start]:02X}"}))
        return SourceFile(path, shown, refused=True), findings
    at = text.find("\r")
    if at >= 0:
        findings.append(Finding("RB103", _spot(path, text[:at])))
        text = _with_plain_lines(text)
    if not text.strip():
        findings.append(Finding("RB104", Spot(path)))
        return SourceFile(path, text, refused=True), findings
    return SourceFile(path, text), findings


def _with_plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spot(path: PurePosixPath, before: str) -> Spot:
    before = _with_plain_lines(before)
    return Spot(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
