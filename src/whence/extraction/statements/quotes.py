"""Where words stand in quotation marks: curly, straight or single, unclosed, or running over sentences and paragraphs.

>>> text = '“We left. It is over,” he said. They called it \\'a win\\'.'
>>> [text[start:end] for start, end in find_quotes(text, [(0, 9), (10, 31), (32, 57)])]
['“We left. It is over,”', "'a win'"]
"""

import re
from bisect import bisect_right

Offsets = tuple[int, int]

_DOUBLE = re.compile(r"[“”„«»\"]|''|``|\n")
_SINGLE = re.compile(r"(?<!\w)['‘](?=[\w$£€])|(?<=[\w.,!?…%])['’](?!\w)|\n")
_LONGEST = 4000  # characters: a longer stretch without a closing mark is a mark gone missing


def find_quotes(text: str, sentences: list[Offsets]) -> list[Offsets]:
    """Half-open offsets of the quoted stretches with their marks, in order; single quotes only outside of double ones."""
    double = _double(text, sentences)
    single = [quote for quote in _single(text) if not _within(quote, double)]
    return sorted(double + single)


def _double(text: str, sentences: list[Offsets]) -> list[Offsets]:
    """Stretches in double marks. One without an end runs to the end of its sentence, or on into a paragraph that opens anew."""
    found: list[Offsets] = []
    opened: int | None = None
    for mark in _DOUBLE.finditer(text):
        at = mark.start()
        if opened is not None and (at - opened > _LONGEST or (mark.group() == "\n" and not _goes_on(text, at))):
            found.append((opened, _sentence_end(sentences, opened)))
            opened = None
        if mark.group() == "\n":
            if opened is not None:
                found.append((opened, at))
                opened = None
            continue
        opened = _at_mark(text, mark, opened, sentences, found)
    if opened is not None:
        found.append((opened, _sentence_end(sentences, opened)))
    return [(start, end) for start, end in found if end - start > 2]


def _at_mark(
    text: str, mark: re.Match[str], opened: int | None, sentences: list[Offsets], found: list[Offsets]
) -> int | None:
    """Where the open quote starts after this mark; a quote it closes is added."""
    if _opens(text, mark, opened):
        if opened is not None:
            found.append((opened, min(mark.start(), _sentence_end(sentences, opened))))
        return mark.start()
    start = _sentence_start(sentences, mark.start()) if opened is None else opened
    if not found or start >= found[-1][1]:
        found.append((start, mark.end()))
    return None


def _opens(text: str, mark: re.Match[str], opened: int | None) -> bool:
    """Whether a mark opens a quote: by its form, else by the white space around it, else by turns."""
    if mark.group() in "“„«":
        return not (
            text[mark.start() - 1 : mark.start()] in {",", ".", "?", "!"}
            and text[mark.end() : mark.end() + 1] in {" ", "\n", ""}
        )
    if mark.group() in "”»":
        return False
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    gap_before = not before or before.isspace() or before in "([—–-‘'"
    gap_after = not after or after.isspace() or after in ".,;:!?)]—–"
    return gap_before if gap_before != gap_after else opened is None


def _goes_on(text: str, at: int) -> bool:
    """Whether the paragraph after this line end opens with a mark: a quote that runs over paragraphs."""
    return text[at : at + 8].lstrip()[:1] in {"“", '"', "«", "„"}


def _single(text: str) -> list[Offsets]:
    """Stretches in single marks within one paragraph; the mark after a plural s closes only if no later one does."""
    found: list[Offsets] = []
    opened: int | None = None
    last: int | None = None
    for mark in _SINGLE.finditer(text):
        opens = mark.group() != "\n" and (mark.start() == 0 or not re.match(r"[\w.,!?…%]", text[mark.start() - 1]))
        if mark.group() == "\n" or opens:
            if opened is not None and last is not None:
                found.append((opened, last))
            opened, last = (mark.start() if opens else None), None
        elif opened is not None:
            last = mark.end()
            if text[mark.start() - 1] != "s":
                found.append((opened, last))
                opened, last = None, None
    if opened is not None and last is not None:
        found.append((opened, last))
    return found


def _within(quote: Offsets, others: list[Offsets]) -> bool:
    """Whether a stretch touches one of the others, which are in order."""
    place = bisect_right(others, quote[0], key=lambda other: other[0])
    return any(start < quote[1] and quote[0] < end for start, end in others[max(0, place - 1) : place + 1])


def _sentence_start(sentences: list[Offsets], at: int) -> int:
    """Where the sentence around this character starts."""
    place = bisect_right(sentences, at, key=lambda sentence: sentence[0])
    return sentences[place - 1][0] if place else 0


def _sentence_end(sentences: list[Offsets], at: int) -> int:
    """Where the sentence around this character ends."""
    place = bisect_right(sentences, at, key=lambda sentence: sentence[0])
    return max(at, sentences[place - 1][1]) if place else at
