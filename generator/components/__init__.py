"""What the program and the site are made of: the software bill of materials (CycloneDX).

`scripts/sbom` writes it from the lock; a site publishes the file and lists it for people.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

SBOM = "sbom.cdx.json"
"""Name of the file, here and on the site."""

PART = "rolebook:part"
"""Name of the property of a component that says where it ends up."""


class Part(StrEnum):
    """Where a component ends up."""

    SITE = "site"
    """In the pages that readers load."""

    PROGRAM = "program"
    """In the program that makes the pages."""


@dataclass(frozen=True, slots=True)
class Component:
    """A piece of software by others.

    Attributes:
        name: Its name in its registry.
        version: Its version; empty where what is shipped does not tell.
        licence: SPDX expression.
        copyright: Whose it is, where the licence asks to say so.
        part: Where it ends up.
    """

    name: str
    version: str
    licence: str
    copyright: str
    part: Part


def sbom() -> str:
    """Give the bill of materials as it is published."""
    return (resources.files("generator.components") / SBOM).read_text("utf-8")


@cache
def components() -> tuple[Component, ...]:
    """Give every component of the bill, by name."""
    found = (
        Component(
            name=one["name"],
            version=one.get("version", ""),
            licence=_licence(one["licenses"][0]),
            copyright=one.get("copyright", ""),
            part=next(Part(p["value"]) for p in one["properties"] if p["name"] == PART),
        )
        for one in json.loads(sbom())["components"]
    )
    return tuple(sorted(found, key=lambda one: (one.name, one.version)))


def _licence(stated: dict[str, dict[str, str] | str]) -> str:
    licence = stated.get("license")
    return licence["id"] if isinstance(licence, dict) else str(stated["expression"])
