"""The root of the site: one small page that leads to the reader's language."""

import json
from collections.abc import Mapping

from markupsafe import Markup

from generator.model import Handbook
from generator.site.content_policy import ContentPolicy
from generator.wording import wording

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="front-door.css">
<script src="front-door.js" defer></script>
</head>
<body>
<main>
<h1>{title}</h1>
<ul data-languages="{languages}">{links}</ul>
</main>
</body>
</html>
"""

_SCRIPT = """// Leads to the first of the reader's languages that the handbook has.
"use strict";
(() => {
  const list = document.querySelector("[data-languages]");
  if (!(list instanceof HTMLElement)) return;
  const offered = JSON.parse(list.dataset.languages ?? "[]");
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  const language = wanted.find((tag) => offered.includes(tag)) ?? offered[0];
  const link = list.querySelector(`a[hreflang="${language}"]`);
  if (link instanceof HTMLAnchorElement) location.replace(link.href);
})();
"""

_STYLE = """body { display: grid; min-height: 90vh; place-items: center; }
body { font-family: system-ui, sans-serif; }
main { text-align: center; }
ul { padding: 0; list-style: none; }
li { margin: 1rem; }
a { font-size: 1.4rem; }
"""


def front_door(titles: Mapping[str, str], below: str = "") -> Mapping[str, str]:
    """Give the files in the site's root by name; without JavaScript the links remain.

    Args:
        titles: The handbook's title in each language, the first language first.
        below: Where in a language's folder its home page is, ending in a slash if anywhere.
    """
    links = Markup("").join(
        Markup('<li><a href="{0}/{1}index.html" hreflang="{0}" lang="{0}">{2}</a></li>').format(
            language, below, f"{title} · {wording(language)['language.name']}"
        )
        for language, title in titles.items()
    )
    page = Markup(_PAGE).format(  # noqa: S704 - a constant, its values are escaped
        language=next(iter(titles)),
        title=" · ".join(titles.values()),
        languages=json.dumps(list(titles)),
        links=links,
    )
    secured = ContentPolicy().put_into(page)
    return {"index.html": secured, "front-door.js": _SCRIPT, "front-door.css": _STYLE}


def titles_of(handbook: Handbook) -> Mapping[str, str]:
    """Give the handbook's title in each of its languages."""
    return {language: handbook.title.say(language) for language in handbook.languages}
