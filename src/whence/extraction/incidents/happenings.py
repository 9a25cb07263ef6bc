"""Which mentions of acts are one happening: the title, the lead, and later "the attack", "the blast"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from whence.core.document import Document
from whence.core.vocabulary import IncidentType, Status
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.noun_phrases import Phrase
from whence.extraction.incidents.two_acts import (
    FORCES,
    VIOLENT,
    answers,
    does_it,
    founds,
    is_done_in,
    is_done_to_attackers,
    is_for,
    is_heard_of,
    is_outcome_of,
    stands_alone,
)
from whence.extraction.lexicon import word_set

T = IncidentType
# Types that news uses for one another in telling of one act: a suicide bombing is "the bombing", an air strike "the explosion".
TOLD_FOR_ONE_ANOTHER = frozenset(
    frozenset(pair)
    for pair in (
        (T.BOMBING, T.SUICIDE_BOMBING), (T.BOMBING, T.ASSASSINATION), (T.ARMED_ASSAULT, T.ASSASSINATION), (T.ARMED_ASSAULT, T.KIDNAPPING), (T.SUICIDE_BOMBING, T.ASSASSINATION), (T.ARMED_ASSAULT, T.SUICIDE_BOMBING), (T.ARMED_ASSAULT, T.PRISON_BREAK), (T.ARSON_OR_SABOTAGE, T.BOMBING), (T.THREAT_OR_PLOT, T.BOMBING), (T.PRISON_BREAK, T.BOMBING), (T.ARMED_ASSAULT, T.ARSON_OR_SABOTAGE), (T.KIDNAPPING, T.ARSON_OR_SABOTAGE),
    )
)  # fmt: skip
# The first type named gives way to a second, where that says more of the same act.
_STRONGER = (T.SUICIDE_BOMBING, T.PRISON_BREAK, T.ASSASSINATION, T.AIR_STRIKE_OR_SHELLING)
_YIELDS = frozenset(
    {(T.BOMBING, T.AIR_STRIKE_OR_SHELLING), (T.BOMBING, T.SUICIDE_BOMBING), (T.ARMED_ASSAULT, T.SUICIDE_BOMBING), (T.ARMED_ASSAULT, T.PRISON_BREAK), (T.CLASH, T.PRISON_BREAK), (T.BOMBING, T.PRISON_BREAK), (T.ARMED_ASSAULT, T.ASSASSINATION), (T.BOMBING, T.ASSASSINATION)}
)  # fmt: skip
# Acts in the course of which people are shot: one sentence that tells both tells of one act.
_WITH_SHOTS = frozenset({T.RAID_OR_ARREST, T.KIDNAPPING, T.PRISON_BREAK})
_WHOEVER = frozenset("attacker attackers assailant assailants perpetrator perpetrators".split())  # whoever did it
AHEAD = frozenset({Status.PLANNED, Status.THREATENED})  # acts that have no day yet
LEAD = 2  # sentences after the title in which its act is told in full
_SHOOTING = ("shot", "shoot", "open", "fir", "gun", "kill")
_EXPLOSIVE = ("explo", "blast", "bomb", "deton", "went off", "blew", "blown")


@dataclass
class Happening:
    """This says: these mentions, from the title to the last line, tell of one act."""

    acts: list[Act] = field(default_factory=list)

    @property
    def first(self) -> Act:
        """The mention that names the act: the first in running text that does, else the first of all."""
        named = [act for act in self.acts if act.names_itself and not act.in_title]
        in_text = next((act for act in named if not is_outcome_of(act, named)), None)
        return in_text or next((act for act in self.acts if act.names_itself), self.acts[0])

    @property
    def type(self) -> IncidentType:
        """The most specific type its mentions give; words such as "attack" yield to any other."""
        named = [act.type for act in self.acts if act.trigger.strength == "act" and not self._points_back(act)] or [
            act.type for act in self.acts if act.names_itself
        ]
        first = (named or [self.acts[0].type])[0]
        if first == T.ARSON_OR_SABOTAGE and self.first.type == T.ARMED_ASSAULT:
            first = T.ARMED_ASSAULT  # an attack in which houses burned
        if first == T.ARMED_ASSAULT and named.count(T.KIDNAPPING) > 1:
            first = T.KIDNAPPING
        if first == T.RAID_OR_ARREST and self._is_raid_of_a_group():
            first = T.ARMED_ASSAULT
        return next((kind for kind in _STRONGER if kind in named and (first, kind) in _YIELDS), first)

    def _points_back(self, act: Act) -> bool:
        """Whether a mention after the first is no more than "the raid" or "the operation", of whatever kind the act was."""
        is_word = act.trigger.words.casefold().startswith(("raid", "operation"))
        return act is not self.acts[0] and act.is_definite and is_word

    def _is_raid_of_a_group(self) -> bool:
        """Whether the word "raid" tells of an attack, not of a search: people died or houses burned, no force did it."""
        agent = self.agent()
        by_a_force = agent is not None and agent.has_any(FORCES)
        harm = any(act.trigger.strength == "result" or act.type == T.ARSON_OR_SABOTAGE for act in self.acts)
        return self.first.trigger.words.casefold().startswith("raid") and harm and not by_a_force

    @property
    def status(self) -> Status:
        """The status its naming mentions give; one that says it failed or was planned wins over plain telling."""
        return self.first.status

    @property
    def is_recalled(self) -> bool:
        """Whether it is told of as recalled: where it is named first, and on no day of its own elsewhere."""
        retold = any(act.names_itself and not act.is_recalled and days_of(act) for act in self.acts)
        return self.first.is_recalled and not retold

    def days(self) -> tuple[date, date] | None:
        """The days of its first mention with a time."""
        return next((span for act in self.acts if (span := days_of(act)) is not None), None)

    def agent(self) -> Phrase | None:
        """The first who is named as the one who acts: the act's own words before those for its outcome, "attackers" last."""
        ordered = sorted(self.acts, key=lambda act: not act.names_itself)
        agents = [act.agent for act in ordered if act.agent is not None]
        return next((agent for agent in agents if agent.words[-1].lower not in _WHOEVER), next(iter(agents), None))


