"""Prose: citations and links in what authors write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prose import CITATION, block_tokens, citations, flattened, inline_tokens, links


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("见 [S01]。", ["S01"]),
        ("[S01][S02] and [S123]", ["S01", "S02", "S123"]),
        ("twice [S01], [S01]", ["S01", "S01"]),
        ("**bold [S01]**", ["S01"]),
        ("- item [S01]\n- item [S02]", ["S01", "S02"]),
        ("| a |\n|---|\n| [S01] |", ["S01"]),
        ("[S01](policy:x) is a link", []),
        ("`[S01]` is code", []),
        ("\\[S01] is escaped", []),
        ("[s01] [S1] [S1234] [SS1]", []),
    ],
)
def test_citations(text: str, cited: list[str]) -> None:
    assert list(citations(text)) == cited


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](competency:need-diagnosis)", ["competency:need-diagnosis"]),
        ("[a](#visits) and [b](policy:x#y)", ["#visits", "policy:x#y"]),
        ("[需求](需求.md)", ["需求.md"]),
        ("[a][b]\n\n[b]: policy:x", ["policy:x"]),
        ("<https://example.org/>", ["https://example.org/"]),
        ("[a](javascript:alert)", []),
        ("`[a](b)`", []),
        ("![a](b.png)", ["b.png"]),
        ("no link", []),
    ],
)
def test_links(text: str, targets: list[str]) -> None:
    assert list(links(text)) == targets


def test_markup_is_text() -> None:
    tokens = list(
        flattened(block_tokens("a <script>alert(1)</script> <b>b</b>\n\n<div>\nc\n</div>"))
    )
    assert not any(token.type.startswith("html") for token in tokens)
    assert not any(token.type.startswith("html") for token in inline_tokens("<i>x</i>"))


def test_a_citation_is_a_token_of_its_own() -> None:
    tokens = inline_tokens("a [S01] b")
    assert [(token.type, token.content) for token in tokens] == [
        ("text", "a "),
        (CITATION, "S01"),
        ("text", " b"),
    ]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    list(citations(text))
    list(links(text))
    inline_tokens(text)


@given(st.text(alphabet="[](){}S019#:/a-*`<>!\n ", max_size=60))
def test_any_brackets_can_be_read(text: str) -> None:
    list(citations(text))
    list(links(text))
