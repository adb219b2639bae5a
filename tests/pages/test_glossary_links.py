"""Terms in running text: the longest name wins, each term once, and no text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import GlossaryTerm, Text
from generator.pages.glossary_links import GlossaryLinks, glossary_names


def term(id_: str, zh: str, en: str, *synonyms: str) -> GlossaryTerm:
    words = Text(zh=zh, en=en)
    return GlossaryTerm(id=id_, term=words, definition=words, synonyms=synonyms)


TERMS = (
    term("kyc", "尽职调查", "Know your customer", "KYC", "客户尽调", "customer check"),
    term("risk", "风险", "Risk"),
    term("credit-risk", "信用风险", "Credit risk"),
    term("one", "一", "X"),
)


def linked(text: str, language: str) -> list[tuple[str, str | None]]:
    return list(GlossaryLinks(glossary_names(TERMS, language)).split(text))


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("zh", "信用风险与风险", [("信用风险", "credit-risk"), ("与", None), ("风险", "risk")]),
        ("zh", "做KYC，尽职调查", [("做", None), ("KYC", "kyc"), ("，尽职调查", None)]),
        ("zh", "Credit risk", [("Credit risk", None)]),
        ("zh", "一", [("一", None)]),
        ("en", "Credit risk, risk", [("Credit risk", "credit-risk"), (", ", None), ("risk", "risk")]),
        ("en", "RISK risks", [("RISK", "risk"), (" risks", None)]),
        ("en", "asterisk", [("asterisk", None)]),
        ("en", "尽职调查", [("尽职调查", None)]),
        ("en", "X", [("X", None)]),
        ("en", "", []),
        ("en", "İ risk", [("İ risk", None)]),
    ],
)  # fmt: skip
def test_pieces(language: str, text: str, pieces: list[tuple[str, str | None]]) -> None:
    assert linked(text, language) == pieces


@given(
    st.text(alphabet="风险信用KYC risk,尽职调查credt", max_size=80), st.sampled_from(["zh", "en"])
)
def test_no_text_is_lost_and_no_term_linked_twice(text: str, language: str) -> None:
    pieces = linked(text, language)
    assert "".join(piece for piece, _ in pieces) == text
    terms = [id_ for _, id_ in pieces if id_]
    assert len(terms) == len(set(terms))
