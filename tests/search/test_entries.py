"""What search knows of a site: pages, their sections, things that share a page."""

from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath

import pytest

from generator.edition import Edition
from generator.pages import addresses
from generator.pages.kinds import all_pages
from generator.search.called import called
from generator.search.entries import Finder, synonyms, written_entries
from generator.search.entry import KINDS, Entry
from generator.search.text import plain
from generator.search.wording import starts, words

EVERYDAY = [("薪酬", "工资", "pay", "salary")]


def found(edition: Edition) -> dict[str, Entry]:
    found = map(Finder(edition).entries, all_pages(edition))
    return {entry.url: entry for entry in chain.from_iterable(found)}


def test_each_section_has_an_entry_with_its_id(edition: Edition) -> None:
    duties = found(edition)["roles/client-manager.html#duties"]
    assert duties.kind == "role"
    assert duties.page == found(edition)["roles/client-manager.html"].page
    assert duties.text
    assert "<" not in duties.text


def test_what_every_policy_says_alike_is_said_by_none(edition: Edition) -> None:
    of_policy = [url for url in found(edition) if url.startswith("policies/conduct.html#")]
    assert of_policy
    assert "policies/conduct.html#acknowledge" not in of_policy


def test_a_page_is_known_by_its_names_in_every_language(edition: Edition) -> None:
    keywords = found(edition)["competencies/negotiation.html"].keywords
    assert {"Negotiation"} <= set(keywords)
    assert any("\u4e00" <= char <= "\u9fff" for keyword in keywords for char in keyword)


def test_a_policy_is_known_by_the_words_people_use_for_it(edition: Edition) -> None:
    assert {"gifts", "行为守则"} <= set(found(edition)["policies/conduct.html"].keywords)


def test_a_term_of_the_glossary_is_a_page_of_its_own(edition: Edition) -> None:
    terms = [entry for entry in found(edition).values() if entry.kind == "term"]
    assert {entry.url.partition("#")[2] for entry in terms} == set(edition.library.terms)
    assert all(entry.heading == "" and entry.text for entry in terms)


def test_the_leading_version_of_a_policy_outweighs_the_others(edition: Edition) -> None:
    weights = {url: entry.weight for url, entry in found(edition).items() if entry.kind == "policy"}
    assert weights["policies/conduct.html"] == 1
    assert weights["policies/conduct/1.0.html"] < 1


def test_what_decides_entries_besides_their_page_can_be_compared(edition: Edition) -> None:
    """A page that an earlier build made keeps its entries only as long as this is the same."""
    first = edition.library.policies["conduct"].versions[0].effective_from
    assert first is not None
    earlier = replace(edition, today=first)
    renamed = {
        id_: term.model_copy(update={"synonyms": (*term.synonyms, "another name")})
        for id_, term in edition.library.terms.items()
    }
    others = replace(edition, library=replace(edition.library, terms=renamed))
    version = addresses.policy_version("conduct", "1.0")
    assert Finder(earlier).basis(version) != Finder(edition).basis(version)
    assert Finder(others).basis(addresses.GLOSSARY) != Finder(edition).basis(addresses.GLOSSARY)
    assert Finder(others).basis(addresses.ROLES) == Finder(edition).basis(addresses.ROLES)


def test_synonyms_are_the_names_of_each_term(edition: Edition) -> None:
    groups = list(synonyms(edition))
    assert len(groups) == len(edition.library.terms) + len(EVERYDAY)
    assert all(len(group.names) == len(set(group.names)) for group in groups)


def test_what_is_found_for_everyday_words_is_written_in_the_pages_own_language(
    edition: Edition,
) -> None:
    *_, group = synonyms(edition)
    assert group.names == EVERYDAY[0]
    assert group.written == (("薪酬", "工资") if edition.language == "zh" else ("pay", "salary"))


def test_a_chinese_page_is_found_by_pinyin(edition: Edition) -> None:
    typed = found(edition)["competencies/negotiation.html"].spellings
    assert set(typed) >= {"shangwutanpan", "swtp"} if edition.language == "zh" else typed == ()


