"""A printable checklist for every role at every grade: self-assessment without JavaScript."""

from collections.abc import Iterator

from generator.model import Grade, Kind, PositionReference, Role
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, Part
from generator.pages.kinds.role import roles_by_line
from generator.pages.page import Page


def pages(composer: Composer) -> Iterator[Page]:
    """Yield the checklists."""
    for _, roles in roles_by_line(composer.edition.library):
        for role in roles:
            for grade in role.grades:
                yield _checklist(composer, role, grade)


def _checklist(composer: Composer, role: Role, grade: Grade) -> Page:
    edition = composer.edition
    library = edition.library
    position = PositionReference(f"{role.id}@{grade.id}")
    return composer.compose(
        Draft(
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
                for id_, level in grade.requires.items()
            ],
            view={"role": role, "grade": grade, "position_reference": position},
            crumbs=[
                composer.tab("assess", addresses.ASSESSMENT),
                composer.thing(Kind.ROLE, role.id),
            ],
            maintainer=role.maintainer,
            origin=library.origins[Kind.ROLE, role.id].file,
        )
    )
