"""What speaks for and against an act being recalled beside the news of a text, as features of a linear model."""

import re
from datetime import timedelta

from whence.core.document import Document
from whence.core.vocabulary import Status
from whence.extraction.incidents.background import wordings
from whence.extraction.incidents.claims import find_voices
from whence.extraction.incidents.happenings import Happening
from whence.extraction.incidents.noun_phrases import place_among, tokenize
from whence.extraction.incidents.status import clause_around
from whence.extraction.incidents.verb_forms import is_noun, is_passive

_PAST = re.compile(r"\b(?:was|were|had)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have)\b")
_PERFECT = re.compile(r"\bhad (?:been )?\w+(?:ed|en|wn|ght|ot)\b")
_FINITE = re.compile(
    r"\b(?:is|are|has|have|says?|was|were|had|said|kills?|reports?|claims?|announces?|arrests?|denies|accuses?|\w+[^s]s (?=the|a|an|its|his|that)|\w+ed)\b"
)
_NOW = re.compile(r"(?:is|are|has|have|.*s)$")
_RELATIVE = re.compile(r"\b(?:who|which|whose|where|when|that)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(after|following|for|over|of|in|during|since|by|to|from|against|amid|about|before|as|behind|on|with|at)(?:\s+[\w’'.-]+){0,4}\s+$",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"\b(?:courts?|trials?|sentenc\w+|convict\w*|charged|charges|indict\w*|guilty|jailed|prosecut\w+|suspects?|investigat\w+|judge|lawyers?|bail|appeal\w*|extradit\w*|accused)\b",
    re.IGNORECASE,
)
_MEMORY = re.compile(
    r"\b(?:anniversary|memorial|funeral|mourn\w*|survivors?|victims? of|remember\w*|commemorat\w*|history|historic\w*|decades?|famous|notorious|infamous)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\b(?:FILE\b|photo|image|pictured|is seen|are seen|footage|file picture)")
