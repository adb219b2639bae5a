"""Sites of the assessment library: two releases in two languages, without a theme, under strict CSP."""

import datetime as dt
from pathlib import Path

from generator.edition import Edition
from generator.pages.kinds import all_pages
from generator.site.tree import tree
from tests.end_to_end import bare
from tests.libraries import assessment


def build(folder: Path) -> Path:
    """Write `<folder>/<language>/<release>/` and give the folder."""
    for release in (assessment.FIRST, assessment.SECOND):
        library = assessment.library(folder / "libraries" / release, release)
        for language in ("zh", "en"):
            edition = Edition.of(library, language, dt.date(2026, 11, 23))
            out = folder / language / release
            bare.write(all_pages(edition), out, language)
            files = [file for file in tree(edition, [], "x") if file.path.suffix != ".md"]
            bare.add(
                [
                    (file.path, file.content if isinstance(file.content, str) else file.content.decode())
                    for file in files
                ],
                out,
            )
    return folder
