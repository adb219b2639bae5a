"""Style sheets and scripts in folders that are named by what they hold."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.cache import program
from generator.edition import Edition
from generator.reading.files import SourceFile
from generator.web import ASSETS, assets, named_by_digest


@dataclass(frozen=True, slots=True)
class CodeFolder:
    """Where a build puts style sheets and scripts.

    Attributes:
        path: The folder.
        by_hand: Names of those that the project has written itself in the place of ours.
    """

    path: PurePosixPath
    by_hand: frozenset[str]

    @classmethod
    def of(cls, config: MkDocsConfig) -> "CodeFolder":
        """Work out the folder from the content of all that will lie in it."""
        own = Path(config.docs_dir) / ASSETS
        by_hand = {name: (own / name).read_bytes() for name in assets() if (own / name).is_file()}
        return cls(named_by_digest({**assets(), **by_hand}), frozenset(by_hand))

    def refer(self, config: MkDocsConfig) -> None:
        """Let what every page loads be loaded from this folder."""
        config.extra_css = [self._place(path) for path in config.extra_css]
        config.extra_javascript = [
            self._script(script) if isinstance(script, ExtraScriptValue) else self._place(script)
            for script in config.extra_javascript
        ]

    def take(self, files: Files) -> frozenset[PurePosixPath]:
        """Put what was written by hand into this folder, too; give the places that it takes."""
        for name in self.by_hand:
            file = files.get_file_from_path(str(ASSETS / name))
            if file is not None:
                file.dest_uri = str(self.path / name)
        return frozenset(self.path / name for name in self.by_hand)

    def _script(self, script: ExtraScriptValue) -> ExtraScriptValue:
        script.path = self._place(script.path)
        return script

    def _place(self, path: str) -> str:
        for name in assets():
            if path == str(ASSETS / name):
                return str(self.path / name)
        return path


def data_folder(edition: Edition, sources: Iterable[SourceFile]) -> PurePosixPath:
    """Give the folder for an edition's data, named by all that they are made from.

    Working out the data themselves would take as long as writing them, and pages name the folder
    before anything is written.
    """
    digest = hashlib.sha256(
        f"{program()} {edition.language} {edition.audience} {edition.today}".encode()
    )
    for source in sources:
        digest.update(f"\0{source.path}\0{source.digest}".encode())
    return ASSETS / digest.hexdigest()[:16]
