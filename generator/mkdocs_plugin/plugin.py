"""Listens to MkDocs: files go in, pages come out."""

import logging
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from generator.edition import Edition
from generator.loading import Loaded, load
from generator.mkdocs_plugin.config import RolebookConfig
from generator.publication import publication_day
from generator.reading.layout import LIBRARY, POLICIES
from generator.reporting import as_text
from generator.reporting.report import report
from generator.site.tree import tree

log = get_plugin_logger("rolebook")


class RolebookPlugin(BasePlugin[RolebookConfig]):
    """Makes the pages of a library part of an MkDocs build."""

    def __init__(self) -> None:
        """Start without a library."""
        super().__init__()
        self._serving = False
        self._last_good: Loaded | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a preview runs; defining this also keeps the plugin between rebuilds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the library, so that a preview reloads when it changes."""
        root = _root(config)
        watched = [root / LIBRARY, root / POLICIES]
        if config.theme.custom_dir:
            watched.append(Path(config.theme.custom_dir))
        config.watch.extend(str(folder) for folder in watched if Path(folder).is_dir())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files.

        Raises:
            PluginError: The library has errors, and no earlier state of it can be shown instead.
        """
        loaded = self._load(_root(config))
        library = loaded.sound_library()
        assert library is not None
        edition = Edition.of(library, self.config.language, publication_day())
        for site_file in tree(edition, loaded.files, self.config.edit_url):
            file = File.generated(config, str(site_file.path), content=site_file.content)
            if file.src_uri not in files.src_uris:
                files.append(file)
        return files

    def _load(self, root: Path) -> Loaded:
        loaded = load(root)
        if loaded.findings:
            text = as_text(report(loaded.findings, loaded.locator, self.config.language))
            log.log(logging.INFO if loaded.sound_library() else logging.ERROR, "\n%s", text)
        if loaded.sound_library() is not None:
            self._last_good = loaded
            return loaded
        if self._serving and self._last_good is not None:
            return self._last_good
        raise PluginError("the library has errors; nothing was built")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
