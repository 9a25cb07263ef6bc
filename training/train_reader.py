"""Train the reader: one encoder, many heads, on two cores in under an hour.

    python -m training.train_reader ../shared/data training/runs/reader --epochs 5 --minutes 45

Every few minutes a checkpoint is written; the same command goes on from it. The rate falls to nothing over the epochs or over the
minutes, whichever end first. Losses go to `log.jsonl` beside the checkpoint.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from training.begin import begin_from
from training.data import load
from training.encode import Batch, Row, encode, iter_batches
from training.heads import HEADS
from training.model import ReaderModel, loss, vocabulary

SEED = 11
REPEATS = {"statements_gold": 3, "re3d": 2}  # small sets, seen more often in an epoch
BARE = {"m2e2_voa": 0.8, "geneva": 0.7, "muc4": 0.5}  # share of texts with nothing in them that an epoch passes over
LONG = {
    "attribution_polnear": 0.55,
    "geneva": 0.5,
    "ecbplus_mentions": 0.5,
}  # share of any texts that an epoch passes over
WARM_UP = 0.06


def chosen(rows: list[Row], order: random.Random) -> list[Row]:
    """The rows of one epoch."""
    found = []
    for row in rows:
        name = row.example.set
        is_bare = not any(row.example.spans.values())
        if order.random() >= (BARE if is_bare else LONG).get(name, 0.0):
            found += [row] * REPEATS.get(name, 1)
    return found


def iter_steps(rows: list[Row], epochs: int, size: int) -> Iterator[tuple[int, Batch]]:
    """All batches of all epochs; the same ones each time."""
    pieces = vocabulary()
    for epoch in range(epochs):
        order = random.Random(SEED * 1000 + epoch)
        for batch in iter_batches(chosen(rows, order), pieces, size, order):
            yield epoch, batch


class Run:
    """A model on its way, with what is needed to go on after a cut."""

    def __init__(self, folder: Path, rate: float, begin: Path | None = None) -> None:
        torch.manual_seed(SEED)
        self.folder, self.rate = folder, rate
        self.model = ReaderModel()
        if begin:
            begin_from(self.model, begin)
        named = [(name, p) for name, p in self.model.named_parameters() if p.requires_grad]
        groups = [
            {"params": [p for n, p in named if not n.startswith("heads")], "scale": 1.0, "weight_decay": 0.01},
            {"params": [p for n, p in named if n.startswith("heads")], "scale": 5.0, "weight_decay": 0.0},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=rate)
        self.step, self.seconds = 0, 0.0
        self.recent: list[list[float]] = []
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "checkpoint.pt").exists():
            self._load(torch.load(folder / "checkpoint.pt", weights_only=True))

    def _load(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.seconds = state["step"], state["seconds"]

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(state | {"step": self.step, "seconds": self.seconds}, self.folder / "checkpoint.part")
        (self.folder / "checkpoint.part").replace(self.folder / "checkpoint.pt")

    def learn(self, batch: Batch, progress: float) -> None:
        """One step."""
        factor = min(1.0, progress / WARM_UP) * max(0.0, 1 - progress)
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * group["scale"] * factor
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.model(*(torch.from_numpy(numbers).long() for numbers in (batch.ids, batch.cases, batch.seen)))
        total, parts = loss(scores.float(), torch.from_numpy(batch.labels).long())
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.recent.append(parts)
        self.step += 1

    def note(self, epoch: int, progress: float) -> None:
        """One line of the log: the mean loss of each head since the last."""
        rows = {}
        for number, head in enumerate(HEADS):
            there = [parts[number] for parts in self.recent if not math.isnan(parts[number])]
            rows[head.name] = round(sum(there) / len(there), 4) if there else None
        line = {
            "step": self.step,
            "epoch": epoch,
            "progress": round(progress, 4),
            "minutes": round(self.seconds / 60, 2),
        }
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line | {"loss": rows}) + "\n")
        self.recent.clear()


def train(root: Path, folder: Path, options: argparse.Namespace) -> None:
    """Train until the epochs or the minutes are over."""
    pieces = vocabulary()
    rows = [encode(example, pieces) for example in load(root, "train") if not example.is_for_tuning]
    steps = list(iter_steps(rows, options.epochs, options.batch))
    run = Run(folder, options.rate, options.begin)
    run.model.train()
    print(
        f"{len(rows)} texts, {len(steps)} steps, {sum(b.seen.sum() for _, b in steps) / 1e6:.2f} million pieces",
        flush=True,
    )
    began, saved = time.monotonic() - run.seconds, time.monotonic()
    for epoch, batch in steps[run.step : options.stop_after]:
        run.seconds = time.monotonic() - began
        progress = max(run.step / len(steps), run.seconds / 60 / options.minutes)
        if progress >= 1:
            break
        run.learn(batch, progress)
        if run.step % 25 == 0:
            run.note(epoch, progress)
        if time.monotonic() - saved > 180:
            run.save()
            saved = time.monotonic()
    run.save()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--batch", type=int, default=4096)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--begin", type=Path, default=None, help="a folder with an exported reader to go on from")
    parser.add_argument("--stop-after", type=int, default=None, help="end at this step, for a trial")
    options = parser.parse_args()
    torch.set_num_threads(2)
    train(options.data, options.folder, options)


if __name__ == "__main__":
    main()
