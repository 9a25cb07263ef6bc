"""Train what tells whether a happening of an article is an incident to report.

    python -m training.train_reported ../shared

Two minutes on one core: logistic regression over happenings (the features of `reported.py`) of whole articles and samples marked for
Whence; the threshold by eight-fold cross-validation over texts, by the mean of F1 over batches. One that tells an incident anew counts as
none to report. Writes src/whence/models/reported.json and prints what it reaches, also on batches B and D, which are only measured.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from training.data import Record
from training.linear import fit_linear, strictest, write_linear
from training.marked_texts import letters_of, marked_articles, marked_samples
from whence.core.document import Document
from whence.core.reading import Reading
from whence.extraction.incidents.extractor import Incidents, features_of, survey, told_once
from whence.extraction.incidents.happenings import Happening
from whence.gazetteer.actors import load_actors
from whence.inference.linear import Linear
from whence.pipeline.default import Shelf, default_reader
from whence.pipeline.read import ShippedReader

FOLDS = 8
STRENGTH = 0.2  # inverse of the regularisation: .1 to .5 are alike
LEAST = (-1.25, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25)
RARE = 4  # a feature of fewer happenings is not learnt


@dataclass(frozen=True, slots=True)
class Example:
    """This says: an article of batch C, the features and the letters of its happenings, and the letters of all its incidents."""

    batch: str
    document: Document
    happenings: list[Happening]
    undated: frozenset[int]
    features: dict[int, set[str]]
    letters: tuple[str, ...]
    incidents: frozenset[str]
    optional: frozenset[str]

    def asked(self) -> Iterator[tuple[set[str], bool]]:
        """The features of each happening that the model is asked about, and whether it is the first to tell an incident."""
        seen: set[str] = set()
        for n, letters in enumerate(self.letters):
            new = set(letters) - seen
            if n in self.features:
                yield self.features[n], bool(new)
            if n not in self.undated:
                seen |= set(letters[:1])


def main() -> None:
    """The file, made anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    data = parser.parse_args().shared / "data"
    reader = default_reader(Shelf.load(load_actors(None)), max_bytes=10**7)
    batches = {name: list(_examples(reader, name, marked_articles(data, name, reader))) for name in "ABCDE"}
    batches["samples"] = list(_examples(reader, "samples", marked_samples(reader)))
    learnt = list(chain.from_iterable(batches[name] for name in ("A", "C", "E", "samples")))
    held = {fold: fit([e for n, e in enumerate(learnt) if n % FOLDS != fold], 0.0) for fold in range(FOLDS)}
    reached = {}
    for least in LEAST:
        found = [(e, reported(e, held[n % FOLDS], least)) for n, e in enumerate(learnt)]
        by_batch = {name: f1([pair for pair in found if pair[0].batch == name]) for name in ("A", "C", "E", "samples")}
        reached[least] = sum(by_batch.values()) / len(by_batch)
        print(least, {name: round(x, 3) for name, x in by_batch.items()})
    best = strictest(reached)
    model = fit(learnt, best)
    for name in ("B", "D"):
        print(name, round(f1([(e, reported(e, model, best)) for e in batches[name]]), 3), "only measured")
    trained_on = ["marks/articles.jsonl A, C, E", "marks/samples.jsonl"]
    write_linear("reported", model, {"trained_on": trained_on, "cross_validated_f1": round(reached[best], 3)})


def fit(learnt: Sequence[Example], least: float) -> Linear:
    """The model of these texts; a text counts as the root of its happenings."""
    cases = [(names, is_first, len(e.features) ** -0.5) for e in learnt for names, is_first in e.asked()]
    return fit_linear(cases, strength=STRENGTH, rare=RARE, least=least)


def reported(example: Example, model: Linear, least: float) -> list[str]:
    """The letters of what would be reported, in order, told anew or not."""
    bare = example.undated | {n for n, names in example.features.items() if model.odds(names) < least}
    return [example.letters[group[0]] for group in told_once(example.document, example.happenings, bare)]


def f1(found: Iterable[tuple[Example, list[str]]]) -> float:
    """F1 of incidents found: one told anew is wrong; one that is optional is not missed."""
    right = wrong = missed = 0
    for example, reports in found:
        seen: set[str] = set()
        for letters in reports:
            new = sorted(set(letters) - seen)
            seen |= set(new[:1])
            right += bool(new)
            wrong += not new
        missed += len(example.incidents - example.optional - seen)
    return 2 * right / (2 * right + wrong + missed)


def _examples(reader: ShippedReader, batch: str, rows: Iterable[tuple[Record, Document]]) -> Iterator[Example]:
    """The texts that tell of something."""
    for row, document in rows:
        reading = _without_incidents(reader, document)
        told = survey(reading, reader.gazetteer)
        if told.happenings:
            yield Example(
                batch,
                document,
                told.happenings,
                told.undated,
                features_of(reading, told),
                tuple(letters_of(happening.first, row["acts"]) for happening in told.happenings),
                frozenset(x for _, _, label in row["acts"] if not label.startswith("-") for x in label),
                frozenset(i["label"] for i in row.get("incidents", ()) if i.get("optional")),
            )


def _without_incidents(reader: ShippedReader, document: Document) -> Reading:
    """The reading of a document by all that comes before its incidents."""
    reading = Reading(document)
    for extractor in reader.extractors:
        if not isinstance(extractor, Incidents):
            reading = extractor.extract(reading)
    return reading


if __name__ == "__main__":
    main()
