"""Does adding one article cost the same in a large ledger as in a small one?

    .venv/bin/python -m benchmarks.add [100 1000 10000]

Fills ledgers with articles put together from the lines of the sample corpus, at other places and with other numbers (seeded), about
four a day whatever the size, then adds twenty more and prints the cost of one, as a ratio to that in the smallest ledger.
"""

import random
import re
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from whence.case.case import Case
from whence.samples import articles, stories

PROBES = 20
TOWNS = ("Gao", "Mopti", "Kidal", "Basra", "Kirkuk", "Homs", "Idlib", "Kunduz", "Quetta", "Peshawar", "Marib", "Taiz")


def main() -> None:
    """Fill, add, compare."""
    sizes = sorted(int(argument) for argument in sys.argv[1:]) or [100, 1000, 10000]
    costs = {}
    for size in sizes:
        costs[size] = cost_in(size)
        ratio = costs[size] / costs[sizes[0]]
        print(
            f"{size:>7} articles: {costs[size] * 1000:.0f} ms to add one more; ratio to {sizes[0]}: {ratio:.2f}",
            flush=True,
        )


def cost_in(size: int) -> float:
    """Median seconds to add one article to a ledger of that size."""
    with tempfile.TemporaryDirectory() as room, Case(Path(room) / "case") as case:
        write(Path(room) / "old", size, seed=1)
        case.add(Path(room) / "old")
        write(Path(room) / "new", PROBES, seed=2)
        times = []
        for path in sorted((Path(room) / "new").glob("*.txt")):
            started = time.perf_counter()
            case.add(path, published=day_of(path))
            times.append(time.perf_counter() - started)
        return statistics.median(times)


def write(folder: Path, count: int, seed: int) -> None:
    """Write that many made articles, spread over as many days as keeps the number a day the same."""
    folder.mkdir()
    generator = random.Random(seed)
    texts = [record["text"] for split in ("train", "demo") for story in stories(split) for record in articles(story)]
    pool = sorted({line for text in texts for line in text.splitlines() if len(line) > 80})
    lines = []
    for number in range(count):
        day = date(2015, 1, 1) + timedelta(days=generator.randrange(max(count // 4, 30)))
        path = folder / f"{number:06}_{day}.txt"
        path.write_text(made(pool, generator), "utf-8")
        lines.append(
            f'{{"id": "{path.stem}", "file": "{path.name}", "published": "{day}", "publisher": "Outlet {number % 20}"}}\n'
        )
    (folder / "articles.jsonl").write_text("".join(lines), "utf-8")


def made(pool: list[str], generator: random.Random) -> str:
    """An article of eight paragraphs from anywhere, with other towns and other numbers."""
    town = generator.choice(TOWNS)
    text = "\n\n".join(generator.sample(pool, 8))
    text = re.sub(r"\b[2-9]\b", lambda _: str(generator.randrange(2, 10)), text)
    return re.sub(r"\b(?:Gao|Tumaco|Baiji|Maiduguri|Quetta|Kunduz|Beni|Jolo)\b", town, text)


def day_of(path: Path) -> str:
    """The day in the name of a made article."""
    return path.stem.split("_")[1]


if __name__ == "__main__":
    main()
