"""Pages as finished HTML: what a site builder makes of their Markdown, without the detour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.markdown import TOP, lead_block, section_block
from generator.pages.page import Page
from generator.prose import refer_to_characters

TEXT, ID = "rb-heading-text", "rb-heading-id"
"""What stands in a form where the text and the id of a heading belong."""

_BLOCK = "<div>rb-block</div>"

SAMPLE = "\n\n".join(
    (
        *(f"{'#' * level} {TEXT} {{#{ID}-{level}}}\n\n{_BLOCK}" for level in (1, 2)),
        f"### {TEXT} {{#{ID}-3}}",
        f"## {TEXT} {{#{ID}-last}}\n\n{_BLOCK}",
    )
)
"""Markdown from which a site builder shows how it writes headings and what it puts between."""

_FORM = re.compile(r"<h([1-6])\b.*?</h\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, with its text as HTML."""

    level: int
    id: str
    html: str


class BodyForm:
    """How a site builder writes the body of a page, learned from what it made of `SAMPLE`."""

    def __init__(self, html: str) -> None:
        """Learn the form of each level of headings, and what stands between the parts."""
        first, second, third, last = _FORM.finditer(html)
        self._headings = {
            number: heading[0].replace(f"{ID}-{number}", ID)
            for number, heading in enumerate((first, second, third), start=1)
        }
        self.before_block, self.after_block = html[first.end() : second.start()].split(_BLOCK)
        self.between_headings = html[third.end() : last.start()]
        self.end = html.rpartition(_BLOCK)[2]

    def html(self, heading: Heading) -> str:
        """Give a heading as the builder would write it."""
        form = self._headings[heading.level]
        return form.replace(TEXT, heading.html).replace(ID, heading.id)


def body(page: Page, form: BodyForm) -> str:
    """Give the body of a page as HTML."""
    title, *others = headings(page)
    parts = [form.html(title)]
    if page.lead:
        parts += [form.before_block, lead_block(page), form.after_block]
    else:
        parts.append(form.between_headings)
    for heading, section in zip(others, page.sections, strict=True):
        block = section_block(page, section)
        parts += [form.html(heading), form.before_block, block, form.after_block]
    if page.lead or page.sections:
        parts[-1] = form.end
    else:
        parts.pop()
    return "".join(parts)


def headings(page: Page) -> Iterator[Heading]:
    """Yield the headings of a page, its title first."""
    yield Heading(1, TOP, _on_one_line(page.title))
    for section in page.sections:
        yield Heading(section.level, section.id, _on_one_line(section.heading))


def _on_one_line(text: str) -> str:
    return refer_to_characters(" ".join(text.split()))
