"""What follows the latest release: lists of releases, and the files that programs subscribe to.

No page depends on them, so they may be one step behind the pointer for a moment.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.pages import addresses
from generator.release import layout
from generator.release.canonical import canonical
from generator.release.plain_page import plain_page
from generator.release.releases import Releases
from generator.site.content_policy import PLAIN, ContentPolicy
from generator.wording import wording

SUBSCRIBED = (
    addresses.POLICY_CALENDAR,
    addresses.POLICY_FEED,
    addresses.POLICY_SPREADSHEET,
    addresses.CHANGES_FEED,
)
"""Files that programs fetch again and again from one address, where no script can lead them."""

FOR_ALL = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""What holds for any release."""

CSP = layout.RECORDS / "csp.conf"
"""The policy of each release, as nginx includes it."""

_OVERVIEW = plain_page(
    """<h1>{heading}</h1>
<p>{title}</p>
<table>
<thead>
<tr><th scope="col">{release}</th><th scope="col">{day}</th><th scope="col">{proof}</th></tr>
</thead>
<tbody>
{rows}</tbody>
</table>
""",
    title="{heading} · {title}",
)

_NEWEST = plain_page(
    """<h1>{title}</h1>
<p><a href="{name}/index.html">{home}</a></p>
""",
    head='<meta http-equiv="refresh" content="0; url={name}/index.html">\n',
)

_ROW = Markup(
    '<tr><th scope="row"><a href="{name}/index.html">{name}</a>{mark}</th><td>{day}</td>'
    '<td><a href="../{manifest}"><code>{digest}</code></a></td></tr>\n'
)


def listings(
    state: Releases, read: Callable[[PurePosixPath], bytes | None]
) -> Iterator[tuple[PurePosixPath, str | bytes]]:
    """Yield path and content of every listing.

    Args:
        state: The releases.
        read: Gives a file of the site, or None where it has none of that path.
    """
    yield CSP, policies(state, read)
    for language in sorted({one for release in state.releases for one in release.languages}):
        yield layout.versions(language), versions(state, language)
        yield layout.overview(language), overview(state, language)
        yield layout.newest(language), newest(state, language)
        for path in SUBSCRIBED:
            content = read(layout.edition(state.latest, language) / path)
            if content is not None:
                yield layout.stubs(language) / path, content


def policies(state: Releases, read: Callable[[PurePosixPath], bytes | None]) -> str:
    """Give the content security policy of every release and of what stands beside them.

    A release that a server has not read this for gets a policy that says nothing of scripts: its
    pages state the rest of it themselves.
    """
    lines = [
        f'"~/{language}/{re.escape(release.name)}/" "{stated.decode().strip()}";'
        for release in state.releases
        for language in release.languages
        if (stated := read(layout.edition(release.name, language) / PLAIN)) is not None
    ]
    return (
        "\n    ".join(
            [
                "map $uri $handbook_csp {",
                f'default "{ContentPolicy().as_header()}";',
                *lines,
                f'"~/[a-z]+(-[A-Za-z]+)?/[0-9.]+/" "{FOR_ALL}";',
            ]
        )
        + "\n}\n"
    )


def versions(state: Releases, language: str) -> str:
    """Give the releases of a language in the form that Material's selector and mike read."""
    return canonical(
        [
            {
                "version": release.name,
                "title": release.name,
                "aliases": [layout.LATEST] if release.name == state.latest else [],
            }
            for release in state.releases
            if language in release.languages
        ]
    )


def newest(state: Releases, language: str) -> str:
    """Give the page that leads to the latest release of a language; it works without scripts."""
    here = (release.name for release in state.releases if language in release.languages)
    release = state.find(state.latest)
    led = state.latest if release and language in release.languages else next(here)
    return _NEWEST.format(
        language=language,
        root="../",
        title=state.titles.get(language) or next(iter(state.titles.values())),
        name=led,
        home=wording(language)["release.home"],
    )


def overview(state: Releases, language: str) -> str:
    """Give the page that lists the releases of a language; it works without scripts."""
    words = wording(language)
    rows = Markup("").join(
        _ROW.format(
            name=release.name,
            mark=f" · {words['release.current']}" if release.name == state.latest else "",
            day=release.day.isoformat(),
            manifest=layout.manifest(release.name),
            digest=release.manifest[:16],
        )
        for release in state.releases
        if language in release.languages
    )
    return _OVERVIEW.format(
        language=language,
        root="../",
        title=state.titles.get(language) or next(iter(state.titles.values())),
        heading=words["release.all"],
        release=words["release.release"],
        day=words["release.day"],
        proof=words["release.proof"],
        rows=rows,
    )
