"""Digest: the SHA-256 that ties an acknowledgement or a ledger entry to the exact words of a text.

The canonical text is UTF-8 in Unicode normal form C, made of lines that end in one line feed:

1. `rolebook-policy/1`, the name of this form;
2. `number`, `version`, `language` and `title`, one a line as `key: value`;
3. the preamble, then each chapter and clause under its heading, which is written
   `## 1 Title {#id}` or `### 1.1 Title {#id}`.

Blocks stand one blank line apart, white space at the end of a line is dropped, and blank lines in
a row count as one. Dates, approval and summary are no part of the text: a version's last day is
set only when the next version comes, and its words stay the same.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from generator.model import PolicyVersion

FORM = "rolebook-policy/1"

_BLANK_LINES = re.compile(r"\n{3,}")


def digest(version: PolicyVersion, language: str) -> str:
    """Give the SHA-256 of a version's canonical text in a language, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_text(version, language).encode()).hexdigest()


def canonical_text(version: PolicyVersion, language: str) -> str:
    """Give the canonical text of a version in a language."""
    text = "\n\n".join(block for block in _blocks(version, language) if block)
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"


def _blocks(version: PolicyVersion, language: str) -> Iterator[str]:
    body = version.bodies[language]
    facts = {
        "number": version.number,
        "version": version.version,
        "language": language,
        "title": version.title.say(language),
    }
    yield "\n".join([FORM, *(f"{key}: {' '.join(said.split())}" for key, said in facts.items())])
    yield body.preamble
    for clause in body.clauses:
        yield f"{'#' * (clause.depth + 1)} {clause.number} {clause.title} {{#{clause.id}}}"
        yield clause.body
