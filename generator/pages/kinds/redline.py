"""Redlines: what changed from one version of a policy to another, a page for each pair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from generator.edition import Edition
from generator.model import AnyReference, Kind, Policy, PolicyVersion
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, Part
from generator.pages.kinds.policy import version_path
from generator.pages.page import Page
from generator.policies.redline import ComparedLine, Edit, Fate, Run, redline
from generator.policies.versions import compared_pairs
from generator.policies.words import Token


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that look the same, as a template writes them.

    Attributes:
        text: The words.
        url: Where they lead, if they are a link.
        style: `strong`, `em`, `code` or `cite`, or nothing.
    """

    text: str
    url: str
    style: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """Words in a row that share a fate."""

    edit: Edit
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines in a row of one kind, such as the items of a list."""

    kind: str
    lines: tuple[tuple[Stroke, ...], ...]


@dataclass(frozen=True, slots=True)
class Linker:
    """Gives the URLs of links in a policy's text, as seen from a page.

    Attributes:
        edition: The edition.
        page: The page on which the links stand.
        target: The page of the version whose text it is, for links to its own clauses.
    """

    edition: Edition
    page: PurePosixPath
    target: PurePosixPath

    def url(self, token: Token) -> str:
        """Give the URL of a link or a citation, and nothing for any other words."""
        if token.style == "cite":
            if token.target not in self.edition.library.sources:
                return ""
            return addresses.url(addresses.address(Kind.SOURCE, token.target).path, self.page)
        if token.target.startswith("#"):
            return addresses.url(self.target, self.page, token.target[1:])
        reference = AnyReference.parse(token.target)
        if reference is None:
            return token.target
        found = addresses.address_of(reference, self.edition.library, self.edition.today)
        return addresses.url(found.path, self.page, found.fragment)


Linkers = Mapping[Edit, Linker]
"""For words of each fate: deleted ones belong to the older version, all others to the newer."""


def pages(composer: Composer) -> Iterator[Page]:
    """Yield a page for each pair of versions that are compared."""
    for policy in composer.edition.library.policies.values():
        for old, new in compared_pairs(policy):
            yield _page(composer, policy, old, new)


def _page(composer: Composer, policy: Policy, old: PolicyVersion, new: PolicyVersion) -> Page:
    edition = composer.edition
    path = addresses.redline(policy.id, old.version, new.version)
    compared = redline(old.bodies[edition.language], new.bodies[edition.language])
    linkers = {
        edit: Linker(edition, path, addresses.policy_version(policy.id, version.version))
        for edit, version in ((Edit.DELETED, old), (Edit.INSERTED, new), (Edit.SAME, new))
    }
    named = {
        "title": edition.say(new.title),
        "old": old.version,
        "new": new.version,
    }
    parts = [
        Part(
            "clause",
            f"{clause.present.number} {clause.present.title}",
            id=clause.present.id,
            view={
                "clause": clause,
                "renamed": _strokes(clause.title, linkers) if len(clause.title) > 1 else (),
                "groups": _groups(clause.lines, linkers),
            },
        )
        for clause in compared.clauses
        if clause.fate is not Fate.SAME
    ]
    if compared.preamble_changed:
        preamble = {"groups": _groups(compared.preamble, linkers)}
        heading = composer.heading("redline.preamble")
        parts.insert(0, Part("preamble", heading, id="preamble-text", view=preamble))
    return composer.compose(
        Draft(
            kind="redline",
            path=path,
            title=edition.word("redline.title", **named),
            description=edition.word("redline.description", **named),
            tab=addresses.POLICIES,
            parts=[*parts, Part("unchanged", composer.heading("redline.unchanged"))],
            view={
                "pair": (old, new),
                "paths": [version_path(policy, one, edition.today) for one in (old, new)],
                "counts": {fate.value: compared.count(fate) for fate in Fate},
                "nothing": not parts,
                "unchanged": [c.present for c in compared.clauses if c.fate is Fate.SAME],
            },
            crumbs=[
                composer.tab("policies", addresses.POLICIES),
                composer.thing(Kind.POLICY, policy.id),
            ],
            maintainer=new.owner,
        )
    )


def _groups(lines: Sequence[ComparedLine], linkers: Linkers) -> tuple[Group, ...]:
    return tuple(
        Group(kind, tuple(_strokes(line.runs, linkers) for line in found))
        for kind, found in groupby(lines, key=lambda line: line.kind)
    )


def _strokes(runs: Sequence[Run], linkers: Linkers) -> tuple[Stroke, ...]:
    return tuple(Stroke(run.edit, _pieces(run.tokens, linkers[run.edit])) for run in runs)


def _pieces(tokens: Sequence[Token], linker: Linker) -> tuple[Piece, ...]:
    looks = groupby(tokens, key=lambda token: (linker.url(token), token.style))
    return tuple(
        Piece("".join(token.text for token in found), url, style) for (url, style), found in looks
    )
