"""Links of pages that the plugin writes itself are checked as MkDocs checks the others."""

from generator.site.links import Broken, Links, page_links

FILES = {"roles/teller.html", "index.html", "assets/app.js", "assess/steps.html"}


def links(**pages: str) -> Links:
    found = Links()
    for name, html in pages.items():
        found.take(page_links(name.replace("__", "/") + ".html", html))
    return found


def test_what_leads_somewhere_is_fine() -> None:
    found = links(
        roles__teller='<h2 id="duties"></h2><a href="#duties"> <a href="../index.html#top">',
        index='<h1 id="top"></h1><a href="roles/teller.html#duties"><script src="assets/app.js">'
        '<a href="https://example.org/x"><a href="mailto:a@b"><a href="../en/index.html">'
        '<a href="assess/steps.html#/one/selling"><a href="roles%2Fteller.html">',
    )
    assert list(found.broken(FILES)) == []


def test_what_leads_nowhere_is_named_with_its_page() -> None:
    found = links(
        roles__teller='<a href="#dutys"><a href="cashier.html"><img src="../none.png">',
        index='<a href="roles/teller.html#duties"><p id="x"><p id="y"><p id="x">',
    )
    assert list(found.broken(FILES)) == [
        Broken("roles/teller.html", "roles/teller.html#dutys"),
        Broken("roles/teller.html", "none.png"),
        Broken("roles/teller.html", "roles/cashier.html"),
        Broken("index.html", "roles/teller.html#duties"),
    ]
    assert found.doubled == [("index.html", "x")]


def test_shares_are_checked_as_one() -> None:
    one, other = links(index='<a href="roles/teller.html#duties">'), Links()
    other.take(page_links("roles/teller.html", '<h2 id="duties"></h2>'))
    one.merge(other)
    assert list(one.broken(FILES)) == []
