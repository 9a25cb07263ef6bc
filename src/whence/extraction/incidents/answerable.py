"""Who is said to have done it, how surely, and who claims it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from whence.core.document import Span
from whence.core.reading import Reading
from whence.core.statement import ChainLink, Statement
from whence.core.vocabulary import Certainty, IncidentType, LinkKind, Modality, Status
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.claims import Voice, find_voices
from whence.extraction.incidents.happenings import Happening
from whence.extraction.incidents.noun_phrases import Phrase, Word, tokenize
from whence.extraction.incidents.parties import Parties
from whence.extraction.lexicon import word_set

_DOUBT = re.compile(
    r"\b(?:suspected|presumed|probable|likely|believed|possibly|reportedly|apparently|thought)\b", re.IGNORECASE
)
_ALLEGED = re.compile(r"\ballegedly\b", re.IGNORECASE)
_INSIDER = re.compile(r"\b(?:military|army|security|government|defen[cs]e|police)\b", re.IGNORECASE)
_POLICE = frozenset({"police"})
_AMERICAN = frozenset("u.s u.s. us united states american america pentagon centcom".split())
_NAMELESS = frozenset(
    "gunmen gunman man men woman women youths youth teenager student students gang mob crowd sniper snipers attackers attacker assailants assailant bomber"
    " suspect suspects knifeman knifemen shooter caller inmates prisoners".split()
)

_PARTIES = frozenset({LinkKind.GROUP, LinkKind.GROUP_MEDIA, LinkKind.OFFICIAL})
_REPORTERS = frozenset({LinkKind.AGENCY, LinkKind.OUTLET})  # they report an act; officials and witnesses accuse of it
_SELF = re.compile(
    r"\b(?:it|they|we|its (?:\w+ )?\w+|our (?:\w+ )?\w+|one of its \w+|their (?:\w+ )?\w+)(?: (?:had|have|has|also|then|now|successfully|\w+ly))* (?:\w+ed (?:a|an|the|two|three|several) )?$|\bits\b(?:(?!\bw(?:as|ere)\b)[^,]){0,40}$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|i|our (?:\w+ )?\w+)(?: (?:had|have|has|also|then|now|\w+ly))* $", re.IGNORECASE)
_STOP = re.compile(r"[.;!?](?=\s)| but\b|, (?:saying|adding|but|while|although|though)\b|$")
_OF_SOMETHING_ELSE = re.compile(r"\s+(?:of|that)\b")  # "denies accusations | of autocratic rule"
_STANDS_FOR_IT = frozenset("group movement organisation organization militia it they".split())
# A claim of attacks at large, not of the one told: "responsibility for | several recent attacks".
_OF_MANY = re.compile(
    r"(?:responsibility |credit )?(?:for )?(?:several|many|numerous|dozens|other|previous|similar|past)\b"
)
# Words before an act that is no news of the one who speaks.
_GRANTED = re.compile(
    r"\b(?:(?:who|which|that) (?:ha(?:ve|s|d)|w(?:as|ere)|is|are) (?:been )?|(?:revenge|retaliation) for (?:the |an? )?(?:[\w-]+ )?"
    r"|(?:deaths? from|since|amid) (?:the |an? )?(?:[\w-]+ ){0,2})$"
)
_ANSWERS = re.compile(r"\b(?:behind|responsible for)\b")
_JOINED = re.compile(
    r"(?: (?!(?:after|before|when|while|who|which)\b)[\w’'-]+){0,5},? and (?:an? |the |\d{4} ){0,2}(?:[\w-]+ )?"
)
_WHICH_IS_DENIED = re.compile(
    r"[^.;]*, (?:which|something|a charge|an accusation) (?:he|she|it|they|[A-Z]\w+) den(?:y|ies|ied)\b"
)
_WHO = re.compile(r",? (?:who|which) ha(?:ve|s|d) ")
_QUOTES = ('"', "“", "«")
_ACCUSES = re.compile(r"accus|suspect", re.IGNORECASE)
# Who acts against a state, or apart from it, though called by its name: "Syrian rebels".
_OUTSIDE_THE_STATE = frozenset(
    "rebel rebels insurgent insurgents militant militants separatist separatists gunman gunmen militia militias"
    " militiamen opposition jihadist jihadists islamist islamists terrorists guerrillas guerrilla settler settlers".split()
)
_EARLIER = re.compile(r" (?:after|when|before|during|amid)\b")  # past it stands another deed than the one accused of
# A force by its kind, with the name before it: "Kano police", "the authorities", but no "police officer" who was hurt.
_FORCE = re.compile(
    r"(?<!including )\b(?:[A-Z][\w’'-]+ ){0,3}(?:[Pp]olice|[Ss]ecurity (?:[Ff]orces|[Aa]gency)|[Gg]endarme(?:s|rie)|[Aa]uthorities|[Aa]rmy|[Mm]ilitary"
    r"|[Tt]roops|[Ss]oldiers)\b(?! (?:officer|station|custody|post|coup|base|service)s?\b)"
)
_OWN = frozenset("its their our his her".split())
_POINTS_BACK = re.compile(r"(?: [\w’'-]+){0,4}? (?:the|this|that|it|its|connection)\b")


def all_voices(reading: Reading) -> list[Voice]:
    """The claims, denials and accusations of a document."""
    return [
        voice for first, last in reading.document.sentences for voice in find_voices(reading.document.text, first, last)
    ]


@dataclass(frozen=True, slots=True)
class Answer:
    """This says: the Free Plains Brigade did it, as it claims itself."""

    perpetrator: Span | None = None
    certainty: Certainty | None = None
    claimed_by: Span | None = None


def answer_for(reading: Reading, happening: Happening, others: list[Happening], voices: list[Voice]) -> Answer:
    """Who answers for a happening: claims first, then who is named as acting, then accusations; whoever has a name before "gunmen"."""
    parties = Parties(reading)
    voices = [voice for voice in voices if parties.may_act(voice.actor, happening)]
    voices = [
        voice for voice in voices if any(h is happening for h in _subjects_of(reading.document.text, voice, others))
    ]
    if happening.type == IncidentType.RAID_OR_ARREST:
        voices = [
            voice for voice in voices if voice.kind not in {"charged", "suspected"}
        ]  # who is held is held by others
    voices.sort(key=lambda voice: not parties.is_named(voice.actor))
    agent = happening.agent()
    agent = agent if agent is not None and parties.may_act(agent, happening) else None
    return (
        _claimed(reading, happening, voices, agent, parties)
        or _denied(reading, voices, agent, parties)
        or _acted(reading, happening, voices, agent, parties)
        or _held(reading, happening)
        or Answer()
    )


def _claimed(
    reading: Reading, happening: Happening, voices: list[Voice], agent: Phrase | None, parties: Parties
) -> Answer | None:
    """A claim of the act, in so many words or by telling of it as one's own."""
    claim = next((voice for voice in voices if voice.kind == "claims"), None)
    if claim is not None:
        span = parties.span_of(claim.actor)
        return Answer(span, Certainty.CLAIMED_BY_ITSELF, span)
    own = _own_claim(reading, happening, parties) or _own_telling(reading, happening, agent)
    if own is None:
        return None
    if agent is None or not parties.is_named(agent) or agent.has_any(_OWN) or _is_man_of(reading, own, agent):
        return Answer(own, Certainty.CLAIMED_BY_ITSELF, own)
    return Answer(parties.span_of(agent), Certainty.CLAIMED_BY_ITSELF, own)


