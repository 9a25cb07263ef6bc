"""Whether a sentence looks back or ahead at the place of a time expression: "will meet on Friday" is not last Friday."""

from whence.extraction.time_tokens import Tokens

_AHEAD = frozenset(
    """will shall ll won going expected expects expect scheduled plans plan planning upcoming hopes hope must vowed deadline
    tomorrow intends intend begins starts opens until till set""".split()
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
    return _cue(tokens, before) or _cue(tokens, range(last, min(len(tokens.classes), last + _REACH)))


def _cue(tokens: Tokens, places: range) -> str | None:
    """ "ahead" or "back" by the first cue word met, None for none before the sentence ends."""
    for i in places:
        if tokens.classes[i] in ".|":
            return None
        word = tokens.word(i)
        if word in _AHEAD or (word == "to" and i and tokens.word(i - 1) in ("is", "are")):
            return "ahead"
        if word in _BACK or (len(word) > 4 and word.endswith("ed") and tokens.classes[i] == "_"):
            return "back"
    return None
