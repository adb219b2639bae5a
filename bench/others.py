"""The same pages in the hands of others: Hugo, and Material without Rolebook.

Both get the Markdown tree that `rolebook render` writes, so that pages are as many and as rich, and
both make an index for search.
"""

import shutil
from pathlib import Path

from bench.running import Run, run, tool

_HUGO = """
baseURL = "http://127.0.0.1:8000/"
title = "Sample"
disableKinds = ["taxonomy", "term", "RSS"]
uglyURLs = true
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
title = true
[outputs]
home = ["HTML", "JSON"]
"""

_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="/site.css"></head>
<body><header><nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
</li>{{ end }}</ul></nav></header>
<nav><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ol></nav><aside>{{ .TableOfContents }}</aside><main>{{ .Content }}</main>
<footer>{{ with .Params.rolebook }}{{ .maintainer }} {{ range .sources }}<a href="{{ .url }}">
{{ .title }}</a> {{ end }}{{ end }}</footer></body></html>
"""

_INDEX = """[{{ range $at, $page := site.RegularPages }}{{ if $at }},{{ end }}
{"url":{{ .RelPermalink | jsonify }},"title":{{ .Title | jsonify }},
"text":{{ .Plain | jsonify }}}{{ end }}]
"""

_MATERIAL = """
site_name: Sample
use_directory_urls: false
theme: {name: material, font: false, language: zh}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
markdown_extensions: {attr_list: {}, md_in_html: {}, toc: {permalink: true}}
"""


def hugo(tree: Path, work: Path) -> Run:
    """Build the tree with Hugo, an index of all text included."""
    site = work / "hugo"
    shutil.rmtree(site, ignore_errors=True)
    (site / "layouts/_default").mkdir(parents=True)
    (site / "hugo.toml").write_text(_HUGO, "utf-8")
    for name in ("single.html", "list.html", "home.html"):
        (site / "layouts/_default" / name).write_text(_PAGE, "utf-8")
    (site / "layouts/index.html").write_text(_PAGE, "utf-8")
    (site / "layouts/index.json").write_text(_INDEX, "utf-8")
    for file in tree.rglob("*.md"):
        path = file.relative_to(tree)
        name = "_index.md" if path.name == "index.md" else path.name
        copy = site / "content" / path.with_name(name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return run(tool("hugo"), "--quiet", cwd=site)


def material(tree: Path, work: Path) -> Run:
    """Build the tree with MkDocs and Material as they come, with the theme's own search."""
    site = work / "material"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    (site / "mkdocs.yml").write_text(_MATERIAL, "utf-8")
    for file in tree.rglob("*.md"):
        copy = site / "docs" / file.relative_to(tree)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return run(tool("mkdocs"), "build", "--quiet", cwd=site)
