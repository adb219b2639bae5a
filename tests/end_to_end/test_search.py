"""Search in a real browser, on the real library: from a disk, from a server, with the keyboard."""

import gzip
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.search.entry import Entry
from generator.search.folding import simplified
from generator.search.index import FOLDER
from generator.search.indexing import indexed
from generator.search.terms import IRREGULAR, stem
from tests.end_to_end.conftest import OpenPage, ServeDirectory
from tests.search.relevance import QUERIES, relevance
from tests.search.whole_index import index_files

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
VECTORS: dict[str, Any] = json.loads((ROOT / "tests/search/vectors.json").read_text("utf-8"))

FLOOR = 0.97
"""Share of each language's queries in `relevance.yml` whose answer is among the first three."""

CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"


def type_query(page: Page, query: str) -> None:
    """Type a query and wait for its answer."""
    page.locator(".md-search__input").fill(query)
    page.locator(f"[data-rb-answered={json.dumps(query, ensure_ascii=False)}]").wait_for(
        state="attached"
    )


def open_search(page: Page) -> None:
    """Open the search box with the keyboard and wait until it answers."""
    page.keyboard.press("/")
    page.locator("[data-rb-answered]").wait_for(state="attached")


def loaded(page: Page) -> list[str]:
    """Note the address of each request from now on."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    return requests


def test_staff_find_what_they_ask_for(page: OpenPage, site: Path) -> None:
    measured = [relevance(page(), site, language) for language in QUERIES]
    told = "\n".join(map(str, measured))
    sys.stdout.write(f"{told}\n")
    assert min(one.success for one in measured) >= FLOOR, told


def test_the_browser_cuts_text_as_the_index_does(page: OpenPage, site: Path) -> None:
    tab = page()
    tab.goto((site / "zh/index.html").as_uri())
    open_search(tab)
    tab.evaluate("(variants) => Rolebook.search.learn(variants)", _every_variant())
    in_browser: dict[str, str] = {
        "fold": "(given) => given.map(([text]) => Rolebook.search.fold(text))",
        "stem": "(given) => given.map(([word]) => Rolebook.search.stem(word))",
        "terms": "(given) => given.map(([text]) => Rolebook.search.terms(text).map((t) => t.term))",
        "spans": "(given) => given.map(([text]) =>"
        " Rolebook.search.terms(text).map((t) => [t.start, t.end]))",
        "asked": "(given) => given.map(([text]) => Rolebook.search.asked(text)"
        ".filter((slot) => !slot.joined).map((slot) => slot.term))",
    }
    for name, script in in_browser.items():
        assert tab.evaluate(script, VECTORS[name]) == [expected for _, expected in VECTORS[name]]
    forms = sorted(IRREGULAR)
    assert tab.evaluate("(forms) => forms.map(Rolebook.search.stem)", forms) == list(
        map(stem, forms)
    )
    buckets = "(given) => given.map(([key, parts]) => Rolebook.search.bucket(key, parts))"
    assert tab.evaluate(buckets, VECTORS["bucket"]) == [number for *_, number in VECTORS["bucket"]]
    for vector in VECTORS["posting"]:
        read = tab.evaluate(
            "(numbers) => { const found = Rolebook.search.posting(numbers);"
            " return [found.frequency, Object.fromEntries(found.impacts)]; }",
            vector["numbers"],
        )
        impacts = {number: impact / 31 for number, impact in vector["impacts"].items()}
        assert read == [vector["frequency"], pytest.approx(impacts)]


def _every_variant() -> str:
    return "".join(traditional + simple for traditional, simple in simplified().items())


def test_nothing_but_a_small_script_is_loaded_until_somebody_searches(
    page: OpenPage, site: Path
) -> None:
    tab = page()
    requests = loaded(tab)
    tab.goto((site / "zh/roles/index.html").as_uri())
    tab.wait_for_load_state("networkidle")
    ours = {Path(url).name for url in requests if "search" in url}
    assert ours == {"search.js", "search.css"}
    scripts = [next(site.glob(f"zh/assets/rolebook/*/{name}")) for name in ours]
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < 8_000


def test_other_names_are_found_for_a_mistyped_one_and_not_for_a_part_of_it(
    page: OpenPage, site: Path
) -> None:
    tab = page()
    tab.goto((site / "en/index.html").as_uri())
    open_search(tab)
    worth = """async (query) => {
      const { pages } = await Rolebook.search.open(new URL(".", location.href));
      return [...(await Rolebook.search.answer(query, pages)).worth.keys()];
    }"""
    assert "=personal information" in tab.evaluate(worth, "privaci")
    assert "=personal information" in tab.evaluate(worth, "pivacy")
    assert "=course" in tab.evaluate(worth, "training")
    assert "=training hours" in tab.evaluate(worth, "training days")
    assert "=course" not in tab.evaluate(worth, "training days")
    assert "=superior" in tab.evaluate(worth, "convenience store ran out, ask the boss")
    assert "=out of contact" in tab.evaluate(worth, "disapeared")
    assert {"manag", "colleagu"} <= set(tab.evaluate(worth, "managemnt colegue"))
    assert "=fee" in tab.evaluate(worth, "who pays for it")
    assert "=fee" not in tab.evaluate(worth, "pays for it")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_themes_own_search_never_answers(page: OpenPage, site: Path, language: str) -> None:
    tab = page()
    requests, workers, errors = loaded(tab), [], []
    tab.on("worker", lambda worker: workers.append(worker.url))
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto((site / language / "index.html").as_uri())
    open_search(tab)
    type_query(tab, "KYC")
    assert tab.locator(".md-search-result__item").count() > 0
    assert [url for url in requests if "search_index" in url or "/workers/" in url] == []
    assert [url for url in requests if not url.startswith("file:")] == []
    assert workers == []
    assert errors == []
    assert not list((site / language).rglob("search_index.*"))


def test_a_strict_policy_refuses_nothing_of_ours(
    page: OpenPage, site: Path, serve_directory: ServeDirectory
) -> None:
    tab = page()
    tab.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));"
    )
    requests = loaded(tab)
    address = serve_directory(site, headers={"content-security-policy": CONTENT_POLICY})
    tab.goto(f"{address}zh/index.html")
    before = tab.evaluate("window.refused.length")
    open_search(tab)
    type_query(tab, "理财经理")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("window.refused.length") == before
    assert [url for url in requests if not url.startswith(address)] == []


def test_a_first_answer_costs_little(
    page: OpenPage, site: Path, serve_directory: ServeDirectory
) -> None:
    tab = page()
    requests = loaded(tab)
    address = serve_directory(site)
    tab.goto(f"{address}zh/index.html")
    open_search(tab)
    type_query(tab, "理财经理需要什么证书")
    files = {
        site / url.removeprefix(address).partition("?")[0] for url in requests if str(FOLDER) in url
    }
    assert files
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 150_000


def test_the_keyboard_is_enough(page: OpenPage, site: Path) -> None:
    tab = page()
    tab.goto((site / "zh/about.html").as_uri())
    tab.keyboard.press("s")
    query = tab.locator(".md-search__input")
    expect(query).to_be_focused()
    tab.keyboard.type("商务谈判")
    tab.locator('[data-rb-answered="商务谈判"]').wait_for(state="attached")
    tab.keyboard.press("ArrowDown")
    expect(tab.locator(".md-search-result__item a").first).to_be_focused()
    tab.keyboard.press("ArrowUp")
    expect(query).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator("#__search")).not_to_be_checked()
    expect(query).not_to_be_focused()
    tab.keyboard.press("/")
    expect(query).to_be_focused()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/competencies/negotiation.html*")


def test_enter_waits_for_the_answer_to_what_was_typed(page: OpenPage, site: Path) -> None:
    tab = page()
    tab.goto((site / "zh/about.html").as_uri())
    open_search(tab)
    type_query(tab, "保密")
    tab.locator(".md-search__input").fill("商务谈判")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/competencies/negotiation.html*")


def test_a_character_of_the_same_sound_is_taken_for_the_one_in_a_name(
    page: OpenPage, site: Path
) -> None:
    tab = page()
    requests = loaded(tab)
    tab.goto((site / "zh/about.html").as_uri())
    open_search(tab)
    type_query(tab, "商务谈判")
    assert not any(url.endswith("/s0.js") for url in requests)
    type_query(tab, "大唐经理做什么")
    assert any(url.endswith("/s0.js") for url in requests)
    first = tab.locator(".md-search-result__item").first
    assert "大堂经理" in first.locator(".rb-hit__title").inner_text()
    assert "大堂" in "".join(first.locator("mark").all_inner_texts())


def test_an_answer_is_never_taken_for_that_to_what_is_typed_meanwhile(
    page: OpenPage, site: Path
) -> None:
    tab = page()
    tab.goto((site / "zh/about.html").as_uri())
    open_search(tab)
    tab.evaluate("""() => {
      const { page } = Rolebook.search;
      Rolebook.search.page = (number) => {
        document.querySelector(".md-search__input").value = "商务谈判";
        return page(number);
      };
    }""")
    type_query(tab, "保密")
    assert tab.input_value(".md-search__input") == "商务谈判"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/competencies/negotiation.html*")


def test_nothing_is_loaded_for_what_somebody_types_past(page: OpenPage, site: Path) -> None:
    tab = page()
    tab.goto((site / "en/about.html").as_uri())
    open_search(tab)
    requests = loaded(tab)
    query = "how do i tell a client that the offer is withdrawn"
    tab.keyboard.type(query)
    tab.locator(f'[data-rb-answered="{query}"]').wait_for(state="attached")
    pages = [url for url in requests if re.search(r"/p\d+\.js$", url)]
    # Ten for the first letter and ten for all; without pauses it is more than seventy.
    assert len(pages) < 50


def test_a_letter_typed_elsewhere_stays_there(page: OpenPage, site: Path) -> None:
    tab = page()
    tab.goto((site / "zh/matrix.html").as_uri())
    tab.locator("rb-matrix input[name=text]").press("s")
    expect(tab.locator("#__search")).not_to_be_checked()


def test_results_lead_to_the_section(page: OpenPage, site: Path) -> None:
    tab = page()
    tab.goto((site / "zh/index.html").as_uri())
    open_search(tab)
    type_query(tab, "从业资格考试补考")
    link = tab.locator(".md-search-result__item").first.locator("[data-rb-best]")
    expect(link.locator("mark").first).to_be_visible()
    link.click()
    tab.wait_for_url("**/policies/admission-and-qualification.html#*")
    fragment = tab.url.partition("#")[2]
    assert tab.locator(f"#{fragment}").count() == 1


def test_results_say_their_kind_and_can_be_narrowed(page: OpenPage, site: Path) -> None:
    tab = page()
    tab.goto((site / "zh/index.html").as_uri())
    open_search(tab)
    type_query(tab, "保密")
    status = tab.get_by_role("status").filter(has_text="找到")
    expect(status).to_have_count(1)
    kinds = tab.get_by_role("group", name="按类型筛选")
    kinds.get_by_role("button", name="制度").click()
    expect(kinds.get_by_role("button", name="制度")).to_have_attribute("aria-pressed", "true")
    labels = set(tab.locator(".md-search-result__item .rb-kind").all_inner_texts())
    assert labels == {"制度"}


def test_nothing_found_offers_ways_on(page: OpenPage, site: Path) -> None:
    tab = page()
    tab.goto((site / "en/index.html").as_uri())
    open_search(tab)
    type_query(tab, "zzzzqqqq")
    expect(tab.get_by_role("status").filter(has_text="Nothing found")).to_have_count(1)
    assert tab.locator(".md-search-result__item a[href$='roles/index.html']").count() == 1


def test_a_phone_shows_it_over_the_whole_screen(page: OpenPage, site: Path) -> None:
    tab = page(viewport=(390, 844))
    tab.goto((site / "zh/index.html").as_uri())
    tab.locator("header label.md-header__button[for=__search]").click()
    expect(tab.locator(".md-search__input")).to_be_focused()
    tab.keyboard.type("大堂")
    tab.locator('[data-rb-answered="大堂"]').wait_for(state="attached")
    tab.wait_for_function(
        "() => { const box = document.querySelector('.md-search__inner').getBoundingClientRect();"
        " return box.width === innerWidth && box.height === innerHeight; }"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_box_is_accessible(page: OpenPage, site: Path, scheme: Any) -> None:  # noqa: ANN401
    tab = page(colour_scheme=scheme, bypass_csp=True)  # for axe alone
    tab.goto((site / "zh/index.html").as_uri())
    open_search(tab)
    type_query(tab, "客户")
    tab.wait_for_timeout(600)
    tab.evaluate(AXE.read_text("utf-8"))  # a script tag is what the pages' policy forbids
    found = tab.evaluate("axe.run('[data-rb-search]').then((r) => r.violations.map((v) => v.id))")
    assert found == []


def _searching(entries: list[Entry], label: str, site: Path, tmp_path: Path) -> Path:
    """Give the home page of a copy of the site that searches these entries."""
    copy = tmp_path / "zh"
    shutil.copytree(site / "zh", copy, copy_function=os.link)
    shutil.rmtree(copy / FOLDER)
    words = {"page": label}
    for path, script in index_files([*indexed(entries, words)], words).items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(script)
    return copy / "index.html"


def _section(page: str, heading: str, text: str) -> Entry:
    return Entry(f"{page}.html#{heading}", page, heading, "page", text)


_KINDS = [("岗位", "role"), ("制度", "policy"), ("术语", "term")]

Asking = Callable[[list[Entry], str], Locator]


@pytest.fixture
def asking(page: OpenPage, site: Path, tmp_path: Path) -> Asking:
    """Searches some entries, and gives what is found."""

    def ask(entries: list[Entry], query: str) -> Locator:
        tab = page()
        tab.goto(_searching(entries, "页面", site, tmp_path).as_uri())
        open_search(tab)
        type_query(tab, query)
        return tab.locator(".md-search-result__item")

    return ask


def test_all_that_was_asked_in_one_section_stands_first(asking: Asking) -> None:
    scattered = [_section("甲", "一", "成绩在考后通知。"), _section("甲", "二", "报名费不退。")]
    together = [_section("乙", "一", "成绩通知后报名。"), _section("乙", "二", "费用在考后不退。")]
    found = asking([*scattered, *together], "成绩 报名")
    expect(found.first).to_contain_text("乙")


def test_a_part_of_a_long_page_says_what_it_is_part_of(asking: Asking) -> None:
    part = replace(_section("回退", "", "让读者看到上一个版次。"), within="发布与部署")
    found = asking([part, _section("发布与部署", "", "每个版次都保留。")], "回退")
    expect(found.first).to_have_text(re.compile("^回退 页面 发布与部署"))


def test_of_equal_pages_a_policy_stands_first(asking: Asking) -> None:
    texts = [replace(_section(name, "一", "假期要提前申请。"), kind=kind) for name, kind in _KINDS]
    expect(asking(texts, "提前申请假期").first).to_contain_text("制度")


def test_a_rare_pair_across_two_words_does_not_decide(asking: Asking) -> None:
    across = _section("产品", "一", "每台设备附合格证。")
    common = [_section(f"岗位{number}", "一", "资格由总部登记。") for number in range(9)]
    found = asking([across, *common], "资格证")
    expect(found.first).to_contain_text("岗位")


def test_one_page_with_a_rare_word_is_not_all_that_is_shown(asking: Asking) -> None:
    entries = [_section(f"Page {number}", "", "how a quotation is made") for number in range(40)]
    entries.append(_section("Odd one", "", "an ombudsman, a harbinger, and a quotation"))
    found = asking(entries, "quotation ombudsman harbinger")
    expect(found).to_have_count(6)
    expect(found.first).to_contain_text("Odd one")


def test_a_hostile_title_stays_text(page: OpenPage, site: Path, tmp_path: Path) -> None:
    hostile = '<img src=x onerror="window.harmed=1">标题</script><script>window.harmed=1</script>'
    entries = [Entry("index.html", hostile, "", "page", f"正文 {hostile} constructor __proto__")]
    tab = page()
    tab.goto(_searching(entries, hostile, site, tmp_path).as_uri())
    open_search(tab)
    for query in ("标题", "constructor", "__proto__", "toString"):
        type_query(tab, query)
    type_query(tab, "标题")
    expect(tab.locator(".md-search-result__item").first).to_contain_text('<img src=x onerror="')
    assert tab.locator(".md-search-result__list img, .rb-search__kinds img").count() == 0
    assert tab.evaluate("window.harmed") is None


def test_a_search_can_be_shared_and_come_back_to(page: OpenPage, address: str) -> None:
    tab = page()
    tab.goto(f"{address}zh/about.html#sources")
    open_search(tab)
    type_query(tab, "保密")
    tab.get_by_role("group", name="按类型筛选").get_by_role("button", name="制度").click()
    expect(tab).to_have_url(re.compile("#search=.*&kind=policy$"))
    shared = tab.url
    assert "?" not in shared
    tab.keyboard.press("Escape")
    assert tab.url == f"{address}zh/about.html#sources"

    tab = page()
    tab.goto(shared)
    tab.locator('[data-rb-answered="保密"]').wait_for(state="attached")
    expect(tab.locator(".md-search__input")).to_have_value("保密")
    expect(tab.locator(".rb-search__kind[aria-pressed=true]")).to_contain_text("制度")
    tab.locator("[data-rb-best]").first.click()
    tab.wait_for_url("**/policies/*.html*")
    tab.go_back()
    tab.locator('[data-rb-answered="保密"]').wait_for(state="attached")
    assert tab.url == shared


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_what_was_searched_for_is_marked_where_a_result_leads(
    page: OpenPage, site: Path, address: str, scheme: str
) -> None:
    tab = page()
    root = address if scheme == "http" else f"{site.as_uri()}/"
    tab.goto(f"{root}zh/index.html")
    open_search(tab)
    type_query(tab, "管户上限")
    tab.locator("a[href$='client-allocation-and-workload.html#client-ceiling']").first.click()
    tab.wait_for_url("**#client-ceiling")
    tab.wait_for_function("() => CSS.highlights.has('rb-found')")
    marked = "[...CSS.highlights.get('rb-found')].map((range) => range.toString())"
    found = tab.evaluate(marked)
    assert "管户上限" in found
    assert "经理" not in found
    tab.keyboard.press("Escape")
    assert not tab.evaluate("CSS.highlights.has('rb-found')")


def test_a_part_that_is_missing_is_named_and_the_rest_answers(page: OpenPage, address: str) -> None:
    tab = page()
    tab.goto(f"{address}zh/index.html")
    open_search(tab)
    type_query(tab, "保密")
    pages = "**/assets/search/*/p*.js"
    tab.route(pages, lambda route: route.abort())
    type_query(tab, "谈判")
    expect(tab.get_by_role("status").filter(has_text="没有载入（p")).to_have_count(1)
    tab.unroute(pages)
    tab.route("**/assets/search/*/t*.js", lambda route: route.abort())
    type_query(tab, "保密 钓鱼邮件 里程碑 适当性 掮客")
    expect(tab.get_by_role("status").filter(has_text="没有载入（t")).to_have_count(1)
    assert tab.locator(".md-search-result__item .rb-kind").count() > 0
    tab.unroute("**/assets/search/*/t*.js")
    type_query(tab, "掮客")
    expect(tab.get_by_role("status").filter(has_text="没有载入")).to_have_count(0)
    expect(tab.locator(".md-search-result__item").first).to_contain_text("掮客")


@pytest.mark.parametrize("missing", ["index", "search-ranking"])
def test_search_that_cannot_begin_says_so(page: OpenPage, site: Path, missing: str) -> None:
    tab = page()
    tab.route(f"**/{missing}.js*", lambda route: route.abort())
    tab.goto((site / "zh/roles/index.html").as_uri())
    tab.keyboard.press("/")
    expect(tab.get_by_role("status").filter(has_text="搜索数据没有载入")).to_have_count(1)
    assert tab.locator("article h1").is_visible()


def test_blocked_storage_costs_the_marks_only(page: OpenPage, site: Path) -> None:
    tab = page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked'); } });"
    )
    tab.goto((site / "zh/index.html").as_uri())
    open_search(tab)
    type_query(tab, "谈判")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/negotiation.html*")
    assert [error for error in errors if "blocked" in error] == []


def test_without_scripts_no_search_is_offered(page: OpenPage, site: Path) -> None:
    tab = page(java_script_enabled=False)
    tab.goto((site / "zh/index.html").as_uri())
    expect(tab.locator(".md-search")).to_be_hidden()
    expect(tab.locator("article h1")).to_be_visible()
