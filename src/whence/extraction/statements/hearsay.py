"""Frames without a speaking subject: "according to S", "is said to", "reportedly", "accused of", and nouns ("claims that")."""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.passives import BELIEVED
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark
from whence.extraction.statements.toll_frames import is_number

_ADVERBS = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_NOUNS = frozenset(
    "claim claims accusation accusations allegation allegations report reports assertion assertions warning warnings suspicion suspicions suggestion suggestions rumors rumours fears".split()
)
_CLAIM_VERBS = frozenset("claim claims claimed claiming".split())
_TAKE_VERBS = frozenset(
    "take takes took taking taken accept accepts accepted admit admits admitted assume assumed".split()
)
_OWN_VERBS = frozenset({"owns", "owned"})
_ACTS = frozenset(
    "attack attacks bombing bombings blast blasts massacre carnage killing killings raid ambush shooting explosion operation".split()
)
_OWN_REACH = 8  # words
_LONGEST_SOURCE = 16  # words that describe a source after its noun
_BEFORE_NOUN = frozenset(
    "’s 's ' ’ amid despite about over their his her its repeated earlier previous recent new".split()
)
_TAKES_NOUN = frozenset(
    """deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing refute refutes refuted
    dispute disputes disputed confirm confirmed investigating investigate after despite amid following no""".split()
)
_COUNTS = frozenset("count toll figure tally estimate reckoning".split())
_NOBODY = Voice(None)


def find_according(text: SpeechText, sentence: Piece) -> list[Frame]:
    """Frames of "According to S, C" and "C, according to S"."""
    first, last = sentence
    found = []
    for at in range(first, last - 2):
        if text.low(at) != "according" or text.low(at + 1) != "to" or text.quoted[at] >= 0:
            continue
        piece = nouns.after(text, at + 2, last)
        if piece is None:
            continue
        frame = _according(text, sentence, at, piece)
        found += [frame] if frame else []
    return found


def _according(text: SpeechText, sentence: Piece, at: int, piece: Piece) -> Frame | None:
    """The frame of one "according to": content after it where it opens the clause, else before it."""
    first, last = sentence
    opens = (
        at == first or text.low(at - 1) in {"that", "but", "and", "—"} or (at == first + 2 and text.low(at - 1) == ",")
    ) or (text.low(at - 2), text.low(at - 1)) == ("that", ",")
    side = "right" if opens else "left"
    author = nouns.after(text, piece[1] + 1, last) if text.low(piece[1]) == "by" else None
    begin = author[1] if author else _described_to(text, piece[1], last) if opens else piece[1]
    content = text.trim(_after_comma(text, begin, last) if opens else (_quote_start(text, first, at), at))
    if content is None:
        return None
    wide_end = begin if opens else piece[1]
    while not opens and wide_end < last and text.low(wide_end) not in {";", "—"} and not is_mark(text.words[wide_end]):
        wide_end += 1
    wide = text.trim((piece[0], wide_end)) or piece
    return Frame(
        "say", "according", (at, at + 2), (Voice(piece, wide),), (content,), at, "according to", side, (at, at + 2)
    )


def _described_to(text: SpeechText, at: int, last: int) -> int:
    """The comma after words that go on describing the source: "letters found | on a hard drive and reported by the Herald,"."""
    low = text.low(at)
    if low not in nouns.JOINS | {"and"} and not low.endswith("ed") and low not in {"seen", "found"}:
        return at
    for comma in range(at, min(last, at + _LONGEST_SOURCE)):
        if text.low(comma) == ",":
            return comma
        if text.low(comma) in nouns.BE | nouns.HAVE | nouns.MODALS | nouns.SUBJECT_PRONOUNS or is_mark(
            text.words[comma]
        ):
            return at
    return at


