"""Findings for people: place, sentence, the source line with a caret, what was expected."""

import unicodedata
from collections.abc import Callable

from generator.findings import Severity
from generator.findings.catalogue import word
from generator.reporting.report import Line, Report

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_MAX_SHOWN = 120
_NOT_SHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")

Painter = Callable[[str, str], str]


def as_text(report: Report) -> str:
    """Give the findings as text, with a summary as the last line."""
    blocks = ["\n".join(_block(line, report)) for line in report.lines]
    summary = word("summary", report.language).format(
        errors=report.count(Severity.ERROR), warnings=report.count(Severity.WARNING)
    )
    if not report.lines:
        summary = word("clean", report.language)
    return "\n\n".join([*blocks, summary]) + "\n"


def _block(line: Line, report: Report) -> list[str]:
    spot, entry, wording = line.spot, line.entry, line.wording
    paint = _painter(report.colour)
    severity = word(entry.severity.value, report.language)
    place = paint(_BOLD, f"{printable(str(spot.file))}:{spot.line}:{spot.column}")
    head = paint(_COLOURS[entry.severity], f"{severity} {entry.code}")
    block = [f"{place}: {head} {printable(wording.message)}"]
    if line.source is not None and line.source.strip():
        block += _excerpt(line, paint)
    for part in (wording.expected, wording.suggestion):
        if part:
            block.append(f"  = {printable(part)}")
    return block


def _excerpt(line: Line, paint: Painter) -> list[str]:
    """Give the source line and below it a caret, aligned also after Chinese and hidden signs."""
    spot, source = line.spot, (line.source or "").replace("\t", " ")
    at = spot.column - 1
    start = max(0, at - _MAX_SHOWN // 2) if len(source) > _MAX_SHOWN else 0
    end = start + _MAX_SHOWN
    before = printable(source[start:at])
    marked = printable(source[at : min(at + spot.width, end)])
    after = printable(source[at + spot.width : end])
    gutter = f"{spot.line:>5} | "
    caret = " " * _columns(before) + "^" * max(_columns(marked), 1)
    return [
        paint(_DIM, gutter) + before + marked + after,
        paint(_DIM, " " * (len(gutter) - 2) + "| ") + caret,
    ]


def printable(text: str) -> str:
    """Replace what a terminal would act on, and what reorders or hides text, by its code point."""
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in _NOT_SHOWN else char for char in text
    )


def _columns(text: str) -> int:
    """Count the terminal columns of a text: Chinese characters take two, combining ones none."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.category(char) in ("Mn", "Me") for char in text)


def _painter(colour: bool) -> Painter:
    return (lambda style, text: f"{style}{text}{_RESET}") if colour else (lambda _, text: text)
