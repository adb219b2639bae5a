"""The root of the site: links for everyone, and a script that follows the reader's languages."""

import json
import re

import pytest

from generator.model import Library, Text
from generator.site.front_door import front_door, titles_of

HOSTILE = "</title><script>alert(1)</script>\"'&"


def test_each_language_has_a_link(small: Library) -> None:
    page = front_door(titles_of(small.handbook))["index.html"]
    assert '<a href="zh/index.html" hreflang="zh" lang="zh">小手册 · 中文</a>' in page
    assert '<a href="en/index.html" hreflang="en" lang="en">Small handbook · English</a>' in page


def test_the_script_is_told_the_languages(small: Library) -> None:
    page = front_door(titles_of(small.handbook))["index.html"]
    told = re.search(r'data-languages="([^"]*)"', page)
    assert told
    assert json.loads(told[1].replace("&#34;", '"')) == ["zh", "en"]


def test_a_title_stays_text(small: Library) -> None:
    hostile = small.handbook.model_copy(update={"title": Text(zh=HOSTILE, en=HOSTILE)})
    page = front_door(titles_of(hostile))["index.html"]
    assert page.count("<script") == 1
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("name", ["front-door.js", "front-door.css"])
def test_what_the_page_loads_is_there(small: Library, name: str) -> None:
    door = front_door(titles_of(small.handbook))
    assert f'"{name}"' in door["index.html"]
    assert door[name]
