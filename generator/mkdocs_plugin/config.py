"""The plugin's options in `mkdocs.yml`."""

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config

from generator.history import RELEASES
from generator.model.record import AUDIENCES


class RolebookConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves it untyped
    """Options of the `rolebook` plugin."""

    language = opt.Type(str, default="zh")
    """Language of the site."""

    messages = opt.Optional(opt.Type(str))
    """Language of findings; without it, that of the site."""

    releases = opt.Type(str, default=str(RELEASES))
    """Folder with the snapshots of earlier releases, for what changed."""

    history = opt.Optional(opt.Type(str))
    """A published site, whose earlier releases count before those of the folder."""

    audience = opt.Optional(opt.Choice(AUDIENCES))
    """For whom the site is; without it, for those who may see everything."""

    pdf = opt.Type(bool, default=False)
    """Whether policies are printed as PDF as well; needs WeasyPrint."""

    cache = opt.Type(bool, default=True)
    """Whether what earlier runs kept in `.rolebook-cache` is used; a release never uses it."""

    processes = opt.Optional(opt.Type(int))
    """How many processes make the pages; without it, one for each processor."""

    edit_url = opt.Optional(opt.Type(str))
    """URL template of an editor, with `{path}`; without it, pages link a copy of their source."""
