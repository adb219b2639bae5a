"""The register of all policies."""

from collections.abc import Iterator

from generator.pages import addresses
from generator.pages.composing import Composer, Draft, PagePlan, Part
from generator.pages.kinds.policy import version_path
from generator.views import register


def pages(composer: Composer) -> Iterator[PagePlan]:
    """Yield the register."""
    edition = composer.edition
    rows = list(register.rows(edition))
    roles = edition.library.roles
    owners = dict.fromkeys(edition.say(row.version.owner) for row in rows)
    yield PagePlan.of(
        Draft(
            kind="policies",
            path=addresses.POLICIES,
            title=edition.word("policies.title"),
            description=edition.word("policies.description"),
            tab=addresses.POLICIES,
            parts=[
                Part("register", edition.word("policies.register")),
                Part("reviews", edition.word("policies.reviews")),
                Part("downloads", edition.word("policies.downloads")),
            ],
            view={
                "today": edition.today,
                "mine": addresses.ACKNOWLEDGEMENTS,
                "rows": rows,
                "reviews": register.reviews(edition),
                "paths": {
                    (row.policy.id, row.version.version): version_path(
                        row.policy, row.version, edition.today
                    )
                    for row in rows
                },
                "roles": [id_ for id_ in roles if any(row.version.binds(id_) for row in rows)],
                "owners": sorted(owners, key=edition.collation),
                "files": {
                    "calendar": addresses.POLICY_CALENDAR,
                    "feed": addresses.POLICY_FEED,
                    "spreadsheet": addresses.POLICY_SPREADSHEET,
                },
            },
            hide=("navigation", "toc"),
        )
    )
