"""A version's words for the browser, which compares any two versions that a reader chooses."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.edition import Edition
from generator.model import AnyReference, Kind, Policy, PolicyVersion
from generator.pages import addresses
from generator.policies.words import Line, Token, lines, title_tokens


@dataclass(frozen=True, slots=True)
class Linker:
    """Gives the URLs of links in a policy's text, as seen from a page.

    Attributes:
        edition: The edition.
        page: The page on which the links stand.
        target: The page of the version whose text it is, for links to its own clauses.
    """

    edition: Edition
    page: PurePosixPath
    target: PurePosixPath

    def url(self, token: Token) -> str:
        """Give the URL of a link or a citation, and nothing for any other words."""
        if token.style == "cite":
            if token.target not in self.edition.library.sources:
                return ""
            return addresses.url(addresses.address(Kind.SOURCE, token.target).path, self.page)
        if token.target.startswith("#"):
            return addresses.url(self.target, self.page, token.target[1:])
        reference = AnyReference.parse(token.target)
        if reference is None:
            return token.target
        found = addresses.address_of(reference, self.edition.library, self.edition.today)
        return addresses.url(found.path, self.page, found.fragment)


Word = str | tuple[str, str, str, str]
"""A plain word, or text, style, target and URL."""


def words_script(edition: Edition, policy: Policy, version: PolicyVersion) -> str:
    """Give a version's text as a script: a page opened from a disk can load nothing else."""
    page = addresses.comparison(policy.id)
    own = addresses.policy_version(policy.id, version.version)
    linker = Linker(edition, page, own)
    body = version.bodies[edition.language]
    text = {
        "policy": policy.id,
        "version": version.version,
        "preamble": _lines(lines(body.preamble), linker),
        "clauses": [
            {
                "id": clause.id,
                "number": clause.number,
                "title": _words(title_tokens(clause.title), linker),
                "lines": _lines(lines(clause.body), linker),
            }
            for clause in body.clauses
        ],
    }
    said = json.dumps(text, ensure_ascii=False, separators=(",", ":"))
    return f"Rolebook.receive.policyText({said});\n"


def _lines(found: Sequence[Line], linker: Linker) -> list[tuple[str, list[Word]]]:
    return [(line.kind, _words(line.tokens, linker)) for line in found]


def _words(tokens: Sequence[Token], linker: Linker) -> list[Word]:
    return [
        (token.text, token.style, token.target, linker.url(token))
        if token.style or token.target
        else token.text
        for token in tokens
    ]
