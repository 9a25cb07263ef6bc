"""What people decided, beside what the machine says; where a new run disagrees with a person, it is said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from whence.case.cells import said
from whence.case.decide import in_force
from whence.core.dossier import Dossier
from whence.core.entry import Entry, Judgement
from whence.ledger.base import View
from whence.pipeline.relink import anchor

STATES = {"positive": "accepted", "negative": "rejected", "unsure": "unsure"}
"""What a decision about a whole row makes of it; a row nobody decided about is `open`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """This says: Ana puts `killed` at 9, where the machine says "7 · ≥ 9"; it said "7" when she decided.

    `is_contested`: the machine's value has changed since, and is not the person's either.
    """

    field: str
    value: str
    machine: str
    judgement: Judgement
    is_contested: bool


@dataclass(frozen=True, slots=True)
class Review:
    """This says: Ana accepted the row and corrected one cell; the machine reads it otherwise since.

    `state` is open, accepted, rejected or unsure; `judgements` all there are, oldest first, those taken back as `none`;
    `by` who decided what is in force; `saw` what the machine said of the whole row when it was last decided about.
    """

    state: str = "open"
    by: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    is_contested: bool = False
    saw: str | None = None

    def correction(self, field: str) -> Correction | None:
        """The person's value of a cell."""
        return next((c for c in self.corrections if c.field == field), None)


class Reviews:
    """Every judgement of a ledger, found by subject and by where the reports it is about stand in their texts."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._found: defaultdict[str, dict[str, Judgement]] = defaultdict(dict)
        for entry in entries:
            for key in entry.keys:
                self._found[key][entry.subject_id] = entry.payload

    def of_incident(self, dossier: Dossier) -> Review:
        """What people decided about an incident, its cells, and the pairs its reports are part of."""
        keys = _keys(dossier)
        found = {i: j for key in keys for i, j in self._found.get(key, {}).items() if not _is_of_a_part(j)}
        if not found:
            return Review()
        judgements = tuple(sorted(found.values(), key=lambda j: (j.decided_at, j.id)))
        holding = in_force(_about_now(j, dossier) for j in judgements)
        corrections = tuple(_correction(j, dossier) for j in holding if j.field)
        whole = next((j for j in reversed(holding) if not j.field and not j.other_id), None)
        changed = whole is not None and whole.saw is not None and whole.saw != said(dossier, None)
        return Review(
            STATES[whole.decision] if whole else "open",
            tuple(dict.fromkeys(j.author for j in holding)),
            judgements,
            corrections,
            changed or any(c.is_contested for c in corrections),
            whole.saw if whole else None,
        )

    def of_subject(self, subject_id: str) -> list[Judgement]:
        """What holds of anything else: a figure, a statement, a report, a document."""
        return in_force(self._found.get(f"subject:{subject_id}", {}).values())

    def authors_of(self, subject_id: str) -> str | None:
        """Who decided what holds of it: "Ana; Ben"."""
        return "; ".join(dict.fromkeys(j.author for j in self.of_subject(subject_id))) or None

    def __len__(self) -> int:
        """How many judgements there are."""
        return len({i for found in self._found.values() for i in found})


def review_of(view: View, dossier: Dossier) -> Review:
    """What people decided about one incident; nothing else is read."""
    return Reviews(entry for key in _keys(dossier) for entry in view.find("judgement", key)).of_incident(dossier)


def _keys(dossier: Dossier) -> list[str]:
    """What judgements about an incident are found by."""
    return [f"subject:{dossier.incident.id}", *(anchor(account.report) for account in dossier.accounts)]


def _is_of_a_part(judgement: Judgement) -> bool:
    """Whether it is about a report alone, and not about the incident."""
    return judgement.other_id is None and not judgement.subject_id.startswith("inc-")


def _about_now(judgement: Judgement, dossier: Dossier) -> Judgement:
    """A judgement about an incident under the id it has now, so that the latest of two under two ids holds."""
    if judgement.other_id:
        return judgement
    return Judgement(
        judgement.id, dossier.incident.id, judgement.decision, judgement.author, judgement.decided_at, None,
        judgement.field, judgement.value, judgement.reason, judgement.saw,
    )  # fmt: skip


def _correction(judgement: Judgement, dossier: Dossier) -> Correction:
    """A corrected cell beside the machine's value of now."""
    field, value = judgement.field or "", judgement.value or ""
    machine = said(dossier, field)
    return Correction(field, value, machine, judgement, machine not in (judgement.saw, value))
