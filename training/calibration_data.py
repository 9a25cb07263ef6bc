"""What the reader found on dev parts, each with whether gold says the same: what `calibrate.py` fits on."""

import json
import runpy
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whence.case.case import Case
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.incident import Incident
from whence.core.reading import Reading
from whence.core.statement import Figure, Statement
from whence.gazetteer.actors import load_actors
from whence.linking.sureness import CELLS, holds, keys_of
from whence.pipeline.default import Shelf, default_reader
from whence.pipeline.sureness import Told, kind_and_keys
from whence.predict.base import given_document
from whence.predict.ledger import predicted_incident
from whence.predict.timex import day_of
from whence.samples import folder, gold
from whence.settings import Settings

Record = dict[str, Any]
Read = Callable[[str, str | None], Reading]
Functions = dict[str, Any]
PARTS = 5
NEAR = 161.0  # km: what the scorer of place names takes for right
TOPONYMS, TIMES = ("trnews", "geowebnews", "lgl"), ("tempeval3", "meantime", "wikiwars")


@dataclass(frozen=True, slots=True)
class Found:
    """This says: a figure that "number before effect" found in that document is right; `score` is a model's, where there is one."""

    kind: str
    keys: tuple[str | None, ...]
    score: float | None
    is_right: bool
    document: str


def everything(shared: Path) -> Iterator[Found]:
    """All that was found and can be judged, kind after kind."""
    reader = default_reader(Shelf.load(load_actors(None)), max_bytes=20_000_000, reads_other_news=True)

    def read(text: str, day: str | None) -> Reading:
        return reader.read(given_document(text, day))

    yield from _figures(shared, read)
    yield from _statements(shared, read)
    for name in TIMES:
        yield from _times(shared, read, name)
    for name in TOPONYMS:
        yield from _places(shared, read, name)
    yield from _incidents(shared, shared / "data" / "voa_ledger", _gold(shared))
    yield from _incidents(shared, folder("dev"), gold("dev"))


