"""Who the subject of a cue is: before it, after it, across an apposition, or shared with the verb before."""

from dataclasses import dataclass

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark

_RELATIVES = frozenset({"who", "which", "that"})
_APPOSITIONS = 45  # words: a longer gap between subject and verb is no apposition
_LONGEST_WHO = 24  # words of a relative clause without commas
_PARTICIPLES = frozenset("seen sent spread given shown held read heard found written run kept".split())
_AFTER_PARTICIPLE = frozenset("by through via during after over among within around across".split())
_ENDS_PHRASE = (
    nouns.BE | nouns.HAVE | nouns.MODALS | nouns.SUBJECT_PRONOUNS | frozenset("that who which and but".split())
)
_MADE = frozenset(
    "statement video letter report footage recording communique communiqué photos photo images message tape leaflet".split()
)
_ISSUES = frozenset(
    "issued issues issue released releases release published publishes posted posts sent sends wrote broadcast aired".split()
)
_WEAK = frozenset("who in on at during after when while as and".split())
_AND = frozenset({"and", "but", "or", "then", "yet"})


@dataclass(frozen=True, slots=True)
class Lead:
    """This says: before the cue stand auxiliaries from `start` on; it is negated; `last` is the word before them."""

    last: int
    start: int
    is_negated: bool = False
    is_modal: bool = False
    is_infinitive: bool = False
    is_passive: bool = False
    has_aux: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """This says: "a spokesman" speaks; with its apposition it runs over `wide`; its clause begins at `start`.

    `how` is before, inverted, relative, apposition or shared.
    """

    piece: Piece
    wide: Piece
    start: int
    how: str


def read_lead(text: SpeechText, first: int, cue: int, verb: CueVerb) -> Lead:
    """The auxiliaries, adverbs and times between the subject and the cue."""
    at = cue - 1
    seen: set[str] = set()
    while at >= first and not (text.low(at) == "that" and at == cue - 1):
        low = text.low(at)
        if low in nouns.NOT:
            seen.add("not")
        if low in nouns.MODALS or low in {"won't", "won’t", "wouldn't", "wouldn’t", "can't", "couldn't"}:
            seen.add("modal")
        elif low in nouns.BE:
            seen.add("be")
        elif low in nouns.HAVE | nouns.DO | nouns.NOT:
            seen.add("aux")
        elif not _skips(text, first, at):
            break
        at -= 1
    infinitive = at >= first and text.low(at) == "to"
    passive = "be" in seen and verb.form == "past" and text.low(cue) != "wrote"
    return Lead(at, at + 1, "not" in seen, "modal" in seen, infinitive, passive, bool(seen))


def _skips(text: SpeechText, first: int, at: int) -> bool:
    """Whether the word is an adverb or a time that may stand between subject and verb."""
    low = text.low(at)
    if low in {"on", "in", "late", "early"} and text.low(at + 1) in nouns.DAYS:
        return at > first
    if (low, text.low(at + 1)) == ("at", "first"):
        return at > first
    if low in {"there", "here"} and at > first and nouns.is_nounlike(text.words[at - 1]):
        return True
    if low in nouns.ADVERBS or low in nouns.DAYS - {"may", "march"}:
        return at > first
    return low.endswith("ly") and not text.words[at].is_name and low not in {"family", "ally", "assembly", "daily"}


def find_subject(text: SpeechText, first: int, last: int, cue: int, lead: Lead, verb: CueVerb) -> Subject | None:
    """The subject of the cue in its sentence [first, last); None where it is shared with the verb before or absent."""
    if _may_invert(text, first, lead, verb) and not _is_titled(text, first, lead.last):
        inverted = _inverted(text, cue, last, lead, takes_object="object" in verb.classes)
        if inverted:
            return inverted
    at = lead.last
    low = text.low(at) if at >= first else ""
    if low in _RELATIVES and at > first:
        return _relative(text, first, at)
    if low in {",", "—", "–", "-", "--", ")"}:
        return None if verb.form == "ing" and not lead.has_aux else _apposition(text, first, at)
    if at < first or low in _AND:
        return None
    return _plain(text, first, at)


