"""Whether a word that may be a noun is used as a verb of speech: "Iran claims", not "the claims"."""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.speech_text import Piece, SpeechText

_NOUN_FORMS = frozenset(
    "claim claims report reports state states plan plans show shows threat notes note comments comment estimates estimate signal signals fears fear hopes hope view promise promises pledge pledges demand demands cause doubts doubt warning vows find finds quote quotes calls call support attack attacks ask question questions mention mentions offer offers dispute blame blast tweet tweets post posts remark remarks concerns wants expects count counts list lists record records register registers name names rule rules hold holds suspect suspects".split()
)
_BEFORE_BASE = frozenset("they we i you who and but to also that or not ,".split())
_BEFORE_NOUN = (
    nouns.DETERMINERS
    | nouns.JOINS
    | frozenset("’s 's new recent such that latest false and up out over about as into amid despite".split())
) - {"to"}
_PLURALS = frozenset("police people media taliban men women forces some many both critics military".split())


def is_verb(text: SpeechText, sentence: Piece, cue: int, verb: CueVerb) -> bool:
    """Whether a word that may be a noun is used as a verb here."""
    before, low = text.low(cue - 1) if cue > sentence[0] else "", text.low(cue)
    if text.words[cue].is_name and (cue > sentence[0] or verb.form != "base"):
        return False
    if verb.form == "ing" and before in nouns.DETERMINERS | nouns.JOINS | {
        "after",
        "before",
        "since",
        "without",
        "about",
        "despite",
    }:
        return before in {"by", "in"}
    if verb.base == "allege" and verb.form == "past" and not _is_clause_ahead(text, cue):
        return False
    if low in {"posted", "published"} and text.low(cue + 1) == "by":
        return False
    if verb.base == "state" and low != "stated":
        return text.low(cue + 1) == "that"
    if low in {"written", "shown", "known", "seen", "spoken", "heard"}:
        return before in nouns.HAVE | nouns.ADVERBS
    if low not in _NOUN_FORMS:
        return before not in {"a", "an", "the", "of", "for", "its", "as"} or verb.form == "s"
    if before in _BEFORE_NOUN or before.endswith("ing"):
        return before in {"and", "that"} and low in {"says", "denies"}
    if verb.form == "base":
        return _takes_base_form(text, cue)
    plain_plural = (
        before.endswith("s") and not text.words[cue - 1].is_name and before not in nouns.PRONOUNS | nouns.ADVERBS
    )
    return not (verb.form == "s" and plain_plural and before not in {"press", "news"})


def _is_clause_ahead(text: SpeechText, cue: int) -> bool:
    """Whether "that", a determiner, a pronoun or a name follows."""
    following = text.words[min(cue + 1, len(text.words) - 1)]
    return following.low in nouns.DETERMINERS | nouns.PRONOUNS | {"in", ",", ":"} or (
        following.is_name and not text.low(cue - 1)[:1].isdigit()
    )


def _takes_base_form(text: SpeechText, cue: int) -> bool:
    """Whether a base form ("claim", "report") can be a verb here: after a plural, a pronoun, a modal or a name."""
    before, word = text.low(cue - 1), text.words[cue - 1]
    if text.low(cue + 1) == "that" and text.low(cue) not in {"claim", "report"}:
        return True
    if before in _BEFORE_BASE | nouns.MODALS | nouns.DO | nouns.NOT:
        return True
    return (
        before.endswith(("s", "ly"))
        or before in _PLURALS
        or (word.is_name and text.low(cue) in {"claim", "deny", "say", "believe", "report"})
    )