def _after_comma(text: SpeechText, at: int, last: int) -> Piece:
    """From the clause after the speaker's apposition on."""
    if text.low(at) == "," and text.low(at + 1) in {"a", "an", "the", "who", "which"}:
        second = next((i for i in range(at + 1, min(last, at + 25)) if text.low(i) == ","), at)
        words = [text.low(i) for i in range(at + 1, second)]
        if second > at and not nouns.BE.intersection(words) and second - at < 14:
            return (second + 1, last)
    return (at, last)


def _quote_start(text: SpeechText, first: int, at: int) -> int:
    """The sentence's start, or the start of the quote that ends before the speaker."""
    for near in (at - 1, at - 2):
        if near >= first and text.quoted[near] >= 0:
            return min(first, text.quotes[text.quoted[near]][0])
    return first


def find_responsibility(text: SpeechText, sentence: Piece) -> list[tuple[int, int]]:
    """Where "claimed responsibility" stands: the verb and the word "responsibility" (or "credit")."""
    first, last = sentence
    found = []
    for at in range(first, last):
        if text.low(at) not in _CLAIM_VERBS | _TAKE_VERBS:
            continue
        for noun in range(at + 1, min(last, at + 4)):
            if text.low(noun) == "responsibility" or (text.low(noun) == "credit" and text.low(at) in _CLAIM_VERBS):
                found.append((at, noun))
                break
    return found + [(at, noun) for at in range(first, last) for noun in _owned(text, at, last)]


def _owned(text: SpeechText, at: int, last: int) -> list[int]:
    """Where the act stands in "owned the attack", "owned up to the raid" and "laid claim to the blast", if it does here."""
    owns, lays = text.low(at) in _OWN_VERBS, text.low(at) in {"lays", "laid"} and text.low(at + 1) == "claim"
    if not owns and not lays:
        return []
    window = range(at + 1, min(last, at + _OWN_REACH))
    return next(([at + 1] for noun in window if text.low(noun) in _ACTS), [])


def find_counts(text: SpeechText, sentence: Piece) -> list[Frame]:
    """Frames of "the ministry's count is nine" and "by the ministry's latest count, C"."""
    first, last = sentence
    found = []
    for at in range(first + 2, last - 1):
        if text.low(at) not in _COUNTS or text.quoted[at] >= 0:
            continue
        mark = next((i for i in range(at - 1, max(first, at - 4), -1) if text.low(i) in {"'s", "’s", "'", "’"}), None)
        owner = nouns.before(text, first, mark - 1) if mark else None
        if owner is None:
            continue
        start = _counted(text, at, owner, last)
        content = text.trim((start, last)) if start else None
        if content:
            voice = Voice(owner, owner)
            found.append(Frame("say", "", (at, at + 1), (voice,), (content,), owner[0], "count", "right", (at, at + 1)))
    return found


def _counted(text: SpeechText, at: int, owner: Piece, last: int) -> int | None:
    """Where what is counted begins: after "is", or after the comma where "by" opens the clause."""
    if text.low(at + 1) in {"is", "was", "stands", "stood"}:
        start = at + 2 + (text.low(at + 2) == "at")
        return start if is_number(text, start) else None
    if text.low(owner[0] - 1) != "by":
        return None
    comma = next((i for i in range(at + 1, min(last, at + 3)) if text.low(i) == ","), None)
    if comma and text.low(comma + 1) in {"issued", "released", "published"}:
        comma = next((i for i in range(comma + 1, min(last, comma + 8)) if text.low(i) == ","), None)
    return comma + 1 if comma else None


