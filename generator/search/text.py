"""Plain text out of finished HTML, and HTML cut at its ids and headings."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape

_HIDDEN = re.compile(
    r"<(script|style|svg|template)\b.*?</\1>|<!--.*?-->"
    r'|<code class="rb-digest">.*?</code>|<pre class="rb-code rb-code--bad".*?</pre>',
    re.DOTALL,
)
"""What is no text, or none that anybody searches for, such as what is wrong on purpose."""

_UNSEEN = re.compile(
    r'<([a-z][a-z0-9-]*)(?:\s[a-z-]+(?:="[^"]*")?)*?\shidden(?=[\s>]).*?</\1>', re.DOTALL
)
"""What a script may show another day or on request, such as the state that a policy will have."""

_CITATION = re.compile(r'\s*<a class="rb-cite".*?</a>', re.DOTALL)
"""A mark that stands beside a word, and leaves no space when it goes."""

_HIDDEN_MARKS = ("<script", "<style", "<svg", "<template", "<!--", "rb-digest", "rb-code--bad")

_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|time)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_HEADING = re.compile(r'<h([1-6])\b[^>]*?\sid="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)
_ID = re.compile(r'<[a-z0-9]+\b[^>]*?\sid="([^"]*)"[^>]*>')


def plain(html: str) -> str:
    """Give the text of HTML that was written by a serialiser: no `>` inside attributes.

    Inline tags vanish, because Chinese has no space to lose; all others become a space.

    Examples:
        >>> plain("<p>理财<b>经理</b></p><p>A &amp; B</p>")
        '理财经理 A & B'
        >>> plain('turns it well <a class="rb-cite" href="S1.html">S1</a>, and')
        'turns it well, and'
        >>> plain('<span>in force</span> <span data-state="withdrawn" hidden>withdrawn</span>')
        'in force'
    """
    if any(mark in html for mark in _HIDDEN_MARKS):
        html = _HIDDEN.sub(" ", html)
    if " hidden" in html:
        html = _UNSEEN.sub(" ", html)
    if "rb-cite" in html:
        html = _CITATION.sub("", html)
    text = _TAG.sub(" ", _INLINE.sub("", html))
    return " ".join((unescape(text) if "&" in text else text).split())


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text up to the next one.

    Attributes:
        level: Of the heading, 1 to 6; 0 of what stands before the first one.
        id: Of the heading.
        heading: Plain text.
        text: Plain text.
    """

    level: int
    id: str
    heading: str
    text: str


def at_headings(html: str) -> Iterator[Section]:
    """Yield what stands before the first heading of a page, and each section."""
    html = _PERMALINK.sub("", html)
    start, level, id_, heading = 0, 0, "", ""
    for match in _HEADING.finditer(html):
        yield Section(level, id_, heading, plain(html[start : match.start()]))
        start, level, id_ = match.end(), int(match[1]), unescape(match[2])
        heading = plain(match[3])
    yield Section(level, id_, heading, plain(html[start:]))


def at_ids(html: str, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the wanted ids with the text that stands between each and the next."""
    found = [match for match in _ID.finditer(html) if unescape(match[1]) in wanted]
    for position, match in enumerate(found):
        end = found[position + 1].start() if position + 1 < len(found) else len(html)
        yield unescape(match[1]), plain(html[match.end() : end])
