"""Documents drawn again with replacement: gold and answers written as if the documents had been others.

What the gold ties together (a story, the reports of one incident) is drawn together; the second copy of a document
gets ids of its own, in the gold and in the answers alike.
"""

import random
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

_GONE = object()
Unit = frozenset[str]


@dataclass(frozen=True, slots=True)
class Draw:
    """This says: the rows of dev.jsonl are documents, told apart by `doc_id`, and are drawn a thousand times.

    `rows` is one of: "lines", each row one document, or drawn with the rows that are equal in the field `together`;
    "groups", rows naming documents; "ledger", one object naming them anywhere. `keys` are the fields with ids, that of
    the row first. `files` are those of a folder of gold that the scorer reads.
    """

    rows: Literal["lines", "groups", "ledger"]
    keys: tuple[str, ...] = ("doc_id",)
    together: str | None = None
    files: tuple[str, ...] = ()
    times: int = 1000


def units(draw: Draw, gold: Sequence[Any], answers: Sequence[Any]) -> list[Unit]:
    """What is drawn: sets of document ids that stay together, in the order of the gold.

    Answers tie too: a false join is between two documents, and would be lost where one of them is drawn without the other.
    """
    key, together = draw.keys[0], draw.together
    if draw.rows == "lines" and together is None:
        return tied([row[key]] for row in gold)
    if draw.rows == "lines":
        return tied(_rows_by(gold, together, key) + _rows_by(answers, draw.keys[1], key))
    if draw.rows == "groups":
        named = [row.get("doc_ids") or [row["doc_id"]] for row in gold]
        known = frozenset(name for ids in named for name in ids)
        return tied([*named, *([name for name in row["doc_ids"] if name in known] for row in answers)])
    told = [ids for one in (*gold, *answers) for ids in _told_together(one)]
    return tied(told)


def _rows_by(rows: Sequence[Any], together: str | None, key: str) -> list[list[str]]:
    """The ids of rows that are equal in a field."""
    shared: dict[Hashable, list[str]] = {}
    for row in rows:
        shared.setdefault(row[together], []).append(row[key])
    return list(shared.values())


def tied(ties: Iterable[Sequence[str]]) -> list[Unit]:
    """The parts that ties hold together.

    >>> [sorted(part) for part in tied([["a", "b"], ["c"], ["b", "d"]])]
    [['a', 'b', 'd'], ['c']]
    """
    part_of: dict[str, set[str]] = {}
    for ids in ties:
        whole = set(ids).union(*(part_of.get(name, ()) for name in ids))
        part_of.update(dict.fromkeys(whole, whole))
    return list(dict.fromkeys(frozenset(part) for part in part_of.values()))


def _told_together(ledger: Mapping[str, Any]) -> Iterator[list[str]]:
    """The articles of each incident, each cluster of origins, and each article alone, of a ledger or its gold."""
    for incident in ledger["incidents"]:
        roles = [*incident.get("main_in", ()), *incident.get("background_in", ()), *incident.get("reported_in", ())]
        yield [*roles, *(row["article"] for row in incident.get("articles", ()))]
    for cluster in ledger["origins"]:
        groups = [group["articles"] for group in cluster["groups"]] if isinstance(cluster, dict) else [cluster]
        yield [name for group in groups for name in group]
    yield from ([row["article"]] for row in ledger["statements"])
    yield from ([name if isinstance(name, str) else name["article"]] for name in ledger["boilerplate"])
    yield from ([name] for name in ledger.get("negatives", ()))


def drawn(parts: Sequence[Unit], chance: random.Random) -> list[Unit]:
    """As many parts as there are, drawn with replacement: the ids of the first copies, of the second ones, and so on."""
    times = Counter(chance.randrange(len(parts)) for _ in parts)
    most = max(times.values())
    return [frozenset().union(*(parts[i] for i, n in times.items() if n > copy)) for copy in range(most)]


def copies(draw: Draw, rows: Sequence[Any], copied: Sequence[Unit], known: Unit) -> Iterator[Any]:
    """The rows once for each copy, with what was not drawn left out."""
    for number, kept in enumerate(copied):
        mark = f"~{number}"
        if draw.rows == "lines":
            marked = (row for row in rows if row[draw.keys[0]] in kept)
            yield from ({**row, **{key: f"{row[key]}{mark}" for key in draw.keys}} for row in marked)
        else:
            made = ((row, _copied(row, kept, known, mark)) for row in rows)
            yield from (new for row, new in made if new is not _GONE and not _is_torn(row, new))


def _is_torn(row: Any, new: Any) -> bool:
    """Whether a row that is a pair of documents lost one."""
    return isinstance(row, list) and len(new) < len(row)


def _copied(value: Any, kept: Unit, known: Unit, mark: str) -> Any:
    """A value with the ids of documents marked; gone where it is of a document not drawn, or of none that was."""
    if isinstance(value, str):
        return value if value not in known else value + mark if value in kept else _GONE
    if isinstance(value, list):
        return [new for item in value if (new := _copied(item, kept, known, mark)) is not _GONE]
    if not isinstance(value, dict):
        return value
    if any(isinstance(item, str) and item in known and item not in kept for item in value.values()):
        return _GONE
    if _names(value, known) and not _names(value, kept):
        return _GONE
    pairs = ((_copied(key, kept, known, mark), _copied(item, kept, known, mark)) for key, item in value.items())
    return {key: item for key, item in pairs if key is not _GONE and item is not _GONE}


def _names(value: Any, ids: Unit) -> bool:
    """Whether one of these documents is named anywhere in a value."""
    if isinstance(value, str):
        return value in ids
    if isinstance(value, dict):
        return any(key in ids or _names(item, ids) for key, item in value.items())
    return isinstance(value, list) and any(_names(item, ids) for item in value)
