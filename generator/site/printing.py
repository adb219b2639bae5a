"""Printing: policies as PDF, tagged for readers who listen, the same bytes every time.

WeasyPrint and the Pango that it needs are no part of what the site needs; they are looked for only
when something is to be printed.
"""

import importlib.util
import logging
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath

from generator.edition import Edition
from generator.model import Policy, PolicyVersion
from generator.pages import addresses
from generator.pages.policy_print import policy_document

VARIANT = "pdf/ua-1"
"""Tagged and with a title, as PDF/UA (ISO 14289-1) asks for."""


class CannotPrintError(Exception):
    """Nothing can be printed on this machine; the text says what is missing."""


def make_sure_of_printing() -> None:
    """Make sure that printing works here.

    Raises:
        CannotPrintError: WeasyPrint or a library that it opens is missing.
    """
    if importlib.util.find_spec("weasyprint") is None:
        raise CannotPrintError("policies as PDF need WeasyPrint: make pdf installs it")
    try:
        importlib.import_module("weasyprint")
    except OSError as error:
        reason = str(error).partition(":")[0]
        raise CannotPrintError(
            f"policies as PDF need Pango ({reason}): run scripts/pango"
        ) from error


def policy_pdfs(edition: Edition) -> Iterator[tuple[PurePosixPath, Callable[[], bytes]]]:
    """Yield the path of every version of every policy as PDF, and what prints it."""
    for policy in edition.library.policies.values():
        for version in policy.versions:
            path = addresses.policy_pdf(policy.id, version.version)
            yield path, partial(_printed, edition, policy, version)


def _printed(edition: Edition, policy: Policy, version: PolicyVersion) -> bytes:
    return pdf(policy_document(edition, policy, version))


def pdf(document: str) -> bytes:
    """Print an HTML document that stands alone."""
    # Only those who print need it. It has no types.
    html = importlib.import_module("weasyprint").HTML
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    printed: bytes = html(string=document, url_fetcher=_refuse).write_pdf(pdf_variant=VARIANT)
    return printed


def _refuse(url: str) -> object:
    raise ValueError(f"a policy in print loads nothing: {url}")
