"""Words of a clause as a reader sees them: lines of tokens, without Markdown's own marks.

A token is a Latin word, a number with its sign, one Chinese character, a mark of punctuation, or a
whole link or citation. Comparing Chinese by character and the rest by word reads better than
either alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token as MarkdownToken

from generator.prose import CITATION, block_tokens, inline_tokens

_LATIN = "A-Za-zÀ-ɏ"
_TOKEN = re.compile(rf"[{_LATIN}]+(?:['’-][{_LATIN}]+)*|\d+(?:[.,]\d+)*[%％]?|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """The smallest thing that is compared.

    Attributes:
        text: What the reader sees.
        target: Where it leads, if it is a link; the id of the source, if it is a citation.
        style: `strong`, `em`, `code` or `cite`, or nothing.
    """

    text: str
    target: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, an item of a list, a row of a table or a line of code.

    Attributes:
        kind: `paragraph`, `item`, `row` or `code`.
        tokens: Its words in order; the cells of a row stand apart by a bar.
    """

    kind: str
    tokens: tuple[Token, ...]


BAR = Token(" | ")


def title_tokens(title: str) -> tuple[Token, ...]:
    """Cut a heading into tokens."""
    return tuple(_inline(inline_tokens(title)))


def lines(markdown: str) -> tuple[Line, ...]:
    """Cut the Markdown of a clause into lines."""
    return tuple(_lines(block_tokens(markdown)))


def said(found: tuple[Line, ...]) -> str:
    """Give lines as plain text, without links and citations."""
    kept = ((t.text for t in line.tokens if t.style != "cite") for line in found)
    return "\n".join("".join(texts) for texts in kept)


def _lines(tokens: list[MarkdownToken]) -> Iterator[Line]:
    depth = 0
    row: list[Token] | None = None
    for token in tokens:
        match token.type:
            case "list_item_open":
                depth += 1
            case "list_item_close":
                depth -= 1
            case "tr_open":
                row = []
            case "tr_close":
                yield Line("row", tuple(row or []))
                row = None
            case "inline":
                found = list(_inline(token.children or []))
                if row is None:
                    yield Line("item" if depth else "paragraph", tuple(found))
                else:
                    row += [BAR, *found] if row else found
            case "fence" | "code_block":
                for text in token.content.rstrip("\n").split("\n"):
                    yield Line("code", (Token(text, style="code"),))


def _inline(tokens: list[MarkdownToken]) -> Iterator[Token]:
    """Yield tokens; the words of a link are one, so that a new target shows as a change."""
    style = ""
    link: list[str] = []
    target: str | None = None
    for token in tokens:
        match token.type:
            case "link_open":
                target, link = str(token.attrGet("href")), []
            case "link_close":
                yield Token("".join(link), target or "", style)
                target = None
            case "strong_open" | "em_open":
                style = token.type.removesuffix("_open")
            case "strong_close" | "em_close":
                style = ""
            case _ if target is not None:
                link.append(" " if token.type in _BREAKS else token.content)
            case "code_inline":
                yield Token(token.content, style="code")
            case name if name == CITATION:
                yield Token(token.content, token.content, "cite")
            case name if name in _BREAKS:
                yield Token(" ", style=style)
            case _:
                yield from (Token(text, "", style) for text in _TOKEN.findall(token.content))


_BREAKS = {"softbreak", "hardbreak"}
