"""How two acts of one sentence stand to each other: the one answers the other, is what it is for, its sound or its outcome."""

import re
from collections.abc import Sequence

from whence.core.vocabulary import IncidentType
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.noun_phrases import Phrase

T = IncidentType
VIOLENT = frozenset(
    {
        T.BOMBING,
        T.SUICIDE_BOMBING,
        T.ARMED_ASSAULT,
        T.CLASH,
        T.AIR_STRIKE_OR_SHELLING,
        T.ASSASSINATION,
        T.KIDNAPPING,
        T.ARSON_OR_SABOTAGE,
        T.PRISON_BREAK,
        T.OTHER,
    }
)
FORCES = frozenset(
    "police army troops soldiers security forces force authorities military agents officers marines navy government israeli".split()
)
_FOR_WHAT = re.compile(r"(?: (?:on|in|at|near) (?:the )?[\w-]+)? to(?: [\w-]+){0,1} ")
# Between two acts of one sentence: the one answers or comes beside the other.
_ANSWERED = re.compile(
    r"\b(?:in (?:response to|retaliation for|revenge for)|while)\b|^(?:in response|in retaliation)\b", re.IGNORECASE
)
_SPACED = re.compile(r"\b(?:hour|day|week|month|year)s? (?:after|before)\b")
_OPENS_AFTER = re.compile(r"(?:after|following|hours after|days? after) ", re.IGNORECASE)
_AND_WERE = re.compile(r"\band (?:was|were|is|are) (?:\w+ )?$")
_AFTER = re.compile(r"\b(?:after|following|when)\b", re.IGNORECASE)
# Whom a force kills that is no attacker's deed: "police kill | the gunman", "the suspect | is shot by police".
_ON_ATTACKERS = re.compile(
    r"(?: (?:and|killed?|dead|the|a|an|one|two|three|four|all|both|of|\d+|suspected|alleged|other))* (?:attackers?|gunm[ae]n|assailants?|suspects?|shooters?|perpetrators?|hijackers?)\b"
)
_ATTACKERS_ARE = re.compile(
    r"\b(?:attackers?|gunm[ae]n|assailants?|suspects?|shooters?|perpetrators?|hijackers?|he|she) (?:was|were|is|are) (?:\w+ )?$",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(r"(?:shooting|stabbing|attack|attempt|assault|ambush|spree|massacre)s?$", re.IGNORECASE)
_SOUND = re.compile(r"(?:explosions?|blasts?|gunfire|gunshots?|shots)\b", re.IGNORECASE)
_HEARD = re.compile(r" and |[^,;.]* (?:are|were|is|was) (?:heard|reported)\b[^;.]*\b(?:after|as|when|during)\b[^;.]*")
_IN_A = re.compile(r"(?: and (?:\w+ )?\w+ed)?(?: dead| to death)? (?:in|during) (?:an? |the |what )?(?:[\w-]+ ){0,2}")


def is_outcome_of(act: Act, others: list[Act]) -> bool:
    """Whether another word of the sentence names what came to pass: "four are | shot in eight drive-by shootings"."""
    if act.trigger.words.casefold() not in {"shot", "stabbed"}:
        return False
    return any(
        o.index == act.index and o.trigger.start > act.trigger.end and _NAMES_IT.search(o.trigger.words) for o in others
    )


def founds(act: Act) -> bool:
    """Whether a mention is enough to tell of an act."""
    return act.names_itself or stands_alone(act)


def stands_alone(act: Act) -> bool:
    """Whether a word for an outcome tells of an act nobody named: "gunmen killed three"."""
    return act.trigger.words.casefold().startswith(("kill", "martyr")) and act.agent is not None


def answers(text: str, act: Act, told: Sequence[Act]) -> bool:
    """Whether others do the act in answer to one told in its sentence: "in response to the bombing, police | killed two"."""
    known = next((k for k in told if k.index == act.index and k.names_itself), None)
    doer = act.agent
    if known is None or doer is None or not founds(act) or _is_same_party(doer, known.agent):
        return False
    first, second = sorted((act, known), key=lambda a: a.trigger.start)
    between = text[first.trigger.end : second.trigger.start]
    opening = text[act.sentence[0] : first.trigger.start]
    if _ANSWERED.search(between) or (first is known and _ANSWERED.search(opening)):
        return True
    if _SPACED.search(between):
        return True
    is_opened = first is known and _OPENS_AFTER.match(opening) is not None and "," in between
    is_after = is_opened or _AFTER.search(between) is not None
    if (
        known.agent is not None
    ):  # "gunmen came after soldiers | killed two", "they crossed and were | attacked by the army"
        return is_after or (doer.start > act.trigger.end and _AND_WERE.search(between) is not None)
    is_force = doer.has_any(FORCES) and doer.start < act.trigger.start
    return is_force and is_after and (is_opened or first is act) and not known.trigger.words.endswith("ing")


def _is_same_party(one: Phrase, other: Phrase | None) -> bool:
    """Whether two phrases for those who act share a word of some length: "Israeli troops", "the Israeli army"."""
    mine, theirs = ({word.lower for word in p.words if len(word.text) > 3} if p else set() for p in (one, other))
    return bool(mine & theirs)


def is_done_to_attackers(text: str, act: Act, told: Act, kind: IncidentType) -> bool:
    """Whether a force does the act to those who did what was told before, of that kind: "the suspect was | shot by police"."""
    if act.agent is None or not act.agent.has_any(FORCES) or kind == T.RAID_OR_ARREST:
        return False
    if act.type not in VIOLENT or act.trigger.strength == "anaphor":
        return False
    left = text[act.sentence[0] : act.trigger.start]
    is_done = _ON_ATTACKERS.match(text, act.trigger.end) or _ATTACKERS_ARE.search(left)
    return is_done is not None and told.trigger.start < act.trigger.start


def is_for(text: str, earlier: Act, later: Act) -> bool:
    """Whether a later act of a sentence is what the earlier is for: "an assault to | retake the city"."""
    between = text[earlier.trigger.end : later.trigger.start]
    return earlier.index == later.index and earlier.names_itself and _FOR_WHAT.fullmatch(between) is not None


def is_heard_of(text: str, earlier: Act, later: Act) -> bool:
    """Whether a sound is that of the act named later: "explosions | and gunfire are heard after gunmen | stormed a hotel"."""
    between = text[earlier.trigger.end : later.trigger.start]
    is_sound = earlier.index == later.index and _SOUND.match(earlier.trigger.words) is not None
    return is_sound and _HEARD.fullmatch(between) is not None


def is_done_in(text: str, earlier: Act, later: Act) -> bool:
    """Whether a later noun of the sentence names what was done: "is | stabbed and injured in an assassination attempt"."""
    between = text[earlier.trigger.end : later.trigger.start]
    is_next = earlier.index == later.index and later.type in VIOLENT and earlier.type in VIOLENT
    return is_next and _IN_A.fullmatch(between) is not None and is_outcome_of(earlier, [later])


def does_it(earlier: Act, later: Act) -> bool:
    """Whether the one who does the later act is named by the earlier: "a suicide bomber ... | slaughtered seven"."""
    trigger, agent = earlier.trigger, later.agent
    is_named = agent is not None and agent.start <= trigger.start and trigger.end <= agent.end
    return is_named and trigger.words.casefold().endswith(("bomber", "bombers"))
