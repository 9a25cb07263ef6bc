"""Two versions of a text, side by side."""

import pytest
from tests.conftest import AT

from whence.case.versions import compare
from whence.core.document import Document


def document(text: str) -> Document:
    """A document of that text."""
    return Document("doc", "0", "a.txt", text, AT)


def marked(pieces: object) -> str:
    """What is marked as changed."""
    return "|".join(p.text for p in pieces if p.is_changed)  # type: ignore[attr-defined]


def test_words_that_differ_are_marked_in_both() -> None:
    [head, body] = compare(
        document("Blast in Mopti\n\nIt killed four soldiers."), document("Blast in Mopti\nIt killed six soldiers.")
    )
    assert head.kind == "same"
    assert (body.kind, marked(body.before), marked(body.after)) == ("changed", "four", "six")
    assert "".join(p.text for p in body.after) == "It killed six soldiers."


@pytest.mark.parametrize(("before", "after", "kind"), [("A.\nB.", "A.", "removed"), ("A.", "A.\nB.", "added")])
def test_a_paragraph_that_went_or_came_stands_alone(before: str, after: str, kind: str) -> None:
    pair = compare(document(before), document(after))[-1]
    assert (pair.kind, bool(pair.before), bool(pair.after)) == (kind, kind == "removed", kind == "added")


def test_a_huge_paragraph_is_changed_as_a_whole() -> None:
    [pair] = compare(document("a " * 5000), document("b " * 5000))
    assert [len(pair.before), len(pair.after)] == [1, 1]
