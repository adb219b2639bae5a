"""What kept a site from being built, in words: themes, plugins and hooks raise what they like."""

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from generator.reading.files import ChangedFileError


def said_of(error: Exception, root: Path) -> str:
    """Say what went wrong and where: in a file of the project if one took part.

    Args:
        error: What was raised.
        root: The project's folder.
    """
    match error:
        case TemplateSyntaxError(message=str(message)):
            return f"{_short(Path(error.filename or '?'), root)}:{error.lineno}: {message}"
        case TemplateNotFound():
            return f"{_place(error, root)}: the theme has no template {error.name!r}"
        case ChangedFileError():
            return f"{error}; build again"
        case OSError(filename=str(name)):
            return f"{_short(Path(name), root)}: {error.strerror}"
    return f"{_place(error, root)}: {type(error).__name__}: {error}"


def _place(error: Exception, root: Path) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    of_the_project = [frame for frame in frames if _is_inside(Path(frame.filename), root)]
    frame = (of_the_project or frames)[-1]
    return f"{_short(Path(frame.filename), root)}:{frame.lineno}"


def _is_inside(file: Path, root: Path) -> bool:
    """Say whether a file is the project's own, not a package that is installed inside it."""
    return file.is_relative_to(root) and "site-packages" not in file.parts and file.is_file()


def _short(file: Path, root: Path) -> str:
    if "site-packages" in file.parts:
        return "/".join(file.parts[file.parts.index("site-packages") + 1 :])
    return str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
