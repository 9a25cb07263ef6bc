"""Who tells of an act as his own: a party in a statement of its own, an official of his own side's act."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from whence.core.document import Span
from whence.core.reading import Reading
from whence.core.statement import ChainLink, Statement
from whence.core.vocabulary import IncidentType, LinkKind, Modality, Status
from whence.extraction.incidents.happenings import Happening
from whence.extraction.incidents.noun_phrases import Phrase, Word, tokenize
from whence.extraction.incidents.parties import Parties
from whence.extraction.lexicon import word_set

_DOUBT = re.compile(
    r"\b(?:suspected|presumed|probable|likely|believed|possibly|reportedly|apparently|thought)\b", re.IGNORECASE
)
_INSIDER = re.compile(r"\b(?:military|army|security|government|defen[cs]e|police)\b", re.IGNORECASE)
_POLICE = frozenset({"police"})
_AMERICAN = frozenset("u.s u.s. us united states american america pentagon centcom".split())
_PARTIES = frozenset({LinkKind.GROUP, LinkKind.GROUP_MEDIA, LinkKind.OFFICIAL})
_SELF = re.compile(
    r"\b(?:it|they|we|its (?:\w+ )?\w+|our (?:\w+ )?\w+|one of its \w+|their (?:\w+ )?\w+)(?: (?:had|have|has|also|then|now|successfully|\w+ly))* (?:\w+ed (?:a|an|the|two|three|several) )?$|\bits\b(?:(?!\bw(?:as|ere)\b)[^,]){0,40}$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|i|our (?:\w+ )?\w+)(?: (?:had|have|has|also|then|now|\w+ly))* $", re.IGNORECASE)
# A claim of attacks at large, not of the one told: "responsibility for | several recent attacks".
_OF_MANY = re.compile(
    r"(?:responsibility |credit )?(?:for )?(?:several|many|numerous|dozens|other|previous|similar|past)\b"
)
_QUOTES = ('"', "“", "«")
# Who acts against a state, or apart from it, though called by its name: "Syrian rebels".
_OUTSIDE_THE_STATE = frozenset(
    "rebel rebels insurgent insurgents militant militants separatist separatists gunman gunmen militia militias"
    " militiamen opposition jihadist jihadists islamist islamists terrorists guerrillas guerrilla settler settlers".split()
)


def telling(reading: Reading, happening: Happening) -> Statement | None:
    """The statement in whose content the act is named."""
    return next(tellings(reading, happening), None)


def tellings(reading: Reading, happening: Happening) -> Iterator[Statement]:
    """The statements in whose content the act is named, those of its first mention first."""
    for act in (happening.first, *happening.acts):
        at = act.trigger
        for statement in reading.statements:
            if any(span.start < at.end and at.start < span.end for span in statement.content):
                yield statement


def own_claim(reading: Reading, happening: Happening, parties: Parties) -> Span | None:
    """The speaker who tells of the act as his own, one with a name first: the claim of a party, by its statement."""
    if happening.status in {Status.PLANNED, Status.THREATENED}:
        return None
    speakers = [Phrase(tuple(words)) for words in _own_claimants(reading, happening) if words]
    if not speakers:
        return None
    return parties.span_of(next((phrase for phrase in speakers if parties.is_named(phrase)), speakers[0]))


def _own_claimants(reading: Reading, happening: Happening) -> Iterator[list[Word]]:
    """The words of every speaker who tells of the act as his own."""
    for statement in reading.statements:
        speaker = statement.attribution.speaker
        if statement.modality != Modality.CLAIMED or speaker.kind not in _PARTIES:
            continue
        is_party = speaker.kind != LinkKind.OFFICIAL
        if speaker.span and any(
            _is_told_as_own(reading, span, happening, is_party=is_party) for span in statement.content
        ):
            yield tokenize(reading.document.text, speaker.span.start, speaker.span.end)


def own_telling(reading: Reading, happening: Happening, agent: Phrase | None) -> Span | None:
    """The official who tells of his own side's act: "a U.S. drone strike ..., U.S. officials said"; arrests are no claims."""
    statement = telling(reading, happening)
    if (
        statement is None
        or agent is None
        or happening.type == IncidentType.RAID_OR_ARREST
        or happening.status != Status.HAPPENED
        or statement.modality == Modality.DENIED
        or is_doubted(reading.document.text, happening, agent)
    ):
        return None
    speaker = statement.attribution.speaker
    if speaker.span is None or not _speaks_for_a_side(speaker):
        return None
    said_by = names_in(tokenize(speaker.span.quote))
    names = names_in(agent.words)
    of_the_state = not agent.has_any(_OUTSIDE_THE_STATE)
    is_own_force = not names and agent.has_any(word_set("agents", "forces")) and _is_insider(speaker, agent)
    is_of_a_state = agent.has_any(word_set("nations", "adjectives") | word_set("nations", "states"))
    is_own_force = is_own_force or (is_of_a_state and not said_by and _is_bare_force(speaker))
    is_own_side = (names and names <= said_by) or (of_the_state and (is_own_force or names & said_by & _nations()))
    return speaker.span if is_own_side else None