def _is_man_of(reading: Reading, speaker: Span, agent: Phrase) -> bool:
    """Whether a group speaks, which answers for one it calls by his own name: "our brother Idris carried it out"."""
    links = (statement.attribution.speaker for statement in reading.statements)
    is_group = any(link.span == speaker and link.kind == LinkKind.GROUP for link in links)
    return is_group and not _names_in(tokenize(speaker.quote)) & _names_in(agent.words)


def _denied(reading: Reading, voices: list[Voice], agent: Phrase | None, parties: Parties) -> Answer | None:
    """A denial by the one named as acting."""
    denial = next(
        (
            v
            for v in voices
            if v.kind == "denies" and (agent is None or _same(v.actor, agent) or v.actor.has_any(_STANDS_FOR_IT))
        ),
        None,
    )
    if denial is None:
        return None
    is_bare = agent is None or (len(agent.words) == 1 and agent.has_any(word_set("nations", "adjectives")))
    denier = denial.actor if agent is None or (is_bare and parties.is_named(denial.actor)) else agent
    return Answer(parties.span_of(denier), Certainty.DENIED)


def _acted(
    reading: Reading, happening: Happening, voices: list[Voice], agent: Phrase | None, parties: Parties
) -> Answer | None:
    """The one named as acting; one accused or suspected by name before one who has none."""
    if agent is not None and any(_is_holder(happening, agent, voice) for voice in voices):
        agent = None
    accused = next((voice for voice in voices if voice.kind in {"blamed", "suspected"}), None)
    if agent is None and accused is None:
        accused = next((voice for voice in voices if voice.kind == "charged"), None)
    if agent is not None and (accused is None or parties.is_named(agent) or not parties.is_named(accused.actor)):
        is_charged = any(v.kind == "charged" and _overlap(v.actor, agent) for v in voices)
        certainty = Certainty.ACCUSED if is_charged else _certainty(reading, happening, agent)
        return Answer(parties.span_of(agent), certainty)
    if accused is None:
        return None
    certainty = Certainty.SUSPECTED if accused.kind == "suspected" else Certainty.ACCUSED
    if _WHICH_IS_DENIED.match(reading.document.text, accused.end):
        certainty = Certainty.DENIED
    return Answer(parties.span_of(accused.actor), certainty)


