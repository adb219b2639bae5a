"""Rendering: templates and prose become HTML, as seen from one page.

Everything that reaches a page from YAML is escaped by type: templates autoescape, and prose goes
through a Markdown parser that treats HTML as text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.edition import Edition
from generator.model import AnyReference, Kind, PositionReference, Text
from generator.pages import addresses
from generator.pages.glossary_links import GlossaryLinks
from generator.prose import CITATION, block_tokens, inline_tokens


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Renderer:
    """Renders for one page: links are relative to it, each glossary term is linked once on it."""

    edition: Edition
    path: PurePosixPath
    glossary: GlossaryLinks

    @cached_property
    def _globals(self) -> Mapping[str, Any]:
        return {
            "t": self.edition.word,
            "say": self.edition.say,
            "prose": self.prose,
            "markdown": self.markdown,
            "link": self.link,
            "refer": self.refer,
            "position": self.position,
            "cite": self.cite,
            "level": self.level,
            "level_mark": level_mark,
            "url": self.url,
            "url_of": self.url_of,
            "date": self.edition.date,
            "duration": self.edition.duration,
            "time": self.edition.time,
            "today": self.edition.today,
            "name": self.edition.name,
            "language": self.edition.language,
            "Kind": Kind,
        }

    def block(self, template: str, block: str, view: Mapping[str, Any]) -> Markup:
        """Render one block of a template; empty when the block has nothing to say."""
        found = _environment().get_template(f"{template}.html.jinja")
        context = found.new_context({**self._globals, **view})
        html = "".join(found.blocks[block](context))
        return Markup(_on_one_line(html))  # noqa: S704 - the template has escaped it

    def prose(self, text: Text | str) -> Markup:
        """Render a paragraph of prose, without a paragraph element around it."""
        said = text if isinstance(text, str) else self.edition.say(text)
        return self._html(inline_tokens(said), inline=True)

    def markdown(self, text: str) -> Markup:
        """Render prose of several paragraphs."""
        return self._html(block_tokens(text), inline=False)

    def link(self, kind: Kind | str, id_: str, text: str | None = None) -> Markup:
        """Give a link to a thing, named as the thing unless `text` says otherwise."""
        kind = Kind(kind)
        found = addresses.address(kind, id_)
        return self._anchor(found, text or self.edition.name(kind, id_))

    def refer(self, reference: AnyReference, text: str | None = None) -> Markup:
        """Give a link to what a reference of any kind means."""
        kind, id_ = self.edition.library.resolve(reference)
        found = addresses.address(kind, id_, reference.part)
        return self._anchor(found, text or self.edition.name(kind, id_))

    def position(self, position: PositionReference) -> Markup:
        """Give a link to a role at a grade."""
        found = addresses.address(Kind.ROLE, position.role, f"grade-{position.grade}")
        return self._anchor(found, self.edition.position_name(position))

    def cite(self, source: str) -> Markup:
        """Give a citation mark that leads to the source's page."""
        found = addresses.address(Kind.SOURCE, source)
        title = self.edition.say(self.edition.library.sources[source].title)
        return Markup('<a class="rb-cite" href="{}" title="{}">{}</a>').format(
            self.url(found.path), title, source
        )

    def level(self, competency: str, level: int) -> Markup:
        """Give a proficiency level as a number, its name and a row of dots."""
        top = len(self.edition.library.competencies[competency].levels)
        name = self.edition.level_name(competency, level)
        return level_mark(level, top, name)

    def url(self, target: PurePosixPath, fragment: str = "") -> str:
        """Give the relative URL of a page."""
        return addresses.url(target, self.path, fragment)

    def url_of(self, kind: Kind | str, id_: str, part: str | None = None) -> str:
        """Give the relative URL of a thing, or of a part of it."""
        found = addresses.address(Kind(kind), id_, part)
        return self.url(found.path, found.fragment)

    def _anchor(self, target: addresses.Address, text: str) -> Markup:
        href = self.url(target.path, target.fragment)
        return Markup('<a href="{}">{}</a>').format(href, text)

    def _html(self, tokens: list[Token], *, inline: bool) -> Markup:
        renderer = RendererHTML()
        renderer.rules[CITATION] = self._render_citation  # type: ignore[assignment] # bound late
        renderer.rules["term"] = self._render_term  # type: ignore[assignment] # bound late
        prepared = self._prepared(tokens)
        options: Any = {"xhtmlOut": False, "breaks": False, "langPrefix": "language-"}
        rendered = (
            renderer.renderInline(prepared, options, {})
            if inline
            else renderer.render(prepared, options, {})
        )
        return Markup(rendered)  # noqa: S704 - the Markdown renderer escapes all text

    def _prepared(self, tokens: list[Token]) -> list[Token]:
        """Resolve links and mark glossary terms; text inside links stays as it is."""
        prepared: list[Token] = []
        inside_link = False
        for token in tokens:
            if token.type == "link_open":
                inside_link = True
                token.attrSet("href", self._resolved(str(token.attrGet("href"))))
            elif token.type == "link_close":
                inside_link = False
            if token.children:
                token.children = self._prepared(token.children)
            if token.type == "text" and not inside_link:
                prepared.extend(self._with_terms(token))
            else:
                prepared.append(token)
        return prepared

    def _resolved(self, target: str) -> str:
        reference = AnyReference.parse(target)
        if reference is None:
            return target
        found = addresses.address_of(reference, self.edition.library)
        return self.url(found.path, found.fragment)

    def _with_terms(self, token: Token) -> Iterator[Token]:
        for text, term in self.glossary.split(token.content):
            piece = Token("term" if term else "text", "", 0, content=text)
            if term:
                piece.meta = {"term": term}
            yield piece

    def _render_citation(
        self, tokens: list[Token], index: int, options: object, env: object
    ) -> str:
        return str(self.cite(tokens[index].content))

    def _render_term(self, tokens: list[Token], index: int, options: object, env: object) -> str:
        token = tokens[index]
        href = self.url(addresses.GLOSSARY, token.meta["term"])
        return str(Markup('<a class="rb-term" href="{}">{}</a>').format(href, token.content))


def level_mark(level: int, top: int, name: str) -> Markup:
    """Give the mark of a proficiency level: dots for the eye, number and name for everyone."""
    dots = Markup("").join(
        Markup('<i class="rb-level__dot{}"></i>').format(" rb-level__dot--on" if n <= level else "")
        for n in range(1, top + 1)
    )
    return Markup(
        '<span class="rb-level"><span class="rb-level__dots" aria-hidden="true">{}</span>'
        '<span class="rb-level__name">{} {}</span></span>'
    ).format(dots, level, name)


_BREAK = re.compile(r"\s*\n\s*")
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def _on_one_line(html: str) -> str:
    """Join the lines of a block of HTML.

    A Markdown reader then sees one raw block: nothing inside starts a line, so nothing inside can
    be taken for Markdown. Line breaks in preformatted text become character references.
    """
    parts = _PREFORMATTED.split(html.strip())
    parts[::2] = [_BREAK.sub(" ", part) for part in parts[::2]]
    parts[1::2] = [part.replace("\n", "&#10;") for part in parts[1::2]]
    return "".join(parts)


def plain(html: Markup | str) -> str:
    """Give the text of a piece of HTML."""
    return Markup(escape(html)).striptags()
