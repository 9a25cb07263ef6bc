"""What reading takes by itself: peak memory of a process that only reads, and what the gate costs beside reading.

    python -m benchmarks.reader_alone [MUC4_DEV_JSONL]

Reads the articles of the bundled demo corpus and, where the file is given, the first 50 documents of MUC-4 dev, on one thread. Prints
the processor time of an article read and of one set aside, their ratio, and the peak memory of this process.
"""

import argparse
import os
import resource
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", TOKENIZERS_PARALLELISM="false")

from benchmarks.reading_texts import best, corpora
from whence.gazetteer.actors import load_actors
from whence.inference.gate import Gate
from whence.pipeline.default import Shelf, default_reader
from whence.pipeline.read import article_of
from whence.predict.base import given_document


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("muc4", nargs="?", type=Path, help="muc4/dev.jsonl, for 50 of its documents")
    gate, reader = Gate.load(), default_reader(Shelf.load(load_actors(None)), max_bytes=20_000_000)
    for name, texts in corpora(parser.parse_args().muc4).items():
        documents = [given_document(text, "2020-01-01") for text in texts]
        reading = best(lambda documents=documents: [reader.read(d) for d in documents])  # type: ignore[misc]
        aside = best(lambda documents=documents: [gate.passes(article_of(d)) for d in documents])  # type: ignore[misc]
        n = len(documents)
        print(f"{name}: {n} articles; read {1e3 * reading / n:.1f} ms each, the gate {1e3 * aside / n:.2f} ms each")
        print(f"{name}: an article set aside costs {aside / reading:.4f} of one that is read")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
