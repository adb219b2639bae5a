"""The home page stays short however large the handbook is."""

import dataclasses

from generator.edition import Edition
from generator.model import Library
from generator.pages.composing import Composer
from generator.pages.kinds import home
from generator.publication import publication_day


def roles_on_home(library: Library, count: int) -> str:
    role = library.roles["client-manager"]
    roles = {f"role-{n}": role.model_copy(update={"id": f"role-{n}"}) for n in range(count)}
    edition = Edition.of(
        dataclasses.replace(library, roles={**library.roles, **roles}), "zh", publication_day()
    )
    [plan] = home.pages(Composer(edition))
    page = Composer(edition).page(plan)
    return next(section.html for section in page.sections if section.id == "roles")


def test_a_line_with_many_roles_leads_to_them_all(small: Library) -> None:
    few = roles_on_home(small, 3)
    assert few.count("roles/role-") == 3
    assert "全部" not in few
    many = roles_on_home(small, 300)
    assert many.count("<li>") < 20
    assert '<a href="roles/index.html#' in many
    assert "全部" in many