def _is_holder(happening: Happening, agent: Phrase, voice: Voice) -> bool:
    """Whether the one taken for acting holds whoever acted: "| the authorities arrest a man for planning an attack"."""
    if voice.at <= agent.start and agent.end <= voice.end:
        return True  # "accused by | the army of attacking"
    act = next((act for act in happening.acts if act.agent is agent), happening.first)
    is_of_the_held = voice.kind == "charged" and voice.actor.end <= act.trigger.start and voice.at <= act.trigger.start
    return is_of_the_held and agent.end <= voice.actor.start and not _overlap(voice.actor, agent)


def _held(reading: Reading, happening: Happening) -> Answer | None:
    """Whose arrest it is where nobody is said to have made it: that of the force that tells of it, or is named beside it."""
    if happening.type != IncidentType.RAID_OR_ARREST or happening.status != Status.HAPPENED or happening.agent():
        return None
    speakers = [statement.attribution.speaker.span for statement in _tellings(reading, happening)]
    beside = [reading.document.span(*act.sentence) for act in happening.acts]
    for span in (*filter(None, speakers), *beside):
        force = _FORCE.search(span.quote)
        if force is not None:
            return Answer(reading.document.span(span.start + force.start(), span.start + force.end()), Certainty.FACT)
    return None


def _subjects_of(text: str, voice: Voice, happenings: list[Happening]) -> list[Happening]:
    """What a claim, denial or accusation is about: "suspected of the 2002 bombings | and a 2003 attack on the hotel"."""
    subject = _subject_of(text, voice, happenings)
    if subject is None:
        return []
    found = [subject]
    acts = sorted(((act.trigger, h) for h in happenings for act in h.acts), key=lambda known: known[0].start)
    for (before, home), (trigger, other) in pairwise(acts):
        is_told_of = home is found[-1] and before.start >= voice.at
        if is_told_of and other is not home and _JOINED.fullmatch(text, before.end, trigger.start):
            found.append(other)
    return found


def _subject_of(text: str, voice: Voice, happenings: list[Happening]) -> Happening | None:
    """The happening a claim, denial or accusation is about: the next trigger in its sentence, else the last one told of."""
    acts = [(act, h) for h in happenings for act in h.acts]
    stop = _STOP.search(text, voice.end)
    end = stop.start() if stop else len(text)
    if _ACCUSES.match(text, voice.at) and (other := _EARLIER.search(text, voice.end, end)):
        end = other.start()
    named = [
        (act.trigger.start, n)
        for n, (act, _) in enumerate(acts)
        if voice.at <= act.trigger.start < end and act.trigger.end > voice.at
    ]
    if named:
        return acts[min(named)[1]][1]
    if voice.kind == "charged" and not _POINTS_BACK.match(text, voice.end):
        return None  # charged with something else than the acts told
    if voice.kind == "denies" and _OF_SOMETHING_ELSE.match(text, voice.end):
        return None
    if _ACCUSES.search(text, voice.at, voice.end) and " of " in text[voice.actor.start : end]:
        return None
    told = [
        (act.trigger.start, n)
        for n, (act, h) in enumerate(acts)
        if act.trigger.start < voice.at
        and not h.first.is_recalled
        and not (act.is_other or h.first.is_other)
        and _may_be_for(voice, act)
    ]
    earlier = told or [
        (act.trigger.start, n)
        for n, (act, _) in enumerate(acts)
        if act.trigger.start < voice.at and _may_be_for(voice, act)
    ]
    return acts[max(earlier)[1]][1] if earlier else happenings[0]


