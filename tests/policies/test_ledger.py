"""The ledger: read back as it was written, added to and never changed."""

import json
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.model import Ledger, LedgerEntry, Origin
from generator.policies.ledger import as_json, brought_up_to_date
from generator.reading.documents import parse
from generator.reading.layout import LEDGER
from generator.reading.records import shape
from tests.libraries.examining import codes, examine, lay_out
from tests.libraries.policies import changes, library
from tests.policies.making import relaxed

FILE = PurePosixPath(LEDGER)

DAMAGED = """{"form": "rolebook-ledger/1", "policies": {"conduct": {"1.0":
  {"status": "approved", "digests": {"zh": "abc"}}}}}"""

ids = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4})?", fullmatch=True)
versions = st.from_regex(r"(0|[1-9][0-9]?)\.(0|[1-9][0-9]?)", fullmatch=True)
digests = st.dictionaries(
    st.sampled_from(["zh", "en", "fr", "zh-Hant"]), st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
)
entries = st.builds(LedgerEntry, status=st.sampled_from(["approved", "withdrawn"]), digests=digests)
ledgers = st.builds(
    Ledger,
    form=st.just("rolebook-ledger/1"),
    policies=st.dictionaries(ids, st.dictionaries(versions, entries, max_size=3), max_size=3),
)


@relaxed
@given(ledgers)
def test_a_ledger_is_read_back_as_it_was_written(ledger: Ledger) -> None:
    document = parse(FILE, as_json(ledger))
    assert document.findings == ()
    assert shape(Ledger, document.value, Origin(FILE)) == ledger


@relaxed
@given(ledgers)
def test_what_is_written_is_json_in_a_fixed_order(ledger: Ledger) -> None:
    text = as_json(ledger)
    assert json.loads(text) == ledger.model_dump(mode="json")
    assert as_json(Ledger.model_validate_json(text)) == text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path, changes())
    return tmp_path


def run(root: Path) -> int:
    return main(["ledger", "--root", str(root), "--language", "en"])


def test_what_is_published_is_recorded_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root) == 0
    assert "recorded conduct 2.0 (approved)" in capsys.readouterr().out
    first = (root / LEDGER).read_bytes()
    assert run(root) == 0
    assert capsys.readouterr().out == (
        "docs/policies/ledger.json: nothing new, the texts are as published; 3 on record\n"
    )
    assert (root / LEDGER).read_bytes() == first
    assert codes(examine(root)) == []


def test_where_nothing_is_approved_there_is_nothing_to_record(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for version in ("1.0", "1.1", "2.0"):
        change(root, version, "status: approved", "status: draft")
    assert run(root) == 0
    said = "docs/policies/ledger.json: nothing to record, no version is approved yet\n"
    assert capsys.readouterr().out == said
    assert not (root / LEDGER).exists()


def test_a_published_version_made_a_draft_leaves_no_hole(root: Path) -> None:
    run(root)
    change(root, "1.1", "status: approved", "status: draft")
    assert codes(examine(root)) == ["RB611"]


def test_a_draft_is_not_recorded(root: Path) -> None:
    change(root, "2.0", "status: approved", "status: draft")
    assert run(root) == 0
    assert set(recorded(root)) == {"1.0", "1.1"}


def test_a_withdrawal_is_recorded_and_cannot_be_taken_back(root: Path) -> None:
    run(root)
    change(root, "2.0", "status: approved", "status: withdrawn")
    assert codes(examine(root)) == ["RB613"]
    assert run(root) == 0
    assert recorded(root)["2.0"]["status"] == "withdrawn"
    assert codes(examine(root)) == []
    change(root, "2.0", "status: withdrawn", "status: approved")
    assert codes(examine(root)) == ["RB611"]


def test_an_edited_text_is_never_recorded_over(root: Path) -> None:
    run(root)
    before = (root / LEDGER).read_bytes()
    change(root, "1.0", "走访要有记录", "走访最好有记录")
    assert codes(examine(root)) == ["RB612"]
    assert run(root) == 1
    assert (root / LEDGER).read_bytes() == before


def test_new_dates_and_a_new_summary_are_no_edit_of_the_text(root: Path) -> None:
    run(root)
    change(root, "2.0", "review_by: 2028-03-01", "review_by: 2029-03-01")
    change(root, "2.0", "summary: 收紧礼品规定。", "summary: 收紧对礼品的规定。")
    assert codes(examine(root)) == []


def test_bringing_up_to_date_keeps_every_digest(tmp_path: Path) -> None:
    loaded = library(tmp_path)
    forged = {"zh": "0" * 64}
    old = Ledger(
        form="rolebook-ledger/1",
        policies={
            "conduct": {"1.0": LedgerEntry(status="approved", digests=forged)},
            "gone": {"1.0": LedgerEntry(status="approved", digests=forged)},
        },
    )
    new = brought_up_to_date(old, loaded)
    assert new.policies["gone"] == old.policies["gone"]
    assert new.policies["conduct"]["1.0"].digests["zh"] == "0" * 64
    assert set(new.policies["conduct"]["1.0"].digests) == {"zh", "en"}
    assert set(new.policies["conduct"]) == {"1.0", "1.1", "2.0"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]", "RB304"),
        ("{", "RB216"),
        ('{"form": "rolebook-ledger/2", "policies": {}}', "RB305"),
        (DAMAGED, "RB307"),
        (
            '{"form": "rolebook-ledger/1", "policies": {"a": {"1.0": {"status": "approved"}}}}',
            "RB302",
        ),
    ],
)
def test_a_damaged_ledger_is_a_finding(root: Path, text: str, code: str) -> None:
    (root / LEDGER).write_text(text)
    assert code in codes(examine(root))
    assert run(root) == 1
    assert (root / LEDGER).read_text() == text


def change(root: Path, version: str, old: str, new: str) -> None:
    file = root / f"docs/policies/conduct/{version}.zh.md"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def recorded(root: Path) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads((root / LEDGER).read_text())["policies"][
        "conduct"
    ]
    return found
