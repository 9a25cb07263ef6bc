"""Who is said to have done it, how surely, and who claims it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from whence.core.document import Span
from whence.core.reading import Reading
from whence.core.vocabulary import Certainty, IncidentType, LinkKind, Status
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.claims import Voice, find_voices
from whence.extraction.incidents.happenings import Happening
from whence.extraction.incidents.noun_phrases import Phrase, tokenize
from whence.extraction.incidents.own_tellings import is_doubted, names_in, own_claim, own_telling, telling, tellings
from whence.extraction.incidents.parties import Parties
from whence.extraction.lexicon import word_set

_ALLEGED = re.compile(r"\ballegedly\b", re.IGNORECASE)
_NAMELESS = frozenset(
    "gunmen gunman man men woman women youths youth teenager student students gang mob crowd sniper snipers attackers attacker assailants assailant bomber"
    " suspect suspects knifeman knifemen shooter caller inmates prisoners".split()
)

_REPORTERS = frozenset({LinkKind.AGENCY, LinkKind.OUTLET})  # they report an act; officials and witnesses accuse of it
_STOP = re.compile(r"[.;!?](?=\s)| but\b|, (?:saying|adding|but|while|although|though)\b|$")
_OF_SOMETHING_ELSE = re.compile(r"\s+(?:of|that)\b")  # "denies accusations | of autocratic rule"
_STANDS_FOR_IT = frozenset("group movement organisation organization militia it they".split())
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
_ACCUSES = re.compile(r"accus|suspect", re.IGNORECASE)
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
    own = own_claim(reading, happening, parties) or own_telling(reading, happening, agent)
    if own is None:
        return None
    if agent is None or not parties.is_named(agent) or agent.has_any(_OWN) or _is_man_of(reading, own, agent):
        return Answer(own, Certainty.CLAIMED_BY_ITSELF, own)
    return Answer(parties.span_of(agent), Certainty.CLAIMED_BY_ITSELF, own)


def _is_man_of(reading: Reading, speaker: Span, agent: Phrase) -> bool:
    """Whether a group speaks, which answers for one it calls by his own name: "our brother Idris carried it out"."""
    links = (statement.attribution.speaker for statement in reading.statements)
    is_group = any(link.span == speaker and link.kind == LinkKind.GROUP for link in links)
    return is_group and not names_in(tokenize(speaker.quote)) & names_in(agent.words)


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
    speakers = [statement.attribution.speaker.span for statement in tellings(reading, happening)]
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
    if is_doubted(reading.document.text, happening, agent):
        return Certainty.SUSPECTED
    if is_doubted(reading.document.text, happening, agent, _ALLEGED):
        return Certainty.ACCUSED
    statement = telling(reading, happening)
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