def _plain(text: SpeechText, first: int, at: int) -> Subject | None:
    """The noun phrase right before the cue; across a relative clause without commas ("An official who asked not to be named")."""
    who = next(
        (w for w in range(at, max(first, at - _LONGEST_WHO), -1) if text.low(w) in {"who", ",", ";", "said"}), first
    )
    if text.low(who) == "who" and text.low(at) not in nouns.SUBJECT_PRONOUNS:
        antecedent = nouns.before(text, first, who - 1)
        if antecedent:
            return Subject(antecedent, (antecedent[0], at + 1), antecedent[0], "before")
    piece = nouns.before(text, first, at)
    if piece is None:
        return None
    described = _described(text, first, piece)
    if described and not text.low(described[1]).endswith("ing"):
        return Subject(described, (described[0], at + 1), described[0], "before")
    titled = nouns.before(text, first, _over_bracket(text, piece[0] - 1)) if text.low(piece[0] - 1) == ")" else None
    if titled and text.words[piece[0]].is_name:
        piece = (titled[0], piece[1])
    return Subject(piece, piece, piece[0], "before")


def _described(text: SpeechText, first: int, piece: Piece) -> Piece | None:
    """Whom a participle describes, where the words before the cue end its phrase: "A panel appointed by the army | said"."""
    for at in range(piece[0] - 1, max(first, piece[0] - _LONGEST_WHO), -1):
        low = text.low(at)
        if not text.words[at].is_word or low in _ENDS_PHRASE:
            return None
        if _describes(low, text.low(at + 1)) and _opens(text, first, at):
            return nouns.before(text, first, at - 1)
    return None


def _describes(low: str, following: str) -> bool:
    """Whether a participle describes the noun before it: "appointed by", "seen by", "presenting himself as"."""
    if low.endswith("ing"):
        return following in {"himself", "herself"}
    return (low in _PARTICIPLES or low.endswith("ed")) and following in _AFTER_PARTICIPLE


def _opens(text: SpeechText, first: int, at: int) -> bool:
    """Whether the noun phrase before a participle opens the sentence, or its clause after a comma, "but" or "and"."""
    piece = nouns.before(text, first, at - 1)
    if piece is None or text.low(piece[1] - 1) in nouns.PRONOUNS:
        return False
    return piece[0] == first or text.low(piece[0] - 1) in {",", "but", "and", ";"} or is_mark(text.words[piece[0] - 1])


def _over_bracket(text: SpeechText, at: int) -> int:
    """The word before a short bracket that ends here: "the Banner of the Plains (BP)"."""
    if text.low(at) != ")":
        return at
    return next((i - 1 for i in range(at - 1, max(0, at - 5), -1) if text.low(i) == "("), at)


def _relative(text: SpeechText, first: int, at: int) -> Subject | None:
    """The noun phrase that a relative pronoun at `at` stands for."""
    end = at - 1 if text.low(at - 1) != "," else at - 2
    piece = nouns.before(text, first, _over_bracket(text, end))
    return Subject(piece, (at, at + 1), at, "relative") if piece else None


def _apposition(text: SpeechText, first: int, at: int) -> Subject | None:
    """The noun phrase before an apposition that ends with the comma at `at`."""
    for comma in range(at - 1, max(first, at - _APPOSITIONS), -1):
        if text.low(comma) in {",", "—", "–", "--", "("} and _may_stand_apart(text, comma + 1):
            piece = nouns.before(text, first, comma - 1)
            if piece:
                piece = _described(text, first, piece) or piece
                return Subject(piece, (piece[0], at), piece[0], "apposition")
        elif text.low(comma) in {";", ":"} or is_mark(text.words[comma]):
            break
    return None


def _may_stand_apart(text: SpeechText, at: int) -> bool:
    """Whether what begins here may be an apposition: no subject pronoun, no "and"."""
    low = text.low(at)
    return low not in nouns.SUBJECT_PRONOUNS | _AND