def _is_bare_force(speaker: ChainLink) -> bool:
    """Whether a speaker is a force without a name, that of the state whose planes were told of: "the army said"."""
    return speaker.span is not None and speaker.span.quote.casefold() in {"the army", "the military", "the air force"}


def _is_insider(speaker: ChainLink, agent: Phrase) -> bool:
    """Whether a speaker belongs to a force called by its kind alone: an army officer to "the troops", not to "police"."""
    inside = _INSIDER.search(speaker.span.quote) if speaker.span else None
    return inside is not None and agent.has_any(_POLICE) == (inside.group().casefold() in _POLICE)


@cache
def _nations() -> frozenset[str]:
    """The beginnings of the names of states and of what belongs to them, the United States under one."""
    words = word_set("nations", "adjectives") | word_set("nations", "states")
    return frozenset(word[:4] for word in words if word not in _AMERICAN | _OUTSIDE_THE_STATE) | {"u.s."}


def _speaks_for_a_side(speaker: ChainLink) -> bool:
    """Whether a speaker is an official or a party, or a source within one: "a Syrian military source"."""
    if speaker.kind in {LinkKind.OFFICIAL, LinkKind.GROUP}:
        return True
    return (
        speaker.span is not None
        and speaker.kind == LinkKind.UNNAMED
        and _INSIDER.search(speaker.span.quote) is not None
    )


def names_in(words: Sequence[Word]) -> set[str]:
    """The beginnings of the names among words, which a state and its people share; the United States under one."""
    names = {word.lower for word in words if word.is_name and word.lower != "the"}
    of_the_us = names & _AMERICAN
    return {name[:4] for name in names - _AMERICAN} | ({"u.s."} if of_the_us else set())


def _is_told_as_own(reading: Reading, content: Span, happening: Happening, *, is_party: bool) -> bool:
    """Whether words of a speaker name the act; those of an official, with himself as acting: "it had destroyed a camp"."""
    for act in happening.acts:
        if act.names_itself and content.start < act.trigger.end and act.trigger.start < content.end:
            before = reading.document.text[max(content.start - 10, act.sentence[0]) : act.trigger.start]
            inside = reading.document.text[max(content.start - 2, 0) : content.start].strip().endswith(_QUOTES)
            if _OF_MANY.match(reading.document.text, content.start, content.end):
                continue
            if is_party or (_FIRST_PERSON if inside else _SELF).search(before):
                return True
    return False


def is_doubted(text: str, happening: Happening, agent: Phrase, doubt: re.Pattern[str] = _DOUBT) -> bool:
    """Whether words of doubt stand before who acts, or between him and the act: "Iran was likely behind the blast"."""
    act = next((act for act in happening.acts if act.agent is agent), happening.first)
    end = max(agent.end, min(act.trigger.start, agent.end + 40))
    return doubt.search(text, max(act.sentence[0], agent.start - 25), end) is not None
