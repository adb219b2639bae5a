"""`rolebook publish`: the site as a release that never changes, beside the earlier ones."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from generator import __version__
from generator.audiences import restricted
from generator.changes.snapshot import KeptRelease, snapshot
from generator.cli.failure import CannotRunError, loaded_from_sources
from generator.cli.signing import add_sign, signer
from generator.history import SNAPSHOT
from generator.model import Library
from generator.model.record import AUDIENCES, Audience
from generator.publication import settled_day
from generator.release import layout
from generator.release.archive import alone, archive
from generator.release.failures import FAILURES
from generator.release.publishing import Outcome, Publication, publish
from generator.release.stored import published_state
from generator.reporting.report import report
from generator.reporting.terminal import as_text
from generator.site.building import BuildFailedError, Contents, build_release
from generator.site.front_door import titles_of
from generator.site.printing import CannotPrintError, make_sure_of_printing
from generator.site.progress import Progress

NAME = "publish"
HELP = "publish the site as a release that never changes, and make it the latest"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "release", metavar="RELEASE", help="its name, as in rolebook.yml, such as 2026.11"
    )
    parser.add_argument(
        "--to", type=Path, help="default: www, or www.AUDIENCE for the site of an audience"
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, help="leave out what these readers may not see"
    )
    parser.add_argument(
        "--pdf", action="store_true", help="print every version of every policy as PDF, too"
    )
    parser.add_argument("--site-url", help="URL under which the published site is served")
    parser.add_argument(
        "--zip",
        nargs="?",
        const="release",
        choices=("release", "all"),
        help="also write the release, or all that are kept, as a ZIP beside the site",
    )
    add_sign(parser)


def run(arguments: argparse.Namespace) -> int:
    """Publish a release.

    Raises:
        CannotRunError: The library is sound but the release could not be published.
    """
    if arguments.pdf:
        try:
            make_sure_of_printing()
        except CannotPrintError as error:
            raise CannotRunError(str(error)) from error
    day = settled_day()
    progress = Progress(sys.stdout)
    with progress.stage("check"):
        # What is published stays for ever: no cache is trusted with it.
        loaded = loaded_from_sources(arguments)
    library = loaded.sound_library()
    if loaded.findings:
        sys.stderr.write(as_text(report(loaded.findings, loaded.locator, arguments.language)))
    if library is None:
        return 1
    _refuse_other_name(library, arguments.release)
    audience: Audience | None = arguments.audience
    to = arguments.to or Path(f"www.{audience}" if audience else "www")
    target = arguments.root.resolve() / to
    try:
        outcome = _publish(arguments, KeptRelease(library, day), target, progress)
        sys.stdout.write(f"{_said(outcome, arguments.release)} in {to}\n")
        if arguments.zip:
            packed, count = _packed(arguments, target)
            sys.stdout.write(f"packed {count} files into {to.with_name(packed.name)}\n")
    except (*FAILURES, BuildFailedError) as error:
        raise CannotRunError(f"{arguments.release} was not published: {error}") from error
    except OSError as error:
        raise CannotRunError(
            f"{arguments.release} was not published: {error.filename or target}: {error.strerror}; "
            "what is published there is as it was"
        ) from error
    return 0


def _packed(arguments: argparse.Namespace, target: Path) -> tuple[Path, int]:
    """Write the ZIP that the arguments ask for; give it with the number of files in it."""
    state = published_state(target)
    if arguments.zip == "all":
        file = target.with_name(f"{target.name}.zip")
    else:
        state = alone(state, arguments.release)
        file = target.with_name(f"{target.name}-{arguments.release}.zip")
    return file, archive(target, state, file, signer(arguments))


def _publish(
    arguments: argparse.Namespace, kept: KeptRelease, target: Path, progress: Progress
) -> Outcome:
    root: Path = arguments.root.resolve()
    audience: Audience | None = arguments.audience
    seen = kept if audience is None else replace(kept, library=restricted(kept.library, audience))

    def make(folder: Path) -> None:
        contents = Contents(audience, arguments.pdf, history=target)
        build_release(root, kept.library, folder, arguments.site_url, progress, contents)
        record = folder / layout.record(arguments.release)
        record.mkdir(parents=True)
        (record / SNAPSHOT).write_text(snapshot(seen), "utf-8")

    publication = Publication(
        release=arguments.release,
        day=kept.day,
        titles=titles_of(kept.library.handbook),
        generator=__version__,
        audience=audience,
    )
    return publish(target, publication, make, signer(arguments))


def _refuse_other_name(library: Library, name: str) -> None:
    """Refuse a name that the pages themselves would contradict."""
    if library.handbook.release != name:
        raise CannotRunError(
            f"rolebook.yml says that this is release {library.handbook.release}, not {name}: "
            "change the one or the other"
        )


def _said(outcome: Outcome, release: str) -> str:
    match outcome:
        case Outcome.PUBLISHED:
            return f"published {release}, the latest now,"
        case Outcome.SIGNED:
            return f"signed {release}, published before with the same content,"
        case Outcome.UNCHANGED:
            return f"nothing to do: {release} is published with the same content"