def test_the_page_of_scales_is_found_by_their_levels(edition: Edition) -> None:
    assert set(found(edition)["scales.html"].keywords) > {
        "level 2",
        "2 级",
        "二级",
        "Working",
        "精通",
    }


def test_a_page_of_what_can_be_done_is_found_by_what_it_is_for(edition: Edition) -> None:
    keywords = found(edition)["acknowledge/certificate.html"].keywords
    assert set(keywords) > {"阅读证明", "proof of reading"}
    assert {place.path for place in called(edition)} <= {page.path for page in all_pages(edition)}


def test_a_further_language_needs_no_names_of_pages_yet(edition: Edition) -> None:
    further = edition.library.handbook.model_copy(update={"languages": ("zh", "en", "fr")})
    library = replace(edition.library, handbook=further)
    assert called(replace(edition, library=library)) == called(edition)


def test_a_policy_is_found_by_its_number_however_it_is_written(edition: Edition) -> None:
    keywords = found(edition)["policies/conduct.html"].keywords
    number = keywords[0]
    assert keywords[1] == number.replace("-", "") != number


def test_a_checklist_is_found_by_its_title_alone(edition: Edition) -> None:
    lists = [entry for entry in found(edition).values() if entry.kind == "checklist"]
    assert lists
    assert not any(entry.heading for entry in lists)


def test_a_page_written_by_hand_is_cut_at_its_headings() -> None:
    html = (
        '<h1 id="guide">Guide<a class="headerlink" href="#guide">¶</a></h1>'
        "<p>How &amp; why</p>"
        '<h2 id="files">Files <code>a&lt;b</code></h2><ul><li>one</li><li>two</li></ul>'
        '<h3 id="names">Names</h3><p>three</p>'
    )
    made = list(written_entries(PurePosixPath("guide/index.md"), "Guide", html))
    assert [(one.url, one.page, one.heading, one.text, one.within) for one in made] == [
        ("guide/index.html", "Guide", "", "How & why", ""),
        ("guide/index.html#files", "Files a<b", "", "one two", "Guide"),
        ("guide/index.html#names", "Files a<b", "Names", "three", "Guide"),
    ]
    assert {entry.kind for entry in made} == {"guide"}


def test_the_list_of_findings_stands_behind_other_pages(edition: Edition) -> None:
    """It quotes what is wrong in all kinds of files."""
    findings = found(edition)["guide/findings.html"]
    (guide,) = written_entries(PurePosixPath("guide/index.md"), "", "<p>Text</p>")
    assert findings.kind == guide.kind
    assert findings.weight < guide.weight


def test_markup_is_no_text() -> None:
    assert plain("<p>a<script>b</script><svg><text>c</text></svg><b>d</b></p>") == "a d"
    assert plain("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>") == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<span>a</span> <span data-state="b" hidden>b</span> <span>c</span>', "a c"),
        ('<fieldset class="b" hidden><legend>b</legend><i>b</i></fieldset>c', "c"),
        ('<pre class="rb-code rb-code--bad"><code>acknowlege</code></pre><pre>a</pre>', "a"),
        ('<a title="the hidden cost" href="a">a</a> <b class="hidden">b</b>', "a b"),
    ],
)
def test_what_is_not_seen_is_not_found(html: str, text: str) -> None:
    assert plain(html) == text


def test_a_policy_is_not_found_by_a_state_that_it_does_not_have(edition: Edition) -> None:
    entries = found(edition).values()
    told = " ".join(e.text for e in entries if e.url.startswith("policies/conduct.html"))
    assert edition.word("state.in-force") in told
    assert edition.word("policy.overdue") not in told


def test_every_kind_has_a_label(edition: Edition) -> None:
    labels = words(edition)
    assert all(labels[kind] for kind in KINDS)


def test_index_pages_are_offered_when_nothing_is_found(edition: Edition) -> None:
    assert [start.url for start in starts({page.path: page.title for page in all_pages(edition)})][
        :2
    ] == [
        "roles/index.html",
        "competencies/index.html",
    ]
