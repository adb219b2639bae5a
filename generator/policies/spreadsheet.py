"""Tables as CSV that spreadsheets open as they are meant: as text, never as formulas."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\t|＝＋－＠]")
"""What spreadsheets take for the beginning of a formula; the same as in the browser's `csv.js`."""


def table(rows: Iterable[Sequence[str]]) -> str:
    """Give rows as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([cell(text) for text in row] for row in rows)
    return "\ufeff" + out.getvalue()


def cell(text: str) -> str:
    """Give a text that no spreadsheet computes: a leading apostrophe keeps a formula text."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{plain}" if _FORMULA.match(plain) else plain
