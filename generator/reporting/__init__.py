"""Reporting: located findings as text for people and for machines.

Every format is a function from a [`Report`][generator.reporting.report.Report] to text; `FORMATS`
lists them.
"""

from collections.abc import Callable

from generator.reporting.formats import as_github, as_json, as_sarif
from generator.reporting.report import Report
from generator.reporting.terminal import as_text

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""Every output format of `rolebook check` by the name it is asked for."""
