"""The matrix of all roles × all competencies."""

from collections.abc import Iterator

from generator.pages import addresses
from generator.pages.composing import Composer, Draft, Part
from generator.pages.kinds.role import roles_by_line
from generator.pages.page import Page
from generator.views.requirements import full_matrix


def pages(composer: Composer) -> Iterator[Page]:
    """Yield the matrix page."""
    edition = composer.edition
    library = edition.library
    by_line = list(roles_by_line(library))
    roles = [role for _, roles in by_line for role in roles]
    yield composer.compose(
        Draft(
            kind="matrix",
            path=addresses.MATRIX,
            title=edition.word("matrix.title"),
            description=edition.word("matrix.description"),
            tab=addresses.COMPETENCIES,
            parts=[Part("table", edition.word("matrix.table"))],
            view={
                "lines": [line for line, _ in by_line],
                "roles": roles,
                "groups": full_matrix(library, roles),
            },
            crumbs=[composer.tab("competencies", addresses.COMPETENCIES)],
            hide=("navigation", "toc"),
        )
    )
