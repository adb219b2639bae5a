"""Self-assessment in the browser: the way in, the flow, comparison, review, team, shared results.

These pages say what they can do without JavaScript, and load the scripts that do the rest; no
other page loads them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.assessment.browser import DATA
from generator.model import PositionReference
from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.pages.kinds.role import roles_by_line
from generator.views import acknowledgement

STORE = (
    "assess/namespace.js",
    f"{DATA}/words.js",
    f"{DATA}/schema.js",
    f"{DATA}/library.js",
    *(
        f"assess/{name}.js"
        for name in (
            "words",
            "element",
            "digest",
            "records",
            "answers",
            "validation",
            "reading",
            "store",
            "loading",
            "positions",
            "download",
            "csv",
            "differences",
            "preview",
            "importing",
            "status",
            "files",
            "language-link",
        )
    ),
)
"""What every page that keeps answers loads, in this order."""

RULES = tuple(f"assess/{name}.js" for name in ("scoring", "migration", "results"))

CHARTS = tuple(f"assess/{name}.js" for name in ("charts", "ranking", "fits", "share"))

STEPS = tuple(
    f"assess/{name}.js"
    for name in (
        "flow",
        "indicator",
        "outcome",
        "shared-text",
        "evidence",
        "step",
        "overview",
        "review-table",
        "agreed",
    )
)

RESULT = tuple(f"assess/{name}.js" for name in ("gaps", "earlier", "result", "changes"))


@dataclass(frozen=True, slots=True)
class App:
    """A page that a script fills.

    Attributes:
        name: Its element without the `rb-`, and its words' key.
        path: Where it stands.
        scripts: What it loads, in this order.
    """

    name: str
    path: PurePosixPath
    scripts: tuple[str, ...]


START = (*STORE, *RULES, "assess/start.js")
"""The scripts of the way in."""

ONBOARDING = (
    *STORE,
    f"{acknowledgement.DATA}/schema.js",
    f"{acknowledgement.DATA}/policies.js",
    "acknowledge/acknowledgements.js",
    "acknowledge/standing.js",
    "assess/onboarding.js",
)
"""The scripts of an onboarding path."""

APPS = (
    App(
        "assessment",
        addresses.ASSESSMENT_STEPS,
        (*STORE, *RULES, *CHARTS, *STEPS, *RESULT, "assess/assessment.js"),
    ),
    App(
        "compare",
        addresses.COMPARISON,
        (*STORE, *RULES, "assess/comparison.js", "assess/compare.js"),
    ),
    App(
        "review",
        addresses.ASSESSMENT.with_name("review.md"),
        (*STORE, *RULES, *STEPS, "assess/charts.js", "assess/review.js"),
    ),
    App(
        "team",
        addresses.ASSESSMENT.with_name("team.md"),
        (*STORE, *RULES, *CHARTS, "assess/team.js", "assess/team-view.js"),
    ),
    App(
        "shared",
        addresses.ASSESSMENT.with_name("shared.md"),
        (*STORE, *RULES, *CHARTS, "assess/shared.js"),
    ),
)


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the way in and the pages that scripts fill."""
    edition = composer.edition
    by_line = list(roles_by_line(edition.library))
    yield PagePlan.of(
        Draft(
            kind="assessment",
            path=addresses.ASSESSMENT,
            title=edition.word("assess.title"),
            description=edition.word("assessment.page_description"),
            tab=addresses.ASSESSMENT,
            parts=[
                Part("tools", edition.word("assessment.tools"), view={"apps": APPS}),
                Part("rule", edition.word("assess.rule")),
                Part("choose", edition.word("assessment.checklists"), view={"lines": by_line}),
            ],
            view={
                "assets": edition.assets,
                "scripts": START,
                "home": addresses.HOME,
                "checklist": addresses.checklist,
                "PositionReference": PositionReference,
            },
            hide=("navigation",),
        )
    )
    for app in APPS:
        yield _app(composer, app)


def _app(composer: Composer, app: App) -> PagePlan:
    edition = composer.edition
    return PagePlan.of(
        Draft(
            kind=f"assess-{app.name}",
            path=app.path,
            title=edition.word(f"assessment.{app.name}_page"),
            description=edition.word(f"assessment.{app.name}_page_text"),
            tab=addresses.ASSESSMENT,
            template="assess-app",
            parts=[],
            view={
                "app": app,
                "assets": edition.assets,
                "home": addresses.HOME,
                "start": addresses.ASSESSMENT,
            },
            crumbs=[composer.tab("assess", addresses.ASSESSMENT)],
            hide=("navigation", "toc"),
        )
    )
