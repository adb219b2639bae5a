"""Policy Markdown: front matter, chapters (`##`) and clauses (`###`) with explicit anchors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Finding, Quoted, Spot
from generator.findings.nearest import nearest
from generator.model.policy import Clause, PolicyBody
from generator.model.record import AUDIENCES, Audience
from generator.reading.files import SourceFile

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*$")
_ANCHOR = re.compile(
    r"^(?P<title>.*?)\s*\{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"(?:\s+audience=(?P<quote>[\"']?)(?P<audience>[^\"'}]*)(?P=quote))?\}$"
)
_CHAPTER, _CLAUSE = 1, 2
_FENCE = re.compile(r"^\s*(```|~~~)")


@dataclass(frozen=True, slots=True)
class SplitFile:
    """A Markdown file cut at the end of its front matter.

    Attributes:
        front_matter: The YAML between the two `---` lines.
        body: What follows.
        body_line: The line on which the body begins, counted from 1.
    """

    front_matter: str
    body: str
    body_line: int


FRONT_MATTER_LINE = 2
"""The front matter's first line: the line after the opening `---`."""


def split(file: SourceFile) -> SplitFile | Finding:
    """Cut a Markdown file at the end of its front matter, which it must have."""
    lines = file.text.split("\n")
    if lines[0].rstrip() != "---":
        return Finding("RB210", Spot(file.path))
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return SplitFile(
                front_matter="\n".join(lines[1:number]),
                body="\n".join(lines[number + 1 :]),
                body_line=number + 2,
            )
    return Finding("RB210", Spot(file.path))


def read_body(file: SourceFile, split_file: SplitFile) -> tuple[PolicyBody, list[Finding]]:
    """Read preamble, chapters and clauses; headings out of order are findings.

    A heading with a finding still gives a clause, if need be with an empty id, so that what
    follows keeps its number and the other languages stay comparable.
    """
    findings: list[Finding] = []
    clauses: list[Clause] = []
    (_, _, preamble), *parts = _parts(split_file.body)
    chapter = clause = 0
    seen: set[str] = set()
    for (hashes, heading), offset, body in parts:
        spot = Spot(file.path, split_file.body_line + offset, width=len(hashes))
        depth = len(hashes) - 1
        anchor = _ANCHOR.match(heading)
        title, id_ = (anchor["title"], anchor["id"]) if anchor else (heading, "")
        if depth not in (_CHAPTER, _CLAUSE) or (depth == _CLAUSE and chapter == 0):
            findings.append(Finding("RB609", spot, {"heading": hashes}))
        elif not id_:
            findings.append(Finding("RB608", spot, {"title": title}))
        elif id_ in seen:
            findings.append(Finding("RB409", Quoted(spot, f"{{#{id_}}}"), {"id": id_}))
        seen.add(id_)
        audience = _audience(anchor, spot, findings) if anchor else None
        chapter, clause = (chapter, clause + 1) if depth >= _CLAUSE else (chapter + 1, 0)
        number = f"{chapter}.{clause}" if clause else f"{chapter}"
        depth = _CLAUSE if clause else _CHAPTER
        clauses.append(Clause(id_, number, depth, title, body, spot.line, audience))
    return PolicyBody(preamble, tuple(clauses), split_file.body_line), findings


def _audience(
    anchor: re.Match[str], spot: Spot, findings: list[Finding]
) -> tuple[Audience, ...] | None:
    """Read `audience="lead hr"`; a name that nobody has is a finding, and means nobody."""
    if anchor["audience"] is None:
        return None
    given = re.findall(r"[^\s,]+", anchor["audience"])
    for name in given or [""]:
        if name not in AUDIENCES:
            values = {"value": name, "allowed": ", ".join(AUDIENCES)}
            place = Quoted(spot, name or "audience")
            findings.append(Finding("RB305", place, values, nearest(name, AUDIENCES)))
    return tuple(audience for audience in AUDIENCES if audience in given)


def _parts(body: str) -> Iterator[tuple[tuple[str, str], int, str]]:
    """Yield (hashes, title), line offset and text of each part; the first has no heading."""
    heading, start = ("", ""), 0
    collected: list[str] = []
    fenced = False
    for offset, line in enumerate(body.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
        found = None if fenced else _HEADING.match(line)
        if found:
            yield heading, start, "\n".join(collected).strip()
            heading, start, collected = (found[1], found[2]), offset, []
        else:
            collected.append(line)
    yield heading, start, "\n".join(collected).strip()
