"""The effect told by what stands after the counted phrase: "were killed", "26 wounded", "died", "took three people hostage"."""

from collections.abc import Sequence

from whence.extraction.figures.effects import (
    CLAUSE_BREAKS,
    GRAVITY,
    SEVERAL,
    SHOT,
    TAKEN,
    TOLD,
    Candidate,
    Effect,
    next_words,
    verb_measure,
)
from whence.extraction.figures.lexicon import FigureLexicon
from whence.extraction.figures.words import Word

_BE = frozenset(
    "was were is are be been being got gets get has have had remain remains remained lay lies lie left confirmed rendered".split()
)
_SKIP_RIGHT = frozenset(
    "also then still now already later both all who that they said reportedly currently not never either each yet again may might could would will can must should".split()
)
_ASIDE = frozenset(
    "including among mostly mainly some all most both many half and who whom whose one two of members with".split()
)
_OBJECTS = frozenset("a an the more another several dozens at up some nearly people civilians two three".split())
_REPORTED = frozenset(
    "estimated suspected alleged more known believed reported confirmed feared thought presumed understood to have".split()
)
_ONE = frozenset({"was", "is", "has", "had"})
_MANY = frozenset({"were", "are", "have", "had"})
_REACH = 22


def effect_after(words: Sequence[Word], candidate: Candidate, ceiling: int, lexicon: FigureLexicon) -> Effect | None:
    """The effect told by the predicate after the counted phrase; a part set between commas is stepped over."""
    i, is_near, has_aux = candidate.counted.last, True, _is_left(words, candidate)
    steps = 0
    while i < len(words) and steps < _REACH:
        steps += 1
        word = words[i].lower
        if i >= ceiling and not _inside_aside(words, candidate.counted.last, i):
            return None
        if words[i].is_mark and i + 1 < len(words) and words[i + 1].lower in _auxiliaries(candidate):
            i += 1
            continue
        if words[i].is_mark or word == "including":
            j = _after_aside(words, i)
            if j is None:
                return None
            i = j
            continue
        if word in _BE:
            has_aux = True
        elif word in {"and", "or"} and (j := _past_conjunct(words, i)) is not None:
            i, is_near = j, False
            continue
        elif word in CLAUSE_BREAKS or word == "whose" or (word == "that" and not is_near) or word in {"and", "or"}:
            return None
        elif (measure := _predicate(words, i, is_near=is_near, has_aux=has_aux, lexicon=lexicon)) is not None:
            return Effect(measure, "after", i)
        elif (has_aux or is_near) and word in _REPORTED:
            pass
        elif word not in _SKIP_RIGHT and not word.endswith("ly"):
            if has_aux or _is_finite(word, lexicon):
                return _state_later(words, i, ceiling, lexicon) if has_aux else None
            is_near = False
        i += 1
    return None


