"""Train what tells whether two mentions in a text tell of one act.

    python -m training.train_one_act ../shared

A minute on one core: logistic regression over pairs of mentions (the features of `one_act.py`) in whole articles and samples
marked for Whence, with passages of statements_gold/train and of `marks/`; the threshold by eight-fold cross-validation over texts,
by the mean of B-cubed F1 of articles and of samples. Writes src/whence/models/one_act.json and prints what it reaches, also on batches B and D, which are only measured.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from training.data import records
from training.linear import fit_linear, strictest, write_linear
from training.marked import marked
from training.marked_texts import letters_of, marked_articles, marked_samples
from training.train_acts import b_cubed
from whence.core.document import Document
from whence.extraction.incidents.extractor import find_happenings
from whence.extraction.incidents.one_act import mentions_of, speaks_for
from whence.extraction.incidents.two_acts import founds
from whence.gazetteer.actors import load_actors
from whence.inference.average import anything, average_link
from whence.inference.linear import Linear
from whence.pipeline.default import Shelf, default_reader
from whence.pipeline.read import ShippedReader
from whence.predict.base import given_document

FOLDS = 8
STRENGTH = 0.03  # inverse of the regularisation: .01 to .1 are alike
LEAST = (-1.0, -0.75, -0.5, -0.25, 0.0, 0.25)
RARE = 8  # a feature seen in fewer pairs is not learnt


@dataclass(frozen=True, slots=True)
class Example:
    """This says: the mentions of that text, each with the letters of its incidents, and the features of their pairs."""

    kind: str
    labels: tuple[str, ...]
    pairs: dict[tuple[int, int], list[str]]

    @property
    def groups(self) -> list[int]:
        """The first incident of each mention, as the number of its letter."""
        return [ord(label[0]) for label in self.labels]


def main() -> None:
    """The file, made anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    data = parser.parse_args().shared / "data"
    read = Reads(default_reader(Shelf.load(load_actors(None)), max_bytes=10**7))
    learnt = [*read.articles(data, "A"), *read.articles(data, "C"), *read.samples(), *read.passages(data)]
    print(Counter(e.kind for e in learnt), sum(len(e.pairs) for e in learnt), "pairs")
    held: dict[int, Linear] = {}
    for fold in range(FOLDS):
        held[fold] = fit([e for n, e in enumerate(learnt) if n % FOLDS != fold], 0.0)
    reached = {}
    for least in LEAST:
        by_kind = {
            kind: grouped([(held[n % FOLDS], e) for n, e in enumerate(learnt) if e.kind == kind], least)
            for kind in ("articles A", "articles C", "samples")
        }
        reached[least] = sum(by_kind.values()) / len(by_kind)
        print(least, {kind: round(x, 3) for kind, x in by_kind.items()})
    best = strictest(reached)
    model = fit(learnt, best)
    for batch in ("B", "D"):
        print(batch, round(grouped([(model, e) for e in read.articles(data, batch)], best), 3), "only measured")
    trained_on = [
        "marks/articles.jsonl A, C",
        "marks/samples.jsonl",
        "marks/incidents.jsonl",
        "statements_gold/train",
    ]
    write_linear("one_act", model, {"trained_on": trained_on, "cross_validated_b3": round(reached[best], 3)})


def fit(learnt: Sequence[Example], least: float) -> Linear:
    """The model of these texts; a text counts as the root of its pairs."""
    cases = [
        (names, bool(set(e.labels[i]) & set(e.labels[j])), len(e.pairs) ** -0.5)
        for e in learnt
        for (i, j), names in e.pairs.items()
    ]
    return fit_linear(cases, strength=STRENGTH, rare=RARE, least=least)


def grouped(told: Iterable[tuple[Linear, Example]], least: float) -> float:
    """B-cubed F1 of the groups, the mean over texts by their mentions."""
    total = weight = 0.0
    for model, example in told:
        scores = {pair: model.odds(names) for pair, names in example.pairs.items()}
        found = average_link(len(example.labels), scores, least, anything)
        total += b_cubed(found, example.groups) * len(example.labels)
        weight += len(example.labels)
    return total / weight


class Reads:
    """Marked texts read by the reader that ships."""

    def __init__(self, reader: ShippedReader) -> None:
        self.reader = reader

    def articles(self, data: Path, batch: str) -> Iterator[Example]:
        """The marked articles of a batch."""
        for row, document in marked_articles(data, batch, self.reader):
            yield from self._example(f"articles {batch}", document, row["acts"])

    def samples(self) -> Iterator[Example]:
        """The marked articles of the samples to train on."""
        for row, document in marked_samples(self.reader):
            yield from self._example("samples", document, row["acts"])

    def passages(self, data: Path) -> Iterator[Example]:
        """Passages with the incidents that are marked in them; what else may be an act there is not told."""
        for row in [*records(data, "statements_gold", "train"), *marked(data)]:
            spans = [(i.get("triggers") or [i["trigger"]]) for i in row["incidents"]]
            acts = [(start, end, chr(65 + n)) for n, some in enumerate(spans) for start, end in some]
            yield from self._example("passages", given_document(row["text"], row.get("date")), acts)

    def _example(self, kind: str, document: Document, acts: Sequence[tuple[int, int, str]]) -> Iterator[Example]:
        """The text, where it has two mentions that tell of incidents."""
        found, reasons, _ = find_happenings(self.reader.extract(document))
        told = [act for act, why in zip(found, reasons, strict=True) if why is None and founds(act)]
        marked_acts = [(act, letters) for act in told if (letters := letters_of(act, acts))]
        mentions = mentions_of(document.text, (act for act, _ in marked_acts))
        pairs = {
            (i, j): speaks_for(document.text, mentions[i], mentions[j])
            for i, j in combinations(range(len(mentions)), 2)
            if mentions[i].act.entry == mentions[j].act.entry
        }
        if pairs:
            yield Example(kind, tuple(letters for _, letters in marked_acts), pairs)


if __name__ == "__main__":
    main()
