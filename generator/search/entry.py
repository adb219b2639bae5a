"""What search knows of a place on the site."""

from dataclasses import dataclass

KINDS = (
    "role",
    "competency",
    "model",
    "qualification",
    "track",
    "policy",
    "onboarding",
    "term",
    "resource",
    "checklist",
    "source",
    "guide",
    "page",
)
"""The kinds of page that results are labelled with and filtered by, in the order of the filters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of a page, or what stands before the first one.

    Attributes:
        url: Address below the site's root, with the section's id as fragment.
        page: Title of the page; entries of one file and one title make up one result.
        heading: Heading of the section; empty for the page's beginning.
        kind: One of `KINDS`.
        text: Plain text.
        weight: How much a hit counts, 1 for what most people look for.
        keywords: Other names of the page; only its first entry has any.
        spellings: What is typed for its names in Latin letters, as it has them.
        within: Title of the long page that the page is a part of; empty for most.
    """

    url: str
    page: str
    heading: str
    kind: str
    text: str
    weight: float = 1.0
    keywords: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    within: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The page that the entry is part of."""
        return self.url.partition("#")[0], self.page


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Names of one thing: who asks for one of them is shown what is found for the others.

    Attributes:
        names: Everything that people may ask for.
        written: Those of them that pages are written with.
    """

    names: tuple[str, ...]
    written: tuple[str, ...]
