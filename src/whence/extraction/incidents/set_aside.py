"""Which mentions of acts are no incident: another sense of the word, violence in general, strong words, sports."""

import re

from whence.core.reading import Reading
from whence.core.vocabulary import IncidentType, Status
from whence.extraction.incidents.acts import Act
from whence.extraction.lexicon import word_set

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
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|series of|wave of|spate of|string of|multiple|several|twin|more) (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\s+(?:\w+ )?(?:broke|erupted|flared|killed|left|wounded|took|occurred|hit|struck|rocked|shook|resumed|claimed|between)\b"
)
_HABIT = re.compile(
    r"\b(?:often|frequent(?:ly)?|usually|by nature|regularly|routinely|in general|each year|every year|(?:a|become|became) routine|common(?:ly)?|sometimes)\b",
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
    if act.type == IncidentType.PROTEST_OR_RIOT and _FILE_PICTURE.match(reading.document.text, act.sentence[0]):
        return "a picture out of the archive"
    return "violence in general, no single incident" if _is_general(reading, act) else None


def _is_general(reading: Reading, act: Act) -> bool:
    """Whether a plural tells of violence as it is, bounded by no number, time, place or actor."""
    if not _PLURAL.fullmatch(act.trigger.words) or act.is_definite or act.agent is not None or act.in_title:
        return False
    text = reading.document.text
    bounded = act.time is not None or act.place is not None or act.status in _AHEAD
    counted = _COUNTED.search(text[act.sentence[0] : act.trigger.start]) or _CAME.match(text, act.trigger.end)
    return (not bounded and not counted) or bool(_HABIT.search(text[act.sentence[0] : act.sentence[1]]))