def issuer(text: SpeechText, sentence: Piece, subject: Subject) -> Subject:
    """For "X issued a statement accusing": X, who made the statement, letter or video that speaks."""
    start, end = subject.piece
    if text.low(end - 1) not in _MADE or text.low(start) not in nouns.DETERMINERS or text.low(start - 1) not in _ISSUES:
        return subject
    maker = nouns.before(text, sentence[0], start - 2)
    return Subject(maker, maker, maker[0], subject.how) if maker else subject


def _may_invert(text: SpeechText, first: int, lead: Lead, verb: CueVerb) -> bool:
    """Whether the subject may follow the cue: after a comma or a quotation mark, with a plain say-verb."""
    if lead.has_aux or lead.is_infinitive or "quote" not in verb.classes or verb.form == "ing" or verb.base == "tell":
        return False
    at = lead.last
    return at > first and (text.low(at) in {",", "—", "–", "?", "!"} or is_mark(text.words[at]))


def _inverted(text: SpeechText, cue: int, last: int, lead: Lead, *, takes_object: bool) -> Subject | None:
    """The noun phrase after the cue, if the clause ends with it; after a name set apart it may be the object ("confirmed the raid in")."""
    piece = nouns.after(text, cue + 1, last)
    if (
        piece is None
        or text.words[piece[0]].low in nouns.OBJECT_PRONOUNS - {"you", "it"}
        or text.low(cue + 1)[0].isdigit()
    ):
        return None
    low = text.low(piece[1]) if piece[1] < last else "."
    closes = low in {
        ",",
        ".",
        ";",
        ":",
        "—",
        "–",
        "(",
        "who",
        "in",
        "on",
        "at",
        "during",
        "after",
        "when",
        "while",
        "as",
        "and",
        "outside",
        "inside",
        "near",
    }
    starts_quote = piece[1] < last and is_mark(text.words[piece[1]])
    if (low in _WEAK or starts_quote) and _in_apposition(text, lead.last, is_name=takes_object):
        return None
    if not (closes or low in nouns.DAYS or is_mark(text.words[min(piece[1], last - 1)])):
        return None
    return Subject(piece, (piece[0], _wide_end(text, piece[1], last)), lead.start, "inverted")


def _in_apposition(text: SpeechText, at: int, *, is_name: bool) -> bool:
    """Whether the comma before the cue closes an apposition or a relative clause; `is_name`: a name set apart counts as one."""
    for comma in range(at - 1, max(0, at - _APPOSITIONS), -1):
        if text.low(comma) in {".", ";"} or is_mark(text.words[comma]):
            return False
        if text.low(comma) == ",":
            opens = text.low(comma + 1) in {"who", "which", "whose", "a", "an", "the", "quoting", "citing", "speaking"}
            return opens or (is_name and text.words[comma + 1].is_name)
    return False


def _is_titled(text: SpeechText, first: int, at: int) -> bool:
    """Whether a common noun and a name, set apart by commas, are all that stands before the cue: "Its spokesman, Omar Tal, said"."""
    piece = nouns.after(text, first, at)
    if (
        piece is None
        or text.low(piece[1]) != ","
        or text.words[piece[1] - 1].is_name
        or at - piece[1] not in range(2, 8)
    ):
        return False
    return text.low(at) == "," and all(text.words[i].is_name for i in range(piece[1] + 1, at))


def _wide_end(text: SpeechText, end: int, last: int) -> int:
    """Where the speaker's apposition or relative clause ends: at the next quotation mark, else at the sentence's end."""
    if text.low(end) not in {",", "who"} or end + 1 >= last:
        return end
    if text.low(end) == "," and text.low(end + 1) not in nouns.DETERMINERS | {"who", "whose", "head", "director"}:
        following = text.words[end + 1]
        if (
            following.low in nouns.STOPS
            or (following.low.endswith("ing") and following.low != "acting")
            or is_mark(following)
        ):
            return end
    at = end + 1
    while at < last and not is_mark(text.words[at]) and text.low(at) not in {";", ":"}:
        at += 1
    while at > end and not text.words[at - 1].is_word:
        at -= 1
    return at
