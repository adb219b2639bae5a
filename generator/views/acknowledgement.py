"""What the browser needs to keep acknowledgements: policies with their digests, and words."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.edition import Edition
from generator.model import Kind, Policy, PolicyVersion
from generator.policies import timeline
from generator.policies.acknowledgement import FORMAT
from generator.policies.digest import digest
from generator.schemas import schemas

DATA = PurePosixPath("acknowledge/data")
"""Below the folder of assets."""

WORD_GROUPS = ("acknowledge.", "punctuation.")


def is_acknowledgeable(policy: Policy) -> bool:
    """Say whether any version of a policy is or was published."""
    return any(version.status != "draft" for version in policy.versions)


def acknowledgeable(edition: Edition, policy: Policy) -> dict[str, Any]:
    """Give what a script needs to know of a policy; drafts are left out."""
    return {
        "id": policy.id,
        "number": policy.leading(edition.today).number,
        "versions": [
            _version(edition, version) for version in policy.versions if version.status != "draft"
        ],
        "force": [
            [str(one.first or ""), str(one.until or ""), one.value.version]
            for one in timeline.in_force(policy)
            if one.value
        ],
    }


def _version(edition: Edition, version: PolicyVersion) -> dict[str, Any]:
    everyone = version.applies_to == "everyone"
    return {
        "version": version.version,
        "title": edition.say(version.title),
        "change": version.change,
        "digests": {language: digest(version, language) for language in version.bodies},
        "roles": None if everyone else list(version.applies_to),
    }


def data_scripts(edition: Edition) -> Iterator[tuple[PurePosixPath, Callable[[], str]]]:
    """Yield the path of every data script, and what writes it."""
    yield DATA / "words.js", partial(_words, edition)
    yield DATA / "schema.js", _schema
    yield DATA / "policies.js", partial(_policies, edition)


def _words(edition: Edition) -> str:
    words = {key: text for key, text in edition.words.items() if key.startswith(WORD_GROUPS)}
    head = {
        "format": FORMAT,
        "release": edition.library.handbook.release,
        "date": edition.today.isoformat(),
        "language": edition.language,
    }
    return _call("words", {**head, "words": words})


def _schema() -> str:
    return _call("acknowledgementSchema", dict(schemas())["acknowledgement.schema.json"])


def _policies(edition: Edition) -> str:
    library = edition.library
    listed = {
        "roles": [
            {"id": id_, "name": edition.name(Kind.ROLE, id_)}
            for id_, role in library.roles.items()
            if role.status != "retired"
        ],
        "policies": [
            acknowledgeable(edition, policy)
            for policy in library.policies.values()
            if is_acknowledgeable(policy)
        ],
    }
    return _call("acknowledgeable", listed)


def _call(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"Rolebook.receive.{name}({text});\n"
