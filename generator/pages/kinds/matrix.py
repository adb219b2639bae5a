"""The matrix of roles × competencies: one table, or one a model where one would be too large."""

from collections.abc import Iterator
from functools import partial

from generator.model import CompetencyModel, Kind, Role
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.pages.kinds.role import roles_by_line
from generator.views.requirements import full_matrix

MAX_CELLS = 20_000
"""A table with more cells takes a browser more than a moment."""


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the matrix page, and where it would be too large a page for each model."""
    library = composer.edition.library
    if len(library.roles) * len(library.competencies) <= MAX_CELLS:
        yield PagePlan(addresses.MATRIX, partial(_whole, composer))
        return
    yield PagePlan(addresses.MATRIX, partial(_by_model, composer))
    for model in library.models.values():
        yield PagePlan(addresses.matrix_of(model.id), partial(_of_model, composer, model))


def _whole(composer: Composer) -> Draft:
    edition = composer.edition
    library = edition.library
    by_line = list(roles_by_line(library))
    roles = [role for _, roles in by_line for role in roles]
    return Draft(
        kind="matrix",
        path=addresses.MATRIX,
        title=edition.word("matrix.title"),
        description=edition.word("matrix.description"),
        tab=addresses.COMPETENCIES,
        parts=[Part("table", edition.word("matrix.table"))],
        view={
            "about": "matrix.description",
            "lines": [line for line, _ in by_line],
            "roles": roles,
            "groups": full_matrix(library, library.models.values(), roles),
        },
        crumbs=[composer.tab("competencies", addresses.COMPETENCIES)],
        hide=("navigation", "toc"),
    )


def _by_model(composer: Composer) -> Draft:
    edition = composer.edition
    return Draft(
        kind="matrix",
        path=addresses.MATRIX,
        title=edition.word("matrix.title"),
        description=edition.word("matrix.description_by_model"),
        tab=addresses.COMPETENCIES,
        parts=[Part("models", edition.word("matrix.models"))],
        view={
            "about": "matrix.description_by_model",
            "models": list(edition.library.models.values()),
            "matrix_of": addresses.matrix_of,
        },
        crumbs=[composer.tab("competencies", addresses.COMPETENCIES)],
        hide=("navigation", "toc"),
    )


def _of_model(composer: Composer, model: CompetencyModel) -> Draft:
    edition = composer.edition
    library = edition.library
    roles = list(_roles(composer, model))
    lines = {role.line for role in roles}
    return Draft(
        kind="matrix",
        path=addresses.matrix_of(model.id),
        title=edition.word("matrix.of_model", model=edition.say(model.name)),
        description=edition.word("matrix.description"),
        tab=addresses.COMPETENCIES,
        parts=[Part("table", edition.word("matrix.table"))],
        view={
            "about": "matrix.description",
            "lines": [line for line in library.handbook.lines if line.id in lines],
            "roles": roles,
            "groups": full_matrix(library, [model], roles),
        },
        crumbs=[
            composer.tab("competencies", addresses.COMPETENCIES),
            composer.tab("matrix", addresses.MATRIX),
        ],
        hide=("navigation", "toc"),
    )


def _roles(composer: Composer, model: CompetencyModel) -> Iterator[Role]:
    """Yield the roles that ask for a competency of a model, line by line."""
    library, usage = composer.edition.library, composer.edition.usage
    asking = {
        id_: None
        for competency in model.competencies
        for id_ in usage.of(Kind.COMPETENCY, competency, by=Kind.ROLE)
    }
    roles = [library.roles[id_] for id_ in library.roles if id_ in asking]
    for line in library.handbook.lines:
        yield from (role for role in roles if role.line == line.id)
