"""Every task there is, by name."""

from whence.predict import (
    article_text,
    attribution,
    copies,
    event_mentions,
    figures,
    incident_type,
    incidents,
    ledger,
    muc4,
    statements,
    stories,
    timex,
    toponym,
)
from whence.predict.base import PathTask, Task

TASKS: tuple[Task | PathTask, ...] = (
    article_text.TASK,
    attribution.TASK,
    timex.TASK,
    toponym.TASK,
    muc4.TASK,
    figures.TASK,
    statements.TASK,
    incident_type.TASK,
    incidents.TASK,
    event_mentions.TASK,
    copies.TASK,
    stories.TASK,
    ledger.TASK,
)
