"""What people decided, beside what the machine says; where a new run disagrees with a person, it is said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from whence.case.cells import said
from whence.case.decide import in_force
from whence.case.signing import NOBODY, Standing, standing_behind
from whence.core.dossier import Dossier
from whence.core.entry import Entry, Judgement
from whence.ledger.base import View
from whence.ledger.memory import MemoryStore
from whence.pipeline.judged import Find, Judged

STATES = {"positive": "accepted", "negative": "rejected", "unsure": "unsure"}
"""What a decision about a whole row makes of it; a row nobody decided about is `open`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """This says: Ana puts `killed` at 9, where the machine says "7 · ≥ 9"; it said "7" when she decided.

    `value` is None where she decided about the machine's own value. `is_contested`: the machine's value has changed since,
    and is not the person's either. `standing` says who else decided so, and who otherwise.
    """

    field: str
    value: str | None
    machine: str
    judgement: Judgement
    is_contested: bool
    standing: Standing = NOBODY


@dataclass(frozen=True, slots=True)
class Review:
    """This says: Ana accepted the row and corrected one cell; the machine reads it otherwise since.

    `state` is open, accepted, rejected or unsure; `judgements` all there are, oldest first, those taken back as `none`;
    `by` who decided what is in force; `corrections` cells with a person's value, `checks` cells whose value of the machine
    a person accepted, rejected or doubted; `saw` what the machine said of the whole row when it was last decided about,
    `whole_by` who did so, `is_row_contested` whether it says otherwise now; `standing` who decided so about the whole row,
    the first person first, and who decided otherwise.
    """

    state: str = "open"
    by: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    is_contested: bool = False
    saw: str | None = None
    checks: tuple[Correction, ...] = ()
    is_row_contested: bool = False
    whole_by: str | None = None
    standing: Standing = NOBODY

    @property
    def n_signed(self) -> int:
        """How many people stand behind the whole row as it is decided: two where one decided and another signed it off."""
        return len(self.standing.signed)

    @property
    def is_disputed(self) -> bool:
        """Whether people decided otherwise about the whole row or about one of its cells."""
        cells = (cell.standing for cell in (*self.corrections, *self.checks))
        return any(standing.differ for standing in (self.standing, *cells))

    def correction(self, field: str) -> Correction | None:
        """The person's value of a cell."""
        return next((c for c in self.corrections if c.field == field), None)

    def check(self, field: str) -> Correction | None:
        """What a person decided about the machine's value of a cell."""
        return next((c for c in self.checks if c.field == field), None)


class Reviews:
    """Every judgement of a ledger, found by subject and by where the reports it is about stand in their texts."""

    def __init__(self, entries: Iterable[Entry] = (), view: View | None = None) -> None:
        self._found: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        self._view = view or MemoryStore()
        for entry in entries:
            for key in entry.keys:
                self._found[key][entry.subject_id] = entry

    def of_incident(self, dossier: Dossier) -> Review:
        """What people decided about an incident, its cells, and the pairs its reports are part of."""
        return _review(dossier, self._view, self._find) if self._found else Review()

    def of_subject(self, subject_id: str) -> list[Judgement]:
        """What holds of anything else: a figure, a statement, a report, a document."""
        return in_force(entry.payload for entry in self._find(f"subject:{subject_id}"))

    def authors_of(self, subject_id: str) -> str | None:
        """Who decided what holds of it: "Ana; Ben"."""
        return "; ".join(dict.fromkeys(j.author for j in self.of_subject(subject_id))) or None

    def _find(self, key: str) -> Iterable[Entry]:
        """The judgements under a key."""
        return self._found[key].values() if key in self._found else ()

    def __len__(self) -> int:
        """How many judgements there are."""
        return len({i for found in self._found.values() for i in found})


def review_of(view: View, dossier: Dossier) -> Review:
    """What people decided about one incident; nothing else is read."""
    return _review(dossier, view, partial(view.find, "judgement"))


def _review(dossier: Dossier, view: View, find: Find) -> Review:
    """What holds of an incident, of all that was decided about it."""
    found = {j.id: j for j in _judgements(dossier, view, find) if not _is_of_a_part(j)}
    judgements = tuple(sorted(found.values(), key=lambda j: (j.decided_at, j.id)))
    now = [_about_now(j, dossier) for j in judgements]
    holding = in_force(now)
    standing = {j.id: standing_behind(j, now) for j in holding}
    cells = [_correction(j, dossier, standing[j.id]) for j in holding if j.field]
    whole = next((j for j in reversed(holding) if not j.field and not j.other_id), None)
    changed = whole is not None and whole.saw is not None and whole.saw != said(dossier, None)
    return Review(
        STATES[whole.decision] if whole else "open",
        tuple(dict.fromkeys(author for j in holding for author in standing[j.id].signed)),
        judgements,
        tuple(c for c in cells if c.value is not None),
        changed or any(c.is_contested for c in cells),
        whole.saw if whole else None,
        tuple(c for c in cells if c.value is None),
        changed,
        whole.author if whole else None,
        standing[whole.id] if whole else NOBODY,
    )


def _judgements(dossier: Dossier, view: View, find: Find) -> Iterator[Judgement]:
    """Every judgement about an incident, or about one of its reports."""
    yield from (entry.payload for entry in find(f"subject:{dossier.incident.id}"))
    judged = Judged(view, find)
    yield from (placed.judgement for account in dossier.accounts for placed in judged.of(account))


def _is_of_a_part(judgement: Judgement) -> bool:
    """Whether it is about a report alone, and not about the incident."""
    return judgement.other_id is None and not judgement.subject_id.startswith("inc-")


def _about_now(judgement: Judgement, dossier: Dossier) -> Judgement:
    """A judgement about an incident under the id it has now, so that the latest of two under two ids holds."""
    return judgement if judgement.other_id else replace(judgement, subject_id=dossier.incident.id)


def _correction(judgement: Judgement, dossier: Dossier, standing: Standing) -> Correction:
    """A decided cell beside the machine's value of now."""
    field = judgement.field or ""
    machine = said(dossier, field)
    is_contested = machine not in (judgement.saw, judgement.value)
    return Correction(field, judgement.value, machine, judgement, is_contested, standing)