_AGO = re.compile(
    r"\b(?:ago|last (?:week|month|year|[A-Z]\w+)|yesterday|earlier|previous\w*|recent(?:ly)?|since|in (?:January|February|March|April|May|June|July|August|September|October|November|December)|in (?:19|20)\d\d|(?:19|20)\d\d)\b"
)
_TOLL = re.compile(r"\b(?:kill\w*|dead|die[sd]?|deaths?|wound\w*|injur\w*)\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her|\w+[’']s)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_TELLS_NOW = re.compile(
    r"\b(?:is|are|has|have|says?|kills?|reports?|claims?|announces?|arrests?|denies|accuses?|attacks?|threatens?|warns?|\w{3,}s (?=the |an? |its |his |that |at |\d))"
)
_POINTED = re.compile(
    r"\b(?:suspects?|role|part|links?|linked|connect\w+|connection|involve\w+|those|people|victims?|survivors?|investigat\w+|charges?|charged|response|retaliation|revenge|aftermath|wake|since|despite|like|such as|similar|responsible|behind|accused|convicted|sentenced|guilty|wanted|pleads?)\b(?: [\w’'.-]+){0,5} $",
    re.IGNORECASE,
)
_SET_FREE = re.compile(
    r"\b(?:freed|released?|releas\w+|returns? home|rescued|escaped|set free|deported|buried|identified)\b",
    re.IGNORECASE,
)
# What others do about an act: "the president | declares an emergency after the bombing".
_REACTS = re.compile(
    r"\b(?:declar|order|condemn|urg|call|promis|pledg|vow|warn|send|deploy|offer|mourn|gather|attend|visit|meet|suspend|cancel|evacuat|resign|tighten"
    r"|increas|demand|protest|appeal|apologi[sz]|compensat|sentenc|charg|open|begin|investigat|extradit|deport|ban|dismiss|reject|uphold|honou?r|hold)(?:e?s|ed|ing)?\b",
    re.IGNORECASE,
)
_SEQUEL = re.compile(
    r"\b(?:after|following|in the wake of|over|days? of|weeks? of|months? of)(?: (?:the|a|an|yesterday’s|yesterday's|\w+day's))?(?: [\w-]+){0,3} $"
)
_ANSWERS = re.compile(
    r"\b(?:in )?(?:response|retaliation|revenge|reprisal)s? (?:to|for)(?: [\w’'-]+){0,3} $", re.IGNORECASE
)
_WHO_WERE = re.compile(r"\b(?:who|that|which|whom \w+) (?:have|has|had|was|were|is|are)(?: been)?(?: \w+ly)? $")
_GOES_ON = re.compile(r"[^,.;]{0,60} (?:is|are|was|were|has|have|had|will) (?:been |be )?\w+(?:ed|en|wn|ut|ld)\b")
_CAPTION = re.compile(r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\W*$")
_TOLL_OPENS = re.compile(
    r"^[^,;]{0,60}\b(?:killed|dead|die[sd]?|wounded|injured)\b[^,;]{0,30}\b(?:in|by|as|when|after|during) (?:[\w’'-]+ ){0,3}$",
    re.IGNORECASE,
)
_GAPS = ((1, "day_0_1"), (4, "day_2_4"), (8, "day_5_8"), (45, "day_9_45"))


def looks_back(document: Document, happening: Happening, happenings: list[Happening], lead: Happening) -> set[str]:
    """The features of one happening: where it stands, how its clause is written, which days are named."""
    act = happening.first
    first, last = act.sentence
    text = document.text
    left, right = clause_around(text, act.trigger.start, act.trigger.end, first, last)
    names = _standing(happening, happenings, lead) | _of_days(document, happening, lead)
    names |= _of_clause(text, left, right, act.trigger.start, act.trigger.end, first)
    names |= _of_sentence(text[first:last], text[first : act.trigger.start])
    names |= {f"said_{where}" for where in wordings(text, act.trigger.start, act.trigger.end, first, last)}
    names |= _of_what_is_said(text, act.sentence, act.trigger.start, act.trigger.end)
    names |= _of_tense(text, act.sentence, act.trigger.start, act.trigger.end, document)
    return names


def _of_tense(text: str, sentence: tuple[int, int], start: int, end: int, document: Document) -> set[str]:
    """Whether the trigger is a noun, a verb of now or of then, or a bare participle ("a man kidnapped in May is freed")."""
    words = tokenize(text, *sentence)
    first, last = place_among(words, start, end)
    before = [word.lower for word in words[max(0, first - 3) : first]]
    names = {"news_in_present"} if _TELLS_NOW.search(text, *document.sentences[0]) else {"news_in_past"}
    if is_noun(words, first, last):
        return names | {"noun"} | ({"noun_pointed_at"} if _POINTED.search(text[sentence[0] : start]) else set())
    if set(before) & {"is", "are"} or ({"been", "be"} & set(before) and set(before) & {"has", "have"}):
        return names | {"verb_now"}
    if set(before) & {"was", "were", "had"}:
        return names | {"verb_then"}
    word = words[first].lower
    if word.endswith("ed") or word in {"shot", "took", "hit", "held", "struck"}:
        stands_back = words[last : last + 1] and words[last].lower in {"in", "by", "at", "on", "during"}
        return names | {"participle" if is_passive(words, first, last) or stands_back else "verb_past_active"}
    return names | {"verb_ing" if word.endswith("ing") else "verb_now"}


def _of_what_is_said(text: str, sentence: tuple[int, int], start: int, end: int) -> set[str]:
    """Whether the news is what others say or do about the act: who claims it, what they answer, its toll."""
    before, after = text[sentence[0] : start], text[end : sentence[1]]
    voices = find_voices(text, *sentence)
    found = {
        "claimed": any(v.kind in {"claims", "denies"} and v.at < start for v in voices),
        "blamed": any(v.kind in {"blamed", "suspected"} and v.at < start for v in voices),
        "charged": any(v.kind == "charged" and v.at <= start for v in voices),
        "court_before": _COURT.search(before),
        "court_behind": _COURT.search(after),
        "reacts": _REACTS.search(before) and _SEQUEL.search(before),
        "sequel": _SEQUEL.search(before),
        "answers": _ANSWERS.search(before),
        "who_were": _WHO_WERE.search(before),
        "goes_on": _GOES_ON.match(after),
        "caption": _CAPTION.search(text[slice(*sentence)]),
        "toll_opens": _TOLL_OPENS.search(before),
    }
    return {name for name, match in found.items() if match}


def _standing(happening: Happening, happenings: list[Happening], lead: Happening) -> set[str]:
    """Its place among the happenings of the text and what kind it is."""
    act = happening.first
    names = {f"sentence_{min(act.index, 3)}", f"type_{happening.type}", f"strength_{act.trigger.strength}"}
    names |= {"only"} if len(happenings) == 1 else {"one_of_several"}
    names |= {"first"} if happening is happenings[0] else {"later"}
    names |= {"lead"} if happening is lead else {"not_lead"}
    names |= {"retold"} if len(happening.acts) > 1 else set()
    names |= {"agent"} if act.agent is not None else {"no_agent"}
    names |= {"not_done"} if happening.status not in {Status.HAPPENED, Status.ATTEMPTED} else set()
    return names | ({"placed"} if act.place is not None else set())


def _of_days(document: Document, happening: Happening, lead: Happening) -> set[str]:
    """How long before publication it was, and whether before what the text is about."""
    mine, news, published = happening.days(), lead.days(), document.published_on
    if mine is None or published is None:
        return {"no_day"}
    gap = published - mine[1]
    names = {next((name for days, name in _GAPS if gap <= timedelta(days=days)), "day_long_ago")}
    return names | ({"before_lead"} if happening is not lead and news is not None and mine[1] < news[0] else set())


def _of_clause(text: str, left: int, right: int, start: int, end: int, first: int) -> set[str]:
    """Tense and the word that leads to the trigger."""
    clause, before = text[left:right], text[first:start]
    names = {
        name
        for name, found in (
            ("past", _PAST),
            ("present", _PRESENT),
            ("perfect", _PERFECT),
            ("ago", _AGO),
            ("toll", _TOLL),
        )
        if found.search(clause)
    }
    names |= {"relative"} if _RELATIVE.search(before) else set()
    names |= {"definite"} if _DEFINITE.search(before) else set()
    names |= {"past_verb"} if text[start:end].split()[0].endswith("ed") else set()
    leads = _LEADS.search(before)
    return names | ({f"after_{leads.group(1).casefold()}"} if leads else set())


def _of_sentence(sentence: str, before: str) -> set[str]:
    """What its sentence is about, and whether its first verb is in the present, as news items tell what is new."""
    names = {
        name
        for name, found in (("court", _COURT), ("memory", _MEMORY), ("picture", _PICTURE), ("set_free", _SET_FREE))
        if found.search(sentence)
    }
    verb = _FINITE.search(before)
    if verb is None:
        return names | {"opens"}
    return names | ({"behind_present"} if _NOW.match(verb.group()) else {"behind_past"})
