"""What stands between a cue and its content: times, audiences, occasions and media ("on Monday", "in a statement to Reuters")."""

from dataclasses import dataclass

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark

_OCCASIONS = frozenset(
    """statement interview report letter email e-mail message messages post video tape tweet tweets conference briefing press speech broadcast
    channel website twitter facebook telegram reporters phone article testimony memo hearing comments remarks memoir note
    address radio tv television news appearance condition program show page account telephone text rally event recording
    journalists meeting session visit ceremony debate gathering sermon broadcast msnbc cnn nbc abc cbs fox bbc""".split()
)
_AFTER_THING = frozenset("which who whose but as and saying though although while after when said says".split())
_TELLING = frozenset("tell tells told telling inform informs informed assured assure reminded".split())
_PREPOSITIONS = frozenset("in on at during via by through after to from with of under".split())
_WHEN = frozenset("early late last this next earlier".split())
_OF_MEDIA = frozenset("news press security state local radio television tv private national".split())
_LONGEST = 22  # words of an occasion ("in a statement posted late Monday on one of its Telegram channels")


@dataclass(frozen=True, slots=True)
class Gap:
    """This says: the content begins at `end`; before it stood the audience or medium `piece`; a "that" or colon was seen."""

    end: int
    piece: Piece | None = None
    has_that: bool = False


def skip_gap(text: SpeechText, start: int, last: int, *, audience: bool) -> Gap:
    """What stands between the cue and its content, from the word after the cue on."""
    at, piece = start, None
    if audience:
        piece = (
            _audience(text, start, last)
            if text.low(start - 1) in _TELLING or text.low(start) in nouns.OBJECT_PRONOUNS
            else None
        )
        at = piece[1] if piece else start
        that = _that_ahead(text, start, last)
        if that:
            return Gap(that + 1 + (text.low(that + 1) == ","), piece, True)
    elif text.low(at) in _PREPOSITIONS | nouns.DAYS | {"last", "this", "earlier"}:
        that = _that_ahead(text, start, last)
        if that:
            return Gap(that + 1, (start, that), True)
    while at < last:
        low = text.low(at)
        if low == "," and text.low(at + 1) in {"however", "though", "too", "meanwhile"} and text.low(at + 2) == ",":
            at += 3
            continue
        if low in {"that", ":"}:
            return Gap(at + 1 + (text.low(at + 1) == ","), piece, True)
        step = _time(text, at, last) or _occasion(text, at, last)
        if not step:
            break
        piece = piece or (at, step)
        at = step
    if (
        text.low(at) == ","
        and at + 1 < last
        and (at > start or is_mark(text.words[at + 1]))
        and text.low(at + 1) == "that"
    ):
        return Gap(at + 2, piece, True)
    return Gap(at, piece, False)


def object_end(text: SpeechText, start: int, last: int) -> int:
    """Where a thing that begins here ends: before a comma with a relative clause, a participle, or the main verb after it."""
    for at in range(start + 1, last - 1):
        if text.low(at) != "," or text.quoted[at] >= 0:
            continue
        low = text.low(at + 1)
        if low in _AFTER_THING or low in nouns.BE | nouns.HAVE | nouns.MODALS or low.endswith(("ing", "ed")):
            return at
    return last


def _that_ahead(text: SpeechText, start: int, last: int) -> int:
    """Where "that" stands ahead with nothing but the audience and times in between; 0 where it does not."""
    for at in range(start + 1, min(last, start + 13)):
        low = text.low(at)
        if low == "that":
            return at
        if not text.words[at].is_word or low in nouns.BE | nouns.MODALS | nouns.SUBJECT_PRONOUNS | {
            "who",
            "which",
            "said",
        }:
            return 0
    return 0


def _time(text: SpeechText, at: int, last: int) -> int:
    """Where a time that begins here ends; 0 where none does."""
    end = at
    while end < last and (
        text.low(end) in nouns.DAYS - {"may"}
        or (
            text.low(end) in {"on", "late", "early", "earlier", "last", "this"}
            and text.low(end + 1) in nouns.DAYS | {"this", "week", "month", "year", "may"}
        )
        or (text.low(end) in {"week", "month", "year", "may"} and end > at)
        or (text.words[end].text.isdigit() and end > at)
    ):
        end += 1
    if end == at and text.low(at) in {
        "earlier",
        "later",
        "again",
        "recently",
        "repeatedly",
        "publicly",
        "flatly",
        "categorically",
        "firmly",
        "formally",
    }:
        return at + 1
    return end if end > at else 0


def _occasion(text: SpeechText, at: int, last: int) -> int:
    """Where an occasion that begins here ("in a statement ... ") ends: before "that", a comma, a colon or a quote; else 0."""
    if text.low(at) not in _PREPOSITIONS:
        return 0
    seen = False
    for end in range(at + 1, min(last, at + _LONGEST)):
        low = text.low(end)
        seen = seen or low in _OCCASIONS
        if low in {"that", ",", ":", ";", "."} or is_mark(text.words[end]):
            return end if seen or low == ":" else 0
    return last if seen and last - at < _LONGEST else 0


def _audience(text: SpeechText, at: int, last: int) -> Piece | None:
    """Whom a teller tells: a pronoun, names in a row, or a noun with its determiner."""
    if text.low(at) in nouns.OBJECT_PRONOUNS:
        return (at, at + 1)
    end = at
    while end < last and text.low(end) in nouns.DETERMINERS:
        end += 1
    if end < last and text.words[end].is_name:
        end = _names(text, end, last)
    while end < last and nouns.is_nounlike(text.words[end]) and not text.words[end].is_name and end - at < 5:
        if text.low(end) in _WHEN or (
            end > at and not text.words[end - 1].is_name and text.low(end - 1) not in nouns.DETERMINERS | _OF_MEDIA
        ):
            break
        end += 1
    return (at, end) if end > at and text.low(end - 1) not in nouns.DETERMINERS else None


def _names(text: SpeechText, at: int, last: int) -> int:
    """Where a row of capitalised words ends, through possessives."""
    end = at
    while end < last and (
        (text.words[end].is_name and nouns.is_nounlike(text.words[end])) or text.low(end) in {"'s", "’s"}
    ):
        end += 1
    return end
