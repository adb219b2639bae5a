"""Verifying: every byte of a published site, from the pointer down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from generator.release import layout, manifest
from generator.release.canonical import digest
from generator.release.lock import is_busy
from generator.release.publishing import file_digest
from generator.release.records import DamagedRecordError
from generator.release.releases import Release, Releases, statement
from generator.release.shared import recorded
from generator.release.signing import Signers, signer_of
from generator.release.stored import files_below, published_state, relative


class Fault(Enum):
    """What can be wrong with a file."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    LINK = "link"
    DAMAGED = "damaged"
    LEFT_BEHIND = "left behind"
    NOT_SIGNED = "not signed"
    BAD_SIGNATURE = "bad signature"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        fault: What it is.
        path: Where, below the site's root.
        note: More about it, if there is more.
    """

    fault: Fault
    path: PurePosixPath
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found.

    Attributes:
        releases: How many releases were verified.
        files: How many files were verified.
        latest: Which release readers are led to.
        led_by: Who signed that, where signatures were checked.
        signers: Who signed each signed release, likewise.
        problems: Everything that is wrong, in the order of paths.
    """

    releases: int
    files: int
    latest: str
    led_by: str | None
    signers: Mapping[str, str]
    problems: tuple[Problem, ...]


def verify(target: Path, signers: Signers | None = None) -> Verification:
    """Hold every file of a published site to what was recorded when it was published.

    Args:
        target: The published site.
        signers: Whose signatures count; None checks no signatures.

    Raises:
        NotPublishedError: Nothing was published there.
        OSError: A file cannot be read.
    """
    try:
        state = published_state(target)
    except DamagedRecordError as error:
        damaged = Problem(Fault.DAMAGED, layout.POINTER, str(error))
        return Verification(0, 0, "", None, {}, (damaged,))
    expected: dict[PurePosixPath, str] = {layout.POINTER: file_digest(target / layout.POINTER)}
    problems: list[Problem] = []
    try:
        expected |= _shared(target, state)
    except DamagedRecordError as error:
        problems.append(Problem(Fault.DAMAGED, layout.SHARED, str(error)))
    for release in state.releases:
        try:
            expected |= _release(target, state, release)
        except DamagedRecordError as error:
            problems.append(Problem(Fault.DAMAGED, layout.manifest(release.name), str(error)))
    compared = _compared(target, expected)
    if problems:
        # Where a record is damaged, nobody can say what belongs there and what was added.
        compared = (one for one in compared if one.fault is not Fault.ADDED)
    problems = [*problems, *compared, *_left_behind(target)]
    led_by = _seal(state, signers) if signers else None
    if isinstance(led_by, Problem):
        problems.append(led_by)
    signed: dict[str, str] = {}
    for release in state.releases if signers else ():
        outcome = _signature(target, release, signers) if signers else None
        if isinstance(outcome, Problem):
            problems.append(outcome)
        elif outcome is not None:
            signed[release.name] = outcome
    return Verification(
        releases=len(state.releases),
        files=len(expected),
        latest=state.latest,
        led_by=None if isinstance(led_by, Problem) else led_by,
        signers=signed,
        problems=tuple(sorted(problems, key=lambda one: (one.path, one.fault.value))),
    )


def _shared(target: Path, state: Releases) -> Mapping[PurePosixPath, str]:
    content = _record(target, layout.SHARED, state.shared)
    return {layout.SHARED: state.shared, **recorded(content)}


def _release(target: Path, state: Releases, release: Release) -> Mapping[PurePosixPath, str]:
    """Give what a release consists of; its manifest speaks of its own folders only."""
    path = layout.manifest(release.name)
    found = manifest.parsed(_record(target, path, release.manifest), path)
    if (found.release, found.audience) != (release.name, state.audience):
        raise DamagedRecordError(f"{path} is of another release or audience")
    own = (
        layout.record(release.name),
        *(layout.edition(release.name, language) for language in found.languages),
    )
    for file in found.files:
        if not any(file.is_relative_to(folder) for folder in own):
            raise DamagedRecordError(f"{path} lists {file}, which is none of this release's files")
    signature = {layout.signature(release.name): release.signature} if release.signature else {}
    return {path: release.manifest, **signature, **found.files}


def _record(target: Path, path: PurePosixPath, expected: str) -> bytes:
    try:
        content = (target / path).read_bytes()
    except FileNotFoundError:
        raise DamagedRecordError("it is missing") from None
    if digest(content) != expected:
        raise DamagedRecordError("it is not as it was written")
    return content


def _compared(target: Path, expected: Mapping[PurePosixPath, str]) -> Iterator[Problem]:
    """Compare what is there with the SHA-256 that every file is expected to have."""
    found = set()
    for file in files_below(target):
        path = relative(file, target)
        found.add(path)
        if path.parts[0] in {layout.WORK, layout.LOCK}:
            continue
        if file.is_symlink():
            yield Problem(Fault.LINK, path)
        elif path not in expected:
            yield Problem(Fault.ADDED, path)
        elif file_digest(file) != expected[path]:
            yield Problem(Fault.CHANGED, path)
    for path in expected.keys() - found:
        yield Problem(Fault.MISSING, path)


def _left_behind(target: Path) -> Iterator[Problem]:
    """Yield what a publisher left that is no longer at work."""
    if not is_busy(target):
        for name in (layout.WORK, layout.LOCK):
            if (target / name).exists():
                yield Problem(Fault.LEFT_BEHIND, PurePosixPath(name))


def _seal(state: Releases, signers: Signers) -> str | Problem:
    """Give who signed the list of releases, and with it which of them is the latest."""
    if state.seal is None:
        return Problem(Fault.NOT_SIGNED, layout.POINTER)
    signer = signer_of(statement(state), state.seal.encode(), signers)
    return signer or Problem(Fault.BAD_SIGNATURE, layout.POINTER, f"by nobody in {signers}")


def _signature(target: Path, release: Release, signers: Signers) -> str | Problem:
    path = layout.signature(release.name)
    if not release.signature:
        return Problem(Fault.NOT_SIGNED, layout.manifest(release.name))
    try:
        text = (target / layout.manifest(release.name)).read_bytes()
        signature = (target / path).read_bytes()
    except FileNotFoundError:
        return Problem(Fault.BAD_SIGNATURE, path, "the manifest or its signature is missing")
    signer = signer_of(text, signature, signers)
    return signer or Problem(Fault.BAD_SIGNATURE, path, f"by nobody in {signers}")
