"""The tree of errors is the one drawn in its docstring, and a message ends with what to do."""

import inspect
import re

import pytest

from whence import errors
from whence.errors import DocumentError, InputError, LedgerError, ModelMissing, RunAborted, WhenceError

KINDS = [InputError, DocumentError, RunAborted, LedgerError, ModelMissing]


def test_tree_is_as_drawn() -> None:
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    assert [kind.__name__ for kind in KINDS] == drawn


def test_every_class_is_in_the_tree_and_right_under_the_root() -> None:
    classes = {value for value in vars(errors).values() if inspect.isclass(value)}
    assert classes == {WhenceError, *KINDS}
    assert all(kind.__bases__ == (WhenceError,) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_message_ends_with_the_hint(kind: type[WhenceError]) -> None:
    error = kind("news/a.tpx: not a kind of file Whence reads", hint="use .txt")
    assert str(error) == "news/a.tpx: not a kind of file Whence reads (use .txt)"
    assert (error.message, error.hint) == ("news/a.tpx: not a kind of file Whence reads", "use .txt")


def test_without_a_hint_the_message_stands_alone() -> None:
    assert str(LedgerError("the ledger is locked")) == "the ledger is locked"
