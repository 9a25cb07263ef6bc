"""Ids follow from content alone, and stay what they are from release to release."""

import string
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from whence.core.ids import make_id, sha256

PARTS = st.lists(st.none() | st.booleans() | st.integers() | st.text(), max_size=4)


def test_ids_are_pinned() -> None:
    # An id that changes breaks every link, citation and judgement of every ledger: change these only with a migration.
    assert make_id("doc", "QASRIN — nine people were killed") == "doc-j6we3q00sb49"
    assert make_id("inc", "rep-1", 2, None) == "inc-cjgyrf75kkw3"


def test_another_process_makes_the_same_id() -> None:
    code = "from whence.core.ids import make_id; print(make_id('fig', 'doc-1', 10, 23, 'killed'))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert printed == make_id("fig", "doc-1", 10, 23, "killed")


def test_unknown_and_empty_differ() -> None:
    assert len({make_id("x", None), make_id("x", ""), make_id("x"), make_id("x", 0), make_id("x", "None")}) == 5


def test_parts_do_not_run_together() -> None:
    assert make_id("x", "ab", "c") != make_id("x", "a", "bc")


@given(PARTS)
def test_ids_have_one_form(parts: list[object]) -> None:
    prefix, _, rest = make_id("rep", *parts).partition("-")
    assert prefix == "rep"
    assert len(rest) == 12
    assert set(rest) <= set(string.digits + string.ascii_lowercase) - set("ilou")


@given(st.text(alphabet=st.characters(categories=["Cs", "L"])))
def test_broken_text_has_an_id_too(text: str) -> None:
    assert make_id("doc", text) == make_id("doc", text)


def test_address_of_raw_bytes() -> None:
    assert (
        sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )  # FIPS 180-4: nothing hashed
