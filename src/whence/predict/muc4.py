"""The task `muc4`: templates of incidents from agency text of the 1980s, by the trained reader and the linear slot tagger."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from whence.inference.fillers import Filler, find_fillers
from whence.inference.session import Session
from whence.inference.slot_tagger import ROLES, load_slot_tagger
from whence.predict.base import Record, Task

_SECOND = 0.2  # share of the scores from which fillers of another kind make a template of their own; chosen on dev
_ACCUSED = 0.2  # how much perpetrators tell of the kind, beside targets, victims and weapons: they stand everywhere
_PERPETRATORS = ("PerpInd", "PerpOrg")


def fill_templates(fillers: Sequence[Filler]) -> list[Record]:
    """The templates of one text: none without fillers, else one for each kind of incident that enough of them tell of.

    Perpetrators stand in every template. An entity is given by one name, and by what the text puts in brackets behind it.
    """
    if not fillers:
        return []
    main = _main_kind(fillers)
    total = sum(filler.score for filler in fillers)
    groups = {kind: group for kind, group in _by_kind(fillers, main).items() if _weight(group) > _SECOND * total}
    moved = [filler for group in groups.values() for filler in group]
    accused = [filler for filler in fillers if filler.role in _PERPETRATORS]
    left = [filler for filler in fillers if filler not in moved and filler not in accused]
    kinds = ({main: left} if left or not groups else {}) | groups
    return [_template(kind, [*accused, *(f for f in group if f not in accused)]) for kind, group in kinds.items()]


def _main_kind(fillers: Sequence[Filler]) -> str:
    """The kind of incident that all fillers together tell of."""
    mass: Counter[str] = Counter()
    for filler in fillers:
        weight = filler.score * (_ACCUSED if filler.role in _PERPETRATORS else 1.0)
        mass.update({kind: weight * share for kind, share in filler.kinds.items()})
    kind = max(sorted(mass), key=lambda name: mass[name])
    return "attack" if kind == "other" else kind


def _by_kind(fillers: Sequence[Filler], main: str) -> dict[str, list[Filler]]:
    """The fillers that each tell of another kind than the main one."""
    groups: dict[str, list[Filler]] = {}
    for filler in fillers:
        kind = max(sorted(filler.kinds), key=lambda name: filler.kinds[name])
        if kind not in (main, "other"):
            groups.setdefault(kind, []).append(filler)
    return groups


def _weight(group: Sequence[Filler]) -> float:
    """The scores of fillers together."""
    return sum(filler.score for filler in group)


def _template(kind: str, fillers: Sequence[Filler]) -> Record:
    """One template of the answer."""
    return {
        "incident_type": kind,
        **{role: [[filler.name, *filler.aliases] for filler in fillers if filler.role == role] for role in ROLES},
    }


def run(records: Iterable[Record]) -> Iterator[Record]:
    """One answer a document."""
    session, tagger = Session.load(), load_slot_tagger()
    for record in records:
        found = find_fillers(session, tagger, record["doctext"])
        yield {"docid": record["docid"], "templates": fill_templates(found)}


TASK = Task("muc4", ("docid", "doctext"), run, optional=("raw_text", "dateline"))
