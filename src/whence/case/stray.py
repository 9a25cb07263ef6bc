"""Decisions that hold of nothing any more: the latest run finds no report where the one they are about stood."""

from functools import partial

from whence.case.standing import SUBJECTS, current_incident, current_reports
from whence.core.entry import Judgement
from whence.ledger.base import View
from whence.pipeline.judged import Judged


def stray_judgements(view: View) -> list[Judgement]:
    """Every stray decision, oldest first; what was taken back is none."""
    judged = Judged(view, partial(view.find, "judgement"))
    found = (entry.payload for entry in view.iter_kind("judgement"))
    strays = [j for j in found if j.decision != "none" and _is_stray(j, view, judged)]
    return sorted(strays, key=lambda j: (j.decided_at, j.id))


def _is_stray(judgement: Judgement, view: View, judged: Judged) -> bool:
    """Whether one of a pair, or all of what else it is about, is found no longer."""
    if judgement.other_id:
        if judgement.anchors:
            return not all(judged.stands(anchor) for anchor in judgement.anchors)
        return not all(current_reports(view, report_id) for report_id in (judgement.subject_id, judgement.other_id))
    if any(view.get(kind, judgement.subject_id) for kind in SUBJECTS):
        return False
    if judgement.anchors:
        return not any(judged.stands(anchor) for anchor in judgement.anchors)
    return current_incident(view, judgement.subject_id) is None
