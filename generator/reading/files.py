"""Files from disk: in a fixed order, within limits, never outside the library."""

import codecs
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
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
        digest: The SHA-256 digest of its content, as hexadecimal digits.
        refused: Whether a finding says that the file cannot be used.
        read: Gives its content.
    """

    path: PurePosixPath
    digest: str
    refused: bool
    read: Callable[[], bytes] = field(repr=False, compare=False)

    @classmethod
    def of(cls, path: PurePosixPath, text: str, *, refused: bool = False) -> "SourceFile":
        """Make a file from its text."""
        return cls.holding(path, text.encode(), refused=refused)

    @classmethod
    def holding(cls, path: PurePosixPath, content: bytes, *, refused: bool = False) -> "SourceFile":
        """Make a file from its text in UTF-8."""
        return cls(path, hashlib.sha256(content).hexdigest(), refused, partial(bytes, content))

    @property
    def content(self) -> bytes:
        """Its text in UTF-8; of a file that was refused only what can be shown of it.

        Raises:
            ChangedFileError: It was left on the disk, and is not what it was any more.
        """
        return self.read()

    @property
    def text(self) -> str:
        """Its text; raises what `content` does."""
        return self.content.decode()

    def left_on_disk(self, root: Path) -> "SourceFile":
        """Give the file so that it is read again when its text is asked for."""
        return replace(self, read=partial(_read_again, root, self.path, self.digest))


class ChangedFileError(Exception):
    """A file is not what it was when it was gathered; the text names it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a library and the problems met while gathering them."""

    files: tuple[SourceFile, ...]
    findings: tuple[Finding, ...]


def gather(root: Path) -> Gathered:
    """Read every file of the library below `root`, ordered by path.

    The texts of all files take as much room as all that is made of them, and most are never asked
    for, because they were parsed before: they are left on the disk.

    Misplaced files become findings and are left out. Unreadable, oversized or linked ones stay as
    refused files: they are known to exist, so that a reference to them is not called dangling.
    """
    files: list[SourceFile] = []
    findings: list[Finding] = []
    found = {**_walk(root, LIBRARY, findings), **_walk(root, POLICIES, findings)}
    findings.extend(_case_clashes(found))
    for path, link in found.items():
        if left_out := _link(path) if link else _misplaced(path):
            findings.append(left_out)
            if file_kind(path) or policy_file(path):
                files.append(SourceFile.of(path, "", refused=True))
            continue
        file, problems = _read(root, path)
        findings.extend(problems)
        held = problems or file.refused or policy_file(path)
        files.append(file if held else file.left_on_disk(root))
    if HANDBOOK not in found:
        findings.append(Finding("RB110", Spot(HANDBOOK)))
    return Gathered(tuple(files), tuple(findings))


def _read_again(root: Path, path: PurePosixPath, digest: str) -> bytes:
    file, _ = _read(root, path)
    if file.digest != digest:
        raise ChangedFileError(f"{path}: the file was changed while it was read")
    return file.content


def _walk(root: Path, below: PurePosixPath, findings: list[Finding]) -> dict[PurePosixPath, bool]:
    """Give the paths of all files that are not hidden, each with whether it is a link.

    A link in place of a folder counts as a file.
    """
    for parent in (*below.parents, below):
        if parent.parts and (link := _linked(root, parent)):
            findings.append(link)
            return {}
    found: dict[PurePosixPath, bool] = {}
    waiting = [below]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                findings.append(_unreadable(folder, error))
            continue
        for entry in entries:
            if not entry.name.isprintable():
                findings.append(_misnamed(folder, entry.name))
            elif not entry.name.startswith("."):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(folder / entry.name)
                else:
                    found[folder / entry.name] = entry.is_symlink()
    return dict(sorted(found.items(), key=lambda item: item[0].parts))


def _misnamed(folder: PurePosixPath, name: str) -> Finding:
    """Report a name with bytes or control characters that no terminal can show."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return Finding("RB109", Spot(folder / shown), {"name": shown})


def _linked(root: Path, path: PurePosixPath) -> Finding | None:
    try:
        return _link(path) if (root / path).is_symlink() else None
    except OSError as error:
        return _unreadable(path, error)


def _link(path: PurePosixPath) -> Finding:
    return Finding("RB106", Spot(path), {"name": path.name})


def _misplaced(path: PurePosixPath) -> Finding | None:
    if file_kind(path) or policy_file(path):
        return None
    close = nearest(str(path.parent / "*.yml"), [kind.pattern for kind in FILE_KINDS])
    return Finding("RB109", Spot(path), {"name": path.name}, nearest=close)


def _case_clashes(paths: Iterable[PurePosixPath]) -> Iterator[Finding]:
    first: dict[str, PurePosixPath] = {}
    for path in paths:
        other = first.setdefault(str(path).casefold(), path)
        if other != path:
            yield Finding("RB108", Spot(path), {"name": str(path), "other": str(other)})


def _read(root: Path, path: PurePosixPath) -> tuple[SourceFile, list[Finding]]:
    where = root / path
    try:
        found = where.stat()
        if not stat.S_ISREG(found.st_mode):
            problem = Finding("RB107", Spot(path), {"reason": Word.NOT_A_FILE})
        elif found.st_size > MAX_BYTES:
            values = {"size": f"{found.st_size:,}", "limit": f"{MAX_BYTES:,}"}
            problem = Finding("RB105", Spot(path), values)
        else:
            return decode(path, where.read_bytes())
    except OSError as error:
        problem = _unreadable(path, error)
    return SourceFile.of(path, "", refused=True), [problem]


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
        return SourceFile.of(path, shown, refused=True), findings
    at = text.find("\r")
    if at >= 0:
        findings.append(Finding("RB103", _spot(path, text[:at])))
        data = _with_plain_lines(text).encode()
    is_blank = not text or text.isspace()
    if is_blank:
        findings.append(Finding("RB104", Spot(path)))
    return SourceFile.holding(path, data, refused=is_blank), findings


def _with_plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spot(path: PurePosixPath, before: str) -> Spot:
    before = _with_plain_lines(before)
    return Spot(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
