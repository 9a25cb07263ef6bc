"""One mention of an act: its trigger with what its own sentence says of kind, status, time, place and who did it."""

import re
from dataclasses import dataclass, replace
from datetime import date

from whence.core.document import Document
from whence.core.reading import Reading
from whence.core.time import TimeExpression, TimeRange
from whence.core.vocabulary import IncidentType, MentionLabel, Status
from whence.extraction.incidents.agents import Spans, find_agent
from whence.extraction.incidents.background import is_recalled
from whence.extraction.incidents.entries import Entries
from whence.extraction.incidents.headings import heading_end
from whence.extraction.incidents.noun_phrases import Phrase, Word, place_among, tokenize
from whence.extraction.incidents.scenes import find_scene, place_before
from whence.extraction.incidents.status import clause_around, status_of
from whence.extraction.incidents.triggers import Trigger, find_triggers
from whence.extraction.incidents.verb_forms import is_noun
from whence.extraction.lexicon import word_set

_OTHER = re.compile(
    r"\b(?:(?:days?|weeks?|months?|years?) (?:after|before) an?|another|separate|previous|earlier(?! (?:this|last|that|on|in)\b)|similar|other|(?<!was the )(?<!were the )(?<!is the )(?:second|third|fourth|fifth)|further|different|unrelated)(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
# "The militants also | attacked a church", "a bomber also killed seven": one more act of theirs.
_ALSO = re.compile(
    r"(?<!were )(?<!was )\balso (?:(?:claim\w*|t(?:ook|ake\w*)) (?:the )?responsibility for an? (?:[\w-]+ ){0,2})?$",
    re.IGNORECASE,
)
_ONE_MORE = r"\b{0}\b[^.;]*\band (?:an? |another |one )(?:[\w-]+ ){{0,2}}$"  # "the bombing and a | bombing in Batna"
# "denies any part in it but admits | bombing roads"
_CONTRAST = re.compile(r"\bbut (?:admit|acknowledg|confirm|conced)\w* (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_STILL = re.compile(r"\bstill $", re.IGNORECASE)  # fighting that goes on after what was told before
_ALSO_DID = re.compile(r"(?:, \w+,)? also \w+ed\b")
_DEFINITE = re.compile(
    r"\b(?:the|this|these|those|its|their|his|whose|[\w.]+[’']s)(?: (?!that\b|who\b|which\b|when\b|of\b|in\b|to\b|for\b)[\w-]+){0,3} $",
    re.IGNORECASE,
)
_AIRCRAFT = re.compile(
    r"\b(?:war)?planes?\b|\bjets?\b|\baircraft\b|\bair ?(?:force|strike|raid|campaign)s?\b|\bhelicopters?\b|\bdrones?\b|\bbombers\b",
    re.IGNORECASE,
)
_POLICE = re.compile(r"\b(?:police|troops|soldiers|security forces|authorities|agents|gendarmes)\b", re.IGNORECASE)
_DIES = re.compile(r"(?:die|dead|death|perish|lost |lose|losing|carnage|bloodshed|embraced)", re.IGNORECASE)
_AT_ONCE = re.compile(r"\b(?:minutes?|seconds?|moments) (?:later|apart|after|before)\b", re.IGNORECASE)
_NOUN_LATER = re.compile(
    r"\b(?:\w{3,}ed|took|said|told|gave|put|found|held|met) .{8,}\b(?:over|about|of|in|for|after|behind) (?:the|last week[’']s) $"
)
# A time of a court or of the police, not of what they deal with: "indicted him Monday over the | bombing".
_BEFORE_A_COURT = re.compile(r"\b(?:charged|indicted|convicted|sentenced|acquitted|accused|wanted|tried|warrants?)\b")
# An hour or a part of some day: "10 p.m.", "that same afternoon", but not "this morning" or "last night".
_HOUR = re.compile(
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.? ?m\.?)?|(?:the |that |that same |the same )?(?:morning|afternoon|evening|night|nightfall|dawn|dusk|noon|midday|midnight)",
    re.IGNORECASE,
)
OPENING = 3  # the last sentence of the lead, the title being 0: there an article says what it is about, in hours of its own day
_HARM = re.compile(
    r"\b(?:attributed to|claim\w* the raid|blamed on|kill|dead|dies?\b|died|bodies|wound|burn|torch|insurgent|gang|rebel|militant)",
    re.IGNORECASE,
)
_DWELLING = re.compile(
    r"\b(?:camps?|homes?|house|houses|hideouts?|offices?|compound|mosque|newsroom|apartment|flat|building)\b",
    re.IGNORECASE,
)
_MEN_AT_ARMS = frozenset(
    "gunmen gunman militants rebels insurgents fighters herdsmen herders bandits raiders jihadists extremists militia militiamen tribesmen gang gangs terrorists islamists brigade".split()
)
_PLOTTED = (
    (re.compile(r"kidnap|abduct"), IncidentType.KIDNAPPING),
    (re.compile(r"assassinat"), IncidentType.ASSASSINATION),
    (re.compile(r"bomb|blow"), IncidentType.BOMBING),
    (re.compile(r"plot\w* (?:to|against) (?:kill|attack|murder|shoot|stab|behead|storm)"), IncidentType.ARMED_ASSAULT),
)
_TAKEOVER = re.compile(
    r"captur|seiz|retak|retook|\bt(?:ook|ake)|overr[au]n|liberat|\bfall\b|\bfell\b|eliminat|pushed out|driven|lost|crush|clear|defeat|victory",
    re.IGNORECASE,
)
_VERBAL_BOMBING = re.compile(r"bomb(?:ed|ing|ings)$", re.IGNORECASE)


_FIRST_SINCE = re.compile(
    r"\b(?:first|worst|deadliest|biggest|largest)\b[^.;]{0,60} since (?:the )?(?:[\w-]+ (?:of|in) )?$", re.IGNORECASE
)
_COMPARED = re.compile(r"\b(?:(?:up|down) from|compared (?:to|with))\b[^,;.]{0,30}$")
_SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|claimed|confirmed|denied|acknowledged|admitted|conceded|revealed|repeated|disclosed|clarified|declared|vowed|warned|added|stated|posted|released|published|statement|interview|video|message|briefing)"
    r"(?: (?!that\b)[\w.-]+){0,3} (?:(?:on|late|early|in|by) )*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Act:
    """This says: in the third sentence "car bomb" tells of a bombing that happened on Thursday in Qasrin, by nobody named."""

    trigger: Trigger
    sentence: tuple[int, int]
    index: int
    type: IncidentType
    status: Status
    is_recalled: bool
    is_other: bool
    is_definite: bool
    agent: Phrase | None = None
    time: TimeRange | None = None
    place: Phrase | None = None
    in_title: bool = False
    entry: int | None = None

    @property
    def is_takeover(self) -> bool:
        """Whether ground changes hands, and does not only see fighting: "captured", "the fall of"."""
        return self.type == IncidentType.CLASH and _TAKEOVER.search(self.trigger.words) is not None

    @property
    def names_itself(self) -> bool:
        """Whether the trigger can start an account of its own, and does not merely point back or tell what came of it."""
        return self.trigger.strength in {"act", "generic"}


