"""A printable checklist for every role at every grade: self-assessment without JavaScript."""

from collections.abc import Iterator
from functools import partial

from generator.model import Grade, Kind, PositionReference, Role
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.pages.kinds.role import roles_by_line


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the checklists."""
    for _, roles in roles_by_line(composer.edition.library):
        for role in roles:
            for grade in role.grades:
                position = PositionReference(f"{role.id}@{grade.id}")
                path = addresses.checklist(position)
                yield PagePlan(path, partial(_draft, composer, role, grade, position))


def _draft(composer: Composer, role: Role, grade: Grade, position: PositionReference) -> Draft:
    edition = composer.edition
    library = edition.library
    return Draft(
        kind="checklist",
        path=addresses.checklist(position),
        title=edition.word("assess.checklist_title", position=edition.position_name(position)),
        description=edition.word(
            "assess.checklist_description", position=edition.position_name(position)
        ),
        tab=addresses.ASSESSMENT,
        parts=[
            Part(
                "competency",
                edition.name(Kind.COMPETENCY, id_),
                id=id_,
                view={"competency": library.competencies[id_], "required": level},
            )
            for id_, level in sorted(
                grade.requires.items(), key=lambda one: library.reading_order[one[0]]
            )
        ],
        view={"role": role, "grade": grade, "position_reference": position},
        crumbs=[
            composer.tab("assess", addresses.ASSESSMENT),
            composer.thing(Kind.ROLE, role.id),
        ],
        maintainer=role.maintainer,
        origin=library.origins[Kind.ROLE, role.id].file,
    )
