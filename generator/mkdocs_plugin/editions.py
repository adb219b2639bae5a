"""The edition that a build shows: the library as it lies on the disk, and what changed in it."""

import logging
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from generator.changes.snapshot import KeptRelease
from generator.edition import Edition
from generator.history import HistoryError, notes
from generator.loading import Loaded, Means, load
from generator.mkdocs_plugin.config import RolebookConfig
from generator.model import Library
from generator.publication import publication_day
from generator.reading.reader import Memory
from generator.reporting.report import report
from generator.reporting.terminal import as_text

log = get_plugin_logger("rolebook")


@dataclass
class Editions:
    """Loads the library, once or again and again.

    Attributes:
        memory: What files were read into, where the process lasts.
        last_good: What is shown while the library has errors.
    """

    memory: Memory = field(default_factory=Memory)
    last_good: Library | None = None

    def load(
        self, root: Path, config: RolebookConfig, processes: int, *, lasting: bool
    ) -> tuple[Loaded, Library]:
        """Load the library below a project's root, and tell what is wrong with it.

        Args:
            root: The project.
            config: The plugin's options.
            processes: How many processes may share the work.
            lasting: Whether this process will load it again.

        Returns:
            The library as it lies on the disk, and the one to show.

        Raises:
            PluginError: The library has errors, and there is nothing to show instead.
        """
        memory = self.memory if lasting else None
        if config.cache:
            means = Means.of(root, processes, memory)
        else:
            means = Means(memory=memory, processes=processes)
        loaded = load(root, publication_day(), means)
        library = loaded.sound_library()
        if loaded.findings:
            language = config.messages or config.language
            text = as_text(report(loaded.findings, loaded.locator, language))
            # Findings name their places themselves; the plugin's name in front says nothing.
            log.logger.log(logging.INFO if library else logging.ERROR, "%s", text)
        shown = library or self.last_good
        if shown is None:
            raise PluginError("the library has errors; nothing was built")
        return loaded, shown

    def edition(self, root: Path, config: RolebookConfig, library: Library) -> Edition:
        """Give the edition of a library that a site shows, with what changed in it and before.

        Raises:
            PluginError: The library does not exist in the language, or an earlier release cannot
                be read.
        """
        language, audience = config.language, config.audience
        if language not in library.handbook.languages:
            known = ", ".join(library.handbook.languages)
            raise PluginError(f"the handbook exists in {known}, not in {language!r}")
        current = KeptRelease(library, publication_day())
        folders = [root / config.releases]
        if config.history:
            folders.insert(0, root / config.history)
        try:
            told = notes(folders, current, language, audience)
        except HistoryError as error:
            raise PluginError(f"an earlier release cannot be told: {error}") from error
        edition = Edition.of(library, language, current.day, audience, told)
        return replace(edition, printed=config.pdf)
