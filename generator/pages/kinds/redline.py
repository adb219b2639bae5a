"""Redlines: what changed from one version of a policy to the next, a page for each pair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Kind, Policy, PolicyVersion
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.pages.kinds.policy import version_path
from generator.pages.policy_words import Linker
from generator.policies.redline import ComparedLine, Edit, Fate, Run, redline
from generator.policies.versions import neighbours, offers_a_choice
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


Linkers = Mapping[Edit, Linker]
"""For words of each fate: deleted ones belong to the older version, all others to the newer."""


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield a page for each version and the one after it."""
    for policy in composer.edition.library.policies.values():
        for old, new in neighbours(policy):
            yield _page(composer, policy, old, new)


def _page(composer: Composer, policy: Policy, old: PolicyVersion, new: PolicyVersion) -> PagePlan:
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
    return PagePlan.of(
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
                "comparison": addresses.comparison(policy.id) if offers_a_choice(policy) else None,
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
