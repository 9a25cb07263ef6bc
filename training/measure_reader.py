"""Measure the reader on dev parts: its int8 file, or the float one beside the run, with intervals over documents.

    python -m training.measure_reader ../shared src/whence/models
    python -m training.measure_reader ../shared src/whence/models --float training/runs/reader/reader.onnx

With `--write` the figures go into the manifest's table `scores`, those of the float file into `exact`.
"""

import argparse
import hashlib
import importlib.util
import json
import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from training.manifest import manifest
from whence.extraction.toponyms.extractor import Toponyms
from whence.gazetteer.index import shipped_gazetteer
from whence.inference.fillers import find_fillers
from whence.inference.session import Manifest, Session
from whence.inference.slot_tagger import load_slot_tagger
from whence.predict import attribution, muc4, toponym

Record = dict[str, Any]
Figures = dict[str, float]
SEED, ROUNDS = 13, 200
TOPONYMS = ("trnews", "geowebnews", "lgl")


def scorer(shared: Path, name: str) -> Any:
    """One of the scorers as a module."""
    spec = importlib.util.spec_from_file_location(f"scorer_{name}", shared / "scorers" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{shared}/scorers/{name}.py is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> list[Record]:
    """The lines of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def interval(count: int, figures: Callable[[list[int]], Figures]) -> dict[str, tuple[float, float, float]]:
    """Each figure on all documents, and the range that holds 95 of 100 draws of documents."""
    draw = random.Random(SEED)
    drawn = [figures([draw.randrange(count) for _ in range(count)]) for _ in range(ROUNDS)]
    found = {}
    for name, value in figures(list(range(count))).items():
        row = sorted(figure[name] for figure in drawn)
        found[name] = (value, row[ROUNDS // 40], row[-1 - ROUNDS // 40])
    return found


def f1(counts: Sequence[float]) -> float:
    """F1 from right, predicted and gold."""
    return 2 * counts[0] / max(1.0, counts[1] + counts[2])


def on_attribution(shared: Path, session: Session) -> Iterator[tuple[str, int, dict[str, tuple[float, float, float]]]]:
    """PolNeAR."""
    module, rows = scorer(shared, "attribution"), read(shared / "data/attribution_polnear/dev.jsonl")
    answers = [attribution.answer(session, row["doc_id"], row["text"]) for row in rows]
    counts = [_attribution_counts(module, row, answer) for row, answer in zip(rows, answers, strict=True)]

    def figures(picked: list[int]) -> Figures:
        sums = [sum(counts[i][k] for i in picked) for k in range(4)]
        pair, triple = f1([sums[0], sums[2], sums[3]]), f1([sums[1], sums[2], sums[3]])
        return {"headline": (pair + triple) / 2, "pair_o50": pair, "triple_o50": triple}

    yield "attribution", len(rows), interval(len(rows), figures)


def _attribution_counts(module: Any, row: Record, answer: Record) -> tuple[float, float, float, float]:
    """Right pairs, right triples, predicted and gold of one document."""
    result = module.score([row], [answer])
    n_found = len(answer["attributions"])
    return result["pair_o50"]["p"] * n_found, result["triple_o50"]["p"] * n_found, n_found, len(row["attributions"])


def on_muc4(shared: Path, session: Session) -> Iterator[tuple[str, int, dict[str, tuple[float, float, float]]]]:
    """MUC-4."""
    module, path, tagger = scorer(shared, "muc4"), shared / "data/muc4/dev.jsonl", load_slot_tagger()
    gold = module.load_gold(path)
    pred = {}
    for row in read(path):
        templates = muc4.fill_templates(find_fillers(session, tagger, row["doctext"]))
        made = [module._normalise(module._template(template)) for template in templates]
        pred[row["docid"]] = {"templates": made, "pooled": module.pool(made)}
    names = ("ree", "tf", "rme_phi3")
    _, rows, _ = module.score(gold, pred, names=names)

    def figures(picked: list[int]) -> Figures:
        return {n: module.summarise(n, [rows[n][i] for i in picked])["micro"]["f1"] / 100 for n in names}

    yield "muc4", len(gold), interval(len(gold), figures)


def on_toponyms(shared: Path, session: Session) -> Iterator[tuple[str, int, dict[str, tuple[float, float, float]]]]:
    """TR-News, GeoWebNews and LGL."""
    module, gazetteer = scorer(shared, "toponym"), shipped_gazetteer()
    extractor = Toponyms(gazetteer, session)
    for name in TOPONYMS:
        rows = read(shared / f"data/toponym_{name}/dev.jsonl")
        answers = [toponym.answer(extractor, gazetteer, row["doc_id"], row["text"]) for row in rows]
        figures = _toponym_figures(module, rows, answers)
        yield f"toponym_{name}", len(rows), interval(len(rows), figures)


def _toponym_figures(module: Any, rows: list[Record], answers: list[Record]) -> Callable[[list[int]], Figures]:
    """The figures on some of the documents, each under a name of its own, as the scorer pools documents by id."""

    def figures(picked: list[int]) -> Figures:
        names = [{"doc_id": str(n)} for n in range(len(picked))]
        gold = [rows[i] | name for i, name in zip(picked, names, strict=True)]
        result = module.score(gold, [answers[i] | name for i, name in zip(picked, names, strict=True)])
        return {"geoparse": result["geoparse"]["f1"], "rec_relaxed": result["rec_relaxed"]["f1"]}

    return figures


def float_session(models: Path, path: Path) -> Session:
    """The reader with the float export in place of the int8 file."""
    content = path.read_bytes()
    described = Manifest.read((models / "manifest.toml").read_text(encoding="utf-8"))
    described = replace(described, sha256=hashlib.sha256(content).hexdigest())
    return Session(described, content, (models / described.tokenizer).read_bytes())


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--float", type=Path, default=None, dest="exact")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    session = float_session(options.models, options.exact) if options.exact else Session.load(options.models)
    scores: dict[str, float] = {}
    for measure in (on_attribution, on_muc4, on_toponyms):
        for task, n, figures in measure(options.shared, session):
            for name, (value, low, high) in figures.items():
                print(f"| {task} | {name} | {n} | {value:.3f} | {low:.3f} to {high:.3f} |", flush=True)
                scores[f"{task}/{name}"] = round(value, 4)
    if options.write:
        path = options.models / "manifest.toml"
        old = tomllib.loads(path.read_text(encoding="utf-8"))
        table = "exact" if options.exact else "scores"
        path.write_text(manifest(options.models, old | {table: scores}), encoding="utf-8")


if __name__ == "__main__":
    main()
