"""What roles require of competencies, seen from either side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import Competency, CompetencyModel, Kind, Library, PositionReference, Role
from generator.model.reference import CompetencyReference
from generator.usage import Usage


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One competency of a role's matrix.

    Attributes:
        competency: The competency.
        key: Whether it is a key competency of the role.
        levels: Required level for each grade, None where the grade does not require it.
        optional: Whether it is only asked of those who opt in.
    """

    competency: Competency
    key: bool
    levels: tuple[int | None, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class RequirementGroup:
    """The rows of one competency model."""

    model: CompetencyModel
    rows: tuple[RequirementRow, ...]


def role_matrix(role: Role, library: Library) -> tuple[RequirementGroup, ...]:
    """Give grades × competencies of a role, grouped by model in reading order."""
    required = {id_ for grade in role.grades for id_ in grade.requires}
    optional = {id_ for grade in role.grades for id_ in grade.optional} - required
    order = library.reading_order
    asked = sorted((id_ for id_ in required | optional if id_ in order), key=order.__getitem__)
    return tuple(
        RequirementGroup(
            library.models[model],
            tuple(
                RequirementRow(
                    competency=library.competencies[id_],
                    key=id_ in role.key_competencies,
                    levels=tuple(
                        grade.requires.get(id_) or grade.optional.get(id_) for grade in role.grades
                    ),
                    optional=id_ in optional,
                )
                for id_ in ids
            ),
        )
        for model, ids in groupby(asked, lambda id_: library.model_of(id_).id)
    )


@dataclass(frozen=True, slots=True)
class Demand:
    """What one role asks of a competency.

    Attributes:
        role: The role.
        levels: (position, level) for each grade that requires it, lowest grade first.
    """

    role: Role
    levels: tuple[tuple[PositionReference, int], ...]


def demands(competency: CompetencyReference, library: Library, usage: Usage) -> Iterator[Demand]:
    """Yield the roles that require a competency."""
    for id_ in usage.of(Kind.COMPETENCY, competency, by=Kind.ROLE):
        role = library.roles[id_]
        levels = tuple(
            (PositionReference(f"{role.id}@{grade.id}"), grade.requires[competency])
            for grade in role.grades
            if competency in grade.requires
        )
        if levels:
            yield Demand(role, levels)


@dataclass(frozen=True, slots=True)
class Span:
    """The levels of a competency across the grades of a role.

    Attributes:
        lowest: The lowest level.
        highest: The highest level.
        optional: Whether no grade requires it and the levels are for those who opt in.
    """

    lowest: int
    highest: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One competency across all roles.

    Attributes:
        competency: The competency.
        spans: What each role asks of it, None where nothing.
    """

    competency: Competency
    spans: tuple[Span | None, ...]


def full_matrix(
    library: Library, models: Iterable[CompetencyModel], roles: Sequence[Role]
) -> tuple[tuple[CompetencyModel, tuple[MatrixRow, ...]], ...]:
    """Give the competencies of some models × roles, grouped by model."""
    return tuple(
        (
            model,
            tuple(
                MatrixRow(
                    library.competencies[id_],
                    tuple(_span(id_, role) for role in roles),
                )
                for id_ in model.competencies
            ),
        )
        for model in models
    )


def _span(competency: CompetencyReference, role: Role) -> Span | None:
    required = [g.requires[competency] for g in role.grades if competency in g.requires]
    if required:
        return Span(min(required), max(required))
    optional = [g.optional[competency] for g in role.grades if competency in g.optional]
    return Span(min(optional), max(optional), optional=True) if optional else None
