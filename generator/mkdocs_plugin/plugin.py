"""Listens to MkDocs: files go in, pages come out."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.edition import Edition
from generator.loading import Loaded, load
from generator.mkdocs_plugin.config import RolebookConfig
from generator.mkdocs_plugin.generated import Blocks, GeneratedFile
from generator.mkdocs_plugin.searching import THEME_SEARCH, SearchIndex, drop_theme_search
from generator.mkdocs_plugin.securing import ThemePolicies
from generator.model import Library
from generator.pages import page as generated_page
from generator.pages.composing import Memory
from generator.publication import publication_day
from generator.reading.layout import LIBRARY, POLICIES
from generator.reporting.report import report
from generator.reporting.terminal import as_text
from generator.site.live_reload import admit_live_reload
from generator.site.tree import tree

log = get_plugin_logger("rolebook")


class RolebookPlugin(BasePlugin[RolebookConfig]):  # type: ignore[no-untyped-call] # MkDocs' own
    """Makes the pages of a library part of an MkDocs build."""

    def __init__(self) -> None:
        """Start without a library."""
        super().__init__()
        self._serving = self._dirty = False
        self._last_good: tuple[Loaded, Library] | None = None
        self._written: dict[str, str | bytes] = {}
        self._memory: Memory = {}
        self._blocks: dict[str, Blocks] = {}
        self._search = SearchIndex()
        self._nav = Navigation([], [])
        self._policies: ThemePolicies | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a preview runs; defining this also keeps the plugin between rebuilds."""
        self._serving, self._dirty = command == "serve", dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the library, so that a preview reloads when it changes."""
        root = _root(config)
        watched = [root / LIBRARY, root / POLICIES]
        if config.theme.custom_dir:
            watched.append(Path(config.theme.custom_dir))
        config.watch.extend(str(folder) for folder in watched if folder.is_dir())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files; a file written by hand takes the place of a generated one.

        Raises:
            PluginError: The library has errors, and no earlier state of it can be shown instead;
                or it does not exist in the language.
        """
        loaded, library = self._load(_root(config))
        language = self.config.language
        if language not in library.handbook.languages:
            known = ", ".join(library.handbook.languages)
            raise PluginError(f"the handbook exists in {known}, not in {language!r}")
        edition = replace(
            Edition.of(library, language, publication_day(), self.config.audience),
            printed=self.config.pdf,
        )
        written: dict[str, str | bytes] = {}
        pages: list[generated_page.Page] = []
        for site_file in tree(edition, loaded.files, self.config.edit_url, self._memory):
            uri = str(site_file.path)
            if files.get_file_from_path(uri) is None:
                file = GeneratedFile.of(config, uri, site_file.content)
                file.unchanged = self._written.get(uri) == site_file.content
                files.append(file)
                written[uri] = site_file.content
                if site_file.page:
                    pages.append(site_file.page)
        for uri in self._written.keys() - written.keys():
            GeneratedFile.of(config, uri, "").remove()
        self._written = written
        self._search.begin(edition, pages, files.src_uris.keys())
        if THEME_SEARCH.isdisjoint(config.plugins):
            drop_theme_search(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation, which is part of the theme around every page."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep compiled theme templates: compiling them takes longer than filling most pages."""
        env.bytecode_cache = FileSystemBytecodeCache()
        self._policies = ThemePolicies(env, config, files, self._nav)
        return env

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Hand only the headings of a generated page to Markdown."""
        if not isinstance(page.file, GeneratedFile):
            return markdown
        blocks = self._blocks[page.file.src_uri] = Blocks(markdown)
        return blocks.headings

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the finished blocks of a generated page into their places."""
        blocks = self._blocks.pop(page.file.src_uri, None)
        if blocks is None:
            self._search.add(page.file.src_uri, str(page.title or ""), html)
            return html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | blocks.ids()
        return blocks.put_back(html)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """State the content policy in a page, and warn of what in the page it refuses."""
        return self._secured(output, get_relative_url(".", page.url), page.file.src_uri)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """State the content policy in the theme's error page."""
        if self._policies is None or not template_name.endswith(".html"):
            return output_content
        return self._secured(output_content, self._policies.error_root(), template_name)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Let pages reload themselves under their policy."""
        admit_live_reload(server)
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the policy for a server and the search index into the finished site.

        A build of only what changed leaves the index as it is: making it anew would take longer
        than all the rest, and an edit is looked at, not searched for.
        """
        if self._policies is not None:
            self._policies.write(Path(config.site_dir))
        if not self._dirty:
            self._search.write(Path(config.site_dir))

    def _secured(self, html: str, root: str, name: str) -> str:
        if self._policies is None:
            return html
        policy = self._policies.at(root)
        for found in policy.refused(html):
            log.warning("%s: the content security policy refuses %s; use a file", name, found)
        return policy.put_into(html)

    def _load(self, root: Path) -> tuple[Loaded, Library]:
        loaded = load(root, publication_day())
        library = loaded.sound_library()
        if loaded.findings:
            text = as_text(report(loaded.findings, loaded.locator, self.config.language))
            log.log(logging.INFO if library else logging.ERROR, "\n%s", text)
        if library is not None:
            self._last_good = loaded, library
        elif self._serving and self._last_good is not None:
            return self._last_good
        else:
            raise PluginError("the library has errors; nothing was built")
        return loaded, library


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
