"""Which mentions of acts are no incident: another sense of the word, violence in general, strong words, sports."""

import re

from whence.core.reading import Reading
from whence.core.vocabulary import IncidentType, Measure, Status
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.dated import is_dated_by_its_clause, is_vaguely_dated
from whence.extraction.lexicon import word_set

GENERAL = "violence in general, no single incident"
_LOOSE_THREAT = re.compile(r"(?:threat|vow|warn|will be)", re.IGNORECASE)
_ARMED = (
    word_set("agents", "nouns")
    | word_set("nations", "groups")
    | word_set("mentions", "groups")
    | word_set("nations", "states")
)
_PLURAL = re.compile(
    r"[\w ]*(?:attacks|bombings|killings|kidnappings|raids|arrests|protests|clashes|assaults|strikes|explosions|riots|massacres|shootings|threats|abductions|ambushes|rallies|demonstrations|battles|executions|assassinations|bombs|mines|landmines|IEDs|murders)",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|series of|wave of|spate of|string of|multiple|several|twin|more) (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\s+(?:\w+ )?(?:broke|erupted|flared|killed|left|wounded|took|occurred|hit|struck|rocked|shook|resumed|claimed|between|(?:are|were) reported)\b"
)
HABIT = re.compile(
    r"\b(?:often|frequent(?:ly)?|usually|by nature|regularly|routinely|in general|each year|every year|(?:a|become|became) routine|common(?:ly)?|sometimes)\b",
    re.IGNORECASE,
)
_ABUSES = "|".join(sorted(word_set("not_triggers", "abuses")))
_ABUSE_BEFORE = re.compile(rf"\b(?:{_ABUSES})(?:,|,? and|,? or) (?:[\w-]+ )?$", re.IGNORECASE)
_ABUSE_AFTER = re.compile(rf"(?:,|,? and|,? or) (?:[\w-]+ )?(?:{_ABUSES})\b", re.IGNORECASE)
_KIND_OF_ABUSE = re.compile(r"\b(?:arbitrary|extra-?judicial|summary)(?:,? (?:and )?\w+)? $", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:\d[\d,]*\d|dozens|hundreds|thousands|millions?|scores)\b[^;.]{0,60} (?:have|has|had) (?:since |so far |already |now )?been (?:\w+ly )?$",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:\d[\d,]*\d|dozens of|hundreds of|thousands of|total of \d+) (?:(?!(?:after|in|during|by|when|as|following|of)\b)[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
# "Gunmen have carried out raids | since December": one after another.
_TIME_AND_AGAIN = re.compile(
    r"\b(?:have|has)(?: \w+){0,3} (?:launched|carried out|staged|conducted|mounted|suffered|seen|faced|(?:been )?the target of|been targeted by|been hit by)(?: [\w-]+){0,8} $",
    re.IGNORECASE,
)
_FILE_PICTURE = re.compile(r"FILE\b|\(?(?i:file (?:photo|picture|image))")
_AHEAD = frozenset({Status.PLANNED, Status.THREATENED, Status.FOILED, Status.ATTEMPTED, Status.HYPOTHETICAL})
# Words of sports pages, which speak of attacks, shots and battles; that many of them and no dead make a text one.
_SPORT = re.compile(
    r"\b(?:goals?|goalkeeper|striker|midfielder|coach|league|match|half-?time|fixtures?|tournament|kick-?off|penalty|referee|season|cup|quarter-?finals?|semi-?finals?|peloton|cyclists?|stage win|wickets?|innings|scored|standings|team-?mates?|podium|sprint|medals?|box office|comedy|riders?|race|climber)\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\b(?:prices?|kilos?|tonnes?|exporters?|importers?|buyers?|sellers?|shipments?|harvest|wholesalers?|retailers?|percent|per cent|season|sold|sales|demand|stocks?|freight|growers?|exports?|imports?|earnings|investors?)\b",
    re.IGNORECASE,
)
_DEAD = re.compile(r"\b(?:killed|dead|died|bodies|wounded|gunmen|militants|bomb)\b", re.IGNORECASE)
_SPORTING = 5