def _may_be_for(voice: Voice, act: Act) -> bool:
    """Whether a voice told later can be about an act: one is not held for the arrest, nor is a town taken claimed in that word."""
    if voice.kind == "claims":
        return not act.is_takeover and act.type not in {IncidentType.PROTEST_OR_RIOT, IncidentType.RAID_OR_ARREST}
    return voice.kind not in {"charged", "suspected"} or act.type != IncidentType.RAID_OR_ARREST


def _overlap(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases share characters."""
    return one.start < other.end and other.start < one.end


def _same(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases share the start of a name: "Israeli", "the Israel Defense Forces"."""
    mine, theirs = (
        {word.lower[:4] for word in p.words if word.is_name} or {word.lower for word in p.words} for p in (one, other)
    )
    return bool(mine & theirs)


def _telling(reading: Reading, happening: Happening) -> Statement | None:
    """The statement in whose content the act is named."""
    return next(_tellings(reading, happening), None)


def _tellings(reading: Reading, happening: Happening) -> Iterator[Statement]:
    """The statements in whose content the act is named, those of its first mention first."""
    for act in (happening.first, *happening.acts):
        at = act.trigger
        for statement in reading.statements:
            if any(span.start < at.end and at.start < span.end for span in statement.content):
                yield statement


def _own_claim(reading: Reading, happening: Happening, parties: Parties) -> Span | None:
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


def _own_telling(reading: Reading, happening: Happening, agent: Phrase | None) -> Span | None:
    """The official who tells of his own side's act: "a U.S. drone strike ..., U.S. officials said"; arrests are no claims."""
    statement = _telling(reading, happening)
    if (
        statement is None
        or agent is None
        or happening.type == IncidentType.RAID_OR_ARREST
        or happening.status != Status.HAPPENED
        or statement.modality == Modality.DENIED
        or _is_doubted(reading.document.text, happening, agent)
    ):
        return None
    speaker = statement.attribution.speaker
    if speaker.span is None or not _speaks_for_a_side(speaker):
        return None
    said_by = _names_in(tokenize(speaker.span.quote))
    names = _names_in(agent.words)
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


def _names_in(words: Sequence[Word]) -> set[str]:
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


def _is_doubted(text: str, happening: Happening, agent: Phrase, doubt: re.Pattern[str] = _DOUBT) -> bool:
    """Whether words of doubt stand before who acts, or between him and the act: "Iran was likely behind the blast"."""
    act = next((act for act in happening.acts if act.agent is agent), happening.first)
    end = max(agent.end, min(act.trigger.start, agent.end + 40))
    return doubt.search(text, max(act.sentence[0], agent.start - 25), end) is not None


def _is_taken_for_granted(text: str, happening: Happening, agent: Phrase) -> bool:
    """Whether what is said only builds on the act: "the hostages, | who were seized by the Front"."""
    act = next((act for act in happening.acts if act.agent is agent), happening.first)
    first = min(agent.start, act.trigger.start)
    return (
        _GRANTED.search(text, act.sentence[0], first) is not None
        or _WHO.fullmatch(text, agent.end, max(agent.end, act.trigger.start)) is not None
    )


def _certainty(reading: Reading, happening: Happening, agent: Phrase) -> Certainty | None:
    """How sure the text is of the one named as acting."""
    if happening.status == Status.HYPOTHETICAL:
        return None
    first = happening.first
    if _is_doubted(reading.document.text, happening, agent):
        return Certainty.SUSPECTED
    if _is_doubted(reading.document.text, happening, agent, _ALLEGED):
        return Certainty.ACCUSED
    statement = _telling(reading, happening)
    if (
        statement is None
        or not any(s.start <= agent.start < s.end for s in statement.content)
        or agent.has_any(_NAMELESS)
    ):
        return Certainty.FACT
    if _is_taken_for_granted(reading.document.text, happening, agent):
        return Certainty.FACT
    speaker = statement.attribution.speaker
    is_arrest = happening.type == IncidentType.RAID_OR_ARREST and not agent.has_any(word_set("nations", "groups"))
    if is_arrest and speaker.kind != LinkKind.MONITOR:
        return Certainty.FACT  # the police telling of their own arrests
    cue = statement.attribution.cue
    if speaker.kind in _REPORTERS and _ANSWERS.search(
        reading.document.text, agent.end, max(agent.end, first.trigger.start)
    ):
        return Certainty.ACCUSED  # what is reported is who did it
    if speaker.kind in _REPORTERS or (speaker.span is None and cue is not None and cue.start >= first.trigger.end):
        return Certainty.FACT  # "an air strike reportedly kills 20": the toll is hearsay
    return Certainty.SUSPECTED if speaker.span is None else Certainty.ACCUSED
