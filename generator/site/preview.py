"""The live preview: every language under one address, rebuilt and reloaded on each edit."""

import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from generator.loading import Means, load
from generator.model.record import Audience
from generator.parallel import processors
from generator.publication import publication_day
from generator.reading.layout import LIBRARY, POLICIES
from generator.reporting.report import report
from generator.reporting.terminal import as_text
from generator.site.building import (
    BuildFailedError,
    Contents,
    LanguageBuild,
    build_language,
    config_files,
    workers,
)
from generator.site.front_door import front_door, titles_of
from generator.site.live_reload import admit_live_reload

_POLL_SECONDS = 0.2


class _Observer(PollingObserver):
    """Watches from before the first build on, so that no edit made meanwhile is missed."""

    def start(self) -> None:
        """Start, unless it runs already: the server starts what it serves with, too."""
        if not self.is_alive():
            super().start()


class Preview:
    """Builds into a temporary folder and serves it; a broken edit leaves the last good site."""

    def __init__(
        self, root: Path, host: str, port: int, language: str, audience: Audience | None = None
    ) -> None:
        """Prepare to serve the project at `root`; findings are said in `language`."""
        self._root = root
        self._language = language
        self._audience = audience
        self._site = Path(tempfile.mkdtemp(prefix="rolebook-"))
        self._languages: Mapping[str, Path] | None = None
        self._workers: dict[str, ProcessPoolExecutor] = {}
        self._url = f"http://{host}:{port}"
        self._server = LiveReloadServer(
            builder=self.build,
            host=host,
            port=port,
            root=str(self._site),
            polling_interval=_POLL_SECONDS,
        )
        self._server.observer = _Observer(timeout=_POLL_SECONDS)
        admit_live_reload(self._server)

    def run(self) -> None:
        """Serve until interrupted."""
        logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
        try:
            for path in self._watched():
                self._server.watch(str(path))
            self._server.observer.start()
            self.build()
            self._say(f"serving on {self._url}/ — stop with Ctrl-C")
            self._server.serve()  # type: ignore[no-untyped-call] # MkDocs leaves it untyped
        except KeyboardInterrupt:
            self._say("stopped")
        finally:
            if self._server.serve_thread.is_alive():
                self._server.shutdown()
            for worker in self._workers.values():
                worker.shutdown(cancel_futures=True)
            shutil.rmtree(self._site, ignore_errors=True)

    def build(self) -> None:
        """Rebuild every language; where the library has errors, say them and leave all as it is."""
        start = time.monotonic()
        if self._languages is None:
            self._languages = self._prepare()
        problems = self._build_languages(self._languages or {})
        if problems:
            self._say(f"{problems[0]}\nthe last good site stays up")
        elif self._languages:
            self._say(f"built in {time.monotonic() - start:.2f} s")

    def _prepare(self) -> Mapping[str, Path] | None:
        """Give each language's configuration and write the front door, if the library is sound."""
        loaded = load(self._root, publication_day(), Means.of(self._root, processors()))
        library = loaded.sound_library()
        if library is None:
            said = report(loaded.findings, loaded.locator, self._language)
            self._say(f"{as_text(said)}\nmend the library to see the site")
            return None
        for name, text in front_door(titles_of(library.handbook)).items():
            (self._site / name).write_text(text, "utf-8")
        try:
            return config_files(self._root, library)
        except BuildFailedError as error:
            self._say(str(error))
            return None

    def _build_languages(self, configs: Mapping[str, Path]) -> list[str]:
        """Build each language in a process of its own, which remembers what it wrote last."""
        running = []
        for language, file in configs.items():
            worker = self._workers.setdefault(language, workers(1))
            url = f"{self._url}/{language}/"
            job = LanguageBuild(
                file,
                self._site / language,
                url,
                preview=True,
                contents=Contents(self._audience),
                messages=self._language,
            )
            running.append(worker.submit(build_language, job))
        return [problem for future in running if (problem := future.result())]

    def _watched(self) -> list[Path]:
        candidates = [self._root / LIBRARY, self._root / POLICIES, self._root / "docs"]
        return [path for path in candidates if path.is_dir()] + sorted(
            self._root.glob("mkdocs*.yml")
        )

    def _say(self, text: str) -> None:
        sys.stderr.write(f"[{time.strftime('%H:%M:%S')}] {text}\n")
        sys.stderr.flush()
