"""Where the noun phrase before or after a point begins and ends, told from closed word classes alone."""

from whence.extraction.statements.speech_text import Piece, SpeechText, Word

DETERMINERS = frozenset(
    """a an the this these those his her its their our my your some any no another several many most both each every two
    three four five six dozens hundreds""".split()
)
PRONOUNS = frozenset("he she they it we i you who this that one him her them us me himself".split())
SUBJECT_PRONOUNS = frozenset("he she they it we i you".split())
OBJECT_PRONOUNS = frozenset("him her them us me you it".split())
BE = frozenset("is are was were be been being 's 're ’s ’re am".split())
HAVE = frozenset("has have had having 've ’ve".split())
MODALS = frozenset("will would can could may might must should shall 'll ’ll wo ca".split())
DO = frozenset("do does did".split())
NOT = frozenset(
    """not never n't n’t didn't didn’t doesn't doesn’t don't don’t hasn't haven't hadn't hasn’t haven’t hadn’t won't won’t
    wouldn't wouldn’t couldn't can't cannot isn't wasn't aren't weren't""".split()
)
JOINS = frozenset("of for at from in with on to by near between under against".split())
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow january february march april
    june july august september october november december jan feb aug sept oct nov dec mon tue wed thu fri sat sun weekend
    morning afternoon evening night""".split()
)
ADVERBS = frozenset(
    """first also later earlier then again still even ever once just further already since previously twice often soon now instead
    too always either reportedly himself herself itself themselves meanwhile however nevertheless nonetheless moreover""".split()
)
_VERBS = """said says told went took came became began made got gave held saw knew demanded warned denied accused reported announced
    added asked urged wrote claimed insisted argued issued encountered added noted believes thinks wants hopes
    called calling saying adding citing denies rejects dismisses says tells welcomes cites insists argues warns announces
    adds confirms suggests seized continued began tried kept sparked allowed refused""".split()
STOPS = (
    frozenset(_VERBS)
    | frozenset(
        """and or but that as while when because although though if since after before where whether until so than which who
        whom whose what how why into over about amid despite during without through like there here not nor yet except only
        via per among amongst upon outside inside within toward towards above below following according including because""".split()
    )
    | BE | HAVE | MODALS | DO | NOT | JOINS | DAYS | ADVERBS | DETERMINERS | PRONOUNS
)  # fmt: skip


_HEADS = frozenset("one others some many another several most both all each two three few".split())


def is_nounlike(word: Word) -> bool:
    """Whether a word may stand in a noun phrase: no function word, no adverb, no punctuation."""
    if not word.is_word or word.low in {"’s", "'s"}:
        return word.low in {"’s", "'s"}
    if word.low in STOPS:
        return word.text in {"US", "U.S.", "Said"} or (word.low == "may" and word.is_name)
    return not (
        word.low.endswith("ly") and not word.is_name and word.low not in {"family", "early", "daily", "elderly"}
    )


def before(text: SpeechText, first: int, last: int) -> Piece | None:
    """The noun phrase whose last word is at `last`, not reaching back over `first`; None where there is none."""
    words = text.words
    if last < first or not words[last].is_word:
        return None
    if words[last].low in SUBJECT_PRONOUNS or words[last].low in _HEADS:
        return (last, last + 1)
    if words[last].low in {"them", "us"} and last - 2 >= first and words[last - 1].low == "of":
        return (last - 2, last + 1) if words[last - 2].low in _HEADS else None
    if not is_nounlike(words[last]) or words[last].low in {"’s", "'s"}:
        return None
    start = last
    while start > first:
        step = _step_back(words, first, start)
        if not step:
            break
        start -= step
    return (start, last + 1)


def _step_back(words: tuple[Word, ...], first: int, start: int) -> int:
    """How many words further to the left the phrase that starts here goes: 0 to stop."""
    left = words[start - 1]
    behind = words[start - 2] if start - 2 >= first else None
    if left.low == "of" and behind and behind.low in _HEADS:
        return 2
    if left.low in JOINS | {"behind"}:
        return 2 if behind and is_nounlike(behind) and start - 2 >= first else 0
    if left.low == "and":
        return 2 if behind and is_nounlike(behind) and _pairs(words[start], behind) else 0
    if words[start].low in DETERMINERS and words[start].low not in {"two", "three", "four", "five", "six"}:
        return 1 if left.low in {"both", "all"} else 0
    if left.low in DETERMINERS:
        return 1
    return 1 if is_nounlike(left) else 0


def _pairs(right: Word, left: Word) -> bool:
    """Whether two words around "and" look like two names or two plain nouns."""
    return right.is_name == left.is_name or right.low in DETERMINERS


def after(text: SpeechText, start: int, last: int) -> Piece | None:
    """The noun phrase that begins at `start` and ends before `last`; None where there is none."""
    words = text.words
    if start >= last:
        return None
    if words[start].low in SUBJECT_PRONOUNS | OBJECT_PRONOUNS:
        return (start, start + 1)
    at = start
    while at < last and words[at].low in DETERMINERS:
        at += 1
    if at >= last or not (is_nounlike(words[at]) or _named_day(words, at, last)):
        return (start, at) if start < at and words[start].low in {"some", "many", "both"} else None
    while at < last:
        if at > start and _new_clause(words[at - 1], words[at]):
            break
        if is_nounlike(words[at]) or _named_day(words, at, last):
            at += 1
        elif _joins_on(words, at, last):
            at += 1
            while at < last and words[at].low in DETERMINERS:
                at += 1
        else:
            break
    return (start, at)


def _new_clause(left: Word, right: Word) -> bool:
    """Whether a name after a plain plural starts the next clause: "according to the jihadists | ISIS is"."""
    return (
        right.is_name
        and not left.is_name
        and left.low.endswith("s")
        and left.is_word
        and left.low not in {"'s", "’s", "news", "press"}
    )


def _named_day(words: tuple[Word, ...], at: int, last: int) -> bool:
    """Whether a day is part of a name: "The Sunday Times"."""
    return words[at].low in DAYS and at > 0 and words[at - 1].low == "the" and at + 1 < last and words[at + 1].is_name


def _joins_on(words: tuple[Word, ...], at: int, last: int) -> bool:
    """Whether a preposition or "and" here goes on with the phrase."""
    if at + 1 >= last:
        return False
    word, following = words[at].low, words[at + 1]
    if word in {"of", "for", "from", "with", "at", "to"}:
        return is_nounlike(following) or following.low in DETERMINERS
    if word in {"in", "and", "on"}:
        return following.is_name and is_nounlike(following)
    return False
