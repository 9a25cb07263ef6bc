"""What `import whence` offers, name by name: a name that goes or comes does so here first."""

import inspect

import pytest

import whence

PUBLIC = [
    "Case",
    "DocumentError",
    "InputError",
    "LedgerError",
    "ModelMissing",
    "RunAborted",
    "Settings",
    "WhenceError",
    "__version__",
    "open",
]
OF_A_CASE = [
    "add",
    "add_content",
    "agreement",
    "briefs",
    "canonical_lines",
    "changes",
    "close",
    "contents",
    "copies",
    "corroboration",
    "decide",
    "documents",
    "failures",
    "figures",
    "fingerprint",
    "frame",
    "grade",
    "grades",
    "history",
    "incident",
    "incidents",
    "judgements",
    "mark",
    "move",
    "places",
    "questions",
    "redo",
    "require_document",
    "reviews",
    "skipped",
    "statements",
    "strays",
    "undo",
    "verify",
    "waiting",
    "why",
]


def test_names_of_the_package() -> None:
    assert whence.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_name_is_there_and_explained(name: str) -> None:
    value = getattr(whence, name)
    assert isinstance(value, str) or inspect.getdoc(value)


def test_names_of_a_case() -> None:
    assert [name for name in dir(whence.Case) if not name.startswith("_")] == OF_A_CASE


def test_name_that_is_not_there_is_named() -> None:
    with pytest.raises(AttributeError, match="module 'whence' has no attribute 'opne'"):
        _ = whence.opne
