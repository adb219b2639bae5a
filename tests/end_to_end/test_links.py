"""Every link of the built site leads somewhere on it, and nothing is loaded from elsewhere."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

LINKS = {"href", "src", "action", "poster", "data", "cite", "formaction", "xlink:href"}
"""The attributes that hold a URL."""

LEADING_AWAY = {("a", "href"), ("link", "href")}
"""Where a URL of another host is a link to follow, or only names the page (`canonical`)."""


@dataclass(frozen=True)
class Link:
    """A URL as it stands in a page."""

    tag: str
    attribute: str
    url: str
    rel: str


class Parsed(HTMLParser):
    """The ids and the links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[Link] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        for name in LINKS & values.keys():
            self.links.append(Link(tag, name, values[name], values.get("rel", "")))
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self.links.append(Link(tag, "srcset", candidate.split()[0], ""))


@dataclass
class Site:
    """A built site with its pages parsed, each once."""

    root: Path
    parsed: dict[Path, Parsed] = field(default_factory=dict)

    @cached_property
    def files(self) -> frozenset[str]:
        return frozenset(
            file.relative_to(self.root).as_posix()
            for file in self.root.rglob("*")
            if file.is_file()
        )

    @property
    def pages(self) -> Iterator[tuple[str, Parsed]]:
        for name in sorted(self.files):
            if name.endswith(".html"):
                yield name, self.page(name)

    def page(self, name: str) -> Parsed:
        file = self.root / name
        if file not in self.parsed:
            self.parsed[file] = Parsed(file.read_text("utf-8"))
        return self.parsed[file]

    def problem(self, page: str, url: str) -> str | None:
        """Say what is wrong with a URL of a page, as seen from a server and from a disk alike."""
        parts = urlsplit(url)
        target = page
        if parts.path.startswith("/"):
            target = parts.path.lstrip("/")
        elif parts.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
        target = unquote(target)
        if parts.path.endswith("/") or target in ("", "."):
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        if target not in self.files:
            return f"{page}: {url} leads to {target}, which is no file"
        fragment = unquote(parts.fragment)
        if fragment.startswith("/"):
            return None  # names a screen that a script shows, not an id; see test_assessment.py
        if fragment and target.endswith(".html") and fragment not in self.page(target).ids:
            return f"{page}: {url} leads to #{fragment}, which is no id in {target}"
        return None


@pytest.fixture(scope="module")
def parsed_site(site: Path) -> Site:
    return Site(site)


def test_every_link_and_fragment_resolves(parsed_site: Site) -> None:
    problems: dict[str, None] = {}
    checked = 0
    for name, page in parsed_site.pages:
        for link in page.links:
            parts = urlsplit(link.url)
            if parts.scheme or parts.netloc:
                continue
            checked += 1
            if problem := parsed_site.problem(name, link.url):
                problems[problem] = None
    assert list(problems)[:50] == []
    assert checked > 10_000


def test_only_pages_served_as_404_have_links_from_the_root(parsed_site: Site) -> None:
    for name, page in parsed_site.pages:
        if posixpath.basename(name) != "404.html":
            assert [link.url for link in page.links if link.url.startswith("/")] == [], name


def test_no_id_stands_twice_on_a_page(parsed_site: Site) -> None:
    for name, page in parsed_site.pages:
        twice = sorted({id_ for id_ in page.ids if page.ids.count(id_) > 1})
        assert twice == [], name


def test_nothing_is_loaded_from_another_host(parsed_site: Site) -> None:
    for name, page in parsed_site.pages:
        for link in page.links:
            parts = urlsplit(link.url)
            if not parts.netloc:
                assert parts.scheme in ("", "data", "mailto", "javascript"), (name, link)
                continue
            assert (link.tag, link.attribute) in LEADING_AWAY, (name, link)
            assert link.tag == "a" or link.rel == "canonical", (name, link)


def test_style_sheets_load_nothing_from_another_host(site: Path) -> None:
    sheets = list(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text("utf-8")
        loaded = re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", text)
        away = [one or other for one, other in loaded if urlsplit(one or other).netloc]
        assert away == [], sheet.name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sitemap_lists_the_pages_there_are(parsed_site: Site, language: str) -> None:
    text = (parsed_site.root / language / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", text)
    paths = {urlsplit(url).path.lstrip("/") for url in listed}
    pages = {
        name
        for name, _ in parsed_site.pages
        if name.startswith(f"{language}/") and not name.endswith("/404.html")
    }
    home = f"{language}/index.html"
    assert {home if path == f"{language}/" else path for path in paths} == pages
    assert len(listed) == len(paths)


def test_both_languages_have_the_same_pages(parsed_site: Site) -> None:
    names = [name for name, _ in parsed_site.pages]
    zh = {name.removeprefix("zh/") for name in names if name.startswith("zh/")}
    en = {name.removeprefix("en/") for name in names if name.startswith("en/")}
    assert zh == en
    assert "404.html" in zh


def test_the_checker_finds_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p id="x"><a href="b.html#y">', "utf-8")
    (tmp_path / "b.html").write_text("<p>", "utf-8")
    broken = Site(tmp_path)
    assert broken.problem("a.html", "b.html") is None
    assert broken.problem("a.html", "#x") is None
    assert "no id" in (broken.problem("a.html", "b.html#y") or "")
    assert "no file" in (broken.problem("a.html", "c.html") or "")
    assert "no file" in (broken.problem("a.html", "../a.html") or "")


@pytest.mark.parametrize(("language", "told"), [("zh", "没有这一页"), ("en", "no such page")])
def test_a_page_that_is_not_there_is_said_so_in_the_readers_language(
    site: Path, language: str, told: str
) -> None:
    assert told in (site / language / "404.html").read_text("utf-8")
