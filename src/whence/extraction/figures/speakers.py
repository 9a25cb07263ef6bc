"""Who gives a number, by the words of its own sentence: "police put the toll at seven", "according to a local NGO"."""

from collections.abc import Sequence

from whence.extraction.figures.words import Word

_CUES = frozenset(
    """say says said tell tells told report reports reported estimate estimates estimated confirm confirms confirmed announce
    announces announced claim claims claimed argue argues argued put puts add adds added believe believes warn warns warned
    documented stated show shows showed shows suggest suggests indicate indicates indicated count counted acknowledge
    acknowledged declare declared declares assert asserts asserted insist insists allege alleges alleged note noted write wrote""".split()
)
_AFTER_CUES = frozenset(
    "said says told reported added announced confirmed explained claimed stated wrote noted".split()
)
_TAIL = frozenset(
    """has have had also recently later earlier now still already on thursday friday saturday sunday monday tuesday wednesday
    reportedly initially separately officially n't not further today yesterday""".split()
)
_OPENERS = frozenset(
    "but and that where when while as because although which who if whether however meanwhile since though or later earlier after".split()
)
_PRONOUNS = frozenset("he she they it we i you".split())
_NO_SPEAKERS = frozenset("estimates estimate report reports there this that which who what".split())
_CLAIMS = frozenset({"claim", "claimed", "claims"})
_NO_CONTENT = frozenset("from of in by on say said had have were was to and or about".split())
_NOUN_CUES = frozenset({"reports", "claims", "estimates", "report", "claim", "estimate"})
_PREPOSITIONS = frozenset("in on at by during from".split())
Range = tuple[int, int]


def speaker_of(words: Sequence[Word], first: int) -> Range | None:
    """The words (half-open) that name who gives the number starting at word `first`; None where the sentence does not say."""
    return _according_to(words, first) or _said_before(words, first) or _said_after(words, first)


def _according_to(words: Sequence[Word], first: int) -> Range | None:
    """ "according to Democracy Index, a local NGO"."""
    for i in range(len(words) - 2):
        if words[i].lower == "according" and words[i + 1].lower == "to":
            end = _without_office(words, i + 2, _name_end(words, i + 2))
            return (i + 2, end) if end > i + 2 and (first >= end or first < i) else None
    return None


def _without_office(words: Sequence[Word], start: int, end: int) -> int:
    """ "Dalia Yazbeck" of "Dalia Yazbeck of the Carnegie Center", a name of two words or more before its "of"."""
    of = next((i for i in range(start, end) if words[i].lower == "of"), end)
    is_name = of - start >= 2 and all(word.is_capital and word.lower != "the" for word in words[start:of])
    return of if is_name else end


def _name_end(words: Sequence[Word], at: int) -> int:
    """Where a speaker's name that starts here ends: at punctuation or a verb."""
    i = at
    while i < len(words) and not (words[i].is_mark and words[i].text not in "’'-"):
        if words[i].lower in _CUES | _OPENERS | _TAIL | {"is", "are", "was", "were", "to", "by"} or (
            i > at and words[i].lower in {"at", "in"}
        ):
            break
        i += 1
    return i


def _said_before(words: Sequence[Word], first: int) -> Range | None:
    """ "Turkish defense officials say at least 190 ..."; of several cues before the number the nearest that has a speaker."""
    spare: Range | None = None
    for cue in range(first - 1, 0, -1):
        if words[cue].text in ";":
            break
        if words[cue].lower not in _CUES or words[cue].is_capital or not _introduces(words, cue):
            continue
        found = _subject(words, cue)
        if found is None:
            continue
        if words[found[0]].lower not in _PRONOUNS:
            return found
        spare = spare or found
    return spare


