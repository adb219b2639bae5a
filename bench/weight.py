"""What a reader downloads: of a page what no other page shares, and of the search index."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

_LOADED = re.compile(
    r'<(?:link[^>]+rel="stylesheet"[^>]+href|script[^>]+src|img[^>]+src)="([^"]+)"'
)
_SHARED = "assets/"


@dataclass(frozen=True, slots=True)
class Weight:
    """Compressed sizes in KiB.

    Attributes:
        role: The largest role page, with what it loads beyond shared assets.
        index: All files of the search index together.
    """

    role: float
    index: float


def weigh(site: Path) -> Weight:
    """Weigh a site in one language."""
    roles = (page for page in (site / "roles").glob("*.html") if page.name != "index.html")
    index = sum(_compressed(file) for file in (site / "assets/search").rglob("*.js"))
    return Weight(max(map(_with_own, roles)) / 1024, index / 1024)


def _with_own(page: Path) -> int:
    """Give the size of a page and of the files that only it loads."""
    size = _compressed(page)
    for link in _LOADED.findall(page.read_text("utf-8")):
        if _SHARED not in link and "://" not in link:
            size += _compressed(page.parent / link.partition("?")[0])
    return size


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))