def find_acts(reading: Reading) -> list[Act]:
    """Every mention of an act in the document's sentences, those set aside included, in order."""
    document = reading.document
    groups = frozenset((m.span.start, m.span.end) for m in reading.mentions if m.label == MentionLabel.GROUP)
    entries = Entries(reading)
    found: list[Act] = []
    for index, (first, last) in enumerate(document.sentences):
        triggers = find_triggers(document.text[first:last])
        if triggers:
            opens = _past_dateline(document, first, last)
            words = tokenize(document.text, opens, last)
            times = [time for time in reading.times if first <= time.span.start < last]
            times = [time for time in times if time.span.start >= opens and (index <= OPENING or not is_hour(time))]
            acts = [_read(reading, _moved(t, first), index, words, times, groups) for t in triggers]
            found += [_in_entry(act, entries) for act in acts]
    return found


def _in_entry(act: Act, entries: Entries) -> Act:
    """The act with the entry of a bulletin it stands in, and with that entry's day where it has none of its own."""
    header = entries.header_of(act.index)
    if header is None:
        return act
    return replace(act, entry=header, time=act.time or entries.time_of(header), is_recalled=False)


def _past_dateline(document: Document, first: int, last: int) -> int:
    """Where the words of a sentence begin: after the dateline, whose names act nowhere."""
    dateline = document.dateline
    return dateline.span.end if dateline and first <= dateline.span.start and dateline.span.end < last else first


