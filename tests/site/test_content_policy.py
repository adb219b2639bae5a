"""The content policy: what it admits, what it refuses, and its three forms."""

import pytest

from generator.site.content_policy import ContentPolicy, admit_last_script, inline_scripts

SHELL = '<head><meta charset="utf-8"><script>theme()</script></head><body></body>'
POLICY = ContentPolicy.admitting(SHELL)


def test_it_admits_the_scripts_of_the_theme_by_digest() -> None:
    # As anyone can compute it: printf "theme()" | openssl dgst -sha256 -binary | base64
    assert POLICY.digests == {"sha256-Rfr3GgHZFiXm+TmNr+li+0sZ4J9FGllo8jsXcJF5XZ8="}
    assert list(POLICY.refused(SHELL)) == []


@pytest.mark.parametrize(
    ("html", "refused"),
    [
        ("<script>theme() </script>", "<script>theme()"),
        ("<SCRIPT async>x()</SCRIPT >", "<script>x()"),
        ('<script type="text/javascript">x()</script>', "<script>x()"),
        ('<script type="application/javascript">x()</script>', "<script>x()"),
        ('<script data-src="a.js">x()</script>', "<script>x()"),
        ("<style>p { color: red }</style>", "<style>"),
        ('<p class="a" style="color: red">', "<p style=…>"),
        ("<p style=color:red>", "<p style=…>"),
        ('<img src=x ONERROR="x()">', "<img ONERROR=…>"),
        ("<svg/onload=x()>", "<svg onload=…>"),
        ('<a title="a > b" onclick="x()">', "<a onclick=…>"),
    ],
)
def test_it_names_what_it_refuses(html: str, refused: str) -> None:
    assert list(POLICY.refused(html)) == [refused]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js" defer></script>',
        '<script id="__config" type="application/json">{"a": 1}</script>',
        '<p title="style=none onclick=nothing">the style = one, onload= another</p>',
        "<code>&lt;p style=a onclick=b&gt;</code>",
    ],
)
def test_text_and_data_and_files_are_not_refused(html: str) -> None:
    assert list(POLICY.refused(html)) == []


def test_its_forms_say_the_same() -> None:
    for text in (POLICY.in_page(), POLICY.as_header(), POLICY.as_nginx(), POLICY.put_into(SHELL)):
        assert ContentPolicy.parse(text) == POLICY
    assert "frame-ancestors" not in POLICY.in_page()
    assert ContentPolicy.union([POLICY, ContentPolicy()]) == POLICY


def test_it_stands_after_the_encoding_and_before_all_else() -> None:
    secured = POLICY.put_into(SHELL)
    assert secured.startswith('<head><meta charset="utf-8">\n<meta http-equiv="Content-Security')
    assert POLICY.put_into("<head><title>").startswith("<head>\n<meta http-equiv=")
    assert POLICY.put_into("no page") == "no page"


def test_the_script_of_a_preview_is_admitted_besides_the_others() -> None:
    page = POLICY.put_into(SHELL).replace("</body>", "<script>reload(1)</script></body>")
    admitted = ContentPolicy.parse(admit_last_script(page))
    assert admitted == ContentPolicy.admitting(page)
    assert len(admitted.digests) == len(inline_scripts(page)) == 2
    assert admit_last_script("<p>") == "<p>"
