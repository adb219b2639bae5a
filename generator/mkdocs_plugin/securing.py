"""The content security policy of an MkDocs build."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.site.content_policy import ContentPolicy

_SHELL = "main.html"


@dataclass
class ThemePolicies:
    """The policies of a site's pages, worked out from the theme as it is without any content.

    The theme's scripts name the way to the site's root, so pages at the same depth share one.

    Attributes:
        env: The theme's templates.
        config: The site's configuration.
        files: The site's files.
        nav: The site's navigation.
    """

    env: Environment
    config: MkDocsConfig
    files: Files
    nav: Navigation
    _by_root: dict[str, ContentPolicy] = field(default_factory=dict)

    def at(self, root: str) -> ContentPolicy:
        """Give the policy of a page from which the site's root is at the URL `root`."""
        if root not in self._by_root:
            context = get_context(self.nav, self.files, self.config, base_url=root)
            shell = self.env.get_template(_SHELL).render(context)
            self._by_root[root] = ContentPolicy.admitting(shell)
        return self._by_root[root]

    def of_site(self) -> ContentPolicy:
        """Give the policy that suits every page whose policy was asked for."""
        return ContentPolicy.union(self._by_root.values())

    def error_root(self) -> str:
        """Give the URL of the site's root as error pages have it: they may be shown anywhere."""
        return urlsplit(self.config.site_url or "/").path

    def write(self, site: Path) -> None:
        """Write the files for a server into the finished site."""
        for name, text in self.of_site().files().items():
            (site / name).write_text(text, "utf-8", newline="\n")
