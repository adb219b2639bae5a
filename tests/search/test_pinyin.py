"""Pinyin from the order of GB 2312."""

import pytest

from generator.search.pinyin import spellings


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("商务谈判", ["shangwutanpan", "swtp"]),
        ("阿座", ["azuo", "az"]),
        ("女律师掠夺", ["nvlvshilveduo", "nlsld"]),
        ("KYC 尽职", ["jinzhi", "jz"]),
        ("个贷（含按揭）", ["gedai", "gd"]),
        ("行长", ["xingchang", "xc", "xingzhang", "xz", "hangchang", "hc", "hangzhang", "hz"]),
        ("资金掮客", ["zijinqianke", "zjqk"]),
        ("堃哥", []),
        ("财", []),
        ("Negotiation", []),
    ],
)
def test_spellings(name: str, typed: list[str]) -> None:
    assert list(spellings(name)) == typed
