"""The index: the same bytes for the same entries, parts of even size, flat downloads."""

import gzip
import json
import random
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.search.entry import KINDS, Entry, Synonyms
from generator.search.index import FOLDER, Start, bucket, part_key
from generator.search.indexing import indexed
from tests.search.whole_index import index_files

WORDS = {"policy": "制度", "competency": "能力"}

Data = Mapping[str, Any]


def entry(url: str, page: str, text: str, **more: Any) -> Entry:  # noqa: ANN401 - any field
    return Entry(**{"url": url, "page": page, "heading": "", "kind": "page", "text": text, **more})


def index(*entries: Entry, synonyms: tuple[Synonyms, ...] = ()) -> dict[str, str]:
    """Give the scripts of an index by name."""
    pages = sorted(indexed(entries, WORDS), key=lambda page: KINDS.index(page.listed.kind))
    files = index_files(pages, WORDS, synonyms, [Start("index.html", "首页")])
    return {path.stem: script.decode() for path, script in files.items()}


def data(script: str) -> Any:  # noqa: ANN401 - JSON
    match = re.fullmatch(r'Rolebook\.search\.take\("\w+",(.*)\);\n', script, re.DOTALL)
    assert match
    return json.loads(match[1])


def posting(files: Mapping[str, str], term: str) -> list[int]:
    parts = data(files["index"])["t"][1]
    found: list[int] = data(files[f"t{bucket(part_key(term), parts)}"])["terms"].get(term, [])
    return found


def names(files: Mapping[str, str]) -> dict[str, list[Any]]:
    parts = data(files["index"])["t"][1]
    filed = [data(files[f"t{number}"])["names"] for number in range(parts)]
    return {name[0]: name[1:] for part in filed for some in part.values() for name in some}


def test_a_title_says_more_than_a_heading_and_that_more_than_text() -> None:
    files = index(
        entry("a.html", "别的", "谈判。"),
        entry("b.html", "谈判", "别的。"),
        entry("c.html", "其他", "别的。", heading="谈判"),
        entry("d.html", "再一个", "别的。", keywords=("谈判",)),
    )
    frequency, *rest = posting(files, "谈判")
    assert frequency == 4
    in_order = [rest[at + 2] for at in range(0, len(rest), 3)]
    assert in_order == [1, 3, 2, 0]


def test_sections_of_a_page_are_one_page() -> None:
    files = index(
        entry("a.html", "甲", "谈判"),
        entry("a.html#x", "甲", "谈判的谈判", heading="乙"),
        entry("b.html", "丙", "无关"),
    )
    assert posting(files, "谈判")[0] == 1
    (page,) = data(files["p0"])
    assert page == ["a.html", "甲", [["", "", "谈判"], ["x", "乙", "谈判的谈判"]]]


def test_a_lighter_page_stands_behind() -> None:
    files = index(
        entry("old.html", "考核办法", "考核", kind="policy", weight=0.4),
        entry("new.html", "考核办法", "考核", kind="policy"),
    )
    numbers = posting(files, "考核")
    assert numbers[3] == 1
    assert numbers[1] > numbers[4]


def test_pages_are_numbered_by_kind() -> None:
    files = index(
        entry("p.html", "页", "一"),
        entry("c.html", "能", "二", kind="competency"),
        entry("q.html", "面", "三"),
    )
    assert data(files["index"])["kinds"] == [["competency", 0], ["page", 1]]


def test_a_page_is_found_by_the_label_of_its_kind() -> None:
    files = index(entry("p.html", "甲", "乙", kind="policy"))
    assert posting(files, "制度")[0] == 1


def test_a_character_by_itself_is_found_inside_words_and_alone() -> None:
    files = index(entry("a.html", "甲", "贷款"), entry("b.html", "乙", "A 贷"))
    assert posting(files, "贷")[0] == 2


def test_a_page_is_listed_once_under_a_character() -> None:
    files = index(entry("a.html", "理财", "理财 理论 道理 理"), entry("b.html", "né", "µ я"))
    numbers = posting(files, "理")
    assert (numbers[0], numbers[2]) == (1, 1)
    assert len(numbers) == 4
    assert posting(files, "я")[0] == posting(files, "né")[0] == 1
    assert posting(files, "é") == []


def test_names_know_their_pages_and_each_other() -> None:
    files = index(
        entry("g.html#kyc", "KYC 尽职调查", "", kind="term", keywords=("KYC", "了解你的客户")),
        synonyms=(
            Synonyms(
                ("KYC 尽职调查", "KYC", "了解你的客户", "know your client"),
                ("KYC 尽职调查", "KYC", "了解你的客户"),
            ),
        ),
    )
    found = names(files)
    assert found["kyc"] == [[], [0], ["kyc 尽职调查", "了解你的客户"]]
    assert found["kyc 尽职调查"][0] == [0]
    assert found["know your client"][2] == ["kyc 尽职调查", "kyc", "了解你的客户"]


