"""A page as a value."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A title and where it leads.

    Attributes:
        title: What the reader sees.
        path: Page path below the site's root, ending in `.md`.
        fragment: Id on that page, empty for its top.
    """

    title: str
    path: PurePosixPath
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    Attributes:
        id: Explicit heading id, stable across languages and rewordings.
        heading: Heading as plain text.
        level: Heading level, 2 or 3.
        html: What stands under it, escaped.
    """

    id: str
    heading: str
    level: int
    html: Markup


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    Attributes:
        path: Path below the site's root, ending in `.md`.
        kind: Kind of page, as named in the table of page kinds.
        title: Plain text.
        description: One sentence of plain text for search engines and previews.
        tab: Path of the index page of the tab that the page belongs to.
        lead: What stands between the title and the first section.
        sections: In order.
        crumbs: The way to this page from the home page, itself left out.
        maintainer: Who looks after the content.
        sources: The sources cited on the page.
        origin: The file that an editor opens to change the page; None for derived pages.
        previous: The page before this one in reading order.
        next: The page after this one in reading order.
        hide: Parts of the theme that this page does without.
    """

    path: PurePosixPath
    kind: str
    title: str
    description: str
    tab: PurePosixPath
    lead: Markup
    sections: tuple[Section, ...]
    crumbs: tuple[Link, ...] = ()
    maintainer: str = ""
    sources: tuple[Link, ...] = ()
    origin: PurePosixPath | None = None
    previous: Link | None = None
    next: Link | None = None
    hide: tuple[str, ...] = field(default=())