def _records(shared: Path, name: str) -> Iterator[Record]:
    """The lines of a dev part."""
    with (shared / "data" / name / "dev.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _gold(shared: Path) -> Record:
    """The gold of voa_ledger."""
    found: Record = json.loads((shared / "data" / "voa_ledger" / "gold.json").read_text("utf-8"))
    return found


def _scorer(shared: Path, name: str) -> Functions:
    """What a scorer can do: gold is compared as it compares."""
    return runpy.run_path(str(shared / "scorers" / f"{name}.py"))


def _found(item: Told, document: str, *, is_right: bool) -> Found:
    """A value of a reading, judged."""
    kind, keys = kind_and_keys(item)
    return Found(kind, keys, item.made_by.score if item.made_by else None, is_right, document)


def _figures(shared: Path, read: Read) -> Iterator[Found]:
    """Figures: right where measure and all three numbers are."""
    scorer = _scorer(shared, "figures")
    for record in _records(shared, "figures_gold"):
        figures = read(record["text"], record.get("date")).figures
        rows = [_row(figure) for figure in figures]
        pairs = {j: i for i, j in scorer["pair"](record["figures"], rows)}
        for j, (figure, row) in enumerate(zip(figures, rows, strict=True)):
            want = record["figures"][pairs[j]] if j in pairs else None
            is_right = want is not None and want["measure"] == row["measure"] and scorer["same_value"](want, row)
            yield _found(figure, record["id"], is_right=is_right)


def _row(figure: Figure) -> Record:
    """A figure as the scorer takes it."""
    numbers = {"lower": figure.lower, "upper": figure.upper, "best": figure.best}
    return {"start": figure.span.start, "end": figure.span.end, "measure": figure.measure.value, **numbers}


def _statements(shared: Path, read: Read) -> Iterator[Found]:
    """Statements: right where content and speaker are; reports: where trigger and type are; their status beside."""
    scorer = _scorer(shared, "statements")
    for record in _records(shared, "statements_gold"):
        reading = read(record["text"], record.get("date"))
        for statement in reading.statements:
            is_right = any(_tells(scorer, record["text"], want, statement) for want in record["statements"])
            yield _found(statement, record["id"], is_right=is_right)
        for report in reading.reports:
            span = (report.trigger.start, report.trigger.end)
            want = next((w for w in record["incidents"] if scorer["hit"](w["trigger"], span)), None)
            yield _found(report, record["id"], is_right=want is not None and want["type"] == report.type)
            if want:
                is_status = want["status"] == report.status
                yield Found("incident status", (report.status.value,), None, is_status, record["id"])


def _tells(scorer: Functions, text: str, want: Record, statement: Statement) -> bool:
    """Whether gold has this content said by this speaker."""
    words = [match.span() for match in scorer["WORD"].finditer(text)]
    content = [[span.start, span.end] for span in statement.content]
    shared = scorer["dice"](scorer["tokens"](want["content"], words), scorer["tokens"](content, words))
    speaker = statement.attribution.speaker.span
    return bool(shared >= 0.5 and scorer["hit"](scorer["last"](want), speaker and [speaker.start, speaker.end]))


def _times(shared: Path, read: Read, name: str) -> Iterator[Found]:
    """Time expressions: right where one of gold's that they overlap has their value; those nested in others are not judged."""
    norm = _scorer(shared, "timex")["norm"]
    for record in _records(shared, f"timex_{name}"):
        for time in read(record["text"], day_of(record)).times:
            over = [t for t in record["timexes"] if t["start"] < time.span.end and time.span.start < t["end"]]
            if not over or not all(t.get("nested") for t in over):
                is_right = any(norm(t["value"]) == norm(time.value) for t in over)
                yield _found(time, record["doc_id"], is_right=is_right)


def _places(shared: Path, read: Read, name: str) -> Iterator[Found]:
    """Place names: right where gold has a place there and, where both have coordinates, within 161 km."""
    scorer = _scorer(shared, "toponym")
    for record in _records(shared, f"toponym_{name}"):
        for mention in read(record["text"], None).places:
            over = [t for t in record["toponyms"] if t["start"] < mention.span.end and mention.span.start < t["end"]]
            if any(scorer["OPT"].search(t.get("type") or "") for t in over):
                continue
            place = mention.place
            near = [
                t["lat"] is None or place.lat is None or scorer["km"](t["lat"], t["lon"], place.lat, place.lon) <= NEAR
                for t in over
            ]
            yield _found(mention, record["doc_id"], is_right=any(near))


def _incidents(shared: Path, source: Path, wanted: Record) -> Iterator[Found]:
    """Cells of incidents that gold has too, by the scorer of ledgers."""
    scorer = _scorer(shared, "ledger")
    with tempfile.TemporaryDirectory() as room, Case(room, Settings()) as case:
        case.add(source)
        dossiers = list(case.incidents())
    rows = scorer["read_incidents"]({"incidents": [predicted_incident(d) for d in dossiers]})
    told = scorer["read_incidents"](wanted)
    for g, p in scorer["match"](told, rows):
        yield from _cells(scorer, told[g], rows[p], dossiers[p])


def _cells(scorer: Functions, want: Record, row: Record, dossier: Dossier) -> Iterator[Found]:
    """The cells of one incident that hold something."""
    right: dict[str, bool | None] = {
        "type": row["type"] in want["tacc"],
        "time": scorer["date_ok"](want, row),
        "place": scorer["place_ok"](want, row),
        "perpetrator": scorer["name_match"](row["perpetrator"], want["pacc"]),
        "claimed_by": scorer["name_match"](row["claimed_by"], [want.get("claimed_by") or "", *want["pacc"]]),
    }
    incident: Incident = dossier.incident
    for cell in CELLS:
        is_right = right.get(cell)
        if is_right is not None and holds(incident, cell):
            document: Document = dossier.documents[0]
            yield Found(f"incident {cell}", keys_of(incident, cell), None, is_right, document.id)


def folds(found: Sequence[Found]) -> dict[str, int]:
    """Each document in one of `PARTS` parts, in the order they come."""
    return {name: n % PARTS for n, name in enumerate(dict.fromkeys(item.document for item in found))}
