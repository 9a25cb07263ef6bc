"""Scores as lines of text: `whence evaluate`."""

from collections.abc import Iterator

from whence.evaluate.scoring import Score


def score_lines(score: Score) -> Iterator[str]:
    """A figure, its interval, how many documents, its floor; below it the classes a macro figure leaves out.

    >>> list(score_lines(Score("timex", "value_f1", 0.7935, "gold", 0.78, 6, 0.742, 0.8502, 6)))
    ['timex                    value_f1                 0.7935  0.742 to 0.8502  n 6  floor 0.78']
    """
    value = "none" if score.value is None else f"{score.value:.4g}"
    parts = [f"{score.measurement:24} {score.figure:24} {value}"]
    parts += [] if score.low is None else [f"{score.low:.4g} to {score.high:.4g}"]
    parts += [] if score.n is None else [f"n {size(score)}"]
    parts += [] if score.floor is None else [f"floor {score.floor:.4g}"]
    parts += ["WORSE"] if score.is_worse else []
    yield "  ".join(parts)
    if score.rare:
        yield f"{'':24} fewer than ten cases: {rare(score)}"


def size(score: Score) -> str:
    """How many documents, and how many parts were drawn where those are fewer.

    >>> size(Score("ledger", "date", 1.0, "gold", n=29, drawn=4))
    '29 in 4 parts'
    """
    return str(score.n) if score.drawn in {None, score.n} else f"{score.n} in {score.drawn} parts"


def rare(score: Score) -> str:
    """The classes left out, with how often the gold has them."""
    return ", ".join(f"{name} {count}" for name, count in (score.rare or {}).items())
