"""Role pages: what the job is, what it asks, what it may do, where it leads."""

from collections.abc import Iterator
from functools import partial

from generator.model import Kind, Library, LineOfBusiness, PositionReference, Role
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part, ReadingOrder
from generator.views.moves import moves_from, moves_into
from generator.views.qualifications import qualification_steps
from generator.views.requirements import role_matrix


def roles_by_line(library: Library) -> Iterator[tuple[LineOfBusiness, list[Role]]]:
    """Yield each line of business that has roles, with its roles."""
    for line in library.handbook.lines:
        roles = [role for role in library.roles.values() if role.line == line.id]
        if roles:
            yield line, roles


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the index of roles and a page for each."""
    edition = composer.edition
    library = edition.library
    tab = composer.tab("roles", addresses.ROLES)
    by_line = list(roles_by_line(library))
    yield PagePlan.of(
        Draft(
            kind="roles",
            path=addresses.ROLES,
            title=tab.title,
            description=edition.word("roles.description"),
            tab=addresses.ROLES,
            parts=[
                Part("line", edition.say(line.name), id=line.id, view={"roles": roles})
                for line, roles in by_line
            ],
            view={},
        )
    )
    order = ReadingOrder(role.id for _, roles in by_line for role in roles)
    for id_ in order.ids:
        path = addresses.address(Kind.ROLE, id_).path
        yield PagePlan(path, partial(_draft, composer, id_, order))


def _draft(composer: Composer, id_: str, order: ReadingOrder) -> Draft:
    edition = composer.edition
    library = edition.library
    role = library.roles[id_]
    thing = (Kind.ROLE, id_)
    view = {
        "role": role,
        "positions": [PositionReference(f"{role.id}@{grade.id}") for grade in role.grades],
        "matrix": role_matrix(role, library),
        "qualifications": list(qualification_steps(role)),
        "policies": _policies(composer, role),
        "moves": list(moves_from(role.id, library, edition.usage)),
        "arrivals": list(moves_into(role.id, library, edition.usage)),
        "onboarding": edition.usage.of(*thing, by=Kind.ONBOARDING),
        "checklist": addresses.checklist,
        "steps": addresses.ASSESSMENT_STEPS,
        "comparison": addresses.COMPARISON,
    }
    return Draft(
        kind="role",
        path=addresses.address(*thing).path,
        title=edition.say(role.name),
        description=role.purpose,
        tab=addresses.ROLES,
        parts=[
            Part(block, composer.heading(f"role.{block}"))
            for block in (
                "duties",
                "requirements",
                "authority",
                "qualifications",
                "next_steps",
                "policies",
                "assess",
            )
        ],
        view=view,
        crumbs=[composer.tab("roles", addresses.ROLES)],
        maintainer=role.maintainer,
        sources=edition.usage.sources[thing],
        origin=library.origins[thing].file,
        audience=role.audience,
        neighbours=composer.neighbours(Kind.ROLE, order, role.id),
    )


def _policies(composer: Composer, role: Role) -> list[str]:
    """Give the policies in force that a role names, that name it, or that its duties follow."""
    edition = composer.edition
    policies = edition.library.policies
    named = dict.fromkeys(str(id_) for id_ in role.policies)
    for id_, policy in policies.items():
        if policy.leading(edition.today).binds(role.id):
            named.setdefault(id_)
    for group in role.duties:
        for duty in group.duties:
            named.update(dict.fromkeys(map(str, duty.policies)))
    return [id_ for id_ in named if policies[id_].in_force(edition.today)]
