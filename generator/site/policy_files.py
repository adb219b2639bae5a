"""What stands beside the pages of policies: canonical texts and the feet of printed sheets."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.edition import Edition
from generator.model import PolicyVersion
from generator.pages import addresses
from generator.policies.digest import canonical_text, digest

_SPECIAL = re.compile(r'["\\\n<]')


def policy_files(edition: Edition) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield path and text of each file; the SHA-256 of a canonical text is the digest shown."""
    for policy in edition.library.policies.values():
        for version in policy.versions:
            text_path = addresses.policy_text(policy.id, version.version)
            yield text_path, canonical_text(version, edition.language)
            style_path = addresses.policy_print_style(policy.id, version.version)
            yield style_path, print_style(version, edition.language)


def print_style(version: PolicyVersion, language: str) -> str:
    """Give the style sheet that names a version and its text on each printed sheet.

    Only a margin box keeps clear of the text on every sheet, and its words can come from nowhere
    but a style sheet.
    """
    words = f"{version.number} · {version.version} · SHA-256 {digest(version, language)}"
    escaped = _SPECIAL.sub(lambda found: f"\\{ord(found[0]):x} ", words)
    return f'@page {{ @bottom-left {{ content: "{escaped}"; font-size: 7pt; }} }}\n'
