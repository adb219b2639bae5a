"""Whatever may be kept for ever is named by its content: no cache mixes one state with another."""

import hashlib
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from generator.web import ASSETS, assets
from tests.conftest import MKDOCS, ROOT, Project, Rolebook
from tests.end_to_end.conftest import Handler, OpenPage, ServeDirectory
from tests.end_to_end.watching import Watch

KEPT = [
    re.compile(pattern)
    for pattern in re.findall(
        r'"~(.+)" "max-age=31536000, immutable"',
        (ROOT / "docs/serving/nginx.conf").read_text("utf-8"),
    )
]
"""What the nginx configuration lets browsers keep without ever asking again."""

LOADED = re.compile(rb'<(?:script|link rel="stylesheet"|link href)[^>]*(?:src|href)="([^"#]+)"')

DIGEST = re.compile(r"assets/rolebook/([0-9a-f]{16})/")

SCRIPTS = "\n".join(
    f"  - {{path: {ASSETS}/{name}.js, defer: true}}" for name in ("search", "matrix")
)


class Caching(Handler):
    """Lets everything be kept for ever that nginx would, and everything else for no time at all."""

    def end_headers(self) -> None:
        kept = is_kept(urlsplit(self.path).path)
        self.send_header("Cache-Control", "max-age=31536000, immutable" if kept else "no-cache")
        super().end_headers()


def is_kept(path: str) -> bool:
    return any(pattern.search(path) for pattern in KEPT)


def digest_of(folder: Path) -> str:
    """Work out anew by what a folder of scripts has to be named."""
    digest = hashlib.sha256()
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*.*")}
    for name in sorted(files):
        data = files[name].read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:16]


def test_every_page_loads_scripts_by_their_content(site: Path) -> None:
    for language in ("zh", "en"):
        names = [folder.name for folder in (site / language / ASSETS).iterdir()]
        (code,) = (name for name in names if digest_of(site / language / ASSETS / name) == name)
        assert len(names) == 2, "scripts, and their data"
        for page in (site / language).rglob("*.html"):
            links = [link.decode() for link in LOADED.findall(page.read_bytes())]
            ours = [link for link in links if str(ASSETS) in link]
            assert len(ours) > 3, page
            for link in ours:
                found = DIGEST.search(link)
                assert found, (page, link)
                assert found[1] in names
                assert (found[1] == code) == ("/data/" not in link)
                assert link.startswith("/") or (page.parent / link).is_file()


def test_all_that_a_page_loads_may_be_kept_but_itself(
    site: Path, page: OpenPage, serve_directory: ServeDirectory
) -> None:
    watch = Watch(page(locale="en"))
    watch.page.goto(serve_directory(site) + "en/assess/steps.html#/one/need-diagnosis")
    watch.page.locator(".rb-indicator").first.wait_for()
    watch.page.keyboard.press("/")
    watch.page.locator("[data-rb-answered]").wait_for(state="attached")
    watch.page.locator(".md-search__input").fill("negotiation")
    expect(watch.page.locator(".md-search-result__item").first).to_be_visible()
    asked = {urlsplit(url).path for url in watch.requests}
    assert len(asked) > 30
    assert {path for path in asked if not is_kept(path)} == {
        "/en/assess/steps.html", "/en/assets/images/favicon.png", "/en/assets/search/index.js",
        "/en/assets/_mkdocstrings.css",
    }  # fmt: skip


def build(project: Project, rolebook: Rolebook, out: Path) -> Path:
    ran = rolebook("build", "--root", project.root, "--to", out)
    assert ran.returncode == 0, ran.stderr
    return out


@pytest.fixture
def states(project: Project, rolebook: Rolebook, tmp_path: Path) -> tuple[Path, Path]:
    """One site before and after a script and the words of a competency were changed."""
    project.write("mkdocs.yml", f"{MKDOCS}\nextra_javascript:\n{SCRIPTS}\n")
    before = build(project, rolebook, tmp_path / "before")
    script = assets()["matrix.js"].decode()
    project.write(f"docs/zh/{ASSETS}/matrix.js", f'{script}\ndocument.title = "new script";\n')
    project.edit("competencies/models/selling/negotiation.yml", "zh: 商务谈判", "zh: 商务洽谈")
    return before, build(project, rolebook, tmp_path / "after")


def folders(site: Path) -> set[str]:
    return {folder.name for folder in (site / "zh" / ASSETS).glob("[0-9a-f]*[0-9a-f]")}


def test_nobodys_cache_keeps_an_old_script(
    states: tuple[Path, Path], page: OpenPage, serve_directory: ServeDirectory, tmp_path: Path
) -> None:
    before, after = states
    assert folders(before).isdisjoint(folders(after))
    served = Path(shutil.copytree(before, tmp_path / "served"))
    address = serve_directory(served, handler=Caching)
    tab = page()
    tab.goto(address + "zh/matrix.html")
    assert "new script" not in tab.title()
    left_open = tab.context.new_page()
    left_open.goto(address + "zh/matrix.html")
    shutil.rmtree(served)
    shutil.copytree(after, served)
    tab.goto(address + "zh/matrix.html")
    expect(tab).to_have_title("new script")

    # What a tab still shows from before finds nothing any more, says so, and is mended as it says.
    left_open.keyboard.press("/")
    meta = left_open.locator(".md-search-result__meta")
    expect(meta).to_contain_text("请刷新页面")
    left_open.reload()
    left_open.keyboard.press("/")
    left_open.locator("[data-rb-answered]").wait_for(state="attached")
    left_open.locator(".md-search__input").fill("洽谈")
    expect(left_open.locator(".md-search-result__item").first).to_be_visible()


def test_an_assessment_left_open_says_what_to_do(
    states: tuple[Path, Path], page: OpenPage, serve_directory: ServeDirectory, tmp_path: Path
) -> None:
    before, after = states
    served = Path(shutil.copytree(before, tmp_path / "served"))
    address = serve_directory(served, handler=Caching)
    tab = page()
    tab.goto(address + "zh/assess/steps.html#/one/need-diagnosis")
    tab.locator(".rb-indicator input").first.check()
    shutil.rmtree(served)
    shutil.copytree(after, served)
    tab.goto(address + "zh/assess/steps.html#/one/negotiation")
    expect(tab.locator(".rb-app")).to_contain_text("请刷新页面")
    tab.reload()
    expect(tab.locator(".rb-app")).to_contain_text("洽谈")
    tab.goto(address + "zh/assess/steps.html#/one/need-diagnosis")
    expect(tab.locator(".rb-indicator input").first).to_be_checked()
