"""Publishing: a release is made, recorded, and put into its place; nothing else ever changes."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from generator.release import durable, layout, releases
from generator.release.canonical import digest
from generator.release.installing import SITE, Coming, install, recover
from generator.release.lock import exclusive
from generator.release.manifest import Manifest, as_text
from generator.release.releases import Release, Releases
from generator.release.signing import Sign
from generator.release.stored import files_below, manifests_of, published_state, relative, state_of

NAMED = 5
"""How many differing files a refusal names."""


class RefusedError(Exception):
    """Publishing would change or mix what is published; the text says what. Nothing changed."""


class Outcome(Enum):
    """What a publication came to."""

    PUBLISHED = "published"
    SIGNED = "signed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published.

    Attributes:
        release: Its name.
        day: The day that its pages are made for.
        titles: The handbook's title in each language, the first language first.
        generator: Version of the program that makes it.
        audience: Whom it is made for; None for everyone.
    """

    release: str
    day: dt.date
    titles: Mapping[str, str]
    generator: str
    audience: str | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """Its languages."""
        return tuple(self.titles)


def publish(
    target: Path,
    publication: Publication,
    make: Callable[[Path], None],
    sign: Sign | None = None,
) -> Outcome:
    """Publish a release and make it the latest.

    Args:
        target: The folder of the published site; made if it is not there.
        publication: What is published.
        make: Writes the release into a folder: `<language>/<release>/` and
            `releases/<release>/library.json`.
        sign: Signs the manifest and the list of releases, where that is wanted.

    Raises:
        RefusedError: It would change or mix what is published.
        TargetBusyError: Another publisher is at work.
        DamagedRecordError: What is published is not as it was.
        OSError: The folder does not take it; nothing changed.
    """
    with _publisher(target) as before:
        _refuse_mixing(before, publication)
        earlier = before.find(publication.release) if before else None
        if earlier is None:
            _refuse_name_of_removed(before, publication.release)
            _refuse_occupied(target, publication)
        site = target / layout.WORK / SITE
        site.mkdir(parents=True)
        make(site)
        manifest = _manifest(site, publication)
        if before is not None and earlier is not None:
            _refuse_other_content(manifests_of(target, before)[earlier.name], manifest)
            if sign is None or (earlier.signature and before.seal):
                return Outcome.UNCHANGED
            _sign_again(target, before, publication, sign)
            return Outcome.SIGNED
        release = _record(site, manifest, sign)
        after = releases.published(before, release, publication.titles, publication.audience)
        known = manifests_of(target, before) if before else {}
        folders = _folders(publication.release, publication.languages)
        manifests = {**known, manifest.release: manifest}
        install(target, after, manifests, Coming(folders), sign)
    return Outcome.PUBLISHED


def roll_back(target: Path, name: str | None, day: dt.date, sign: Sign | None = None) -> Releases:
    """Make another release the latest, and give the state after it.

    Args:
        target: The published site.
        name: The release; None for the one that was the latest before.
        day: The day on which this is done.
        sign: Signs the list of releases, where that is wanted.

    Raises:
        RefusedError: There is no such release, or it is the latest.
        NotPublishedError: Nothing was published there.
        TargetBusyError: Another publisher is at work.
        DamagedRecordError: What is published is not as it was.
        OSError: The folder does not take it; nothing changed.
    """
    with _changing(target) as before:
        wanted = name or before.before_latest()
        if wanted is None:
            raise RefusedError(f"no release was the latest before {before.latest}")
        _known(before, wanted)
        if wanted == before.latest:
            raise RefusedError(f"{wanted} is the latest release already")
        after = releases.rolled_back(before, wanted, day)
        install(target, after, manifests_of(target, after), Coming(), sign)
    return after


def remove(target: Path, name: str, day: dt.date, sign: Sign | None = None) -> Releases:
    """Take a release out of a site, and give the state after it.

    Args:
        target: The published site.
        name: The release.
        day: The day on which this is done.
        sign: Signs the list of releases, where that is wanted.

    Raises:
        RefusedError: There is no such release, or it is the latest.
        NotPublishedError: Nothing was published there.
        TargetBusyError: Another publisher is at work.
        DamagedRecordError: What else is published is not as it was.
        OSError: The folder does not take it; the next run undoes or completes it.
    """
    with _changing(target) as before:
        release = _known(before, name)
        if name == before.latest:
            raise RefusedError(f"{name} is the latest release; make another one the latest first")
        after = releases.removed(before, name, day)
        going = _folders(name, release.languages)
        install(target, after, manifests_of(target, after), Coming(going=going), sign)
    return after


@contextmanager
def _changing(target: Path) -> Iterator[Releases]:
    """Be the one who changes what is published already."""
    published_state(target)
    with _publisher(target) as before:
        if before is None:
            raise RefusedError(f"{target} holds no release any more")
        yield before


