"""The home page: three doors, and what is new."""

from collections.abc import Iterator

from generator.model import Role
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.pages.kinds.role import roles_by_line

_ROLES, _MODELS = 12, 24
"""How many roles of a line, and how many models, are shown before a link to them all."""


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the home page."""
    edition = composer.edition
    library = edition.library
    view = {
        "handbook": library.handbook,
        "has_sources": bool(library.sources),
        "onboarding": [path for path in library.onboarding.values() if path.status == "active"],
        "models": list(library.models.values())[:_MODELS],
        "model_count": len(library.models),
        "counts": {
            "roles": len(library.roles),
            "competencies": len(library.competencies),
            "tracks": len(library.tracks),
            "policies": len(library.policies),
        },
        "changed": library.handbook.release if edition.notes else None,
        "addresses": addresses,
    }
    lines: list[tuple[str, list[Role], int]] = [
        (line.id, roles[:_ROLES], len(roles)) for line, roles in roles_by_line(library)
    ]
    yield PagePlan.of(
        Draft(
            kind="home",
            path=addresses.HOME,
            title=edition.say(library.handbook.title),
            description=library.handbook.purpose,
            tab=addresses.HOME,
            parts=[
                Part("roles", composer.heading("home.by_role"), view={"lines": lines}),
                Part("models", composer.heading("home.by_competency")),
            ],
            view=view,
            hide=("navigation", "toc"),
        )
    )