def reason_against_page(text: str) -> str | None:
    """Why a whole text tells of no incident: many words of play or trade, few of harm; None where it may."""
    harm = 3 * len(_DEAD.findall(text))
    if len(_SPORT.findall(text)) >= max(_SPORTING, harm):
        return "a page of sports or entertainment"
    return "a page of trade" if len(_TRADE.findall(text)) >= max(_SPORTING, 2 * harm + _SPORTING) else None


def reason_against(reading: Reading, act: Act) -> str | None:
    """Why an act is no incident of its own, or None."""
    if act.trigger.set_aside is not None:
        return act.trigger.set_aside
    if _LOOSE_THREAT.match(act.trigger.words) and (act.agent is None or not act.agent.has_any(_ARMED)):
        return "strong words, but nobody armed is named as saying them"
    document = reading.document
    is_pictured = document.title is not None and _FILE_PICTURE.match(document.text, act.sentence[0])
    if act.type == IncidentType.PROTEST_OR_RIOT and is_pictured:
        return "a picture out of the archive"
    return GENERAL if _is_general(reading, act) else None


def general_sentences(acts: list[Act], reasons: list[str | None]) -> frozenset[int]:
    """The sentences that name violence in general and no single act: what they count is the toll of none."""
    named = [(act.index, why) for act, why in zip(acts, reasons, strict=True) if act.names_itself]
    return frozenset(index for index, why in named if why == GENERAL) - {index for index, why in named if why is None}


def is_plural(act: Act) -> bool:
    """Whether an act is named as several: "attacks", "mass arrests"."""
    return _PLURAL.fullmatch(act.trigger.words) is not None


def _is_general(reading: Reading, act: Act) -> bool:
    """Whether an act stands for violence as it is: one abuse of a list, a number so far, a plural bounded by nothing."""
    if act.is_definite or act.in_title:
        return False
    text = reading.document.text
    left, right = text[act.sentence[0] : act.trigger.start], text[act.trigger.end : act.sentence[1]]
    if _is_among_abuses(left, right) or _is_tally(act, left):
        return True
    return is_plural(act) and _is_plural_in_general(reading, act, left, right)


def _is_plural_in_general(reading: Reading, act: Act, left: str, right: str) -> bool:
    """Whether a plural tells of what goes on, and is bounded by no number, time, place or actor."""
    if is_vaguely_dated(act) and (_TIME_AND_AGAIN.search(left) or _MANY.search(left)):
        return True
    dated = is_dated_by_its_clause(reading, act) or (act.time is not None and _has_toll(reading, act))
    bounded = dated or act.place is not None or act.status in _AHEAD
    counted = COUNTED.search(left) or _CAME.match(right)
    goes_on = HABIT.search(reading.document.text[slice(*act.sentence)]) is not None
    return act.agent is None and ((not bounded and not counted) or goes_on)


def _has_toll(reading: Reading, act: Act) -> bool:
    """Whether the sentence of an act counts dead or wounded."""
    first, last = act.sentence
    return any(first <= f.span.start < last and f.measure in {Measure.KILLED, Measure.INJURED} for f in reading.figures)


def _is_among_abuses(left: str, right: str) -> bool:
    """Whether a noun is one of a list of abuses: "torture, arbitrary | arrests | and rape"."""
    return bool(_ABUSE_BEFORE.search(left) or _ABUSE_AFTER.match(right) or _KIND_OF_ABUSE.search(left))


def _is_tally(act: Act, left: str) -> bool:
    """Whether a number beneath the news tells how many there were so far: "more than 100 have been | arrested", on no day."""
    return act.index > 1 and act.names_itself and is_vaguely_dated(act) and _SO_FAR.search(left) is not None