def _known(before: Releases, name: str) -> Release:
    release = before.find(name)
    if release is None:
        known = ", ".join(one.name for one in before.releases)
        raise RefusedError(f"{name} was never published here; there are: {known}")
    return release


@contextmanager
def _publisher(target: Path) -> Iterator[Releases | None]:
    """Be the one who publishes: clear up after the last run, and after this one if it fails."""
    made = _made(target)
    try:
        with exclusive(target):
            recover(target)
            before = state_of(target)
            if before is None:
                _refuse_foreign(target)
            try:
                yield before
            except BaseException:
                recover(target)
                raise
            shutil.rmtree(target / layout.WORK, ignore_errors=True)
    finally:
        for folder in reversed(made):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _made(folder: Path) -> list[Path]:
    """Make a folder, and give those that were not there before."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return list(reversed(missing))


def _manifest(site: Path, publication: Publication) -> Manifest:
    return Manifest(
        release=publication.release,
        published=publication.day,
        audience=publication.audience,
        generator=publication.generator,
        languages=publication.languages,
        files={relative(file, site): file_digest(file) for file in files_below(site)},
    )


def file_digest(file: Path) -> str:
    """Give the SHA-256 of a file, as 64 hexadecimal digits."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _record(site: Path, manifest: Manifest, sign: Sign | None) -> Release:
    text = as_text(manifest).encode()
    signature = sign(text) if sign else None
    durable.write(site / layout.manifest(manifest.release), text)
    if signature is not None:
        durable.write(site / layout.signature(manifest.release), signature)
    return Release(
        name=manifest.release,
        day=manifest.published,
        languages=manifest.languages,
        manifest=digest(text),
        signature=None if signature is None else digest(signature),
    )


def _sign_again(target: Path, before: Releases, publication: Publication, sign: Sign) -> None:
    """Sign a release, the list of releases, or both, where they have no signature."""
    name = publication.release
    release = _known(before, name)
    signature, added = release.signature, {}
    if signature is None:
        text = sign((target / layout.manifest(name)).read_bytes())
        signature, added = digest(text), {layout.signature(name): text}
    after = releases.signed(before, name, signature, publication.day)
    install(target, after, manifests_of(target, after), Coming(files=added), sign)


def _refuse_foreign(target: Path) -> None:
    """Refuse a folder that holds anything, since nothing was published to it."""
    ours = {layout.WORK, layout.LOCK}
    others = sorted(entry.name for entry in target.iterdir() if entry.name not in ours)
    if ".rolebook-site" in others:
        raise RefusedError(
            f"{target} holds a site that `rolebook build` made; "
            "choose another folder, or remove it first"
        )
    if others:
        raise RefusedError(
            f"{target} holds files that no release brought ({others[0]}); "
            "choose an empty or a new folder"
        )


def _refuse_mixing(before: Releases | None, publication: Publication) -> None:
    """Refuse releases for different audiences in one place: a reader would find them all."""
    if before is not None and before.audience != publication.audience:
        there, new = (one or "everyone" for one in (before.audience, publication.audience))
        raise RefusedError(
            f"the releases there are for {there}, this one is for {new}; "
            "give each audience a folder of its own"
        )


def _refuse_other_content(published: Manifest, manifest: Manifest) -> None:
    """Refuse to publish anything else under a name that is taken."""
    before, now = published.files, manifest.files
    if before == now:
        return
    differing = sorted(path for path in {*before, *now} if before.get(path) != now.get(path))
    names = ", ".join(map(str, differing[:NAMED])) + (" …" if len(differing) > NAMED else "")
    midnight = dt.datetime.combine(published.published, dt.time(), dt.UTC)
    hint = (
        f"; its pages were made for {published.published}, these for {manifest.published}: "
        f"to compare like with like, set SOURCE_DATE_EPOCH={int(midnight.timestamp())}"
        if published.published != manifest.published
        else ""
    )
    raise RefusedError(
        f"{manifest.release} is published already and never changes; "
        f"{len(differing)} files would differ ({names}); give this release a new name{hint}"
    )


def _refuse_name_of_removed(before: Releases | None, name: str) -> None:
    """Refuse a name that stood for something else: readers may have kept it."""
    if before is not None and any(event.release == name for event in before.history):
        raise RefusedError(f"{name} was published here and removed; give this release a new name")


def _refuse_occupied(target: Path, publication: Publication) -> None:
    """Refuse to move a release over something that no release brought."""
    for folder in _folders(publication.release, publication.languages):
        if (target / folder).exists() or (target / folder).is_symlink():
            raise RefusedError(
                f"{target / folder} is there, but {publication.release} was never published; "
                "move it away"
            )


def _folders(release: str, languages: tuple[str, ...]) -> tuple[PurePosixPath, ...]:
    """Give the folders of a release."""
    return (layout.record(release), *(layout.edition(release, one) for one in languages))
