"""Pages written by hand that are not for everybody."""

import re
from collections.abc import Container, Mapping
from pathlib import Path, PurePosixPath

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.utils.meta import get_data

from generator.mkdocs_plugin.front_matter import unread_front_matter
from generator.model.record import AUDIENCES, Audience

_TITLE = re.compile(r"\s*<h1\b.*?</h1>", re.DOTALL)

Restrictions = Mapping[PurePosixPath, tuple[Audience, ...]]
"""For whom pages are, by their paths in the documentation folder; all others are for everyone."""


def restrictions(files: Files, language: str) -> Restrictions:
    """Give the pages written by hand that say for whom they are.

    Args:
        files: The site's files, before any are generated.
        language: The language of messages.

    Raises:
        PluginError: A page does not say it so that it can be understood.
    """
    return {
        PurePosixPath(file.src_uri): stated
        for file in files
        if file.is_documentation_page() and (stated := _audience(file, language))
    }


def withhold(files: Files, stated: Restrictions, audience: Audience) -> frozenset[PurePosixPath]:
    """Take the pages that an audience may not see out of a site; give their paths."""
    gone = frozenset(path for path, readers in stated.items() if audience not in readers)
    for path in gone:
        file = files.get_file_from_path(str(path))
        if file is not None:
            files.remove(file)
            # A preview may have built it before.
            Path(file.abs_dest_path).unlink(missing_ok=True)
    return gone


def without(nav: object, gone: Container[PurePosixPath]) -> object:
    """Give a configured navigation without some pages, and without what then leads nowhere."""
    match nav:
        case list():
            return [kept for one in nav if (kept := without(one, gone))]
        case dict():
            left = {title: kept for title, one in nav.items() if (kept := without(one, gone))}
            return left or None
        case str() if PurePosixPath(nav) in gone:
            return None
    return nav


def with_notice(html: str, notice: str) -> str:
    """Put below a page's title whom it is restricted to."""
    title = _TITLE.match(html)
    at = title.end() if title else 0
    return f'{html[:at]}<p class="rb-audience" role="note">{escape(notice)}</p>{html[at:]}'


def _audience(file: File, language: str) -> tuple[Audience, ...] | None:
    try:
        text, front_matter = get_data(file.content_string)
    except (OSError, ValueError):
        # MkDocs cannot read it either, and fails saying so.
        return None
    for wrong in unread_front_matter(file.src_uri, text, language):
        raise PluginError(wrong)
    stated = front_matter.get("audience")
    if "audience" not in front_matter:
        return None
    if not isinstance(stated, list) or not stated or not set(map(str, stated)) <= {*AUDIENCES}:
        raise PluginError(
            f"{file.src_uri}: audience: {stated!r} is not understood; expected a list of "
            f"{', '.join(AUDIENCES)}, such as audience: [lead, hr]"
        )
    return tuple(stated)
