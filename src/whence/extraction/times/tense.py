"""Whether a sentence looks back or ahead at the place of a time expression: "will meet on Friday" is not last Friday."""

from whence.extraction.times.tokens import Tokens

_AHEAD = frozenset("will shall ll expected expects scheduled upcoming planning".split())
# These look ahead too, but only before the expression, and where no word nearby looks back: "was set on fire on Saturday".
_WEAK = frozenset(
    "won going expect plans plan hopes hope must vowed would planned tomorrow intends intend begins starts opens ends expires set".split()
)
# Before "to" these look ahead on either side: "on Friday they plan to leave".
_PLANS = frozenset("plan plans hope hopes intend intends expect expects".split())
_BE = frozenset("be is are was were been being".split())
_BACK = frozenset(
    """was were had did said says say told began came went took left found shot fought held saw got made led put fell broke
    struck hit since last ago sent brought won lost met gave fled rose became has have been""".split()
)
_REACH = 10  # tokens looked at on either side


def tense_at(tokens: Tokens, first: int, last: int) -> str | None:
    """ "ahead" or "back" by the nearest cue in the sentence, before the expression or else behind it; None without one.

    >>> tokens = Tokens("They will meet on Friday. They met on Monday.")
    >>> tense_at(tokens, 4, 5), tense_at(tokens, 9, 10)
    ('ahead', 'back')
    """
    if _is_limit(tokens, first):
        return "ahead"
    before = range(first - 1, max(-1, first - 1 - _REACH), -1)
    behind = range(last, min(len(tokens.classes), last + _REACH))
    return _cue(tokens, before, _WEAK) or _cue(tokens, behind, frozenset())


def _is_limit(tokens: Tokens, first: int) -> bool:
    """Whether an expression is the end of a wait that goes on: "until Tuesday", "as soon as Tuesday", not "Until Thursday, they had"."""
    words = [tokens.word(i) for i in range(max(0, first - 3), first)]
    if words[-1:] in (["until"], ["till"]):
        return first > 1 and tokens.classes[first - 2] not in ".|"
    return words in (["as", "early", "as"], ["as", "soon", "as"])


def _cue(tokens: Tokens, places: range, weak: frozenset[str]) -> str | None:
    """ "ahead" or "back" by the first cue word met, a weak one only for want of others; None for none in the sentence."""
    maybe = None
    for i in places:
        if tokens.classes[i] in ".|":
            break
        word = tokens.word(i)
        follows_to = tokens.classes[i + 1 : i + 2] == "t"
        if word in _PLANS and follows_to:
            return "ahead"
        if word == "set" and not (follows_to or tokens.word(i - 1) in _BE):  # "set Friday as the day"
            continue
        if word in weak and follows_to and word not in ("would", "begins", "starts", "ends"):
            return "ahead"  # "did not plan to leave on Friday"
        if word in weak:
            maybe = "ahead"
        elif word in _AHEAD or (word == "to" and i and tokens.word(i - 1) in ("is", "are")):
            return "ahead"
        elif tokens.word(i - 1) != "be" and (word in _BACK or _is_past(tokens, i)):  # not "will be held"
            return "back"
    return maybe


def _is_past(tokens: Tokens, i: int) -> bool:
    """Whether a word has the ending of the past: "attacked"."""
    word = tokens.word(i)
    return len(word) > 4 and word.endswith("ed") and tokens.classes[i] == "_"
