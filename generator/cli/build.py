"""`rolebook build`: the finished site in every language."""

import argparse
import sys
from pathlib import Path

from generator.audiences import marked, withheld
from generator.cli.failure import CannotRunError, loaded_from
from generator.model import Library
from generator.model.record import AUDIENCES, Audience
from generator.publication import settled_day
from generator.reporting.report import report
from generator.reporting.terminal import as_text
from generator.site.building import BuildFailedError, Contents, build_site
from generator.site.printing import CannotPrintError, make_sure_of_printing
from generator.site.progress import Progress

NAME = "build"
HELP = "check the library and build the finished site in every language"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--to", type=Path, help="default: www, or www.AUDIENCE for the site of an audience"
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, help="leave out what these readers may not see"
    )
    parser.add_argument(
        "--pdf", action="store_true", help="print every version of every policy as PDF, too"
    )
    parser.add_argument("--site-url", help="URL under which the site will be served")


def run(arguments: argparse.Namespace) -> int:
    """Build the site.

    Raises:
        CannotRunError: The library is sound but the site could not be built.
    """
    if arguments.pdf:
        try:
            make_sure_of_printing()
        except CannotPrintError as error:
            raise CannotRunError(str(error)) from error
    settled_day()
    progress = Progress(sys.stdout)
    with progress.stage("check"):
        loaded = loaded_from(arguments)
    library = loaded.sound_library()
    if loaded.findings:
        sys.stderr.write(as_text(report(loaded.findings, loaded.locator, arguments.language)))
    if library is None:
        return 1
    root = arguments.root.resolve()
    audience: Audience | None = arguments.audience
    to = arguments.to or Path(f"www.{audience}" if audience else "www")
    target = root / to
    try:
        contents = Contents(audience, arguments.pdf)
        build_site(root, library, target, arguments.site_url, progress, contents)
    except (BuildFailedError, OSError) as error:
        raise CannotRunError(f"the site could not be built\n{error}") from error
    for language in library.handbook.languages:
        count = sum(1 for _ in (target / language).rglob("*.html"))
        sys.stdout.write(f"  {count} pages in {to / language}\n")
    sys.stdout.write(_said_of_audience(library, audience))
    if not arguments.pdf and library.policies:
        sys.stdout.write("  without policies as PDF, which make pdf adds\n")
    sys.stdout.write(f"open {to / 'index.html'} in a browser, or preview with: make serve\n")
    return 0


def _said_of_audience(library: Library, audience: Audience | None) -> str:
    """Say what a site leaves out, or that it holds what is not for everyone."""
    if audience is None:
        count = sum(1 for _ in marked(library))
        return f"  for those who may see everything: {count} restricted things in it\n" * bool(
            count
        )
    left_out = ", ".join(f"{kind}:{id_}" for kind, id_ in withheld(library, audience)) or "nothing"
    return f"  for {audience}, without {left_out}\n"
