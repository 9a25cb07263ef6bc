"""Gold data as examples: a text with the spans each head is to find in it, and what is left out.

Texts are taken as the sets give them, which is as `documents.normalize` leaves them but for exotic spaces; offsets are in code
points. A head that a text is not marked for is absent from `spans` and learns nothing from it.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.heads import KINDS, ROLES, TYPES
from training.incidents import places, told, turns

Spans = list[tuple[int, int, str]]
Record = dict[str, Any]
REPORTED = ("dev", "voa_ledger", "wikievents_dev")  # parts and sets we report on
TUNING_SHARE = 12  # one document of so many is kept for thresholds
TOPONYMS = ("trnews", "geowebnews", "lgl", "geovirus")


@dataclass(frozen=True, slots=True)
class Example:
    """This says: in this text of muc4, characters 102 to 112 are a PerpInd; what stands at 40 to 47 is not to be learnt.

    `spans` has an entry, perhaps empty, for each head the text is marked for; `masked` are stretches without a label,
    `whole` labels of the text at large.
    """

    set: str
    id: str
    text: str
    spans: dict[str, Spans]
    masked: dict[str, Spans] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)

    @property
    def is_for_tuning(self) -> bool:
        """Whether it is kept apart from training for thresholds, by a hash of its id."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % TUNING_SHARE == 0


def records(root: Path, name: str, part: str) -> Iterator[Record]:
    """The lines of one part of one set, without those that share text with a set we report on."""
    left_out = leaks(root).get(f"{name}/{part}", set())
    with (root / name / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if part != "train" or identity(record) not in left_out:
                yield record


def identity(record: Record) -> str:
    """The id of a record, whatever its set calls it."""
    return str(record.get("doc_id") or record.get("docid") or record["id"])


def leaks(root: Path) -> dict[str, set[str]]:
    """For each part of a set, the ids of texts that share ten words in a row with a set we report on."""
    found: dict[str, set[str]] = {}
    with (root / "leaks.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if any(touched.split("/")[-1] in REPORTED for touched in row["touches"]):
                found.setdefault(row["set"], set()).add(row["id"])
    return found


def load(root: Path, part: str) -> list[Example]:
    """All examples of one part, set after set."""
    found = [
        *(muc4(r) for r in records(root, "muc4", part)),
        *(polnear(r) for r in records(root, "attribution_polnear", part)),
        *(toponyms(r, name) for name in TOPONYMS for r in records(root, f"toponym_{name}", part)),
        *(statements(r) for r in records(root, "statements_gold", part)),
    ]
    for name in ("m2e2_voa", "geneva", "ecbplus_mentions"):
        found += [schema(r, name) for r in records(root, name, part)]
    if part == "train":
        found += [schema(r, "re3d") for r in records(root, "re3d", part) if "BY-NC" not in r["license"]]
    return [example for example in found if example.spans and example.text.strip()]


def muc4(record: Record) -> Example:
    """MUC-4: role fillers where the text tells of their incident, its type, where a new one begins, and whether there is any."""
    found = places(record)
    here = told(found)
    spans: dict[str, Spans] = {f"muc_{role}": [] for role in ROLES}
    masked: dict[str, Spans] = {f"muc_{role}": [] for role in ROLES}
    for place in here:
        spans[f"muc_{place.role}"].append((place.start, place.end, place.role))
    for place in found:
        masked[f"muc_{place.role}"].append((place.start, place.end, ""))
    spans["muc_type"] = [(place.start, place.end, place.kind) for place in here]
    spans["muc_turn"] = turns(here)
    gate = "incident" if record["gtt_templates"] else "none"
    return Example("muc4", record["docid"], record["doctext"], spans, masked, whole={"muc_gate": gate})


def polnear(record: Record) -> Example:
    """PolNeAR: sources, cues and contents; pieces of one span each count."""
    found = [
        (start, end, role)
        for row in record["attributions"]
        for role in ("source", "cue", "content")
        for start, end in row[role]
    ]
    return Example("attribution_polnear", record["doc_id"], record["text"], {"attribution": sorted(set(found))})


def toponyms(record: Record, name: str) -> Example:
    """Place names; what gold gives no coordinates for is not learnt, either way."""
    rows = record["toponyms"]
    found = [(row["start"], row["end"], "place") for row in rows if row["lat"] is not None]
    masked = [(row["start"], row["end"], "") for row in rows if row["lat"] is None]
    return Example(f"toponym_{name}", record["doc_id"], record["text"], {"place": found}, {"place": masked})


def statements(record: Record) -> Example:
    """The statements gold: who says what how, and triggers with type, status and whether they are background."""
    parts: dict[str, Spans] = {name: [] for name in ("statement", "modality", "trigger", "status", "background")}
    for row in record["statements"]:
        parts["statement"] += [(start, end, "content") for start, end in row["content"]]
        parts["statement"] += [(*link["span"], "source") for link in row["chain"] if link["span"]]
        parts["statement"] += [(*row["cue"], "cue")] if row["cue"] else []
        parts["modality"] += [(start, end, row["modality"]) for start, end in row["content"]]
    for row in record["incidents"]:
        start, end = row["trigger"]
        parts["trigger"] += [(start, end, row["type"])] if row["type"] in TYPES else []
        parts["status"].append((start, end, row["status"]))
        parts["background"].append((start, end, str(row["background"]).lower()))
    return Example("statements_gold", record["id"], record["text"], parts)


def schema(record: Record, name: str) -> Example:
    """The sets in the common schema: only layers that are marked in full, "other" events not learnt either way."""
    layers = set(record["layers"])
    found: dict[str, Spans] = {}
    masked: dict[str, Spans] = {}
    if "entities" in layers:
        found["mention"] = [(e["start"], e["end"], e["type"]) for e in record["entities"] if e["type"] in KINDS]
    if layers & {"events", "event_triggers"}:
        found["trigger"] = [(e["start"], e["end"], e["type"]) for e in record["events"] if e["type"] in TYPES]
        masked["trigger"] = [(e["start"], e["end"], "") for e in record["events"] if e["type"] not in TYPES]
    return Example(name, record["doc_id"], record["text"], found, masked)
