"""The MkDocs plugin: hands the generated pages to MkDocs, and nothing else."""

from generator.mkdocs_plugin.plugin import RolebookPlugin

__all__ = ["RolebookPlugin"]
