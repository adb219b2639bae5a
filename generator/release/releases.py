"""The pointer: which releases there are, which is the latest, and how that came about."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.history import release_order
from generator.release import layout
from generator.release.canonical import canonical, digest
from generator.release.records import (
    DamagedRecordError,
    Digest,
    Language,
    ReleaseName,
    Written,
    written,
)

FORMAT: Literal["rolebook-releases/1"] = "rolebook-releases/1"

_BEFORE, _AFTER = "(globalThis.Rolebook ??= {}).releases = ", ";\n"

Action = Literal["publish", "rollback", "remove", "sign"]


@dataclass(frozen=True, slots=True)
class Release:
    """One release.

    Attributes:
        name: Year.month, with a number for what follows within a month.
        day: The day that its pages are made for.
        languages: Its languages.
        manifest: SHA-256 of its manifest.
        signature: SHA-256 of the signature of its manifest, where it is signed.
    """

    name: str
    day: dt.date
    languages: tuple[str, ...]
    manifest: str
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What was done on which day with which release."""

    action: Action
    release: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Releases:
    """Everything that a published site knows about its releases.

    Attributes:
        titles: The handbook's title in each language, the first language first.
        audience: Whom all its releases are made for; None for everyone.
        latest: Name of the release that readers are led to.
        releases: All releases, the newest name first.
        history: Everything that was done, the oldest first.
        shared: SHA-256 of the list of files that are no release's own.
        seal: Signature of all this, where it is signed.
    """

    titles: Mapping[str, str]
    audience: str | None
    latest: str
    releases: tuple[Release, ...]
    history: tuple[Event, ...]
    shared: str = ""
    seal: str | None = None

    def find(self, name: str) -> Release | None:
        """Give a release by name."""
        return next((release for release in self.releases if release.name == name), None)

    def before_latest(self) -> str | None:
        """Give the release that was the latest before this one, if it is another."""
        led = [one.release for one in self.history if one.action in {"publish", "rollback"}]
        there = (name for name in reversed(led) if self.find(name))
        return next((name for name in there if name != self.latest), None)


def published(
    before: Releases | None, release: Release, titles: Mapping[str, str], audience: str | None
) -> Releases:
    """Give the state once a release is added and made the latest."""
    earlier = before.releases if before else ()
    return Releases(
        titles=titles,
        audience=audience,
        latest=release.name,
        releases=tuple(
            sorted((*earlier, release), key=lambda one: release_order(one.name), reverse=True)
        ),
        history=(
            *(before.history if before else ()),
            Event("publish", release.name, release.day),
        ),
    )


def rolled_back(before: Releases, name: str, day: dt.date) -> Releases:
    """Give the state once another release is made the latest."""
    history = (*before.history, Event("rollback", name, day))
    return replace(before, latest=name, history=history, seal=None)


def removed(before: Releases, name: str, day: dt.date) -> Releases:
    """Give the state once a release is taken out."""
    return replace(
        before,
        releases=tuple(one for one in before.releases if one.name != name),
        history=(*before.history, Event("remove", name, day)),
        seal=None,
    )


def signed(before: Releases, name: str, signature: str, day: dt.date) -> Releases:
    """Give the state once a release is signed; `signature` is the SHA-256 of the signature."""
    return replace(
        before,
        releases=tuple(
            replace(one, signature=signature) if one.name == name else one
            for one in before.releases
        ),
        history=(*before.history, Event("sign", name, day)),
        seal=None,
    )


def as_script(state: Releases) -> str:
    """Give the pointer: a classic script, since a page opened from a disk can load nothing else."""
    value = _value(state) | ({} if state.seal is None else {"seal": state.seal})
    # Written so, a title cannot end the script element of a page that takes the text in.
    text = canonical(value | {"digest": digest(canonical(value))}).replace("<", "\\u003c")
    return f"{_BEFORE}{text}{_AFTER}"


def statement(state: Releases) -> bytes:
    """Give what is signed: everything that the pointer says, but for the signature."""
    return canonical(_value(state)).encode()


def _value(state: Releases) -> dict[str, object]:
    return {
        "format": FORMAT,
        # Languages in an order of their own, which a mapping in canonical JSON has not.
        "titles": [[language, title] for language, title in state.titles.items()],
        "audience": state.audience,
        "latest": state.latest,
        "releases": [
            {
                "name": one.name,
                "day": one.day.isoformat(),
                "languages": list(one.languages),
                "manifest": one.manifest,
                "signature": one.signature,
            }
            for one in state.releases
        ],
        "history": [[one.action, one.release, one.day.isoformat()] for one in state.history],
        "shared": state.shared,
    }


class _Release(Written):
    name: ReleaseName
    day: dt.date
    languages: tuple[Language, ...]
    manifest: Digest
    signature: Digest | None


class _Form(Written):
    format: Literal["rolebook-releases/1"]
    titles: tuple[tuple[Language, str], ...]
    audience: str | None
    latest: ReleaseName
    releases: tuple[_Release, ...]
    history: tuple[tuple[Action, ReleaseName, dt.date], ...]
    shared: str
    seal: str | None = None
    digest: Digest


def parsed(text: str) -> Releases:
    """Give the state that a pointer holds.

    Raises:
        DamagedRecordError: It holds none, or not the one that was written.
    """
    if not (text.startswith(_BEFORE) and text.endswith(_AFTER)):
        raise DamagedRecordError(f"{layout.POINTER} is no list of releases")
    state = _state(written(_Form, text[len(_BEFORE) : -len(_AFTER)], layout.POINTER))
    if as_script(state) != text:
        raise DamagedRecordError(f"{layout.POINTER} is not as it was written")
    if state.find(state.latest) is None:
        raise DamagedRecordError(f"{layout.POINTER} leads to {state.latest!r}, which it lacks")
    return state


def _state(found: _Form) -> Releases:
    return Releases(
        titles=dict(found.titles),
        audience=found.audience,
        latest=found.latest,
        releases=tuple(
            Release(one.name, one.day, one.languages, one.manifest, one.signature)
            for one in found.releases
        ),
        history=tuple(Event(*one) for one in found.history),
        shared=found.shared,
        seal=found.seal,
    )