def _is_another(text: str, trigger: Trigger, first: int, last: int) -> bool:
    """Whether the words around a trigger set the act apart from one told before."""
    left = text[first : trigger.start]
    goes_on = trigger.type == IncidentType.CLASH and _STILL.search(left) is not None
    adds = (
        goes_on
        or _CONTRAST.search(left) is not None
        or _ALSO.search(left) is not None
        or _ALSO_DID.match(text, trigger.end, last) is not None
    )
    same_word = re.search(_ONE_MORE.format(re.escape(trigger.words)), left, re.IGNORECASE)
    return (_OTHER.search(left) is not None or adds or same_word is not None) and not _AT_ONCE.search(text, first, last)


def _is_definite(words: list[Word], left: str, trigger: Trigger) -> bool:
    """Whether a noun points back to an act ("the attack"), or a participle goes on with it; a verb after "the army" does not."""
    first, last = place_among(words, trigger.start, trigger.end)
    points = _DEFINITE.search(left) is not None and first < len(words) and is_noun(words, first, last)
    return points or _is_participle(left, trigger)


def _is_participle(left: str, trigger: Trigger) -> bool:
    """Whether the trigger goes on with an act already told: "attacked a village, burning houses"."""
    return trigger.words.split()[0].endswith("ing") and bool(re.search(r"(?:, | and )$", left))


def is_hour(time: TimeExpression) -> bool:
    """Whether a time is an hour without its day: "at 10 p.m."; beneath the opening it may be of any day told before."""
    return time.type == "TIME" and _HOUR.fullmatch(time.span.quote) is not None


def is_ahead(time: TimeExpression, published: date | None) -> bool:
    """Whether a time lies after the day of publication, when nothing the article tells can have happened."""
    return bool(published and time.range and time.range.start and time.range.start > published)


def _moved(trigger: Trigger, by: int) -> Trigger:
    """The trigger with offsets into the whole text."""
    return replace(trigger, start=trigger.start + by, end=trigger.end + by)


def _is_of_men_at_arms(act: Act, sentence: str) -> bool:
    """Whether a raid is an attack and no search: armed men are named as raiding, or people died and no force is named."""
    if act.agent is not None:
        return act.agent.has_any(_MEN_AT_ARMS | word_set("nations", "groups"))
    return _HARM.search(sentence) is not None and _POLICE.search(sentence) is None


def _read(
    reading: Reading, trigger: Trigger, index: int, words: list[Word], times: list[TimeExpression], groups: Spans
) -> Act:
    """What the sentence says of one trigger."""
    document, text = reading.document, reading.document.text
    first, last = document.sentences[index]
    left = text[first : trigger.start]
    status = status_of(text, trigger, first, last)
    if status == Status.HAPPENED:
        times = [time for time in times if not is_ahead(time, document.published_on)]
    time = nearest_time(text, times, trigger, (first, last))
    act = Act(
        trigger,
        (first, last),
        index,
        trigger.type,
        status,
        is_recalled(document, trigger.start, trigger.end, first, last, time),
        _is_another(text, trigger, first, last),
        _is_definite(words, left, trigger),
        None
        if _DIES.match(trigger.words)
        else find_agent(text, words, trigger.start, trigger.end, trigger.words, groups),
        time,
        place_before(words, trigger.start) or find_scene(text, words, trigger.start, trigger.end),
        _is_in_title(document, trigger),
    )
    return replace(act, type=_type_of(act, text))


