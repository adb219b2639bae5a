"""Findings for machines: JSON, GitHub annotations and SARIF 2.1.0."""

import json
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.findings import Severity
from generator.findings.catalogue import entries
from generator.reporting.report import Line, Report


def as_json(report: Report) -> str:
    """Give the findings as one JSON object: `findings` and the two counts."""
    return _dump(
        {
            "format": "rolebook-findings/1",
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "findings": [_as_object(line) for line in report.lines],
        }
    )


def _as_object(line: Line) -> dict[str, Any]:
    return {
        "code": line.entry.code,
        "name": line.entry.name,
        "severity": line.entry.severity.value,
        "file": str(line.spot.file),
        "line": line.spot.line,
        "column": line.spot.column,
        "message": line.wording.message,
        "expected": line.wording.expected,
        "suggestion": line.wording.suggestion,
        "source": line.source,
    }


def as_github(report: Report) -> str:
    """Give the findings as GitHub workflow commands, one line each."""
    return "".join(f"{_as_command(line)}\n" for line in report.lines)


def _as_command(line: Line) -> str:
    spot = line.spot
    properties = {
        "file": str(spot.file),
        "line": str(spot.line),
        "col": str(spot.column),
        "endColumn": str(spot.column + spot.width),
        "title": f"{line.entry.code} {line.entry.name}",
    }
    said = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{line.entry.severity.value} {said}::{_escaped_data(_full_message(line))}"


def _escaped_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(report: Report) -> str:
    """Give the findings as SARIF 2.1.0 (OASIS), with every code as a rule."""
    rules = [
        {
            "id": one.code,
            "name": one.name,
            "shortDescription": {"text": one.name},
            "fullDescription": {"text": one.meaning.say(report.language)},
            "defaultConfiguration": {"level": one.severity.value},
        }
        for one in entries()
    ]
    driver = {"name": "rolebook", "version": __version__, "rules": rules}
    return _dump(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    "columnKind": "unicodeCodePoints",
                    "results": [_as_result(line) for line in report.lines],
                }
            ],
        }
    )


def _as_result(line: Line) -> dict[str, Any]:
    spot = line.spot
    region = {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endColumn": spot.column + spot.width,
    }
    location = {"artifactLocation": {"uri": quote(spot.file.as_posix())}, "region": region}
    return {
        "ruleId": line.entry.code,
        "level": line.entry.severity.value,
        "message": {"text": _full_message(line)},
        "locations": [{"physicalLocation": location}],
    }


def _full_message(line: Line) -> str:
    wording = line.wording
    return "\n".join(filter(None, (wording.message, wording.expected, wording.suggestion)))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
