"""Acknowledging policies in the browser: what a person must and has, and a certificate to print.

The words “I have read and understood” stand on the page of each version; see `policy`.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan
from generator.views.acknowledgement import DATA

_STORE = (
    "assess/namespace.js",
    f"{DATA}/words.js",
    f"{DATA}/schema.js",
    *(
        f"assess/{name}.js"
        for name in (
            "words",
            "element",
            "records",
            "validation",
            "reading",
            "store",
            "download",
            "status",
            "language-link",
        )
    ),
)

RULES = ("acknowledge/acknowledgements.js", "acknowledge/standing.js")

PANEL = (*_STORE, *RULES, "acknowledge/panel.js")
"""The scripts of a version's page."""

MINE = (
    *_STORE,
    f"{DATA}/policies.js",
    "assess/files.js",
    *RULES,
    "acknowledge/files.js",
    "acknowledge/mine.js",
)

CERTIFICATE = (*_STORE, *RULES, "acknowledge/certificate.js")


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the overview of a person's acknowledgements and the certificate."""
    yield _page(composer, "acknowledgements", addresses.ACKNOWLEDGEMENTS, MINE)
    yield _page(composer, "certificate", addresses.CERTIFICATE, CERTIFICATE)


def _page(composer: Composer, name: str, path: PurePosixPath, scripts: tuple[str, ...]) -> PagePlan:
    edition = composer.edition
    return PagePlan.of(
        Draft(
            kind=name,
            path=path,
            title=edition.word(f"acknowledge.{name}_page"),
            description=edition.word(f"acknowledge.{name}_text"),
            tab=addresses.POLICIES,
            template="acknowledge",
            parts=[],
            view={
                "element": name,
                "scripts": scripts,
                "assets": edition.assets,
                "home": addresses.HOME,
            },
            crumbs=[composer.tab("policies", addresses.POLICIES)],
            hide=("toc",),
        )
    )
