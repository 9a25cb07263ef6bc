"""Where things stand now: what a later run calls a report, and in which incident it is."""

from whence.core.incident import Incident, IncidentReport
from whence.errors import InputError
from whence.ledger.base import View
from whence.pipeline.judged import anchor_of, report_at
from whence.pipeline.relink import incident_of

SUBJECTS = ("incident", "report", "figure", "statement", "document")
"""What a decision may be about."""


def require_subject(view: View, subject_id: str) -> tuple[str, str]:
    """The id and kind of what a decision is about; an id that an incident once had gives the one it has now."""
    for kind in SUBJECTS:
        if view.get(kind, subject_id):
            return subject_id, kind
    incident = current_incident(view, subject_id)
    if incident:
        return incident.id, "incident"
    raise InputError(f"{subject_id}: nothing in the ledger has this id", hint="`whence show incidents` lists incidents")


def report_once(view: View, report_id: str) -> IncidentReport | None:
    """A report as the ledger has it, or had it last."""
    payloads = [entry.payload for entry in view.history("report", report_id) if entry.payload]
    return payloads[-1] if payloads else None


def current_reports(view: View, report_id: str) -> list[str]:
    """What a report is called now: itself, or the report a later run found in its place; none where it found none."""
    if view.get("report", report_id):
        return [report_id]
    old = report_once(view, report_id)
    document = view.get("document", old.document_id) if old else None
    if old is None or document is None:
        return []
    there = (entry.payload for entry in view.find("report", f"document:{old.document_id}"))
    found = report_at(anchor_of(old, document.payload), document.payload, there)
    return [found.id] if found else []


def require_incident_of(view: View, report_ids: list[str]) -> str:
    """The one incident in which all these reports stand; InputError where there is none, or more than one."""
    ids = {entry.subject_id for r in report_ids for entry in view.find("incident", f"report:{r}")}
    if len(ids) != 1:
        raise InputError("reports: not of one incident", hint="name reports that stand in one incident")
    return ids.pop()


def current_incident(view: View, incident_id: str) -> Incident | None:
    """The incident of that id, or the one in which its reports, as a later run calls them, stand now."""
    found = incident_of(view, incident_id)
    if found:
        return found
    for old in reversed([entry.payload for entry in view.history("incident", incident_id) if entry.payload]):
        for now in (now for report_id in old.report_ids for now in current_reports(view, report_id)):
            entry = next(iter(view.find("incident", f"report:{now}")), None)
            if entry:
                return entry.payload  # type: ignore[no-any-return]
    return None


def reports_of(view: View, subject_id: str) -> list[str]:
    """The reports of an incident, or the one report."""
    incident = view.get("incident", subject_id)
    return list(incident.payload.report_ids) if incident else [subject_id]
