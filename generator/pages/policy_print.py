"""A version of a policy as one HTML document that stands alone, to be printed as PDF.

It says nothing of the day on which it is made: the same version gives the same document for ever.
"""

import re

from markupsafe import Markup

from generator.edition import Edition
from generator.model import Policy, PolicyVersion
from generator.pages import addresses
from generator.pages.glossary_links import GlossaryLinks, Names
from generator.pages.lookups import Lookups
from generator.pages.rendering import Renderer
from generator.policies.digest import digest

_LEADS_AWAY = re.compile(
    r'<a (?:class="(?P<class>[^"]*)" )?href="(?!#|https?:)[^"]*"[^>]*>(?P<text>.*?)</a>'
)


def policy_document(edition: Edition, policy: Policy, version: PolicyVersion) -> str:
    """Give the document of a version in the language of the edition."""
    path = addresses.policy_version(policy.id, version.version)
    renderer = Renderer(Lookups(edition), path, GlossaryLinks(Names()))
    body = version.bodies[edition.language]
    html = renderer.block(
        "policy_print",
        "document",
        {
            "policy": policy,
            "version": version,
            "digest": digest(version, edition.language),
            "preamble": _for_paper(renderer.markdown(body.preamble)),
            "clauses": [
                (clause, _for_paper(renderer.markdown(clause.body))) for clause in body.clauses
            ],
        },
    )
    return f"<!doctype html>\n{html}\n"


def _for_paper(html: Markup) -> Markup:
    """Leave the words of links that paper cannot follow; citations keep their brackets."""
    return Markup(_LEADS_AWAY.sub(_words, html))  # noqa: S704 - made of escaped HTML only


def _words(link: re.Match[str]) -> str:
    return f"[{link['text']}]" if link["class"] == "rb-cite" else link["text"]