def find_impersonal(text: SpeechText, sentence: Piece) -> list[Frame]:
    """Frames of "C, it is claimed" and "it was reported that C": nobody answers for it."""
    first, last = sentence
    found = []
    for at in range(first + 2, last):
        if text.low(at) not in BELIEVED or text.quoted[at] >= 0 or text.low(at - 1) not in nouns.BE:
            continue
        it = at - 3 if text.low(at - 2) in nouns.HAVE | nouns.ADVERBS else at - 2
        if it < first or text.low(it) != "it":
            continue
        ends = at + 1 >= last or not text.words[at + 1].is_word
        content = text.trim((first, it)) if ends else text.trim((at + 1 + (text.low(at + 1) == "that"), last))
        if content and (ends or text.low(at + 1) not in nouns.JOINS):
            side = "left" if ends else "right"
            found.append(
                Frame("think", text.low(at), (at, at + 1), (_NOBODY,), (content,), it, "impersonal", side, (it, at + 1))
            )
    return found


def find_adverbs(text: SpeechText, sentence: Piece) -> list[Frame]:
    """Frames of "S reportedly did C": the clause without the adverb, answered for by nobody."""
    first, last = sentence
    found = []
    for at in range(first, last - 1):
        if text.low(at) not in _ADVERBS or text.quoted[at] >= 0:
            continue
        left, right = text.trim((_clause_start(text, first, at), at)), text.trim((at + 1, _clause_end(text, at, last)))
        pieces = tuple(piece for piece in (left, right) if piece)
        if right:
            found.append(
                Frame(
                    "report",
                    text.low(at),
                    (at, at + 1),
                    (_NOBODY,),
                    pieces,
                    pieces[0][0],
                    "hearsay adverb",
                    "both",
                    (at, at + 1),
                )
            )
    return found


def _clause_start(text: SpeechText, first: int, at: int) -> int:
    """Where the clause around a point begins."""
    for i in range(at - 1, first, -1):
        if text.low(i) in {";", "while", "but", "—"}:
            return i + 1
    return first


def _clause_end(text: SpeechText, at: int, last: int) -> int:
    """Where the clause around a point ends."""
    for i in range(at + 1, last):
        if text.low(i) in {";", "—"} or (text.low(i) == "," and text.low(i + 1) in {"but", "while", "although"}):
            return i
    return last


def find_nouns(text: SpeechText, sentence: Piece) -> list[Frame]:
    """Frames of "reports that C", "the militants' claim that C", "Russian accusations that C"."""
    first, last = sentence
    found = []
    for at in range(first + 1, last - 2):
        if text.low(at) not in _NOUNS or text.low(at + 1) != "that" or text.quoted[at] >= 0:
            continue
        if not _is_noun(text, first, at):
            continue
        content = text.trim((at + 2, last))
        owner = _owner(text, first, at)
        if content and (owner or text.low(at).endswith("s")):
            kind = "report" if owner is None else "accuse" if text.low(at).startswith(("accus", "alleg")) else "claim"
            found.append(
                Frame(
                    kind,
                    text.low(at),
                    (at, at + 1),
                    (Voice(owner, owner),),
                    (content,),
                    owner[0] if owner else at,
                    "noun",
                    "right",
                    (at, at + 1),
                )
            )
    return found


def _is_noun(text: SpeechText, first: int, at: int) -> bool:
    """Whether "reports" or "claim" is a noun here: after a determiner, a preposition, a possessive or a verb it is the object of."""
    before = text.low(at - 1)
    if before in nouns.DETERMINERS | nouns.JOINS | _BEFORE_NOUN:
        return True
    behind = text.low(at - 2) if at - 2 >= first else ""
    return behind in _TAKES_NOUN or before in _TAKES_NOUN


def _owner(text: SpeechText, first: int, at: int) -> Piece | None:
    """Whose claim it is: the possessive or the name before the noun."""
    before = at - 1
    if text.low(before) in {"'s", "’s"}:
        return nouns.before(text, first, before - 1)
    if text.low(before) in {"'", "’"} and before > first:
        return nouns.before(text, first, before - 1)
    if text.low(before) in {"their", "his", "her", "its"}:
        return (before, at)
    start = at
    while start - 1 > first and text.words[start - 1].is_name and nouns.is_nounlike(text.words[start - 1]):
        start -= 1
    return (start, at) if start < at else None