def _is_in_title(document: Document, trigger: Trigger) -> bool:
    """Whether a trigger stands in the title, or in a heading run into the text of a passage."""
    if document.title is None:
        return trigger.start < heading_end(document.text)
    return document.title.start <= trigger.start < document.title.end


def nearest_time(
    text: str, times: list[TimeExpression], trigger: Trigger, sentence: tuple[int, int]
) -> TimeRange | None:
    """The time of the sentence that belongs to the trigger: in its clause, to the day, near; not when somebody spoke."""
    placed = [
        time for time in times if is_of_an_act(text, time, sentence[0]) and not _is_of_a_verb(text, time, trigger)
    ]
    left, right = clause_around(text, trigger.start, trigger.end, *sentence)

    def distance(time: TimeExpression) -> tuple[bool, bool, bool, int]:
        gap = max(time.span.start - trigger.end, trigger.start - time.span.end)
        is_part_of_a_day = time.span.quote.casefold() == "overnight"
        return not _is_close(time), not left <= time.span.start < right, is_part_of_a_day, gap

    return min(placed, key=distance).range if placed else None


def _is_of_a_verb(text: str, time: TimeExpression, trigger: Trigger) -> bool:
    """Whether a time before "the | bombing" tells when something else was done: "on Tuesday took back a name over the bombing"."""
    between = text[time.span.end : trigger.start]
    by_a_court = trigger.type != IncidentType.RAID_OR_ARREST and _BEFORE_A_COURT.search(between)
    return time.span.end < trigger.start and bool(by_a_court or _NOUN_LATER.search(between))


def is_of_an_act(text: str, time: TimeExpression, first: int) -> bool:
    """Whether a time is a date that may tell when something was done, not when somebody spoke of it."""
    if time.range is None or time.type not in {"DATE", "TIME"} or time.value == "PRESENT_REF":
        return False
    left = text[first : time.span.start]
    is_record = _FIRST_SINCE.search(left) is not None or _COMPARED.search(left) is not None
    return not is_record and not was_spoken(text, time, first)


def was_spoken(text: str, time: TimeExpression, first: int) -> bool:
    """Whether a time tells when somebody spoke: "police said on | Friday"."""
    return _SPOKEN.search(text[first : time.span.start]) is not None


def _is_close(time: TimeExpression) -> bool:
    """Whether a time is known to a few days."""
    return time.range is not None and time.range.start is not None and (time.range.date_prec or 6) <= 2


def _type_of(act: Act, text: str) -> IncidentType:
    """The type of an act, sharpened by the sentence around its trigger."""
    sentence = text[act.sentence[0] : act.sentence[1]]
    if act.type == IncidentType.THREAT_OR_PLOT:
        return next((kind for pattern, kind in _PLOTTED if pattern.search(act.trigger.words)), act.type)
    words = act.trigger.words.casefold()
    if act.type == IncidentType.BOMBING:
        if (
            act.status == Status.ATTEMPTED
            and "attempt" in words + sentence
            and re.search(r"surviv|escap|assassin", sentence)
        ):
            return IncidentType.ASSASSINATION
        if _VERBAL_BOMBING.fullmatch(words) and _AIRCRAFT.search(sentence):
            return IncidentType.AIR_STRIKE_OR_SHELLING
    if words in {"strike", "strikes"} or (
        act.trigger.strength == "generic"
        and re.search(r"\b(?:drone|missile|rocket|air)\b[^,]{0,20}$", text[act.sentence[0] : act.trigger.start])
    ):
        return IncidentType.AIR_STRIKE_OR_SHELLING
    if words.startswith("raid") and _is_of_men_at_arms(act, sentence):
        return IncidentType.ARMED_ASSAULT
    if (
        words.startswith("storm")
        and act.type == IncidentType.CLASH
        and _POLICE.search(sentence)
        and _DWELLING.search(sentence)
        and not (act.agent is not None and act.agent.has_any(_MEN_AT_ARMS))
    ):
        return IncidentType.RAID_OR_ARREST
    return act.type
