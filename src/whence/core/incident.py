"""What is reported to have happened: one document's account, and accounts judged to be of the same happening."""

from dataclasses import dataclass

from whence.core.document import Provenance, Span
from whence.core.place import Place
from whence.core.time import TimeRange
from whence.core.vocabulary import BestRule, Certainty, IncidentType, Measure, RoleName, Status


@dataclass(frozen=True, slots=True)
class Actor:
    """This says: "ISIS", "IS", "ISIL" and "Daesh" are one armed group, Islamic State.

    `kind` is armed_group, state_force, government, organisation, monitor, agency, outlet or group_media. `parent` is the id of
    the group it belongs to or speaks for ("Sinai Province" → Islamic State). `source` says where the names come from.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    parent: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """This says: in this incident "the Free Plains Brigade" is the perpetrator; it is the actor act-7k.

    `called` is what to call it where a name cut out of the words would mislead: Turkey, of "Turkish".
    """

    name: RoleName
    span: Span
    actor_id: str | None = None
    called: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """This says: a1 reports a car bombing in Qasrin on Thursday, at least nine killed, nobody claiming it.

    `trigger` is the word that names the act. `is_background`: the article recalls it, it is not its news. `also_at` are the
    other places of acts told as one ("attacks in Libya, Niger and Iraq"). `figures` and `statements` are ids of the same
    document; `evidence` the sentences it was read from.
    """

    id: str
    document_id: str
    trigger: Span
    type: IncidentType
    status: Status
    made_by: Provenance
    is_background: bool = False
    time: TimeRange | None = None
    place: Place | None = None
    also_at: tuple[Place, ...] = ()
    roles: tuple[Role, ...] = ()
    certainty: Certainty | None = None
    claimed_by: Role | None = None
    figures: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()

    def role(self, name: RoleName) -> Role | None:
        """The first role of that name, if any."""
        return next((role for role in self.roles if role.name == name), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """This says: killed, low 7, high 11, best not given by `range_only`, from those figures; claims of parties stand apart.

    Derived for one incident and one measure. `figures` count towards the range; `claims` (of a party), `parts` (of a whole)
    and `revised` (an earlier value of the same origin) are listed and not counted. `notes` say what does not add up.
    """

    measure: Measure
    rule: BestRule
    low: float | None = None
    high: float | None = None
    best: float | None = None
    figures: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """This says: the reports r1, r2 and r3 are of one happening: a bombing in Qasrin on 13 May 2021.

    The id is made from its smallest report id. Fields are the canonical reading of its reports; every report keeps its own.
    `possibly_same` are ids of incidents that may be the same and were not merged.
    """

    id: str
    report_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    type: IncidentType
    status: Status
    is_background: bool = False
    time: TimeRange | None = None
    place: Place | None = None
    perpetrator: str | None = None
    certainty: Certainty | None = None
    claimed_by: str | None = None
    also_at: tuple[Place, ...] = ()
    possibly_same: tuple[str, ...] = ()