def _is_left(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether "leaves six people from the town dead" is how the sentence goes: the state may come late."""
    first = candidate.number.first
    return first > 0 and words[first - 1].lower in {"leave", "leaves", "left", "leaving"}


def _auxiliaries(candidate: Candidate) -> frozenset[str]:
    """The forms of be and have that agree with the number."""
    return _ONE if candidate.number.best == 1 else _MANY


def _inside_aside(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether a number stands in a part set off by "including", so that the whole's predicate may still follow."""
    return any(
        word.lower in {"including", "among"} or word.text in "(-–—" or word.text == "--" for word in words[start:i]
    )


def _auxiliary_ahead(words: Sequence[Word], i: int) -> int | None:
    """The "are" of "ten people including the minister are killed", where no mark stands in between."""
    for j in range(i + 1, min(i + 12, len(words))):
        if words[j].is_mark or words[j].lower in CLAUSE_BREAKS:
            return None
        if words[j].lower in {"were", "are", "have"}:
            return j
    return None


def _past_place(words: Sequence[Word], at: int) -> int | None:
    """Past ", Scotland," to the form of be that follows."""
    for j in range(at + 1, min(at + 5, len(words) - 1)):
        if words[j].text == ",":
            return j + 1 if words[at].is_capital and words[j + 1].lower in _MANY | _ONE else None
    return None


def _past_bare_list(words: Sequence[Word], at: int) -> int | None:
    """Past ", ISIS fighters and their families" to the "were" that all of the list share; None where there is no such list."""
    has_and = False
    for j in range(at, min(at + 12, len(words))):
        word = words[j].lower
        if word in {"were", "are", "have", "had"}:
            return j if has_and else None
        if (words[j].is_mark and word != ",") or word in CLAUSE_BREAKS | {
            "who",
            "that",
            "with",
            "in",
            "said",
            "including",
        }:
            return None
        has_and = has_and or word == "and"
    return None


def _past_conjunct(words: Sequence[Word], i: int) -> int | None:
    """Past "and a supply cache" to the form of be that both have as predicate; None where none follows."""
    if i + 1 >= len(words) or words[i + 1].lower not in {"a", "an", "the", "his", "her", "their"}:
        return None
    for j in range(i + 2, min(i + 8, len(words))):
        if words[j].lower in {"were", "are", "have", "had", "was"}:
            return j
        if words[j].is_mark or words[j].lower in CLAUSE_BREAKS:
            return None
    return None


def _after_aside(words: Sequence[Word], i: int) -> int | None:
    """Past ", including several militants," or "(most of them children)"; None where a mark ends the clause."""
    if words[i].lower == "including" and (j := _auxiliary_ahead(words, i)) is not None:
        return j
    closing = {"(": ")", "[": "]", ",": ",", "—": "—", "–": "–", "--": "--", "-": "-"}.get(words[i].text)
    if words[i].text in "\"“”'‘’":
        return i + 1
    at = i + 1
    if words[i].lower == "including":
        closing, at = ",", i
    if closing is None or at >= len(words):
        return None
    if closing == "," and words[at].lower not in _ASIDE:
        return _past_bare_list(words, at) or _past_place(words, at)
    if words[at].lower in {"who", "whom"} or (closing == "," and words[at].lower in {"all", "some", "most"}):
        return at
    if closing == "," and (j := _past_bare_list(words, at)) is not None:
        return j
    end = next((j for j in range(at, min(len(words), at + 18)) if words[j].text == closing), None)
    return None if end is None else end + 1


def _predicate(words: Sequence[Word], i: int, *, is_near: bool, has_aux: bool, lexicon: FigureLexicon) -> str | None:
    """The effect of the predicate word at i, if it is one."""
    word = words[i].lower
    for measure in TOLD:
        effect = lexicon.effects[measure]
        if word in effect.happens and (is_near or not word.endswith("ed") or has_aux):
            return measure
        if (
            word in effect.states
            and words[i - 1].lower != "for"
            and (is_near or has_aux or words[i - 1].lower in {"into", "in"})
            and not (word == "behind" and "bars" not in next_words(words, i))
        ):
            return measure
        if word in effect.participles and _is_suffered(words, i, is_near=is_near, has_aux=has_aux):
            return _graver(words, i, measure, lexicon)
    if (
        word in {"suffered", "sustained", "suffer", "received", "receive"}
        and is_near
        and {"injuries", "wounds", "burns"} & set(next_words(words, i))
    ):
        return "injured"
    if (word in TAKEN and next_words(words, i)[:1] == ("away",)) or next_words(words, i)[:2] == ("at", "gunpoint"):
        return "kidnapped"
    if "martyrdom" in next_words(words, i)[:1]:
        return "killed"
    if word == "lost" and any(w in {"lives", "life"} for w in next_words(words, i)):
        return "killed"
    return None


def _graver(words: Sequence[Word], i: int, measure: str, lexicon: FigureLexicon) -> str:
    """The effect of "shot dead", "shot and killed", "killed or wounded" (several effects: other_people)."""
    following = next_words(words, i)
    if measure == "injured" and words[i].lower in SHOT and following:
        tail = following[:4] if following[0] in {"dead", "to", "and"} else ()
        if any(w in {"dead", "death", "killed"} for w in tail):
            return "killed"
    if len(following) > 1 and following[0] in {"and", "or"}:
        second = verb_measure(following[1], lexicon, participle=True)
        if second and second != measure:
            return "other_people" if {measure, second} <= SEVERAL else min(measure, second, key=GRAVITY.index)
    return measure


def _is_suffered(words: Sequence[Word], i: int, *, is_near: bool, has_aux: bool) -> bool:
    """Whether a participle is passive: after a form of be, or close to its noun with no object of its own."""
    if has_aux:
        return True
    following = next_words(words, i)
    if not is_near or not following:
        return is_near
    place = following[0] == "at" and following[1:2] and following[1] in {"a", "an", "the", "their"}
    return bool(place) or not (following[0] in _OBJECTS or following[0][0].isdigit())


def _is_finite(word: str, lexicon: FigureLexicon) -> bool:
    """Whether the word is a finite verb we know, which ends the search."""
    return word in lexicon.verbs


def _state_later(words: Sequence[Word], i: int, ceiling: int, lexicon: FigureLexicon) -> Effect | None:
    """After another predicate: "were taken hostage", "was found dead", "were taken to hospital", "were in custody"."""
    for j in range(i, min(i + 5, ceiling, len(words))):
        word = words[j].lower
        if word in {"hospital", "hospitals"} and words[j - 1].lower in {"to", "in", "the", "a"}:
            return Effect("injured", "after", j)
        if word in SHOT and "death" in next_words(words, j)[:2]:
            return Effect("killed", "after", j)
        for measure in TOLD:
            if word in lexicon.effects[measure].states and not (
                word == "behind" and "bars" not in next_words(words, j)
            ):
                return Effect(measure, "after", j)
            if word in lexicon.effects[measure].happens and words[j - 1].lower == "to":
                return Effect(measure, "after", j)
        if words[j].is_mark or word in CLAUSE_BREAKS:
            return None
    return None
