"""The heads of the reader: what each of them tells of a word piece."""

from dataclasses import dataclass

TYPES = "bombing suicide_bombing armed_assault clash air_strike_or_shelling assassination kidnapping raid_or_arrest arson_or_sabotage prison_break threat_or_plot protest_or_riot".split()
ROLES = "PerpInd PerpOrg Target Victim Weapon".split()
MODALITIES = "asserted claimed denied planned threatened reported".split()
STATUSES = "happened attempted foiled planned threatened hypothetical denied".split()
KINDS = "PERSON GROUP ORG PLACE FACILITY WEAPON TIME".split()
MUC_TYPES = "attack bombing kidnapping arson robbery other".split()


@dataclass(frozen=True, slots=True)
class Head:
    """This says: `attribution` has the labels O, B-source, I-source, and so on; its loss counts once."""

    name: str
    labels: tuple[str, ...]
    weight: float = 1.0
    marked: float = 1.0  # how much more a label other than the first counts


def spans(name: str, kinds: list[str], weight: float = 1.0, marked: float = 1.5) -> Head:
    """A head that marks spans: outside, beginning and inside of each kind."""
    return Head(name, ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")), weight, marked)


HEADS = (
    spans("attribution", ["source", "cue", "content"], weight=1.5, marked=1.0),
    *(spans(f"muc_{role}", [role], weight=2.5, marked=2.0) for role in ROLES),
    Head("muc_type", tuple(MUC_TYPES), weight=0.3),
    Head("muc_turn", ("same", "new"), weight=0.5),
    Head("muc_gate", ("none", "incident"), weight=0.5),
    spans("place", ["place"], weight=1.5),
    spans("mention", KINDS, weight=0.5),
    spans("trigger", TYPES, weight=0.5),
    spans("statement", ["source", "cue", "content"], weight=0.5, marked=1.0),
    Head("modality", tuple(MODALITIES), weight=0.2),
    Head("status", tuple(STATUSES), weight=0.2),
    Head("background", ("false", "true"), weight=0.2),
)
