"""Prose becomes HTML: escaped, linked, cited, and each term of the glossary linked once."""

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.edition import Edition
from generator.loading import load
from generator.model import AnyReference, Kind, PositionReference, Record, Text
from generator.pages.addresses import FINDINGS
from generator.pages.glossary_links import GlossaryLinks, glossary_names
from generator.pages.kinds import all_pages
from generator.pages.lookups import Lookups
from generator.pages.markdown import body
from generator.pages.rendering import Renderer, _on_one_line, level_mark, plain
from generator.publication import publication_day
from tests.libraries.examining import SMALL

PAGE = PurePosixPath("roles/client-manager.md")

HOSTILE = "</div><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}&amp;\"'`"


def renderer(language: str = "en") -> Renderer:
    library = load(SMALL).library
    assert library is not None
    edition = Edition.of(library, language, publication_day())
    names = glossary_names(library.terms.values(), language)
    return Renderer(Lookups(edition), PAGE, GlossaryLinks(names))


class Tags(HTMLParser):
    """The tags and attributes of a piece of HTML, as a browser sees them, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("*so* **much** `a<b`", "<em>so</em> <strong>much</strong> <code>a&lt;b</code>"),
        ("<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
        ("![x](https://example.com/x.png)", '!<a href="https://example.com/x.png">x</a>'),
        (
            "see [selling](model:selling)",
            'see <a href="../models/selling.html">selling</a>',
        ),
        (
            "see [level 2](competency:need-diagnosis#asks)",
            'see <a href="../competencies/need-diagnosis.html#asks">level 2</a>',
        ),
        ("see [me](role:client-manager#visit)", 'see <a href="#visit">me</a>'),
        ("[out](https://example.com/?a=1&b=2)", '<a href="https://example.com/?a=1&amp;b=2">out</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](data:text/html,<script>)", "[x](data:text/html,&lt;script&gt;)"),
        ("unknown [S99]", "unknown [S99]"),
    ],
)  # fmt: skip
def test_prose(text: str, html: str) -> None:
    assert renderer().prose(text) == html


def test_a_citation_leads_to_its_source() -> None:
    assert renderer().prose("Twice a week [S01].") == (
        'Twice a week <a class="rb-cite" href="../sources/S01.html" '
        'title="Rules for client managers">S01</a>.'
    )


def test_a_hostile_source_title_stays_in_its_attribute() -> None:
    one = renderer()
    source = one.edition.library.sources["S01"]
    hostile = source.model_copy(update={"title": Text(zh=HOSTILE, en=HOSTILE)})
    library = replace(one.edition.library, sources={"S01": hostile})
    edition = Edition.of(library, "en", publication_day())
    tags = Tags(Renderer(Lookups(edition), PAGE, one.glossary).prose("[S01]"))
    assert [(tag, attrs["title"]) for tag, attrs in tags.tags] == [("a", HOSTILE)]


@given(st.text(max_size=200))
def test_no_text_becomes_markup_that_prose_does_not_know(text: str) -> None:
    html = _RENDERER.prose(text)
    tags = Tags(html)
    assert tags.names <= {"a", "em", "strong", "code", "br"}
    for _, attrs in tags.tags:
        assert attrs.keys() <= {"href", "title", "class"}
        assert not (attrs.get("href") or "").lower().startswith(("javascript:", "vbscript:"))


@given(st.text(max_size=200))
def test_nor_in_prose_of_several_paragraphs(text: str) -> None:
    tags = Tags(_RENDERER.markdown(text))
    assert not tags.names & {"script", "img", "iframe", "style", "svg", "form", "input", "object"}
    for _, attrs in tags.tags:
        assert not any(name.startswith("on") for name in attrs)


_RENDERER = renderer()


def test_a_term_is_linked_where_it_occurs_first_on_a_page() -> None:
    one = renderer()
    assert one.prose("A client visit; a Client visit.") == (
        'A <a class="rb-term" href="../glossary.html#client-visit">client visit</a>; '
        "a Client visit."
    )
    assert one.prose("No more client visits.") == "No more client visits."


def test_a_synonym_counts_as_its_term() -> None:
    one = renderer()
    assert 'href="../glossary.html#kyc">KYC</a>' in one.prose("KYC first")
    assert "rb-term" not in one.prose("know your customer")


@pytest.mark.parametrize(
    "text",
    [
        "[a client visit](role:team-lead)",
        "`client visit`",
        "client visits",
        "anyclient visit",
    ],
)
def test_no_term_is_linked_inside_links_code_and_other_words(text: str) -> None:
    assert "rb-term" not in renderer().prose(text)


def test_chinese_terms_are_found_inside_longer_runs() -> None:
    said = renderer("zh").prose("先做KYC尽职调查再走访客户")
    assert said.count("rb-term") == 2
    assert (
        '>KYC</a>尽职调查再<a class="rb-term" href="../glossary.html#client-visit">走访</a>' in said
    )


def test_forms_cite_but_do_not_link_terms() -> None:
    said = renderer().form_prose(Text(zh="走访 [S01]", en="A client visit [S01]"))
    assert "rb-term" not in said
    assert "rb-cite" in said


def test_links_are_named_as_what_they_lead_to() -> None:
    one = renderer()
    assert one.link(Kind.TRACK, "sales-track") == (
        '<a href="../tracks/sales-track.html">Sales track</a>'
    )
    assert one.link("competency", "negotiation", "talks") == (
        '<a href="../competencies/negotiation.html">talks</a>'
    )
    assert one.link(Kind.ROLE, "team-lead", HOSTILE).count("<") == 2
    assert one.position(PositionReference("client-manager@senior")) == (
        '<a href="#grade-senior">Client manager, Senior</a>'
    )
    assert one.refer(AnyReference("policy:conduct#gifts")) == (
        '<a href="../policies/conduct.html#gifts">Rules of conduct</a>'
    )


def test_a_level_is_dots_for_the_eye_and_words_for_everyone() -> None:
    mark = level_mark(2, 3, HOSTILE)
    assert mark.count("rb-level__dot--on") == 2
    assert mark.count('<i class="rb-level__dot') == 3
    assert Tags(mark).text == f"2 {HOSTILE}"


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("  <p>\n    a\n\n  b </p>\n", "<p> a b </p>"),
        ("<pre>a\n  b</pre>\n<p>c\nd</p>", "<pre>a&#10;  b</pre> <p>c d</p>"),
        ("<pre><code>\n# no heading\n</code></pre>", "<pre><code>&#10;# no heading&#10;</code></pre>"),
        ("<pre>a:\n\tb</pre>", "<pre>a:&#10;&#9;b</pre>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_block_stands_on_one_line(html: str, line: str) -> None:
    assert _on_one_line(html) == line


def test_plain_text_of_html() -> None:
    assert plain(Markup('a <b>b</b> &amp; <a href="x">c</a>')) == "a b & c"
    assert plain("1 < 2") == "1 < 2"


def test_every_block_of_every_page_stands_on_one_line(edition: Edition) -> None:
    for page in all_pages(edition):
        for section in page.sections:
            assert "\n" not in section.html, (page.path, section.id)
        assert "\n" not in page.lead, page.path


def hostile_everywhere(edition: Edition) -> Edition:
    """Give an edition whose every competency, role, term and policy title is hostile."""
    library = edition.library
    text = Text(zh=HOSTILE, en=HOSTILE)

    def spoil(record: object) -> object:
        if isinstance(record, Text):
            return text
        if isinstance(record, tuple):
            return tuple(spoil(item) for item in record)
        if isinstance(record, Record):
            fields = {name: spoil(getattr(record, name)) for name in type(record).model_fields}
            return record.model_copy(update=fields)
        return record

    changed: dict[str, object] = {"handbook": spoil(library.handbook)}
    for name in ("scales", "models", "competencies", "roles", "qualifications", "tracks",
                 "onboarding", "resources", "terms", "sources"):  # fmt: skip
        changed[name] = {id_: spoil(one) for id_, one in getattr(library, name).items()}
    changed["policies"] = {
        id_: replace(
            policy,
            versions=tuple(
                replace(
                    version,
                    title=text,
                    owner=text,
                    approved_by=text,
                    summary=text,
                    bodies={
                        language: replace(
                            policy_body,
                            preamble=HOSTILE,
                            clauses=tuple(
                                replace(clause, title=HOSTILE, body=HOSTILE)
                                for clause in policy_body.clauses
                            ),
                        )
                        for language, policy_body in version.bodies.items()
                    },
                )
                for version in policy.versions
            ),
        )
        for id_, policy in library.policies.items()
    }
    return Edition.of(replace(library, **changed), edition.language, edition.today)  # type: ignore[arg-type]


def test_hostile_text_in_any_field_stays_text(edition: Edition) -> None:
    count = 0
    for page in all_pages(hostile_everywhere(edition)):
        tags = Tags(body(page))
        assert not any("onerror" in attrs for _, attrs in tags.tags), page.path
        assert not any(
            "alert(1)" in (attrs.get("src") or "") or attrs.get("src") == "x"
            for tag, attrs in tags.tags
        ), page.path
        assert "<script>alert" not in body(page), page.path
        count += "{{ 7*7 }}" in tags.text
    assert count > 20


def test_english_pages_have_english_punctuation() -> None:
    edition = renderer().lookups.edition
    pages = [page for page in all_pages(edition) if page.path != FINDINGS]  # it quotes files
    for page in pages:
        html = "".join([page.lead, *(section.html for section in page.sections)])
        quoted = r'<(code|pre)\b.*?</\1>|<(\w+)[^>]* lang="zh[^>]*>.*?</\2>|<[^>]+>'
        assert re.findall("[（），、：；。]", re.sub(quoted, "", html, flags=re.DOTALL)) == [], (
            page.path
        )


def test_only_a_policy_in_force_is_said_to_bind_a_role() -> None:
    edition = renderer().lookups.edition
    first = edition.library.policies["conduct"].versions[0].effective_from
    assert first is not None
    before = replace(edition, today=first - dt.timedelta(days=1))

    def bound(on: Edition) -> str:
        (role,) = (page for page in all_pages(on) if page.path == PAGE)
        return "".join(one.html for one in role.sections if one.id == "policies")

    assert "policies/conduct.html" in bound(edition)
    assert "policies/conduct.html" not in bound(before)
