"""Examples as rows of numbers: word pieces with a label for each head, cut into windows with a fresh offset every epoch."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from training.data import Example
from training.heads import HEADS, Head
from whence.inference.tokens import UNTOLD, WordPieces
from whence.inference.windows import SIZE

NOT_LEARNT = -100
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Row:
    """One text in pieces: ids and letter cases, a label for each piece and head, labels of the text at large."""

    example: Example
    ids: Numbers
    cases: Numbers
    labels: Numbers  # heads by pieces
    whole: Numbers  # heads: the label at the start mark


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded to the longest."""

    ids: Numbers
    cases: Numbers
    seen: Numbers
    labels: Numbers  # heads by windows by pieces


def encode(example: Example, pieces: WordPieces) -> Row:
    """The row of one example."""
    cut = pieces.cut(example.text)
    labels = np.full((len(HEADS), len(cut.ids)), NOT_LEARNT, np.int32)
    whole = np.full(len(HEADS), NOT_LEARNT, np.int32)
    for number, head in enumerate(HEADS):
        if head.name in example.spans:
            labels[number] = label(example, head, cut.offsets)
        if head.name in example.whole:
            whole[number] = head.labels.index(example.whole[head.name])
    return Row(example, np.array(cut.ids, np.int32), np.array(cut.cases, np.int32), labels, whole)


def label(example: Example, head: Head, offsets: Sequence[tuple[int, int]]) -> Numbers:
    """The labels of one head: of two spans that share pieces the one that begins first and is longer."""
    marks_spans = head.labels[0] == "O"
    found = np.full(len(offsets), 0 if marks_spans else NOT_LEARNT, np.int32)
    taken = np.zeros(len(offsets), bool)
    for start, end, kind in sorted(example.spans[head.name], key=lambda span: (span[0], -span[1], span[2])):
        inside = within(offsets, start, end)
        if inside and not taken[inside].any():
            taken[inside] = True
            names = [kind] * len(inside) if not marks_spans else [f"B-{kind}", *[f"I-{kind}"] * (len(inside) - 1)]
            found[inside] = [head.labels.index(name) for name in names]
    for start, end, _ in example.masked.get(head.name, ()):
        inside = [i for i in within(offsets, start, end) if not taken[i]]
        found[inside] = NOT_LEARNT
    return found


def within(offsets: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    """The pieces that share a character with the stretch."""
    return [i for i, (left, right) in enumerate(offsets) if left < end and start < right]


def iter_batches(rows: Sequence[Row], pieces: WordPieces, size: int, order: random.Random) -> Iterator[Batch]:
    """One epoch in batches of about `size` pieces, windows of like length together; letter case is hidden now and then."""
    windows = [window for row in rows for window in cut_windows(row, order)]
    order.shuffle(windows)
    windows.sort(key=lambda window: len(window[0]) // 16)
    groups: list[list[tuple[Numbers, Numbers, Numbers]]] = [[]]
    for window in windows:
        if sum(len(w[0]) for w in groups[-1]) + len(window[0]) > size:
            groups.append([])
        groups[-1].append(window)
    order.shuffle(groups)
    for group in groups:
        yield stack(group, pieces)


def cut_windows(row: Row, order: random.Random) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """The windows of one text, the first of a random length, each with its marks."""
    first = order.randint(SIZE // 3, SIZE) if len(row.ids) > SIZE else SIZE
    borders = [0, *range(first, len(row.ids), SIZE), len(row.ids)]
    is_blind = order.random() < 0.1
    for start, end in pairwise(borders):
        if end > start:
            labels = np.concatenate(
                [row.whole[:, None], row.labels[:, start:end], row.whole[:, None] * 0 + NOT_LEARNT], 1
            )
            cases = row.cases[start:end] * (0 if is_blind else 1)
            yield row.ids[start:end], cases, labels


def stack(windows: Sequence[tuple[Numbers, Numbers, Numbers]], pieces: WordPieces) -> Batch:
    """The windows as one batch."""
    width = max(len(ids) for ids, _, _ in windows) + 2
    shape = (len(windows), width)
    ids = np.full(shape, pieces.pad, np.int32)
    cases, seen = np.full(shape, UNTOLD, np.int32), np.zeros(shape, np.int32)
    labels = np.full((len(HEADS), *shape), NOT_LEARNT, np.int32)
    for here, (window, case, gold) in enumerate(windows):
        end = len(window) + 2
        ids[here, :end] = [pieces.start, *window, pieces.end]
        cases[here, 1 : end - 1] = case
        seen[here, :end] = 1
        labels[:, here, :end] = gold
    return Batch(ids, cases, seen, labels)
