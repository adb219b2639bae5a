"""What leads readers to the latest release: the door, and a stub for every page there ever was.

A stub knows which releases lack its page, and reads in the pointer which one is the latest. So a
stub changes only when a release with other pages is added; making another release the latest
changes none of them, and nothing that a reader is led by ever has to change at the same moment as
something else.
"""

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import PurePosixPath

from generator.release import layout
from generator.release.manifest import Manifest
from generator.release.plain_page import plain_page
from generator.release.releases import Releases
from generator.site.front_door import front_door
from generator.wording import wording

_STUB = plain_page(
    """<h1>{title}</h1>
<p data-leading>{leading} <a href="{newest}">{home}</a> · <a href="{overview}">{all}</a></p>
<div data-gone hidden>
<p>{gone} <strong data-name></strong></p>
<ul>
<li data-last hidden>{last} <a></a></li>
<li><a data-home>{home}</a></li>
<li><a href="{overview}">{all}</a></li>
</ul>
</div>
""",
    head="""<script src="{root}latest.js" defer></script>
<noscript><meta http-equiv="refresh" content="0; url={newest}"></noscript>
""",
    attributes=' data-language="{language}" data-page="{page}" data-missing="{missing}"',
)

ASSETS = ("latest.js", "latest.css")

NOT_FOUND = PurePosixPath("404.html")
"""The page that servers show where there is none; nobody is led to it."""


def signposts(
    state: Releases, manifests: Mapping[str, Manifest]
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield path and text of every signpost; which release is the latest changes none of them.

    Args:
        state: The releases.
        manifests: The manifest of each of them by name.
    """
    for name, text in front_door(state.titles, f"{layout.LATEST}/").items():
        yield PurePosixPath(name), text
    for name in ASSETS:
        source = resources.files("generator.web") / "releases" / name
        yield PurePosixPath(name), source.read_text("utf-8")
    for language in sorted({one for release in state.releases for one in release.languages}):
        yield from _stubs(state, manifests, language)


def _stubs(
    state: Releases, manifests: Mapping[str, Manifest], language: str
) -> Iterator[tuple[PurePosixPath, str]]:
    has: dict[PurePosixPath, set[str]] = {}
    for release in state.releases:
        for page in manifests[release.name].pages(language):
            has.setdefault(page, set()).add(release.name)
    names = [release.name for release in state.releases]
    words = wording(language)
    title = state.titles.get(language) or next(iter(state.titles.values()))
    has.pop(NOT_FOUND, None)
    for page, holders in sorted(has.items()):
        up = "../" * (len(page.parts) - 1)
        yield (
            layout.stubs(language) / page,
            _STUB.format(
                title=title,
                root=f"{up}../../",
                language=language,
                page=page,
                missing=" ".join(name for name in names if name not in holders),
                newest=f"{up}../newest.html",
                overview=f"{up}../releases.html",
                leading=words["release.leading"],
                all=words["release.all"],
                gone=words["release.gone"],
                last=words["release.last"],
                home=words["release.home"],
            ),
        )
