"""Source, cue and content that belong together."""

import pytest

from whence.inference.attributions import Attributed, complete, join


def found(marked: str) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """The joined spans of a text in which s{..}, c{..} and x{..} mark sources, cues and contents."""
    text, spans = "", {"s": [], "c": [], "x": []}  # type: ignore[var-annotated]
    kind, start = "", 0
    for at, letter in enumerate(marked):
        if letter == "{":
            kind, text = marked[at - 1], text[:-1]
            start = len(text)
        elif letter == "}":
            spans[kind].append((start, len(text)))
        else:
            text += letter
    joined = join(text, spans["s"], spans["c"], spans["x"])
    return [
        (a.source and text[slice(*a.source)], text[slice(*a.cue)], tuple(text[slice(*piece)] for piece in a.content))
        for a in joined
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("s{Police} c{said} x{nine died}.", [("Police", "said", ("nine died",))]),
        ("x{Nine died}, s{police} c{said}.", [("police", "said", ("Nine died",))]),
        (
            "x{“Nine died,”} c{said} s{the mayor}. x{“It is over.”}",
            [("the mayor", "said", ("“Nine died,”", "“It is over.”"))],
        ),
        (
            "s{Police} c{said} x{nine died}. x{Ten died}, s{doctors} c{said}.",
            [("Police", "said", ("nine died",)), ("doctors", "said", ("Ten died",))],
        ),
        (
            "s{He} c{said} x{it was over} and c{added} x{that all was well}.",
            [("He", "said", ("it was over",)), ("He", "added", ("that all was well",))],
        ),
        ("c{Reportedly}, x{nine died}.", [(None, "Reportedly", ("nine died",))]),
    ],
    ids=["before", "after", "continued", "two speakers", "two cues of one", "nobody named"],
)
def test_spans_that_belong_together(marked: str, expected: list[tuple[str | None, str, tuple[str, ...]]]) -> None:
    assert found(marked) == expected


def test_a_content_without_any_cue_is_nobodys() -> None:
    assert found("s{Police} were there. x{Nine died}.") == []


def test_a_cue_without_content_is_none() -> None:
    assert found("s{Police} c{said}. x{Nine died}, s{doctors} c{said}.") == [("doctors", "said", ("Nine died",))]


def test_a_source_far_off_is_not_taken() -> None:
    assert found("s{Police} came." + " It rained." * 5 + " c{Reportedly} x{nine died}.")[0][0] is None


def test_a_cue_without_a_source_takes_a_likely_one() -> None:
    text = "Later he said nine died."
    bare, full = Attributed((9, 13), ((14, 23),)), Attributed((9, 13), ((14, 23),), (0, 5))
    assert complete(text, [bare], [(6, 8)]) == [Attributed((9, 13), ((14, 23),), (6, 8))]
    assert complete(text, [full], [(6, 8)]) == [full]
    assert complete(text, [bare], []) == [bare]
