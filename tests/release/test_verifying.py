"""Verifying: every byte of a published site counts."""

import shutil
import subprocess
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.release import layout
from generator.release.lock import exclusive
from generator.release.publishing import Outcome, RefusedError, publish, remove, roll_back
from generator.release.releases import as_script
from generator.release.signing import SigningError, signature
from generator.release.stored import NotPublishedError, published_state
from generator.release.verifying import Fault, verify
from tests.release.making import DAY, contents, maker, publication, published


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two releases; whoever changes it puts it right again."""
    target = tmp_path_factory.mktemp("site")
    for release in ("2026.10", "2026.11"):
        published(target, release)
    return target


def faults(target: Path) -> dict[str, Fault]:
    return {str(problem.path): problem.fault for problem in verify(target).problems}


def test_a_site_as_published_has_no_faults(site: Path) -> None:
    found = verify(site)
    assert (found.releases, found.problems) == (2, ())
    assert found.files == len(contents(site))


@settings(max_examples=150)
@given(data=st.data())
def test_any_flipped_bit_is_found(site: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(contents(site))))
    before = (site / name).read_bytes()
    at = data.draw(st.integers(0, len(before) - 1))
    changed = bytearray(before)
    changed[at] ^= 1 << data.draw(st.integers(0, 7))
    (site / name).write_bytes(changed)
    try:
        found = faults(site)
    finally:
        (site / name).write_bytes(before)
    assert found.get(name) in {Fault.CHANGED, Fault.DAMAGED}


def test_any_missing_file_is_found(site: Path) -> None:
    for name, content in contents(site).items():
        if name == str(layout.POINTER):
            continue
        (site / name).unlink()
        assert faults(site).get(name) in {Fault.MISSING, Fault.DAMAGED}, name
        (site / name).write_bytes(content)
    assert faults(site) == {}


def test_without_its_pointer_nothing_is_published(site: Path) -> None:
    pointer = site / layout.POINTER
    before = pointer.read_bytes()
    pointer.unlink()
    try:
        with pytest.raises(NotPublishedError):
            verify(site)
    finally:
        pointer.write_bytes(before)


@pytest.mark.parametrize(
    "name", ["x", ".x", "zh/x", "zh/2026.11/x", "releases/x", "zh/latest/x", "zh/2026.12/x.html"]
)
def test_any_added_file_is_found(site: Path, name: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_bytes(b"")
    assert faults(site) == {name: Fault.ADDED}
    (site / name).unlink()
    if name.startswith("zh/2026.12"):
        (site / name).parent.rmdir()


def test_a_link_is_no_file(site: Path) -> None:
    page = site / "zh/2026.11/index.html"
    before = page.read_bytes()
    page.unlink()
    page.symlink_to(site / "zh/2026.10/index.html")
    assert faults(site) == {"zh/2026.11/index.html": Fault.LINK}
    page.unlink()
    page.write_bytes(before)


def test_what_a_publisher_left_behind_is_found(site: Path) -> None:
    (site / layout.WORK).mkdir()
    assert faults(site) == {layout.WORK: Fault.LEFT_BEHIND}
    with exclusive(site):
        assert faults(site) == {}
    (site / layout.WORK).rmdir()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two OpenSSH keys, and allowed signers that name the first."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ours", "theirs"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name],
            check=True,
        )
    public = (folder / "ours.pub").read_text()
    (folder / "signers").write_text(f"release@handbook.example {public}")
    return folder


def signed(target: Path, release: str, key: Path) -> Outcome:
    return published(target, release, sign=lambda text: signature(text, key))


def test_a_signature_is_checked(tmp_path: Path, keys: Path) -> None:
    signed(tmp_path, "2026.11", keys / "ours")
    found = verify(tmp_path, keys / "signers")
    assert (found.problems, dict(found.signers)) == ((), {"2026.11": "release@handbook.example"})


def test_a_signature_by_a_stranger_does_not_count(tmp_path: Path, keys: Path) -> None:
    signed(tmp_path, "2026.11", keys / "theirs")
    assert verify(tmp_path).problems == ()
    problem = verify(tmp_path, keys / "signers").problems[0]
    assert (problem.fault, problem.path) == (Fault.BAD_SIGNATURE, layout.signature("2026.11"))


def test_a_signature_of_another_release_does_not_count(tmp_path: Path, keys: Path) -> None:
    """Even where the records of the site were made to agree with it."""
    stolen = signature(b"something else", keys / "ours")
    publish(tmp_path, publication("2026.11"), maker("2026.11"), lambda _: stolen)
    assert verify(tmp_path).problems == ()
    found = verify(tmp_path, keys / "signers").problems
    assert [problem.fault for problem in found] == [Fault.BAD_SIGNATURE] * 2


def test_a_changed_signature_is_found_without_signers_too(tmp_path: Path, keys: Path) -> None:
    signed(tmp_path, "2026.11", keys / "ours")
    (tmp_path / layout.signature("2026.11")).write_text("nothing")
    assert faults(tmp_path) == {"releases/2026.11/manifest.json.sig": Fault.CHANGED}


def test_who_asks_for_signatures_is_told_what_has_none(tmp_path: Path, keys: Path) -> None:
    published(tmp_path, "2026.10")
    signed(tmp_path, "2026.11", keys / "ours")
    problems = verify(tmp_path, keys / "signers").problems
    assert [(one.fault, str(one.path)) for one in problems] == [
        (Fault.NOT_SIGNED, "releases/2026.10/manifest.json")
    ]


def test_a_release_can_be_signed_later(tmp_path: Path, keys: Path) -> None:
    published(tmp_path, "2026.11")
    assert signed(tmp_path, "2026.11", keys / "ours") is Outcome.SIGNED
    assert signed(tmp_path, "2026.11", keys / "ours") is Outcome.UNCHANGED
    assert verify(tmp_path, keys / "signers").problems == ()
    assert [event.action for event in published_state(tmp_path).history] == ["publish", "sign"]


def test_which_release_is_the_latest_is_signed(tmp_path: Path, keys: Path) -> None:
    for release in ("2026.10", "2026.11"):
        signed(tmp_path, release, keys / "ours")
    found = verify(tmp_path, keys / "signers")
    assert (found.problems, found.latest) == ((), "2026.11")
    assert found.led_by == "release@handbook.example"
    sign = partial(signature, key=keys / "ours")
    roll_back(tmp_path, None, DAY, sign)
    assert verify(tmp_path, keys / "signers").led_by == "release@handbook.example"
    remove(tmp_path, "2026.11", DAY, sign)
    assert verify(tmp_path, keys / "signers").problems == ()


def test_whoever_makes_another_release_the_latest_cannot_sign_that(
    tmp_path: Path, keys: Path
) -> None:
    for release in ("2026.10", "2026.11"):
        signed(tmp_path, release, keys / "ours")
    state = published_state(tmp_path)
    forged = replace(state, latest="2026.10")
    (tmp_path / layout.POINTER).write_text(as_script(forged), "utf-8")
    assert verify(tmp_path).problems == (), "digests find damage, not intent"
    (problem,) = verify(tmp_path, keys / "signers").problems
    assert (problem.fault, problem.path) == (Fault.BAD_SIGNATURE, layout.POINTER)
    # Nor does a change by the program itself pass for signed where nobody signed it.
    (tmp_path / layout.POINTER).write_text(as_script(state), "utf-8")
    roll_back(tmp_path, None, DAY)
    (problem,) = verify(tmp_path, keys / "signers").problems
    assert (problem.fault, problem.path) == (Fault.NOT_SIGNED, layout.POINTER)
    published_again = publish(
        tmp_path, publication("2026.11"), maker("2026.11"), partial(signature, key=keys / "ours")
    )
    assert published_again is Outcome.SIGNED
    assert verify(tmp_path, keys / "signers").problems == ()


def test_a_recovered_site_is_signed_as_before(tmp_path: Path, keys: Path) -> None:
    signed(tmp_path, "2026.11", keys / "ours")
    (tmp_path / layout.WORK).mkdir()
    (tmp_path / layout.WORK / "journal.json").write_text('{"folders":[]}')
    with pytest.raises(RefusedError):
        roll_back(tmp_path, "2026.11", DAY)
    assert verify(tmp_path, keys / "signers").problems == ()


def test_openssh_checks_a_signature_by_itself(tmp_path: Path, keys: Path) -> None:
    signed(tmp_path, "2026.11", keys / "ours")
    manifest = tmp_path / layout.manifest("2026.11")
    subprocess.run(
        [
            "ssh-keygen", "-Y", "verify", "-f", keys / "signers", "-I", "release@handbook.example",
            "-n", "rolebook-manifest", "-s", f"{manifest}.sig",
        ],
        check=True,
        capture_output=True,
        input=manifest.read_bytes(),
    )  # fmt: skip


def test_a_key_that_cannot_sign_publishes_nothing(tmp_path: Path, keys: Path) -> None:
    with pytest.raises(SigningError, match="cannot sign"):
        signed(tmp_path / "www", "2026.11", keys / "nobody")
    assert list(tmp_path.iterdir()) == []
    signed(tmp_path, "2026.12", keys / "ours")
    with pytest.raises(SigningError, match="no file of allowed signers"):
        verify(tmp_path, keys / "none")


def test_a_site_verifies_wherever_it_is_copied(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "copy")
    assert faults(tmp_path / "copy") == {}
