"""How likely each cell of an incident is right: looked up among what gold says of cells like it."""

from whence.core.dossier import Sureness
from whence.core.incident import Incident
from whence.inference.calibration import Calibration

CELLS = ("type", "status", "time", "place", "perpetrator", "claimed_by")


def sureness_of(incident: Incident, calibration: Calibration) -> tuple[Sureness, ...]:
    """The probability of each cell that holds something and that gold tells of."""
    found = ((cell, calibration.probability(f"incident {cell}", *keys_of(incident, cell))) for cell in CELLS)
    return tuple(Sureness(cell, share) for cell, share in found if share is not None and holds(incident, cell))


def holds(incident: Incident, cell: str) -> bool:
    """Whether the cell says something."""
    if cell == "time":
        return incident.time is not None and incident.time.start is not None
    return getattr(incident, cell) is not None


def keys_of(incident: Incident, cell: str) -> tuple[str, ...]:
    """Under which keys a cell's share is looked up, the narrowest first."""
    told = "recalled" if incident.is_background else "news"
    return (f"{_detail(incident, cell)}, {told}", _detail(incident, cell))


def _detail(incident: Incident, cell: str) -> str:
    """What a cell's share depends on most."""
    if cell == "time":
        return "a day" if incident.time and incident.time.date_prec == 1 else "several days"
    if cell == "place":
        return f"where_prec {incident.place.where_prec if incident.place else None}"
    if cell == "perpetrator":
        return str(incident.certainty)
    return str(getattr(incident, cell)) if cell in {"type", "status"} else "named"