def days_of(act: Act) -> tuple[date, date] | None:
    """The days an act's time means, where both ends are known."""
    return (act.time.start, act.time.end) if act.time and act.time.start and act.time.end else None


def are_apart(mine: tuple[date, date] | None, theirs: tuple[date, date] | None) -> bool:
    """Whether both days are known and do not touch."""
    return mine is not None and theirs is not None and (mine[1] < theirs[0] or theirs[1] < mine[0])


def group_acts(document: Document, acts: Iterable[Act]) -> list[Happening]:
    """The happenings of a document in order of first mention; mentions that found none are left out."""
    found: list[Happening] = []
    for act in sorted(_merge_plots(document, list(acts)), key=lambda act: (act.index, not act.names_itself)):
        home = _home(document.text, act, found)
        if home is not None:
            home.acts.append(act)
        elif founds(act):
            found.append(Happening([act]))
    return found


def lead_of(happenings: Sequence[Happening]) -> Happening:
    """The happening the article is about: that of its title, else the first told as news, else the first."""
    titled = [h for h in happenings if any(act.in_title and act.names_itself for act in h.acts)]
    return (titled or [h for h in happenings if not h.first.is_recalled] or happenings)[0]


def _merge_plots(document: Document, acts: list[Act]) -> list[Act]:
    """The acts without plots for an act that follows in the clause; a plot told beside an arrest is foiled."""
    kept: list[Act] = []
    arrests = {act.index for act in acts if act.type == T.RAID_OR_ARREST and act.status == Status.HAPPENED}
    for act in acts:
        if act.status == Status.PLANNED and act.index in arrests and act.type != T.RAID_OR_ARREST:
            act = replace(act, status=Status.FOILED)
        before = kept[-1] if kept else None
        if before is not None and _is_plot_for(document.text, before, act):
            agent = before.agent or act.agent
            act = replace(kept.pop(), type=act.type, trigger=act.trigger, status=before.status, agent=agent)
        kept.append(act)
    return kept


