"""`rolebook build`: the finished site in every language."""

import argparse
import sys
from pathlib import Path

from generator.cli.failure import CannotRunError, loaded_from
from generator.reporting.report import report
from generator.reporting.terminal import as_text
from generator.site.building import BuildFailedError, build_site
from generator.site.progress import Progress

NAME = "build"
HELP = "check the library and build the finished site in every language"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--to", type=Path, default=Path("www"), help="default: %(default)s")
    parser.add_argument("--site-url", help="URL under which the site will be served")


def run(arguments: argparse.Namespace) -> int:
    """Build the site.

    Raises:
        CannotRunError: The library is sound but the site could not be built.
    """
    progress = Progress(sys.stdout)
    with progress.stage("check"):
        loaded = loaded_from(arguments)
    library = loaded.sound_library()
    if loaded.findings:
        sys.stderr.write(as_text(report(loaded.findings, loaded.locator, arguments.language)))
    if library is None:
        return 1
    root = arguments.root.resolve()
    target = root / arguments.to
    try:
        build_site(root, library, target, arguments.site_url, progress)
    except (BuildFailedError, OSError) as error:
        raise CannotRunError(f"the site could not be built\n{error}") from error
    for language in library.handbook.languages:
        count = sum(1 for _ in (target / language).rglob("*.html"))
        sys.stdout.write(f"  {count} pages in {arguments.to / language}\n")
    sys.stdout.write(
        f"open {arguments.to / 'index.html'} in a browser, or preview with: make serve\n"
    )
    return 0
