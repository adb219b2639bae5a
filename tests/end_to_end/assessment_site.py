"""Sites of the assessment library: two releases, two languages, no theme, a strict policy."""

import datetime as dt
from pathlib import Path

from generator.assessment.browser import data_scripts
from generator.edition import Edition
from generator.pages.composing import Composer
from generator.pages.kinds import assessment as screens
from generator.pages.kinds import checklist, competency, home, onboarding, role
from generator.site.tree import from_root
from generator.views import acknowledgement
from generator.web import ASSETS
from tests.end_to_end import bare
from tests.libraries import assessment

SCRIPTS = sorted(
    {*screens.START, *screens.ONBOARDING, *(s for app in screens.APPS for s in app.scripts)}
)


def build(folder: Path) -> Path:
    """Write `<folder>/<language>/<release>/` and give the folder."""
    for release in (assessment.FIRST, assessment.SECOND):
        library = assessment.library(folder / "libraries" / release, release)
        for language in ("zh", "en"):
            edition = Edition.of(library, language, dt.date(2026, 11, 23))
            _write(edition, folder / language / release)
    return folder


def _write(edition: Edition, out: Path) -> None:
    composer = Composer(edition)
    kinds = (home, role, competency, screens, checklist, onboarding)
    bare.write(
        [page for kind in kinds for page in composer.pages(kind.pages)], out, edition.language
    )
    scripts = (one[:2] for one in data_scripts(edition, from_root))
    data = (*scripts, *acknowledgement.data_scripts(edition))
    bare.add([(ASSETS / path, script()) for path, script in data], out)
    for name in ("assess.css", *SCRIPTS):
        file = bare.WEB / name
        if file.is_file():
            bare.add([(ASSETS / name, file.read_text("utf-8"))], out)