def _is_plot_for(text: str, plot: Act, act: Act) -> bool:
    """Whether the words between lead from a plot to the act plotted: "plot to carry out an | attack"."""
    if (
        "plot" not in plot.trigger.words.casefold()
        or act.trigger.strength not in {"act", "generic"}
        or act.index != plot.index
    ):
        return False
    return (
        re.fullmatch(
            r"(?:\s+(?:to|carry|carrying|out|an?|the|stage|launch|of|against|\w+-style|terror|terrorist|major|series|anti-\w+))*\s+",
            text[plot.trigger.end : act.trigger.start],
        )
        is not None
    )


def _home(text: str, act: Act, found: list[Happening]) -> Happening | None:
    """The happening an act is another mention of: the nearest it can belong to."""
    fitting = [h for h in found if _fits(text, act, h)]

    def distance(happening: Happening) -> tuple[bool, bool, bool, bool, int]:
        is_other_type = act.trigger.strength == "act" and happening.type != act.type
        elsewhere = act.place is not None and not _shares_place(text, act.place, happening)
        is_other_turn = act.is_takeover and not any(known.is_takeover for known in happening.acts)
        is_behind = act.index <= LEAD and act.is_definite and happening.first.is_recalled and not act.is_recalled
        return is_other_type, elsewhere, is_other_turn, is_behind, -happening.acts[-1].trigger.start

    return min(fitting, key=distance, default=None)


def _shares_place(text: str, place: Phrase, happening: Happening) -> bool:
    """Whether a mention of the happening names the same place."""
    name = text[place.start : place.end].casefold()
    return any(
        act.place is not None and name in text[act.place.start : act.place.end].casefold() for act in happening.acts
    )


def _fits(text: str, act: Act, happening: Happening) -> bool:
    """Whether an act can be one more mention of a happening."""
    if (
        act.entry != happening.first.entry
        or answers(text, act, happening.acts)
        or is_done_to_attackers(text, act, happening.acts[0], happening.type)
    ):
        return False
    if not act.names_itself:
        return _fits_outcome(act, happening)
    if (
        is_for(text, happening.acts[-1], act)
        or is_done_in(text, happening.acts[-1], act)
        or is_heard_of(text, happening.acts[-1], act)
    ):
        return True
    if _opens_the_news(act, happening) or _is_planned_with(text, act, happening) or does_it(happening.acts[-1], act):
        return True
    if (
        act.is_other
        or not _types_meet(act, happening)
        or _apart_in_time(act, happening)
        or _apart_by_agent(text, act, happening)
    ):
        return False
    points_back = act.is_definite and act.status == Status.HAPPENED and act.time is None
    if act.status != happening.status and not points_back:
        return False
    if (
        act.is_recalled
        and not happening.first.is_recalled
        and (not act.is_definite or act.index == happening.first.index)
    ):
        return False
    return not _apart_in_place(text, act, happening)


def _opens_the_news(act: Act, happening: Happening) -> bool:
    """Whether the lead tells what so far only the title told: the same kind of act, whatever else it adds."""
    titled = all(known.in_title for known in happening.acts)
    if not titled or act.in_title or act.index - happening.acts[-1].index > LEAD or act.is_other:
        return False
    return _types_meet(act, happening) and not _apart_in_time(act, happening) and act.status == happening.status


