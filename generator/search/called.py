"""What people call the pages that no file of the library names: indexes, and what can be done."""

from collections.abc import Iterator, Mapping

from generator.edition import Edition
from generator.model.text import REQUIRED_LANGUAGES
from generator.pages import addresses
from generator.pages.addresses import Address
from generator.wording import wording

_PAGES = {
    "roles": addresses.ROLES,
    "qualifications": addresses.QUALIFICATIONS,
    "competencies": addresses.COMPETENCIES,
    "matrix": addresses.MATRIX,
    "scales": addresses.SCALES,
    "resources": addresses.RESOURCES,
    "tracks": addresses.TRACKS,
    "policies": addresses.POLICIES,
    "acknowledgements": addresses.ACKNOWLEDGEMENTS,
    "certificate": addresses.CERTIFICATE,
    "assessment": addresses.ASSESSMENT,
    "comparison": addresses.COMPARISON,
    "review": addresses.ASSESSMENT.with_name("review.md"),
    "team": addresses.ASSESSMENT.with_name("team.md"),
    "shared": addresses.ASSESSMENT.with_name("shared.md"),
    "onboarding": addresses.ONBOARDING,
    "changes": addresses.CHANGES,
    "about": addresses.ABOUT,
    "glossary": addresses.GLOSSARY,
    "sources": addresses.SOURCES,
    "findings": addresses.FINDINGS,
    "licences": addresses.LICENCES,
}
"""The pages by the second half of their key in the wording."""

_BETWEEN = "; "

_NUMERALS = "一二三四五六七八九十"
"""What Chinese counts levels by; no scale has more than ten."""


def called(edition: Edition) -> Mapping[Address, tuple[str, ...]]:
    """Give what people call such pages, in the required languages and the edition's."""
    names = {Address(path): tuple(_said(key, edition)) for key, path in _PAGES.items()}
    scales = Address(addresses.SCALES)
    return {**names, scales: tuple(dict.fromkeys((*names[scales], *_levels(edition))))}


def _said(key: str, edition: Edition) -> Iterator[str]:
    # Of a further language there may be texts already, and no wording yet.
    for language in dict.fromkeys((*REQUIRED_LANGUAGES, edition.language)):
        yield from wording(language)[f"called.{key}"].split(_BETWEEN)


def _levels(edition: Edition) -> Iterator[str]:
    """Yield what people call the levels of scales, which are explained on one page."""
    scales = edition.library.scales.values()
    for level in (level for scale in scales for level in scale.levels):
        yield from (level.name.say(language) for language in level.name.languages())
    most = max((len(scale.levels) for scale in scales), default=0)
    for number in range(1, most + 1):
        yield f"level {number}"
        yield f"{number} 级"
        yield f"{_NUMERALS[number - 1]}级"
