"""What makes a sample library a project that can be built: configuration and the theme's changes.

Both come from an existing project, so that a sample is built as that project is.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

WRITTEN = PurePosixPath("guide/index.md")
"""The one page by hand that a sample has."""

_GUIDES = {
    "zh": "# 关于这份示例\n\n本站由程序写成，[首页](../index.md)说明它有什么。\n",
    "en": "# About this sample\n\nA program wrote this site; the [home page](../index.md) says "
    "what it holds.\n",
}
_OVERRIDES = PurePosixPath("docs/overrides")


class NoProjectError(Exception):
    """The folder has no `mkdocs.yml` to build a sample by."""


def project_files(root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield path and text of what a sample takes over from the project at `root`.

    Raises:
        NoProjectError: There is no project.
    """
    configs = sorted(root.glob("mkdocs*.yml"))
    if not configs:
        raise NoProjectError(
            f"{root.resolve() / 'mkdocs.yml'} is missing: a sample takes its configuration from "
            "a project; run the command in one, or name one with --root"
        )
    for file in configs:
        config = yaml.load(file.read_bytes(), yaml.CSafeLoader)
        text = yaml.dump(_fitted(config, root), Dumper=yaml.CSafeDumper, allow_unicode=True,
                         sort_keys=False)  # fmt: skip
        yield PurePosixPath(file.name), text
    for file in sorted((root / _OVERRIDES).rglob("*.html")):
        yield PurePosixPath(file.relative_to(root).as_posix()), file.read_text("utf-8")
    for language, text in _GUIDES.items():
        yield PurePosixPath("docs") / language / WRITTEN, text


def _fitted(config: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """Leave out what a sample does not have: pages by hand, and the reference of the code."""
    fitted = dict(config)
    if "plugins" in config:
        fitted["plugins"] = {
            name: options for name, options in config["plugins"].items() if name != "mkdocstrings"
        }
    if "nav" in config:
        fitted["nav"] = [_kept(entry, root / config["docs_dir"]) for entry in config["nav"]]
    return fitted


def _kept(entry: object, docs: Path) -> object:
    match entry:
        case dict():
            return {title: _kept(inner, docs) for title, inner in entry.items()}
        case list():
            return [_kept(one, docs) for one in entry if not _by_hand(one, docs)]
    return entry


def _by_hand(entry: object, docs: Path) -> bool:
    return entry != str(WRITTEN) and isinstance(entry, str) and (docs / entry).is_file()
