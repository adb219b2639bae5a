"""Prose: what authors write in a text field, with inline Markdown and `[S01]` citations.

Raw HTML is never markup: the parser treats it as text. Links lead to things of the handbook
(`[text](competency:need-diagnosis)`), to a clause of the same policy (`#validity`), or to the web.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

CITATION = "citation"
"""Type of the token that stands for a `[S01]` citation."""

_CITATION = re.compile(r"\[([A-Z][0-9]{2,3})\](?!\()")
_MARKUP = re.compile(r"[\\`*_<&!\n]|\]\(|\]\[|\]:")
"""Without any of these a text is plain, citations aside, and needs no parser: most texts are."""


_SPACE_BEFORE = re.compile(r"\s+([,.;:!?)，。；：！？、）])")

_ESCAPABLE = re.compile(r"[\\`*_{}\[\]()#!]")
"""What a backslash makes plain in every Markdown."""

_REFERRED = re.compile(r"[&<>|~^:$=@]")
"""What only a character reference makes plain in every Markdown, with whatever extensions."""

_REMEMBERED = 1 << 16
"""How many texts' citations and links a preview remembers from one edit to the next."""


def _cite(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push(CITATION, "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.inline.ruler.before("link", CITATION, _cite)
    return parser


_PARSER = _parser()


def inline_tokens(text: str) -> list[Token]:
    """Parse one paragraph of prose."""
    if not _MARKUP.search(text):
        return list(_plain_tokens(text))
    return _PARSER.parseInline(text)[0].children or []


def is_plain(text: str) -> bool:
    """Say whether a text has neither markup nor citations."""
    return "[" not in text and not _MARKUP.search(text)


def _plain_tokens(text: str) -> Iterator[Token]:
    for position, piece in enumerate(_CITATION.split(text)):
        if piece:
            yield Token(CITATION if position % 2 else "text", "", 0, content=piece)


def block_tokens(text: str) -> list[Token]:
    """Parse prose of several paragraphs, lists and tables."""
    return _PARSER.parse(text)


def flattened(tokens: list[Token]) -> Iterator[Token]:
    """Yield every token, inline children included."""
    for token in tokens:
        yield token
        yield from flattened(token.children or [])


@lru_cache(maxsize=_REMEMBERED)
def citations(text: str) -> tuple[str, ...]:
    """Give the ids of the sources that a text cites, in order."""
    if "[" not in text:
        return ()
    if not _MARKUP.search(text):
        return tuple(_CITATION.findall(text))
    return tuple(t.content for t in flattened(block_tokens(text)) if t.type == CITATION)


@lru_cache(maxsize=_REMEMBERED)
def links(text: str) -> tuple[str, ...]:
    """Give the targets of the links in a text, in order, as they are written."""
    if "](" not in text and "]:" not in text and "<" not in text:
        return ()
    return tuple(
        unquote(str(token.attrGet("href")))
        for token in flattened(block_tokens(text))
        if token.type == "link_open"
    )


def plain_words(text: str) -> str:
    """Give the words of a paragraph as a reader sees them, without markup and citations.

    Examples:
        >>> plain_words("Asks why [S19], as the [rules](policy:conduct) say.")
        'Asks why, as the rules say.'
    """
    said = text
    if not is_plain(text):
        tokens = [token for token in inline_tokens(text) if token.type != CITATION]
        said = "".join(" " if token.type.endswith("break") else token.content for token in tokens)
    return _SPACE_BEFORE.sub(r"\1", " ".join(said.split()))


def same_words(one: str, other: str) -> bool:
    """Say whether a reader sees the same words: neither white space nor markup counts."""
    return one == other or without_layout(plain_words(one)) == without_layout(plain_words(other))


_NEXT_TO_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def without_layout(text: str) -> str:
    r"""Give a plain text in one form, however it was broken into lines and spaced.

    Examples:
        >>> without_layout("在 10 天内\n 答复")
        '在10天内答复'
    """
    return " ".join(_NEXT_TO_CHINESE.sub("", unicodedata.normalize("NFC", text)).split())


def escape_markdown(text: str) -> str:
    r"""Escape plain text so that Markdown shows it as it is, on one line.

    Examples:
        >>> escape_markdown("2 * 3 < 7")
        '2 \\\\* 3 &#60; 7'
    """
    return refer_to_characters(_ESCAPABLE.sub(r"\\\g<0>", " ".join(text.split())))


def refer_to_characters(text: str) -> str:
    """Give text with references to the characters that nothing else makes plain."""
    return _REFERRED.sub(lambda match: f"&#{ord(match[0])};", text)
