"""Pages without a theme around them: enough for the browser side of one kind of page."""

from collections.abc import Iterable
from html import escape
from pathlib import Path, PurePosixPath

from generator.pages.page import Page
from generator.web import ASSETS

WEB = Path(__file__).parents[2] / "generator" / "web"

CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"


def write(pages: Iterable[Page], folder: Path, language: str, *scripts: str) -> None:
    """Write pages as plain HTML files with the style sheet and some of the scripts."""
    bring(folder, "rolebook.css", *scripts)
    for page in pages:
        file = folder / page.path.with_suffix(".html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_html(page, language, scripts))


def bring(folder: Path, *names: str) -> None:
    """Copy scripts and style sheets to where pages look for them."""
    for name in names:
        file = folder / ASSETS / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((WEB / name).read_bytes())


def add(files: Iterable[tuple[PurePosixPath, str]], folder: Path) -> None:
    """Write what stands beside the pages."""
    for path, text in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def _html(page: Page, language: str, scripts: Iterable[str]) -> str:
    up = "../" * (len(page.path.parts) - 1)
    links = "".join(f'<script src="{up}{ASSETS}/{name}" defer></script>' for name in scripts)
    sections = "".join(
        f'<h{part.level} id="{part.id}">{escape(part.heading)}</h{part.level}>{part.html}'
        for part in page.sections
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">'
        f'<link rel="stylesheet" href="{up}{ASSETS}/rolebook.css">{links}'
        f"<title>{escape(page.title)}</title></head>"
        f'<body class="md-typeset"><h1>{escape(page.title)}</h1>{page.lead}{sections}</body></html>'
    )
