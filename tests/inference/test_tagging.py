"""Spans from labels of pieces."""

import numpy as np
import pytest

from whence.inference.session import Judged
from whence.inference.tagging import spans_of
from whence.inference.tokens import WordPieces

LABELS = ("O", "B-place", "I-place", "B-person", "I-person")


def judged(text: str, labels: list[str], sure: float = 0.9) -> Judged:
    """A text whose pieces are judged as given, surely."""
    pieces = WordPieces.load().cut(text)
    assert len(pieces.ids) == len(labels)
    scores = np.full((len(labels), len(LABELS)), (1 - sure) / (len(LABELS) - 1), np.float32)
    for row, label in enumerate(labels):
        scores[row, LABELS.index(label)] = sure
    return Judged(pieces, {"head": scores}, {})


def kinds(text: str, labels: list[str], **options: float) -> list[tuple[str, str]]:
    found = judged(text, labels)
    return [(tag.kind, text[tag.start : tag.end]) for tag in spans_of(found, "head", LABELS, **options)]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["O", "B-place", "I-place", "O"], [("place", "New York")]),
        (["O", "B-place", "B-place", "O"], [("place", "New"), ("place", "York")]),
        (["O", "I-place", "I-place", "O"], [("place", "New York")]),
        (["O", "B-place", "B-person", "O"], [("place", "New"), ("person", "York")]),
        (["O", "B-place", "O", "B-place"], [("place", "New"), ("place", "today")]),
        (["O", "O", "O", "I-person"], [("person", "today")]),
        (["O", "O", "O", "O"], []),
    ],
)
def test_spans(labels: list[str], expected: list[tuple[str, str]]) -> None:
    assert kinds("in New York today", labels) == expected


def test_a_span_does_not_end_within_a_word() -> None:
    pieces = WordPieces.load().cut("Maiduguri")
    assert kinds("Maiduguri", ["B-place"] + ["O"] * (len(pieces.ids) - 1)) == [("place", "Maiduguri")]


def test_a_threshold_asks_for_more_or_less() -> None:
    half = judged("in Gao", ["O", "B-place"], sure=0.4)
    assert spans_of(half, "head", LABELS, least=0.8) == []
    assert len(spans_of(half, "head", LABELS, least=0.2)) >= 1


def test_an_empty_text_has_no_spans() -> None:
    assert kinds("", []) == []


def test_a_score_is_the_mean_over_pieces() -> None:
    (tag,) = spans_of(judged("in Gao", ["O", "B-place"], sure=0.9), "head", LABELS)
    assert tag.score == pytest.approx(0.925)