def test_a_name_that_no_page_has_leads_to_others_and_is_not_led_to() -> None:
    files = index(
        entry("a.html", "制度", "礼品要登记，礼金要退回"),
        synonyms=(Synonyms(("礼品", "红包", "礼金"), ("礼品", "红包", "礼金")),),
    )
    found = names(files)
    assert found["红包"][2] == ["礼品", "礼金"]
    assert found["礼品"][2] == ["礼金"]


def test_a_name_is_filed_under_a_word_that_is_looked_up() -> None:
    files = index(
        entry("a.html", "Causes", "five steps, five causes, one gift"),
        entry("b.html", "Steps", "five more steps"),
        synonyms=(Synonyms(("five whys", "causes"), ("causes",)),),
    )
    filed = [data(script)["names"] for path, script in files.items() if path.startswith("t")]
    assert [name for name, *_ in filed[0]["fiv"]] == ["five whys"]


def test_what_is_typed_for_a_name_is_found_but_completes_and_corrects_nothing() -> None:
    files = index(entry("a.html", "谈判", "negotiation", spellings=("tanpan", "tp")))
    assert posting(files, "tanpan")[0] == posting(files, "tp")[0] == 1
    assert data(files["w0"]) == "negotiat 1"


def test_the_same_entries_give_the_same_bytes_under_the_same_names() -> None:
    entries = [entry(f"{n}.html", f"标题{n}", "风险识别 negotiation") for n in range(40)]
    one, other = (index_files([*indexed(entries, WORDS)], WORDS) for _ in range(2))
    assert one == other


def test_folders_are_named_by_what_is_in_them() -> None:
    entries = [entry(f"{n}.html", f"标题{n}", "风险识别 negotiation") for n in range(40)]
    new = (entry("x.html", "新", "", kind="term"), entry("y.html", "标题1", "风险"))
    before, after = (
        index_files([*indexed(some, WORDS)], WORDS) for some in (entries, [*new, *entries])
    )
    assert {path for path in before if path in after} == {FOLDER / "index.js", *_words(after)}
    assert _words(before)


def _words(files: Mapping[PurePosixPath, bytes]) -> set[PurePosixPath]:
    """Give the paths of the parts that hold the stems of words."""
    return {path for path in files if path.stem.startswith("w")}


def test_what_the_index_takes_from_a_page_depends_on_nothing_but_the_page() -> None:
    some = [entry(f"{n}.html", f"标题{n}", f"风险识别 𠮷野家 né risk {n}") for n in range(40)]
    alone = [page for one in some for page in indexed([one], WORDS)]
    assert alone == [*indexed(some, WORDS)]


def test_a_script_hands_over_what_it_is_named_for() -> None:
    files = index(*(entry(f"{n}.html", f"标题{n}", "风险识别" * 500) for n in range(40)))
    assert len([name for name in files if name.startswith("p")]) > 1
    assert all(f'take("{name}",' in script for name, script in files.items())


def test_a_page_of_a_small_library_is_loaded_without_others() -> None:
    few, many = (
        [entry(f"{n}.html", f"标题{n}", "") for n in range(count)] for count in (1_000, 1_001)
    )
    files = index(*few)
    assert all(len(data(files[f"p{number}"])) == 1 for number in range(1_000))
    assert len(data(index(*many)["p0"])) == 2


def test_nothing_to_find_is_an_index_too() -> None:
    assert data(index()["index"])["pages"] == 0


def test_what_a_first_answer_downloads_stays_flat() -> None:
    small, large = (_largest(_library(count)) for count in (200, 2_000))
    # An eight-character query reads seven parts of terms, and ten results as many parts of pages.
    assert 7 * large["t"] + 10 * large["p"] + large["i"] < 160_000
    assert large["t"] < 4 * max(small["t"], 4_000)
    assert large["p"] < 2 * small["p"]


def _library(count: int) -> dict[str, str]:
    choose = random.Random(1)  # noqa: S311 - reproducible text, no secret
    characters = [chr(0x4E00 + number) for number in range(600)]
    words = ["".join(choose.choices(characters, k=2)) for _ in range(3_000)]

    def text(length: int) -> str:
        return "".join(choose.choices(words, k=length)) + "。"

    return index(
        *(
            entry(f"{number}.html{part}", f"能力{number}", text(80), kind="competency")
            for number in range(count)
            for part in ("", "#levels", "#growth")
        )
    )


def _largest(files: Mapping[str, str]) -> dict[str, int]:
    sizes: dict[str, list[int]] = {}
    for name, script in files.items():
        sizes.setdefault(name[0], []).append(len(gzip.compress(script.encode())))
    return {family: max(some) for family, some in sizes.items()}
