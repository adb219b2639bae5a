"""Changes as terminal text, as Markdown for a merge request, and as JSON."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from generator.changes.change import Change, Weight
from generator.changes.notes import Told, ToldThing
from generator.changes.snapshot import KeptRelease
from generator.policies.redline import ComparedLine, Edit, Run
from generator.prose import escape_markdown
from generator.reporting.changes_file import FORM, ChangesFile, reported, reported_side
from generator.reporting.telling import Teller
from generator.reporting.terminal import printable
from generator.wording import wording


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """The changes from one library to another, and how they are to be told.

    Attributes:
        old: The older library on its day.
        new: The newer one.
        names: What the reader called them.
        changes: The changes in their order.
        language: The language they are told in.
        colour: Whether a person reads them on a terminal that shows colour.
    """

    old: KeptRelease
    new: KeptRelease
    names: tuple[str, str]
    changes: Sequence[Change]
    language: str
    colour: bool = False

    @property
    def teller(self) -> Teller:
        """What tells the changes."""
        return Teller(self.old, self.new, self.language)

    @property
    def heading(self) -> str:
        """What is compared, and how much changed."""
        words = wording(self.language)
        old, new = self.names
        if not self.changes:
            return words["changes.heading_none"].format(old=old, new=new)
        return words["changes.heading"].format(old=old, new=new, count=len(self.changes))

    @property
    def summary(self) -> str:
        """How many changes there are of each weight."""
        counts = Counter(change.weight for change in self.changes)
        values = {weight.name.lower(): counts[weight] for weight in Weight}
        return wording(self.language)["changes.by_weight"].format(**values)


def as_text(report: ChangeReport) -> str:
    """Give the changes for a terminal, thing by thing; deleted words are marked `[-…-]`."""
    paint = _painter(colour=report.colour)
    colon = wording(report.language)["punctuation.colon"]
    blocks = [printable(report.heading) + (f"\n{report.summary}" if report.changes else "")]
    for thing in report.teller.things(report.changes):
        head = paint("1", printable(f"{thing.kind}{colon}{thing.name}"))
        blocks.append("\n".join([f"{head} ({thing.place})", *_text_lines(thing, paint)]))
    return "\n\n".join(blocks) + "\n"


Painter = Callable[[str, str], str]

_EDITORIAL = "2"


def _text_lines(thing: ToldThing, paint: Painter) -> Iterator[str]:
    for told in thing.changes:
        sentence = f"  {printable(told.sentence)}"
        editorial = told.change.weight is Weight.EDITORIAL
        yield paint(_EDITORIAL, sentence) if editorial else sentence
        for line in told.lines:
            if _differs(line):
                yield "      " + "".join(_text_run(run, paint) for run in line.runs)


def _text_run(run: Run, paint: Painter) -> str:
    said = printable(_said(run))
    match run.edit:
        case Edit.DELETED:
            return paint("31", f"[-{said}-]")
        case Edit.INSERTED:
            return paint("32", f"{{+{said}+}}")
    return said


def _said(run: Run) -> str:
    texts = (f"[{token.text}]" if token.style == "cite" else token.text for token in run.tokens)
    return "".join(texts)


def _painter(*, colour: bool) -> Painter:
    return (lambda style, text: f"\x1b[{style}m{text}\x1b[0m") if colour else (lambda _, text: text)


def _differs(line: ComparedLine) -> bool:
    return any(run.edit is not Edit.SAME for run in line.runs)


def as_markdown(report: ChangeReport) -> str:
    """Give the changes for a merge request; mere wording is folded away."""
    words = wording(report.language)
    parts = [f"## {escape_markdown(report.heading)}"]
    if report.changes:
        parts.append(escape_markdown(report.summary))
    things = list(report.teller.things(report.changes))
    parts += _markdown(things, words["punctuation.colon"], editorial=False)
    count = sum(one.weight is Weight.EDITORIAL for one in report.changes)
    if count:
        title = escape(words["changes.editorial"].format(count=count))
        parts.append(f"<details><summary>{title}</summary>")
        parts += _markdown(things, words["punctuation.colon"], editorial=True)
        parts.append("</details>")
    return "\n\n".join(parts) + "\n"


def _markdown(things: Sequence[ToldThing], colon: str, *, editorial: bool) -> Iterator[str]:
    for thing in things:
        told = [
            one for one in thing.changes if (one.change.weight is Weight.EDITORIAL) is editorial
        ]
        if told:
            yield f"### {escape_markdown(f'{thing.kind}{colon}{thing.name}')}"
            yield "\n".join(line for one in told for line in _items(one))


def _items(told: Told) -> Iterator[str]:
    yield f"- {_as_item(escape_markdown(told.sentence))}"
    for line in told.lines:
        if _differs(line):
            yield "  - " + _as_item("".join(_markdown_run(run) for run in line.runs).strip())


_MARKER = re.compile(r"([-+]|\d{1,9}[.)])(?=\s|$)")


def _as_item(text: str) -> str:
    """Keep what looks like the marker of a list from being one."""
    found = _MARKER.match(text)
    return f"{text[: found.end() - 1]}\\{text[found.end() - 1 :]}" if found else text


def _markdown_run(run: Run) -> str:
    text = _said(run)
    before, after = (" " if text[at : at + 1].isspace() else "" for at in (0, len(text) - 1))
    said = before + escape_markdown(text) + after if text.strip() else before
    match run.edit:
        case Edit.DELETED:
            return f"<del>{said}</del>"
        case Edit.INSERTED:
            return f"<ins>{said}</ins>"
    return said


def as_json(report: ChangeReport) -> str:
    """Give the changes as one JSON object; its schema is `changes.schema.json`."""
    value = ChangesFile(
        form=FORM,
        old=reported_side(report.old, report.names[0]),
        new=reported_side(report.new, report.names[1]),
        language=report.language,
        changes=tuple(
            reported(told.change, told.sentence)
            for thing in report.teller.things(report.changes)
            for told in thing.changes
        ),
    )
    return value.model_dump_json(indent=2) + "\n"


CHANGE_FORMATS: dict[str, Callable[[ChangeReport], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
"""Every output format of `rolebook diff` by the name it is asked for."""
