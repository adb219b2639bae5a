"""Listens to MkDocs: files go in, pages come out."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Literal

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from generator.cache import FOLDER, Cache
from generator.edition import Edition
from generator.loading import Loaded
from generator.mkdocs_plugin.asset_folders import CodeFolder, data_folder
from generator.mkdocs_plugin.config import RolebookConfig
from generator.mkdocs_plugin.editions import Editions
from generator.mkdocs_plugin.front_matter import search_boost, unread_front_matter
from generator.mkdocs_plugin.generated import (
    Blocks,
    DirectFile,
    GeneratedFile,
    in_sitemap,
)
from generator.mkdocs_plugin.kept_pages import KeptPages, shared_digest
from generator.mkdocs_plugin.making import Maker, nothing_of
from generator.mkdocs_plugin.plans import Plans
from generator.mkdocs_plugin.searching import THEME_SEARCH, SearchIndex, drop_theme_search
from generator.mkdocs_plugin.securing import ThemePolicies
from generator.mkdocs_plugin.shells import Shells, body_form
from generator.mkdocs_plugin.site_files import SiteFiles
from generator.mkdocs_plugin.written_pages import (
    Restrictions,
    restrictions,
    with_notice,
    withhold,
    without,
)
from generator.pages.composing import Composer, Memory, PagePlan
from generator.pages.fingerprint import Fingerprints
from generator.pages.html import BodyForm
from generator.pages.kinds import all_plans
from generator.pages.markdown import markdown
from generator.parallel import processors
from generator.reading.layout import LIBRARY, POLICIES
from generator.search.entries import Finder
from generator.search.index import FOLDER as INDEX
from generator.search.indexing import IndexedPage
from generator.site.links import Links, page_links
from generator.site.live_reload import admit_live_reload
from generator.site.tree import file_plans
from generator.site.trouble import said_of
from generator.web import AssetFolders

log = get_plugin_logger("rolebook")


@dataclass
class _Build:
    """What the hooks of one build share.

    Attributes:
        composer: Composes the pages.
        finder: Finds what the index takes from them.
        plans: What is to be made.
        search: The index.
        digests: What tells things of the library from what they were, by identity.
        links: Ids and links of all pages.
    """

    composer: Composer
    finder: Finder
    plans: Plans
    search: SearchIndex
    digests: Mapping[int, bytes]
    links: Links = field(default_factory=Links)


class RolebookPlugin(BasePlugin[RolebookConfig]):  # type: ignore[no-untyped-call] # MkDocs' own
    """Makes the pages of a library part of an MkDocs build."""

    def __init__(self) -> None:
        """Start without a library."""
        super().__init__()
        self._root = Path()
        self._serving = self._dirty = self._previews = self._searchable = False
        self._editions = Editions()
        self._build: _Build
        self._code: CodeFolder
        self._restricted: Restrictions = {}
        self._written: dict[PurePosixPath, object] = {}
        self._written_by_mkdocs: dict[PurePosixPath, str] = {}
        self._site_files: frozenset[str] = frozenset()
        self._memory = Memory()
        self._blocks: dict[str, Blocks] = {}
        self._by_hand: dict[str, tuple[IndexedPage, ...]] = {}
        self._nav = Navigation([], [])
        self._policies: ThemePolicies | None = None
        self._shells: Shells

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a preview runs; defining this also keeps the plugin between rebuilds."""
        self._serving, self._dirty = command == "serve", dirty
        self._previews = self._serving or dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the library, so that a preview reloads, and say where pages find scripts.

        Raises:
            PluginError: The theme is another one, or no process is to make the pages.
        """
        _refuse_other_themes(config)
        if (self.config.processes or 1) < 1:
            raise PluginError(f"processes is {self.config.processes}; it takes one or more")
        self._code = CodeFolder.of(config)
        self._code.refer(config)
        root = self._root = _root(config)
        watched = [root / LIBRARY, root / POLICIES, root / self.config.releases]
        if config.theme.custom_dir:
            watched.append(Path(config.theme.custom_dir))
        config.watch.extend(str(folder) for folder in watched if folder.is_dir())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files; a file written by hand takes the place of a generated one.

        Raises:
            PluginError: There is no edition to show.
        """
        root = _root(config)
        loaded, library = self._editions.load(
            root, self.config, self._processes, lasting=self._previews
        )
        self._editions.last_good = library if self._serving else None
        edition = self._editions.edition(root, self.config, library)
        edition = replace(edition, assets=self._asset_folders(edition, loaded))
        by_hand = self._code.take(files)
        self._restricted = restrictions(files, self._spoken)
        gone = withhold(files, self._restricted, edition.audience) if edition.audience else ()
        composer = Composer(edition, self._memory if self._previews else None)
        pages = [plan for plan in all_plans(composer) if str(plan.path) not in files.src_uris]
        # In the place of a page by hand that is withheld, a generated one may stand.
        config.nav = without(config.nav, {*gone} - {plan.path for plan in pages})
        others = (
            plan
            for plan in file_plans(edition, loaded.files, self.config.edit_url)
            if str(plan.path) not in files.src_uris and plan.path not in by_hand
        )
        plans = Plans.of(pages, others, config.nav)
        self._build = _Build(
            composer=composer,
            finder=Finder(edition),
            plans=plans,
            search=self._begun_search(edition, pages, files),
            digests={} if self._previews else loaded.digests(),
        )
        if not self._dirty:
            # MkDocs has emptied the site.
            self._written.clear()
        self._add_pages(plans.through_mkdocs, files, config)
        for plan in plans.direct:
            files.append(DirectFile.at(config, plan.path))
        if THEME_SEARCH.isdisjoint(config.plugins):
            drop_theme_search(files)
        return files

    def _begun_search(
        self, edition: Edition, pages: Iterable[PagePlan], files: Files
    ) -> SearchIndex:
        self._by_hand = {
            uri: indexed for uri, indexed in self._by_hand.items() if uri in files.src_uris
        }
        paths = (plan.path for plan in pages)
        return SearchIndex.begin(edition, paths, self._by_hand, self._processes)

    def _asset_folders(self, edition: Edition, loaded: Loaded) -> AssetFolders:
        # A preview's server lets nobody keep anything, and an edit must not touch every page.
        if self._previews:
            return AssetFolders(self._code.path)
        return AssetFolders(self._code.path, data_folder(edition, loaded.files))

    def _add_pages(self, plans: Sequence[PagePlan], files: Files, config: MkDocsConfig) -> None:
        """Add the pages that stand in the navigation, which MkDocs has to know and build."""
        build = self._build
        pages = [build.composer.page(plan) for plan in plans]
        for page in pages:
            uri = str(page.path)
            content = markdown(page, build.composer.edition, self.config.edit_url)
            file = GeneratedFile.of(config, uri, content)
            file.unchanged = self._written_by_mkdocs.get(page.path) == content
            files.append(file)
            self._written_by_mkdocs[page.path] = content
        titles = {page.path: page.title for page in pages}
        found = chain.from_iterable(map(build.finder.pages, pages))
        build.search.add(build.search.shelved(found), titles)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation, which is part of the theme around every page."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep compiled theme templates: compiling them takes longer than filling most pages."""
        env.bytecode_cache = FileSystemBytecodeCache()
        self._site_files = frozenset(file.dest_uri for file in files)
        self._policies = ThemePolicies(env, config, files, self._nav)
        self._shells = Shells(env, config, files, self._nav, self._policies)
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let the sitemap list every page; nobody looks for one in a preview."""
        if template_name == "sitemap.xml" and not self._previews:
            pages = (DirectFile.at(config, plan.path) for plan in self._build.plans.direct_pages)
            listed = (in_sitemap(page, config) for page in pages)
            context["pages"] = [*context["pages"], *listed]
        return context

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Hand only the headings of a generated page to Markdown."""
        if not isinstance(page.file, GeneratedFile):
            for wrong in unread_front_matter(page.file.src_uri, markdown, self._spoken):
                log.warning("%s", wrong)
            return markdown
        blocks = self._blocks[page.file.src_uri] = Blocks(markdown)
        return blocks.headings

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the finished blocks of a generated page into their places."""
        blocks = self._blocks.pop(page.file.src_uri, None)
        if blocks is None:
            title, boost = str(page.title or ""), self._boost(page)
            self._build.search.add_written(page.file.src_uri, title, html, boost)
            self._build.links.take(page_links(page.file.dest_uri, html))
            readers = self._restricted.get(PurePosixPath(page.file.src_uri))
            edition = self._build.composer.edition
            return with_notice(html, edition.readers(readers)) if readers else html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | blocks.ids()
        finished = blocks.put_back(html)
        self._build.links.take(page_links(page.file.dest_uri, finished))
        return finished

    def _boost(self, page: Page) -> float:
        try:
            return search_boost(page.meta)
        except ValueError as error:
            log.warning("%s: %s", page.file.src_uri, error)
            return 1.0

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

    def on_build_error(self, *, error: Exception) -> None:
        """Say what a theme, a hook or another plugin has raised, instead of a traceback.

        Raises:
            PluginError: Always, unless MkDocs words the error itself.
        """
        if not isinstance(error, MkDocsException):
            raise PluginError(said_of(error, self._root)) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Let pages reload themselves under their policy."""
        admit_live_reload(server)
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what MkDocs did not: all other pages and files, the policy and the search index.

        A build of only what changed leaves the index as it is: making it anew would take longer
        than all the rest, and an edit is looked at, not searched for.
        """
        site = Path(config.site_dir)
        index_wanted = not (self._dirty and self._searchable)
        files, used = self._make(site, config, index_wanted=index_wanted)
        if self._policies is not None:
            self._policies.write(site)
        if index_wanted:
            search = self._build.search
            if not self._previews:
                # Pages are made, and the index is as large as the library.
                del self._build
            # In a preview, an earlier one may be there.
            shutil.rmtree(site / INDEX, ignore_errors=True)
            search.write(files)
            self._searchable = True
        files.keep_only(used | files.used)

    def _make(
        self, site: Path, config: MkDocsConfig, *, index_wanted: bool
    ) -> tuple[SiteFiles, set[str]]:
        """Make everything that did not pass through MkDocs.

        Returns:
            The site's files, and the digests of those among them that are kept between builds.
        """
        build, form = self._build, body_form(config)
        kept = self._kept(site, form, config)
        maker = Maker(
            composer=build.composer,
            shells=self._shells,
            form=form,
            edit_url=self.config.edit_url,
            indexed=build.finder.pages if index_wanted else nothing_of,
            written=self._written,
            files=kept.files,
            kept=kept,
            shelves=build.search.shelves,
        )
        plans = build.plans.direct
        if self._previews:
            maker.remove_others(plan.path for plan in plans)
        made = maker.make(plans, self._processes)
        log.debug("%d of %d pages were made before", made.found, len(made.titles))
        build.search.add(made.indexed, made.titles)
        build.links.merge(made.links)
        for path, found in made.refused:
            log.warning("%s: the content security policy refuses %s; use a file", path, found)
        if not self._previews:
            for broken in build.links.broken(self._site_files):
                log.warning("%s: nothing is at the link's target %s", broken.page, broken.target)
            for page, id_ in sorted(build.links.doubled):
                log.warning("%s: the id %s stands there more than once", page, id_)
        kept.keep_only(made.used)
        return kept.files, made.used

    def _kept(self, site: Path, form: BodyForm, config: MkDocsConfig) -> KeptPages:
        composer, shared = self._build.composer, None
        name = f"pages.{self.config.language}.{self.config.audience or 'all'}"
        if self.config.cache and not self._previews:
            shared = shared_digest(composer, form, config, self.config.edit_url)
        things = (thing for _, _, thing in composer.edition.library.entities())
        return KeptPages(
            cache=Cache.of(self._root, name) if shared else Cache(),
            files=SiteFiles(site, self._root / FOLDER / name if shared else None),
            fingerprints=Fingerprints(things, self._build.digests),
            lookups=composer.lookups,
            shells=self._shells,
            finder=self._build.finder,
            shared=shared or b"",
        )

    @property
    def _spoken(self) -> str:
        return self.config.messages or self.config.language

    @property
    def _processes(self) -> int:
        # Only a process that lasts can remember what it made.
        return 1 if self._previews else self.config.processes or processors()

    def _secured(self, html: str, root: str, name: str) -> str:
        if self._policies is None:
            return html
        policy = self._policies.at(root)
        for found in policy.refused(html):
            log.warning("%s: the content security policy refuses %s; use a file", name, found)
        return policy.put_into(html)


def _refuse_other_themes(config: MkDocsConfig) -> None:
    if not any(
        Path(folder).parts[-2:] == ("material", "templates") for folder in config.theme.dirs
    ):
        raise PluginError(
            f"the theme {config.theme.name!r} is not Material for MkDocs nor built on it; "
            "write `theme: {name: material}`"
        )


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
