"""Whether a sentence looks back or ahead at the place of a time expression: "will meet on Friday" is not last Friday."""

from whence.extraction.times.tokens import Tokens

_AHEAD = frozenset("will shall ll expected expects scheduled upcoming deadline".split())
# These look ahead too, but only before the expression, and where no word nearby looks back: "was set on fire on Saturday".
_WEAK = frozenset(
    "won going expect plans plan planning hopes hope must vowed tomorrow intends intend begins starts opens until till set".split()
)
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
    before = range(first - 1, max(-1, first - 1 - _REACH), -1)
    behind = range(last, min(len(tokens.classes), last + _REACH))
    return _cue(tokens, before, _WEAK) or _cue(tokens, behind, frozenset())


def _cue(tokens: Tokens, places: range, weak: frozenset[str]) -> str | None:
    """ "ahead" or "back" by the first cue word met, a weak one only for want of others; None for none in the sentence."""
    maybe = None
    for i in places:
        if tokens.classes[i] in ".|":
            break
        word = tokens.word(i)
        if word in weak:
            maybe = "ahead"
        elif word in _AHEAD or (word == "to" and i and tokens.word(i - 1) in ("is", "are")):
            return "ahead"
        elif word in _BACK or (len(word) > 4 and word.endswith("ed") and tokens.classes[i] == "_"):
            return "back"
    return maybe