def _introduces(words: Sequence[Word], cue: int) -> bool:
    """Whether the cue opens a content: no passive ("is said to"), no claim of an attack ("claimed responsibility")."""
    if words[cue].lower in _NOUN_CUES and words[cue - 1].lower in _CUES | _PREPOSITIONS | {"with"}:
        return False
    if words[cue].lower in {"report", "reports"} and cue + 1 < len(words) and words[cue + 1].lower in _NO_CONTENT:
        return False
    before, after = words[cue - 1].lower, words[cue + 1].lower if cue + 1 < len(words) else ""
    if before in {"is", "are", "was", "were", "be", "been", "the", "a", "being", "an", "of", "to", "new", "alleged"}:
        return False
    if after == "by":
        return False
    if words[cue].lower in _CLAIMS:
        return after not in {"responsibility", "the", "a", "an", "credit", "attacks", "dual", "by"} or (
            after == "the" and cue + 2 < len(words) and words[cue + 2].lower in {"death", "toll", "number"}
        )
    if words[cue].lower in {"put", "puts"}:
        return any(word.lower in {"toll", "number", "figure", "dead", "at"} for word in words[cue + 1 : cue + 6])
    return not (
        words[cue].lower.startswith(("count", "document", "note", "state", "report", "show"))
        and after in {"in", "by", "on", "of", "department"}
    )


def _subject(words: Sequence[Word], cue: int) -> Range | None:
    """The words before the cue that name its subject; of "Name, the attorney of X, told" the name."""
    end = cue
    while end > 0 and words[end - 1].lower in _TAIL:
        end -= 1
    if end > 2 and words[end - 1].text == ",":
        return _name_before_apposition(words, end - 1)
    start = end
    while (
        start > 0
        and not (words[start - 1].is_mark and words[start - 1].text not in "’'.-“”\"")
        and words[start - 1].lower not in _OPENERS
    ):
        start -= 1
    while start < end and words[start].text in "“”\"'-":
        start += 1
    inner = [i for i in range(start, end) if words[i].lower in _CUES - _NOUN_CUES and not words[i].is_capital]
    start = inner[-1] + 1 if inner and inner[-1] + 1 < end else start
    start = _past_opening_phrase(words, start, end)
    return (start, end) if start < end and end - start <= 14 and words[end - 1].lower not in _NO_SPEAKERS else None


def _name_before_apposition(words: Sequence[Word], comma: int) -> Range | None:
    """ "Fazal Manan Nuri" of "Fazal Manan Nuri, the defense attorney of ..., told"."""
    start = comma
    while start > 0 and words[start - 1].lower not in _OPENERS and words[start - 1].text not in '.;:“”"':
        start -= 1
    if words[start:comma] and not any(word.text == "," for word in words[start:comma]):
        return (start, comma) if comma - start <= 8 else None
    first_comma = next((i for i in range(start, comma) if words[i].text == ","), None)
    return (start, first_comma) if first_comma and first_comma - start <= 8 and first_comma > start else None


def _past_opening_phrase(words: Sequence[Word], start: int, end: int) -> int:
    """Past "In Seoul" or "On Thursday" at the start of the clause."""
    if start < end and words[start].lower in _PREPOSITIONS:
        small = next(
            (i for i in range(start + 1, end) if not words[i].is_capital and words[i].lower not in {"of", "the"}), None
        )
        return small if small is not None and small > start + 1 else start
    return start


def _said_after(words: Sequence[Word], first: int) -> Range | None:
    """ "..., a hospital official said" and "..., said Mark Ward, director of ..."."""
    for comma in range(first + 1, len(words) - 1):
        if words[comma].text not in ',”"':
            continue
        at = comma + 1
        while at < len(words) and words[at].text in '”"':
            at += 1
        if at < len(words) and words[at].lower in _AFTER_CUES and at + 1 < len(words):
            end = _name_end(words, at + 1)
            if end > at + 1:
                return at + 1, end
        cue = next((i for i in range(at + 1, min(at + 10, len(words))) if words[i].lower in _AFTER_CUES), None)
        if (
            cue
            and not any(w.is_mark and w.text not in "’'." for w in words[at:cue])
            and words[at].lower not in _OPENERS | {"also"}
            and next((w.lower for w in words[cue + 1 : cue + 2]), "") != "by"
        ):
            return at, cue
    return None
