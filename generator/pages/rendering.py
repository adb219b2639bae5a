"""Rendering: templates and prose become HTML, as seen from one page.

Everything that reaches a page from YAML is escaped by type: templates autoescape, and prose goes
through a Markdown parser that treats HTML as text.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from html import escape as escape_html
from pathlib import PurePosixPath
from types import MethodType
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from generator.edition import Edition
from generator.model import AnyReference, Kind, PositionReference, Text, parts
from generator.pages import addresses, lookups
from generator.pages.glossary_links import GlossaryLinks
from generator.pages.lookups import Lookups, Question
from generator.prose import CITATION, block_tokens, inline_tokens, is_plain

P = ParamSpec("P")
H = TypeVar("H", bound=Hashable)

_HAN = re.compile(r"[\u4e00-\u9fff]")

_OPTIONS = MarkdownIt("commonmark", {"xhtmlOut": False}).options


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


Blocks = dict[tuple[str, str, int], tuple[Markup, dict[Question, Hashable]]]
"""Blocks that several pages show, by name, by what they are about, and by the pages' depth; each
with what it asked."""

_KEPT = 1 << 9


@dataclass(frozen=True)
class Renderer:
    """Renders for one page: links are relative to it, each glossary term is linked once on it."""

    lookups: Lookups
    path: PurePosixPath
    glossary: GlossaryLinks
    blocks: Blocks = field(default_factory=dict)
    asked: dict[Question, Hashable] = field(default_factory=dict)

    @property
    def edition(self) -> Edition:
        """The edition; what depends on single things of its library is asked of `lookups`."""
        return self.lookups.edition

    @cached_property
    def _globals(self) -> Mapping[str, Any]:
        return {
            "t": self.edition.word,
            "say": self.edition.say,
            "kept": self.kept,
            "prose": self.prose,
            "form_prose": self.form_prose,
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
            "readers": self.edition.readers,
            "foreign": self.foreign,
            "today": self.edition.today,
            "name": self.name,
            "language": self.edition.language,
            "Kind": Kind,
            "parts": parts,
        }

    def block(self, template: str, block: str, view: Mapping[str, Any]) -> Markup:
        """Render one block of a template; empty when the block has nothing to say."""
        found = _environment().get_template(f"{template}.html.jinja")
        context = found.new_context({**self._globals, **view})
        html = "".join(found.blocks[block](context))
        return Markup(_on_one_line(html))  # noqa: S704 - the template has escaped it

    def kept(self, template: str, block: str, key: str, view: Mapping[str, Any]) -> Markup:
        """Render a block that is the same on every page at this depth; it is kept for the next.

        Args:
            template: The template's name.
            block: The block's name; it links neither terms nor pages in the page's own folder.
            key: What the view belongs to.
            view: What the block is shown.
        """
        place = (block, key, len(self.path.parts))
        if place not in self.blocks:
            if len(self.blocks) >= _KEPT:
                self.blocks.clear()
            apart = replace(self, asked={})
            self.blocks[place] = apart.block(template, block, view), apart.asked
        html, asked = self.blocks[place]
        self.asked.update(asked)
        return html

    def prose(self, text: Text | str) -> Markup:
        """Render a paragraph of prose, without a paragraph element around it."""
        said = text if isinstance(text, str) else self.edition.say(text)
        if is_plain(said):
            return self._plain_html(said)
        return self._inline_html(self._marked(self._linked(inline_tokens(said))))

    def form_prose(self, text: Text) -> Markup:
        """Render a paragraph as it stands on a form: citations, but no links to the glossary."""
        said = self.edition.say(text)
        if is_plain(said):
            return Markup(escape_text(said))  # noqa: S704 - just escaped
        return self._inline_html(self._linked(inline_tokens(self.edition.say(text))))

    def markdown(self, text: str) -> Markup:
        """Render prose of several paragraphs."""
        tokens = self._marked(self._linked(block_tokens(text)))
        html = self._markdown_renderer.render(tokens, _OPTIONS, {})
        return Markup(html)  # noqa: S704 - the Markdown renderer escapes all text

    def link(self, kind: Kind | str, id_: str, text: str | None = None) -> Markup:
        """Give a link to a thing, named as the thing unless `text` says otherwise."""
        kind = Kind(kind)
        found = addresses.address(kind, id_)
        return self._anchor(found, text or self.name(kind, id_))

    def refer(self, reference: AnyReference, text: str | None = None) -> Markup:
        """Give a link to what a reference of any kind means."""
        kind, id_, path, fragment = self._ask(lookups.meaning, reference)
        return self._anchor(addresses.Address(path, fragment), text or self.name(kind, id_))

    def position(self, position: PositionReference) -> Markup:
        """Give a link to a role at a grade."""
        found = addresses.address(Kind.ROLE, position.role, parts.grade(position.grade))
        return self._anchor(found, self._ask(lookups.position_name, position))

    def foreign(self, name: str) -> Markup:
        """Give a name that may be of another language, which a screen reader then speaks in it."""
        language = "zh" if _HAN.search(name) else "en"
        if language == self.edition.language:
            return escape(name)
        tag = self.edition.word(f"language_tag.{language}")
        return Markup('<span lang="{}">{}</span>').format(tag, name)

    def cite(self, source: str) -> Markup:
        """Give a citation mark that leads to the source's page."""
        found = addresses.address(Kind.SOURCE, source)
        title = self._ask(lookups.source_title, source)
        return Markup('<a class="rb-cite" href="{}" title="{}">{}</a>').format(
            self.url(found.path), title, source
        )

    def level(self, competency: str, level: int) -> Markup:
        """Give a proficiency level as a number, its name and a row of dots."""
        top, name = self._ask(lookups.level, competency, level)
        return level_mark(level, top, name)

    def name(self, kind: Kind, id_: str) -> str:
        """Give the name of a thing."""
        return self._ask(lookups.name, kind, id_)

    def url(self, target: PurePosixPath, fragment: str = "") -> str:
        """Give the relative URL of a page."""
        return addresses.url(target, self.path, fragment)

    def url_of(self, kind: Kind | str, id_: str, part: str | None = None) -> str:
        """Give the relative URL of a thing, or of a part of it."""
        found = addresses.address(Kind(kind), id_, part)
        return self.url(found.path, found.fragment)

    def _ask(self, ask: Callable[Concatenate[Edition, P], H], *about: P.args, **_: P.kwargs) -> H:
        question: Question = ask, about
        answer = self.lookups.answer(question)
        self.asked[question] = answer
        if answer is None:
            raise KeyError(about)
        return cast(H, answer)

    def _plain_html(self, text: str) -> Markup:
        """Render text in which only terms of the glossary may become links."""
        pieces = (
            self._term(term, piece) if term else escape_text(piece)
            for piece, term in self.glossary.split(text)
        )
        return Markup("".join(pieces))  # noqa: S704 - each piece is escaped

    def _term(self, term: str, said: str) -> str:
        href = self.url(addresses.GLOSSARY, term)
        return f'<a class="rb-term" href="{escape(href)}">{escape(said)}</a>'

    def _anchor(self, target: addresses.Address, text: str) -> Markup:
        href = self.url(target.path, target.fragment)
        return Markup(f'<a href="{escape(href)}">{escape(text)}</a>')  # noqa: S704 - escaped

    def _inline_html(self, tokens: list[Token]) -> Markup:
        html = self._markdown_renderer.renderInline(tokens, _OPTIONS, {})
        return Markup(html)  # noqa: S704 - the Markdown renderer escapes all text

    @cached_property
    def _markdown_renderer(self) -> RendererHTML:
        renderer = RendererHTML()
        renderer.rules[CITATION] = cast(MethodType, self._render_citation)
        renderer.rules["term"] = cast(MethodType, self._render_term)
        return renderer

    def _linked(self, tokens: list[Token]) -> list[Token]:
        """Resolve the links of a text."""
        for token in tokens:
            if token.type == "link_open":
                token.attrSet("href", self._resolved(str(token.attrGet("href"))))
            self._linked(token.children or [])
        return tokens

    def _marked(self, tokens: list[Token]) -> list[Token]:
        """Mark glossary terms; text inside links stays as it is."""
        marked: list[Token] = []
        inside_link = False
        for token in tokens:
            if token.type in ("link_open", "link_close"):
                inside_link = token.type == "link_open"
            if token.children:
                token.children = self._marked(token.children)
            if token.type == "text" and not inside_link:
                marked.extend(self._with_terms(token))
            else:
                marked.append(token)
        return marked

    def _resolved(self, target: str) -> str:
        reference = AnyReference.parse(target)
        if reference is None:
            return target
        _, _, path, fragment = self._ask(lookups.meaning, reference)
        return self.url(path, fragment)

    def _with_terms(self, token: Token) -> Iterator[Token]:
        for text, term in self.glossary.split(token.content):
            piece = Token("term" if term else "text", "", 0, content=text)
            if term:
                piece.meta = {"term": term}
            yield piece

    def _render_citation(
        self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        source = tokens[index].content
        try:
            return str(self.cite(source))
        except KeyError:
            return str(escape(f"[{source}]"))

    def _render_term(
        self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return self._term(tokens[index].meta["term"], tokens[index].content)


@cache
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


def escape_text(text: str) -> str:
    """Escape text as the Markdown renderer does."""
    return escape_html(text, quote=False).replace('"', "&quot;")


_BREAK = re.compile(r"\s*\n\s*")
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def _on_one_line(html: str) -> str:
    """Join the lines of a block of HTML.

    A Markdown reader then sees one raw block: nothing inside starts a line, so nothing inside can
    be taken for Markdown. Line breaks and tabs in preformatted text become character references.
    """
    if "<pre" not in html:
        return " ".join(filter(None, map(str.strip, html.split("\n"))))
    parts = _PREFORMATTED.split(html.strip())
    parts[::2] = [_BREAK.sub(" ", part) for part in parts[::2]]
    parts[1::2] = [part.replace("\n", "&#10;").replace("\t", "&#9;") for part in parts[1::2]]
    return "".join(parts)


def plain(html: Markup | str) -> str:
    """Give the text of a piece of HTML."""
    return Markup.escape(html).striptags()
