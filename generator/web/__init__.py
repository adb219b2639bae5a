"""The browser side, as served: small classic scripts and style sheets, and where they lie."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

ASSETS = PurePosixPath("assets/rolebook")
"""The folder of style sheets and scripts as a configuration and an author's file name it."""

_FOLDERS = tuple(map(PurePosixPath, ("", "acknowledge", "assess")))


@dataclass(frozen=True, slots=True)
class AssetFolders:
    """Where an edition's style sheets and scripts lie.

    On a site, each folder is named by a digest, so that nobody's cache ever gives one state of it
    for another, and what loads what lies beside it stays with its own state.

    Attributes:
        code: Style sheets and scripts.
        data: The scripts that hand over data.
    """

    code: PurePosixPath = ASSETS
    data: PurePosixPath = ASSETS

    def place(self, name: str) -> PurePosixPath:
        """Give the path of a script by its name, such as `assess/words.js`."""
        return (self.data if "data" in PurePosixPath(name).parts else self.code) / name


PLAIN = AssetFolders()
"""The folders in a tree for other builders, whose configuration names them as they are."""


@cache
def assets() -> Mapping[str, bytes]:
    """Give every style sheet and script by its name."""
    root = resources.files("generator.web")
    return {
        str(folder / entry.name): entry.read_bytes()
        for folder in _FOLDERS
        for entry in sorted((root / str(folder)).iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith((".css", ".js"))
    }


def named_by_digest(files: Mapping[str, bytes]) -> PurePosixPath:
    """Give the folder for style sheets and scripts: another one for any other byte or name."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode() + files[name])
    return ASSETS / digest.hexdigest()[:16]
