"""The content security policy: what a page may load and run, and nothing else.

Pages name their policy themselves, so that it holds from a disk, too; a server repeats it as a
header. Of scripts in the page, only those of the theme's own templates are admitted, by digest: a
script that came with the content is refused even where something failed to escape it.
"""

import base64
import hashlib
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

PLAIN = "csp.txt"
"""The file beside the pages with the policy as the value of a header."""

NGINX = "csp.conf"
"""The file beside the pages with the policy as nginx includes it."""

_DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("connect-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
)

_ONLY_BY_HEADER = (("frame-ancestors", "'none'"),)
"""What browsers ignore in a page."""

_DIGEST = re.compile(r"'(sha256-[A-Za-z0-9+/]{43}=)'")
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_IN_A_FILE_OR_DATA = re.compile(
    r"""(?:^|\s)(?:src\s*=|type\s*=\s*["']?application/(?:ld\+)?json\b)""", re.IGNORECASE
)
_TAG = re.compile(r"""<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([^\s=>"'/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""", re.IGNORECASE
)
_REFUSED_ATTRIBUTE = re.compile(r"style|on[a-z]+", re.IGNORECASE)
_SUSPECT = tuple(
    re.compile(start + rest)
    for start, rest in (
        (b"<style", rb"\b"),
        (b" style", rb" *="),
        *((start, rb"[a-z]+ *=") for start in (b" on", b'"on', b"'on", b"/on")),
    )
)
"""What may be refused, each with a beginning that is found as fast as any text."""

_FOLDED = bytes.maketrans(
    string.ascii_uppercase.encode() + b"\t\n\v\f\r", string.ascii_lowercase.encode() + b" " * 5
)
"""Makes of capitals and white space what `_SUSPECT` looks for."""

_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_STATED = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@dataclass(frozen=True, slots=True)
class ContentPolicy:
    """A policy.

    Attributes:
        digests: The scripts that may stand in a page itself, each as `sha256-…`.
    """

    digests: frozenset[str] = frozenset()

    @classmethod
    def admitting(cls, html: str) -> "ContentPolicy":
        """Give the policy that admits every script in a page that holds no content."""
        return cls(frozenset(map(_digest, inline_scripts(html))))

    @classmethod
    def parse(cls, text: str) -> "ContentPolicy":
        """Read a policy from any of its forms."""
        return cls(frozenset(_DIGEST.findall(text)))

    @classmethod
    def union(cls, policies: Iterable["ContentPolicy"]) -> "ContentPolicy":
        """Give the policy that admits what any of several admits."""
        return cls(frozenset().union(*(policy.digests for policy in policies)))

    def in_page(self) -> str:
        """Give the policy as a page can state it."""
        return self._text(_DIRECTIVES)

    def as_header(self) -> str:
        """Give the policy as the value of the header `Content-Security-Policy`."""
        return self._text((*_DIRECTIVES, *_ONLY_BY_HEADER))

    def as_nginx(self) -> str:
        """Give the policy as a file for nginx to include."""
        return f'add_header Content-Security-Policy "{self.as_header()}" always;\n'

    def files(self) -> dict[str, str]:
        """Give the files that repeat the policy for a server, by name."""
        return {PLAIN: f"{self.as_header()}\n", NGINX: self.as_nginx()}

    def put_into(self, html: str) -> str:
        """State the policy in a page, ahead of everything that it speaks of.

        The encoding stays first: browsers look for it in the first 1,024 bytes only.
        """
        found = _CHARSET.search(html) or _HEAD.search(html)
        if found is None:
            return html
        meta = f'<meta http-equiv="Content-Security-Policy" content="{self.in_page()}">'
        return f"{html[: found.end()]}\n{meta}{html[found.end() :]}"

    def refused(self, html: str) -> Iterator[str]:
        """Yield what in a page the policy keeps from working."""
        for script in inline_scripts(html):
            if _digest(script) not in self.digests:
                yield f"<script>{' '.join(script.split())[:60]}"
        folded = html.encode("utf-8").translate(_FOLDED)
        if any(suspect.search(folded) for suspect in _SUSPECT):
            yield from _refused_in_tags(html)

    def _text(self, directives: Iterable[tuple[str, str]]) -> str:
        admitted = "".join(f" '{digest}'" for digest in sorted(self.digests))
        return "; ".join(
            f"{name} {value}{admitted if name == 'script-src' else ''}"
            for name, value in directives
        )


def admit_last_script(html: str) -> str:
    """Give a page with a policy that admits its last script besides what it admitted before."""
    stated = _STATED.search(html)
    if stated is None:
        return html
    policy = ContentPolicy.parse(stated[1])
    widened = ContentPolicy(policy.digests | {_digest(inline_scripts(html)[-1])})
    return f"{html[: stated.start(1)]}{widened.in_page()}{html[stated.end(1) :]}"


def inline_scripts(html: str) -> list[str]:
    """Give the scripts that stand in a page itself; data that scripts read is none."""
    return [
        text
        for attributes, text in _SCRIPT.findall(html)
        if not _IN_A_FILE_OR_DATA.search(attributes)
    ]


def _refused_in_tags(html: str) -> Iterator[str]:
    for name, attributes in _TAG.findall(_SCRIPT.sub("", html)):
        if name.lower() == "style":
            yield "<style>"
        for attribute in _ATTRIBUTE.findall(attributes):
            if _REFUSED_ATTRIBUTE.fullmatch(attribute):
                yield f"<{name} {attribute}=…>"


def _digest(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