def _is_planned_with(text: str, act: Act, happening: Happening) -> bool:
    """Whether one plan is for both: "plotting kidnappings and | suicide attacks"."""
    last = happening.acts[-1]
    between = text[last.trigger.end : act.trigger.start]
    is_open = act.status in {Status.PLANNED, Status.HAPPENED}
    is_next = act.status == last.status and act.index == last.index + 1 and not act.is_other
    return last.status == Status.PLANNED and ((is_open and between.strip() in {"and", "or", ","}) or is_next)


def _fits_outcome(act: Act, happening: Happening) -> bool:
    """Whether "killed" or "the incident" tells more of a happening."""
    if act.trigger.strength == "anaphor":
        return act.is_definite and not _apart_in_time(act, happening)
    if happening.type == T.PROTEST_OR_RIOT and act.agent is not None and stands_alone(act):
        return False
    if happening.type in {T.RAID_OR_ARREST, T.THREAT_OR_PLOT} and act.index != happening.acts[-1].index:
        return False
    if act.status in AHEAD and happening.status not in AHEAD:
        return False
    return not _apart_in_time(act, happening) and act.index - happening.acts[-1].index <= 3


def _types_meet(act: Act, happening: Happening) -> bool:
    """Whether the two kinds of act can be one."""
    kind = happening.type
    if (
        T.RAID_OR_ARREST in {act.type, kind}
        and act.is_definite
        and act.trigger.words.casefold().startswith(("raid", "operation"))
    ):
        return kind in VIOLENT
    if act.trigger.words.casefold().startswith("return") and kind in VIOLENT:
        return True
    if act.index == happening.acts[-1].index and kind in _WITH_SHOTS and not act.is_definite:
        return act.type == kind or act.trigger.words.casefold().startswith(_SHOOTING)
    generic = act.trigger.strength == "generic" or all(a.trigger.strength != "act" for a in happening.acts)
    if act.type == kind or (generic and act.type in VIOLENT and kind in VIOLENT):
        return True
    if {act.type, kind} == {T.AIR_STRIKE_OR_SHELLING, T.BOMBING}:
        words = act.trigger.words if act.type == T.BOMBING else happening.first.trigger.words
        return words.casefold().startswith(_EXPLOSIVE)
    return frozenset((act.type, kind)) in TOLD_FOR_ONE_ANOTHER


def _apart_in_time(act: Act, happening: Happening) -> bool:
    """Whether both have days and these do not touch."""
    return are_apart(days_of(act), happening.days())


def _apart_by_agent(text: str, act: Act, happening: Happening) -> bool:
    """Whether both name who acts, and these share no name."""
    mine, theirs = act.agent, happening.agent()
    if mine is None or theirs is None:
        return False
    is_owner = mine.start < act.trigger.start <= mine.end + 4  # "in retaliation for Hezbollah's | attack"
    if act.is_definite and not is_owner:
        return False
    names = [{word.lower[:4] for word in phrase.words if word.is_name} for phrase in (mine, theirs)]
    return bool(names[0] and names[1]) and not names[0] & names[1]


def _apart_in_place(text: str, act: Act, happening: Happening) -> bool:
    """Whether both are placed by their own sentences, in places of different names."""
    places = [a.place for a in happening.acts if a.place is not None and (a.names_itself or a.index != act.index)]
    if act.place is None or not places:
        return False
    beside = act.place.end < act.trigger.start <= act.place.end + 1  # "the Dimona | attack"
    last = [known for known in happening.acts if known.names_itself][-1:]
    if not beside and (act.is_definite or (last and act.index == last[0].index)):
        return False  # "the attack in ..." may name the place more closely
    mine = text[act.place.start : act.place.end].casefold()
    states = word_set("nations", "states")
    towns = [p for p in places if text[p.start : p.end].casefold() not in states]
    is_close = bool(last) and (act.index - last[0].index == 1 or days_of(act) == happening.days() is not None)
    if is_close and (mine in states or not towns):
        return False  # a country holds its towns
    return all(mine not in (other := text[p.start : p.end].casefold()) and other not in mine for p in places)
