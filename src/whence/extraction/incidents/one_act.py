"""Do two mentions tell of one act? What speaks for and against it, as features of a linear model."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from whence.core.vocabulary import IncidentType, Status
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.happenings import (
    LEAD,
    TOLD_FOR_ONE_ANOTHER,
    Happening,
    are_apart,
    days_of,
)
from whence.extraction.incidents.noun_phrases import tokenize
from whence.extraction.incidents.status import clause_around
from whence.extraction.incidents.two_acts import does_it, founds, is_for
from whence.extraction.lexicon import word_set
from whence.inference.average import Pair, average_link
from whence.inference.linear import load_linear
from whence.inference.stems import stem, telling_words

T = IncidentType
# Told anew: a bombing and a break from prison that stand in one article are two acts more often than one.
_KIN = frozenset(pair for pair in TOLD_FOR_ONE_ANOTHER if T.PRISON_BREAK not in pair)
_PEACEFUL = frozenset({T.PROTEST_OR_RIOT, T.RAID_OR_ARREST, T.THREAT_OR_PLOT})  # of which "the attack" is not said
_NEAR = 90  # characters around a trigger whose words tell of it
_NUMBER = re.compile(r"\b\d[\d,]*\b")
_SMALL_WORD = re.compile(r"[a-z][a-z-]{2,}")
_DISTANCES = ((0, "one_sentence"), (1, "next_sentence"), (2, "two_on"), (5, "five_on"), (12, "twelve_on"))
_FARTHEST = 100  # happenings back: a text of thousands takes no more time than so many times its length
_MOST = 6  # mentions of a happening that are laid beside those of another


@dataclass(frozen=True, slots=True)
class Mention:
    """This says: a mention of an act, with the words, names and numbers around it that are laid beside those of others."""

    act: Act
    root: str
    names: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    sentence_names: frozenset[str]
    place: str
    agent_names: frozenset[str]
    agent_words: frozenset[str]
    days: tuple[date, date] | None
    is_plural: bool
    clause: tuple[int, int]

    @classmethod
    def of(cls, text: str, act: Act) -> "Mention":
        """The mention of an act of that text."""
        first, last = act.sentence
        start, end = max(first, act.trigger.start - _NEAR), min(last, act.trigger.end + _NEAR)
        own = {stem(word) for word in act.trigger.words.split()}
        told = telling_words(stem(match[0]) for match in _SMALL_WORD.finditer(text, start, end))
        agent = act.agent.words if act.agent else ()
        last_word = act.trigger.words.split()[-1]
        return cls(
            act,
            stem(last_word),
            _names(text, first, start, end),
            frozenset(told) - own,
            frozenset(_NUMBER.findall(text, first, last)),
            _names(text, first, first, last),
            text[act.place.start : act.place.end].casefold() if act.place else "",
            frozenset(word.lower[:4] for word in agent if word.is_name),
            frozenset(word.lower[:5] for word in agent),
            days_of(act),
            last_word.endswith("s"),
            clause_around(text, act.trigger.start, act.trigger.end, first, last),
        )

    def place_in_text(self) -> int:
        """Where it stands."""
        return self.act.trigger.start


def told_again(text: str, happenings: Sequence[Happening]) -> list[list[int]]:
    """Groups of happenings, by their numbers, that a learnt model takes for one act told anew."""
    if len(happenings) < 2:
        return [[n] for n in range(len(happenings))]
    mentions = [mentions_of(text, [act for act in h.acts if founds(act)][:_MOST]) for h in happenings]
    model = load_linear("one_act")

    def odds(left: int, right: int) -> float:
        pairs = [sorted((a, b), key=Mention.place_in_text) for a in mentions[left] for b in mentions[right]]
        return sum(model.odds(speaks_for(text, *pair)) for pair in pairs) / len(pairs)

    def may_join(left: Sequence[int], right: Sequence[int]) -> bool:
        return not any(
            are_apart(happenings[i].days(), happenings[j].days()) or _elsewhere(mentions[i], mentions[j])
            for i in left
            for j in right
        )

    scores = {(i, j): odds(i, j) for i, j in _likely(happenings) if mentions[i] and mentions[j]}
    return average_link(len(happenings), scores, model.least, may_join)


def _likely(happenings: Sequence[Happening]) -> Iterator[Pair]:
    """Pairs of kinds told for one another or of days told, neither of two entries of a bulletin nor far apart, the later not called another."""
    for j, later in enumerate(happenings):
        for i in range(max(0, j - _FARTHEST), j):
            earlier = happenings[i]
            is_one_entry = earlier.first.entry == later.first.entry
            is_near = _are_kin(earlier.type, later.type) or (earlier.days() and later.days())
            if is_one_entry and is_near and not later.first.is_other:
                yield i, j


def _elsewhere(one: Iterable[Mention], other: Iterable[Mention]) -> bool:
    """Whether both are placed, and in no town alike; a country may hold any."""
    states = word_set("nations", "states")
    mine, theirs = ({m.place for m in mentions if m.place and m.place not in states} for mentions in (one, other))
    return bool(mine and theirs) and not any(a in b or b in a for a in mine for b in theirs)


def _are_kin(one: IncidentType, other: IncidentType) -> bool:
    """Whether news uses two types for one another."""
    return one == other or frozenset((one, other)) in _KIN


def mentions_of(text: str, acts: Iterable[Act]) -> list[Mention]:
    """The mentions of these acts of a text."""
    return [Mention.of(text, act) for act in acts]


def speaks_for(text: str, earlier: Mention, later: Mention) -> list[str]:
    """The features of a pair, those of two kinds of act also together with how the kinds agree."""
    kind = _kinds(earlier.act, later.act)
    names = [
        *_of_place_in_text(earlier, later),
        *_of_wording(earlier, later),
        *_of_days(earlier, later),
        *_of_places(earlier, later),
        *_of_agents(earlier, later),
        *_of_standing(earlier.act, later.act),
        *_of_telling(text, earlier.act, later.act),
    ]
    types = sorted((earlier.act.type.value, later.act.type.value))
    return [kind, "+".join(types), *names, *(f"{kind} {name}" for name in names)]


def _kinds(earlier: Act, later: Act) -> str:
    """Whether two kinds of act can be one: the same, told for one another, or different."""
    if earlier.type == later.type:
        return "same_kind"
    strengths = {earlier.trigger.strength, later.trigger.strength}
    is_any = "act" not in strengths or "generic" in strengths
    if _are_kin(earlier.type, later.type) or (is_any and not {earlier.type, later.type} & _PEACEFUL):
        return "kin"
    return "other_kind"


def _of_place_in_text(earlier: Mention, later: Mention) -> Iterator[str]:
    """How far apart they stand."""
    gap = later.act.index - earlier.act.index
    yield next((name for most, name in _DISTANCES if gap <= most), "far")
    if not gap:
        yield "one_clause" if earlier.clause == later.clause else "other_clause"


def _of_wording(earlier: Mention, later: Mention) -> Iterator[str]:
    """The words of both, and the names, words and numbers around them."""
    yield "same_root" if earlier.root == later.root else "other_root"
    if earlier.names and later.names:
        yield f"near_names_{min(len(earlier.names & later.names), 3)}"
    yield f"near_words_{min(len(earlier.words & later.words), 4)}"
    if earlier.act.index != later.act.index:
        yield f"sentence_names_{min(len(earlier.sentence_names & later.sentence_names), 4)}"
        if earlier.numbers & later.numbers:
            yield "same_number"
    if later.is_plural != earlier.is_plural:
        yield "later_plural" if later.is_plural else "earlier_plural"


def _of_days(earlier: Mention, later: Mention) -> Iterator[str]:
    """Whether their days agree."""
    mine, theirs = later.days, earlier.days
    if mine and theirs:
        yield "days_apart" if are_apart(earlier.days, later.days) else "same_days" if mine == theirs else "days_meet"
    elif mine or theirs:
        yield "later_has_day" if mine else "earlier_has_day"


def _of_places(earlier: Mention, later: Mention) -> Iterator[str]:
    """Whether their places agree by name; a country may hold any town."""
    mine, theirs = later.place, earlier.place
    if mine and theirs:
        states = word_set("nations", "states")
        is_one = mine in theirs or theirs in mine
        yield "same_place" if is_one else "in_a_country" if mine in states or theirs in states else "other_place"
    elif mine:
        yield "later_has_place"


def _of_agents(earlier: Mention, later: Mention) -> Iterator[str]:
    """Whether those who act agree, by name or by word."""
    if earlier.agent_names and later.agent_names:
        yield "same_agent_name" if earlier.agent_names & later.agent_names else "other_agent_name"
    elif earlier.agent_words and later.agent_words:
        yield "same_agent_word" if earlier.agent_words & later.agent_words else "other_agent_word"
    elif later.agent_words:
        yield "later_has_agent"


def _of_standing(earlier: Act, later: Act) -> Iterator[str]:
    """What each says of itself: an act, its outcome, a pointing back; planned or done; news or recalled."""
    yield f"earlier_{earlier.trigger.strength}"
    yield f"later_{later.trigger.strength}"
    yield "same_status" if earlier.status == later.status else f"{earlier.status.value}_then_{later.status.value}"
    for name, before, after in (
        ("definite", earlier.is_definite, later.is_definite),
        ("another", earlier.is_other, later.is_other),
        ("recalled", earlier.is_recalled, later.is_recalled),
        ("in_title", earlier.in_title, later.in_title),
        ("takeover", earlier.is_takeover, later.is_takeover),
    ):
        if before:
            yield f"earlier_{name}"
        if after:
            yield f"later_{name}"
        if before != after:
            yield f"not_both_{name}"


def _of_telling(text: str, earlier: Act, later: Act) -> Iterator[str]:
    """How the words lead from one to the other: what an act is for, its doer, a plan for both, the lead under its title."""
    if is_for(text, earlier, later):
        yield "its_purpose"
    between = text[earlier.trigger.end : later.trigger.start].strip()
    if earlier.index == later.index and earlier.status == Status.PLANNED and between in {"and", "or", ","}:
        yield "planned_with"
    if does_it(earlier, later):
        yield "its_doer"
    if earlier.in_title and not later.in_title and later.index - earlier.index <= LEAD:
        yield "opens_the_news"


def _names(text: str, sentence: int, start: int, end: int) -> frozenset[str]:
    """The beginnings of capitalised words, but for the first of the sentence."""
    words = tokenize(text, start, end)
    return frozenset(w.lower[:5] for w in words if w.is_name and w.start > sentence and len(w.text) > 2)
