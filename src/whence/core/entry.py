"""What the ledger keeps: appended entries, the runs that made them, links and what people decide."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from whence.core.document import Span
from whence.core.vocabulary import Reliability


@dataclass(frozen=True, slots=True)
class Run:
    """This says: Whence 0.1.0 with those settings and that model read this, starting at that time."""

    id: str
    version: str
    started_at: datetime
    settings_hash: str | None = None
    model_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """This says: "same day", and it weighs 2.0 for the two being the same."""

    name: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """This says: reports r1 and r2 tell of the same incident, score 0.97, because same day, same town, tolls 7 and 7.

    `kind` is what is linked: incident (report to report), copy (document to document). `judgement` is positive (the same),
    negative (told apart) or unsure (possibly the same, shown to people, never merged silently).
    """

    id: str
    kind: str
    left_id: str
    right_id: str
    judgement: str
    score: float | None = None
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """This says: the report that stands at the words "went off", in that sentence of that document.

    The id of a document is made of the hash of its bytes; with the offset and the quote the place is found again, whatever a
    later run calls the report, and in a later version of the text.
    """

    trigger: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """This says: on that day Ana decided that inc-1 and inc-2 are the same, because the street is the same.

    `subject_id` and, for pairs, `other_id`; `field` and `value` for a corrected cell; `decision` is positive, negative, unsure,
    comment, or none (taken back). `saw` is what the machine said at that time. It rests on words of a text (`span`), on a `source`
    outside the ledger, or on neither. `anchors` are where the reports it is about stand, those of the subject and of the
    other. A person's judgement outlives every run.
    """

    id: str
    subject_id: str
    decision: str
    author: str
    decided_at: datetime
    other_id: str | None = None
    field: str | None = None
    value: str | None = None
    reason: str | None = None
    saw: str | None = None
    span: Span | None = None
    source: str | None = None
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """This says: on that day Ana graded Coast Courier B, usually reliable, because it corrects its errors.

    A person's grade of a source (Admiralty code), never the machine's; an item's credibility is another number. A later grade
    of the same source supersedes an earlier one, and the earlier one stays in the history.
    """

    id: str
    source: str
    reliability: Reliability
    author: str
    graded_at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """This says: run run-1 recorded that figure at that time; it is what the ledger now says of its subject.

    One appended row. `kind` names the payload's noun (document, figure, statement, report, incident, ...). A later entry of the
    same kind and subject supersedes an earlier one; a `payload` of None withdraws the subject. `keys` are the names under
    which a view finds it again ("document:doc-1", "day:2021-05-13|SY").
    """

    id: str
    kind: str
    subject_id: str
    payload: Any
    run_id: str
    recorded_at: datetime
    keys: tuple[str, ...] = ()
