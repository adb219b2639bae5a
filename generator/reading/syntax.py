"""Errors of syntax: what libyaml says of a document, in the words of those who write handbooks."""

from dataclasses import replace
from functools import partial

import yaml
import yaml.reader

from generator.findings import Finding, Spot
from generator.reading import full_width
from generator.reading.lines import Lines

_SYNTAX = (
    ("found another document", "RB207"),
    ("undefined alias", "RB212"),
    ("while scanning an alias", "RB212"),
    ("while scanning a quoted scalar", "RB215"),
    ("while parsing a quoted scalar", "RB220"),
    ("expected ',' or", "RB216"),
    ("did not find expected node content", "RB216"),
    ("could not find expected ':'", "RB219"),
    ("cannot start any token", "RB217"),
    ("while scanning an anchor", "RB217"),
    ("undefined tag handle", "RB217"),
    ("while scanning a tag", "RB217"),
    ("while scanning a directive", "RB217"),
    ("mapping values are not allowed", "RB213"),
    ("block sequence entries are not allowed", "RB214"),
    ("mapping keys are not allowed", "RB217"),
    ("did not find expected key", "RB221"),
    ("did not find expected '-' indicator", "RB221"),
    ("did not find expected <document start>", "RB221"),
    ("did not find expected comment or line break", "RB221"),
)
"""What libyaml says, and the code that says it in the words of the people who write handbooks."""

_WRONG_FROM_THE_START = ("RB212", "RB215", "RB217", "RB219")
"""Codes whose cause stands where libyaml's context began, not where it gave up."""

_FULL_WIDTH_MATTERS = ("RB213", "RB216", "RB217", "RB219", "RB221")

_INDENTATION_MATTERS = ("RB201", "RB213", "RB214", "RB217", "RB219")


def syntax_error(lines: Lines, error: yaml.MarkedYAMLError) -> Finding:
    """Report what keeps libyaml from reading a document, where its cause stands."""
    said = " ".join(filter(None, (error.context, error.problem)))
    code = next((code for pattern, code in _SYNTAX if pattern in said), "RB201")
    gave_up = error.problem_mark or error.context_mark
    spot = lines.spot(gave_up.index if gave_up else 0)
    tab = _tab_before(lines, spot)
    if tab and code in _INDENTATION_MATTERS:
        return Finding("RB202", tab)
    begun = lines.spot(error.context_mark.index) if error.context_mark else spot
    if found := _full_width_at(lines, code, begun, spot):
        return found
    before = lines.line_of(spot)[: spot.column - 1]
    values = {}
    match code:
        case "RB213" if ":" not in before:
            code = "RB214"
        case "RB221" if not before.strip(" -"):
            code = "RB214"
        case "RB217":
            values = {"character": lines.line_of(begun)[begun.column - 1 :][:1]}
        case "RB201":
            values = {"problem": said}
    unclosed = code == "RB216" and begun.line != spot.line
    return Finding(code, begun if unclosed or code in _WRONG_FROM_THE_START else spot, values)


def _full_width_at(lines: Lines, code: str, begun: Spot, gave_up: Spot) -> Finding | None:
    """Report the full-width sign that a syntax error comes from, if it comes from one."""
    if code == "RB215":
        quote = lines.line_of(begun)[begun.column - 1 :][:1]
        return lines.full_width(begun, partial(full_width.that_closes, quote))
    if code not in _FULL_WIDTH_MATTERS:
        return None
    for spot in (begun, gave_up):
        if found := lines.full_width(spot, full_width.that_breaks):
            return found
    above = lines.written_above(gave_up)
    return lines.full_width(above, full_width.that_begins) if above else None


def _tab_before(lines: Lines, spot: Spot) -> Spot | None:
    """Give the place of a tab in the indentation of a line, or right at a spot in it."""
    line = lines.line_of(spot)
    indentation = line[: len(line) - len(line.lstrip(" \t-"))]
    tab = indentation.find("\t")
    return replace(spot, column=tab + 1) if tab >= 0 else None


def control_character(lines: Lines, error: yaml.reader.ReaderError) -> Finding:
    """Report a character that YAML forbids; libyaml tells its position in bytes."""
    position = len(lines.text.encode()[: error.position].decode(errors="ignore"))
    return Finding("RB218", lines.spot(position), {"character": f"U+{error.character:04X}"})
