"""The plans of one build, and by which way each of them becomes a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.mkdocs_plugin.generated import paths_in
from generator.mkdocs_plugin.making import Plan
from generator.pages.composing import PagePlan
from generator.site.tree import FilePlan


@dataclass(frozen=True, slots=True)
class Plans:
    """What is to be made beside the pages by hand.

    Attributes:
        through_mkdocs: Pages that stand in the navigation, which MkDocs has to know and build.
        direct_pages: All other pages.
        files: What is no page.
    """

    through_mkdocs: Sequence[PagePlan]
    direct_pages: Sequence[PagePlan]
    files: Sequence[FilePlan]

    @classmethod
    def of(cls, pages: Iterable[PagePlan], files: Iterable[FilePlan], nav: object) -> "Plans":
        """Sort out what is planned by a configured navigation."""
        in_nav = paths_in(nav)
        through: list[PagePlan] = []
        direct: list[PagePlan] = []
        for page in pages:
            (through if in_nav is None or page.path in in_nav else direct).append(page)
        return cls(through, direct, tuple(files))

    @property
    def direct(self) -> list[Plan]:
        """All that does not pass through MkDocs."""
        return [*self.direct_pages, *self.files]
