"""Which mentions of acts are one happening: the title, the lead, and later "the attack", "the blast"."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from whence.core.document import Document
from whence.core.vocabulary import IncidentType, Status
from whence.extraction.acts import Act
from whence.extraction.noun_phrases import Phrase

T = IncidentType
_VIOLENT = frozenset(
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
# Types that news uses for one another in telling of one act: a suicide bombing is "the bombing", an air strike "the explosion".
_SAME = frozenset(
    frozenset(pair)
    for pair in (
        (T.BOMBING, T.SUICIDE_BOMBING), (T.BOMBING, T.ASSASSINATION), (T.ARMED_ASSAULT, T.ASSASSINATION), (T.ARMED_ASSAULT, T.KIDNAPPING), (T.SUICIDE_BOMBING, T.ASSASSINATION), (T.ARMED_ASSAULT, T.SUICIDE_BOMBING), (T.ARMED_ASSAULT, T.PRISON_BREAK), (T.PRISON_BREAK, T.CLASH), (T.ARSON_OR_SABOTAGE, T.BOMBING), (T.THREAT_OR_PLOT, T.BOMBING), (T.PRISON_BREAK, T.BOMBING),
    )
)  # fmt: skip
_EXPLOSIVE = ("explo", "blast", "bomb", "deton", "went off", "blew", "blown")
_SPECIFIC = (T.SUICIDE_BOMBING, T.PRISON_BREAK, T.ASSASSINATION, T.KIDNAPPING, T.AIR_STRIKE_OR_SHELLING, T.BOMBING, T.ARSON_OR_SABOTAGE, T.CLASH, T.PROTEST_OR_RIOT, T.RAID_OR_ARREST, T.OTHER, T.THREAT_OR_PLOT, T.ARMED_ASSAULT)  # fmt: skip


@dataclass
class Happening:
    """This says: these mentions, from the title to the last line, tell of one act."""

    acts: list[Act] = field(default_factory=list)

    @property
    def first(self) -> Act:
        """The mention that names the act: the first in running text that does, else the first of all."""
        naming = [act for act in self.acts if act.names_itself]
        return next((act for act in naming if not act.in_title), (naming or self.acts)[0])

    @property
    def type(self) -> IncidentType:
        """The most specific type its mentions give; words such as "attack" yield to any other."""
        named = [act.type for act in self.acts if act.trigger.strength == "act"] or [
            act.type for act in self.acts if act.names_itself
        ]
        first = (named or [self.acts[0].type])[0]
        rivals = {kind for kind in named if kind != first and frozenset((kind, first)) in _SAME}
        return min({first, *rivals}, key=_SPECIFIC.index)

    @property
    def status(self) -> Status:
        """The status its naming mentions give; one that says it failed or was planned wins over plain telling."""
        return self.first.status

    def days(self) -> tuple[date, date] | None:
        """The days of its first mention with a time."""
        return next((span for act in self.acts if (span := days_of(act)) is not None), None)

    def agent(self) -> Phrase | None:
        """The first who is named as the one who acts, the act's own words before those for its outcome."""
        ordered = sorted(self.acts, key=lambda act: not act.names_itself)
        return next((act.agent for act in ordered if act.agent is not None), None)


def days_of(act: Act) -> tuple[date, date] | None:
    """The days an act's time means, where both ends are known."""
    return (act.time.start, act.time.end) if act.time and act.time.start and act.time.end else None


def group_acts(document: Document, acts: Iterable[Act]) -> list[Happening]:
    """The happenings of a document in order of first mention; mentions that found none are left out."""
    found: list[Happening] = []
    for act in acts:
        home = _home(document.text, act, found)
        if home is not None:
            home.acts.append(act)
        elif act.names_itself or _stands_alone(act):
            found.append(Happening([act]))
    return found


def _stands_alone(act: Act) -> bool:
    """Whether a word for an outcome tells of an act nobody named: "gunmen killed three"."""
    return act.trigger.strength == "result" and act.agent is not None


def _home(text: str, act: Act, found: list[Happening]) -> Happening | None:
    """The happening an act is another mention of: the nearest it can belong to."""
    near_first = sorted(found, key=lambda h: -h.acts[-1].trigger.start)
    fitting = [h for h in near_first if _fits(text, act, h)]
    if not fitting:
        return None
    same_type = [h for h in fitting if h.type == act.type]
    return (same_type if act.trigger.strength == "act" and same_type else fitting)[0]


def _fits(text: str, act: Act, happening: Happening) -> bool:
    """Whether an act can be one more mention of a happening."""
    if not act.names_itself:
        return _fits_outcome(act, happening)
    if (
        act.is_other
        or not _types_meet(act, happening)
        or _apart_in_time(act, happening)
        or _apart_by_agent(text, act, happening)
    ):
        return False
    if act.status != happening.status and not (act.is_definite and act.status == Status.HAPPENED):
        return False
    if act.is_recalled and not happening.first.is_recalled and not act.is_definite:
        return False
    return act.is_definite or not _apart_in_place(text, act, happening)


def _fits_outcome(act: Act, happening: Happening) -> bool:
    """Whether "killed" or "the incident" tells more of a happening."""
    if act.trigger.strength == "anaphor":
        return act.is_definite and not _apart_in_time(act, happening)
    if happening.type in {T.RAID_OR_ARREST, T.THREAT_OR_PLOT} and act.index != happening.acts[-1].index:
        return False
    return not _apart_in_time(act, happening) and act.index - happening.acts[-1].index <= 3


def _types_meet(act: Act, happening: Happening) -> bool:
    """Whether the two kinds of act can be one."""
    kind = happening.type
    generic = act.trigger.strength == "generic" or all(a.trigger.strength != "act" for a in happening.acts)
    if act.type == kind or (generic and act.type in _VIOLENT and kind in _VIOLENT):
        return True
    if {act.type, kind} == {T.AIR_STRIKE_OR_SHELLING, T.BOMBING}:
        words = act.trigger.words if act.type == T.BOMBING else happening.first.trigger.words
        return words.casefold().startswith(_EXPLOSIVE)
    return frozenset((act.type, kind)) in _SAME


def _apart_in_time(act: Act, happening: Happening) -> bool:
    """Whether both have days and these do not touch."""
    mine, theirs = days_of(act), happening.days()
    return mine is not None and theirs is not None and (mine[1] < theirs[0] or theirs[1] < mine[0])


def _apart_by_agent(text: str, act: Act, happening: Happening) -> bool:
    """Whether both name who acts, and these share no name."""
    mine, theirs = act.agent, happening.agent()
    if mine is None or theirs is None or act.is_definite:
        return False
    names = [{word.lower[:4] for word in phrase.words if word.is_name} for phrase in (mine, theirs)]
    return bool(names[0] and names[1]) and not names[0] & names[1]


def _apart_in_place(text: str, act: Act, happening: Happening) -> bool:
    """Whether both are placed by their own sentences, in places of different names."""
    places = [a.place for a in happening.acts if a.place is not None]
    if act.place is None or not places or act.index == happening.acts[-1].index:
        return False
    mine = text[act.place.start : act.place.end].casefold()
    return all(mine not in (other := text[p.start : p.end].casefold()) and other not in mine for p in places)
