"""Where the page of each thing is: the one table of addresses, the same in every language."""

import datetime as dt
import posixpath
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from generator.model import AnyReference, Kind, Library, PositionReference

HOME = PurePosixPath("index.md")
ROLES = PurePosixPath("roles/index.md")
QUALIFICATIONS = PurePosixPath("qualifications/index.md")
COMPETENCIES = PurePosixPath("competencies/index.md")
MATRIX = PurePosixPath("matrix.md")
SCALES = PurePosixPath("scales.md")
RESOURCES = PurePosixPath("learning.md")
TRACKS = PurePosixPath("tracks/index.md")
POLICIES = PurePosixPath("policies/index.md")
POLICY_CALENDAR = PurePosixPath("policies/calendar.ics")
POLICY_FEED = PurePosixPath("policies/changes.atom")
POLICY_SPREADSHEET = PurePosixPath("policies/register.csv")
ACKNOWLEDGEMENTS = PurePosixPath("acknowledge/index.md")
CERTIFICATE = PurePosixPath("acknowledge/certificate.md")
ASSESSMENT = PurePosixPath("assess/index.md")
ASSESSMENT_STEPS = PurePosixPath("assess/steps.md")
COMPARISON = PurePosixPath("assess/compare.md")
ONBOARDING = PurePosixPath("onboarding/index.md")
CHANGES = PurePosixPath("changes/index.md")
CHANGES_FEED = PurePosixPath("changes/releases.atom")
ABOUT = PurePosixPath("about.md")
GLOSSARY = PurePosixPath("glossary.md")
SOURCES = PurePosixPath("sources/index.md")
FINDINGS = PurePosixPath("guide/findings.md")
LICENCES = PurePosixPath("licences.md")

_PAGES = {
    Kind.MODEL: "models/{id}.md",
    Kind.COMPETENCY: "competencies/{id}.md",
    Kind.ROLE: "roles/{id}.md",
    Kind.QUALIFICATION: "qualifications/{id}.md",
    Kind.TRACK: "tracks/{id}.md",
    Kind.POLICY: "policies/{id}.md",
    Kind.ONBOARDING: "onboarding/{id}.md",
    Kind.SOURCE: "sources/{id}.md",
}

_SHARED_PAGES = {
    Kind.SCALE: SCALES,
    Kind.RESOURCE: RESOURCES,
    Kind.TERM: GLOSSARY,
    Kind.FAMILY: ROLES,
    Kind.LINE: ROLES,
}


SHARED = frozenset(_SHARED_PAGES.values())
"""Pages that several things share."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page, and an id on it where the thing has no page of its own."""

    path: PurePosixPath
    fragment: str = ""


@lru_cache(maxsize=1 << 16)
def address(kind: Kind, id_: str, part: str | None = None) -> Address:
    """Give the address of a thing, or of a part of it.

    Examples:
        >>> str(address(Kind.ROLE, "teller").path)
        'roles/teller.md'
    """
    if kind in _SHARED_PAGES:
        return Address(_SHARED_PAGES[kind], id_)
    return Address(PurePosixPath(_PAGES[kind].format(id=id_)), part or "")


def address_of(reference: AnyReference, library: Library, today: dt.date) -> Address:
    """Give the address of what a reference of any kind means.

    A clause that the leading version of its policy does not have is shown in one that has it.
    """
    kind, id_ = library.resolve(reference)
    if kind is Kind.POLICY and reference.part:
        policy = library.policies[id_]
        version = policy.leading_with(reference.part, today)
        if version is not policy.leading(today):
            return Address(policy_version(id_, version.version), reference.part)
    return address(kind, id_, reference.part)


def matrix_of(model: str) -> PurePosixPath:
    """Give the path of the matrix of one competency model, in a handbook too large for one."""
    return PurePosixPath(f"matrix/{model}.md")


def policy_version(policy: str, version: str) -> PurePosixPath:
    """Give the path of the page of one version of a policy."""
    return PurePosixPath(f"policies/{policy}/{version}.md")


def policy_text(policy: str, version: str) -> PurePosixPath:
    """Give the path of the canonical text of one version of a policy."""
    return PurePosixPath(f"policies/{policy}/{version}.txt")


def policy_print_style(policy: str, version: str) -> PurePosixPath:
    """Give the path of the style sheet that names a version at the foot of each printed sheet."""
    return PurePosixPath(f"policies/{policy}/{version}.css")


def policy_pdf(policy: str, version: str) -> PurePosixPath:
    """Give the path of one version of a policy as PDF."""
    return PurePosixPath(f"policies/{policy}/{version}.pdf")


def redline(policy: str, old: str, new: str) -> PurePosixPath:
    """Give the path of the page that shows what changed from one version to another."""
    return PurePosixPath(f"policies/{policy}/{old}--{new}.md")


def comparison(policy: str) -> PurePosixPath:
    """Give the path of the page that compares any two versions of a policy."""
    return PurePosixPath(f"policies/{policy}/compare.md")


def policy_words(policy: str, version: str) -> PurePosixPath:
    """Give the path of the script that hands one version's text to that page."""
    return PurePosixPath(f"policies/{policy}/{version}.js")


def changes(release: str) -> PurePosixPath:
    """Give the path of the page that says what changed in a release."""
    return PurePosixPath(f"changes/{release}.md")


def checklist(position: PositionReference) -> PurePosixPath:
    """Give the path of the printable checklist of a role at a grade."""
    return PurePosixPath(f"assess/{position.role}/{position.grade}.md")


def source_copy(origin: PurePosixPath) -> PurePosixPath:
    """Give the path, on the site, of the copy of a source file.

    A `.txt` name makes every browser show the text, from a server and from disk alike.
    """
    return PurePosixPath("source") / f"{origin}.txt"


def in_site(path: PurePosixPath) -> PurePosixPath:
    """Give the path of a file in the finished site, where pages are HTML."""
    return path.with_suffix(".html") if path.suffix == ".md" else path


def url(target: PurePosixPath, page: PurePosixPath, fragment: str = "") -> str:
    """Give the relative URL that leads from `page` to `target`.

    Pages end in `.html`, never in a folder: that works from a disk as from a server.

    Examples:
        >>> url(PurePosixPath("roles/teller.md"), PurePosixPath("tracks/retail.md"), "duties")
        '../roles/teller.html#duties'
    """
    if fragment and target == page:
        return f"#{fragment}"
    relative = _relative(str(target), _folder(str(page)))
    return f"{relative}#{fragment}" if fragment else relative


def _folder(page: str) -> str:
    return page.rpartition("/")[0]


@lru_cache(maxsize=1 << 15)
def _relative(target: str, folder: str) -> str:
    """Give the way to a target, which is the same from every page of a folder."""
    file = f"{target[:-3]}.html" if target.endswith(".md") else target
    return posixpath.relpath(file, folder or ".")
