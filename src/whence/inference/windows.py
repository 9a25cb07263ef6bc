"""Long texts in windows that overlap; each piece is judged where it stands deepest inside one."""

from collections.abc import Iterator
from dataclasses import dataclass

SIZE = 126  # pieces in a window, beside its two marks; as in training
STEP = 94  # pieces from one window to the next, so that each piece has 16 on either side, but at the ends of the text


@dataclass(frozen=True, slots=True)
class Window:
    """This says: pieces 94 to 220 go through the encoder together; 110 to 204 are judged here."""

    start: int
    end: int
    first: int
    last: int


def iter_windows(length: int, size: int = SIZE, step: int = STEP, *, is_even: bool = False) -> Iterator[Window]:
    """The windows over so many pieces; what they judge covers every piece once, in order.

    All are as long as `size`; even ones are as short as their number allows, so that 130 pieces are not read nearly twice.
    """
    if is_even and length > size:
        count, overlap = 1 + -(-(length - size) // step), size - step
        size = -(-(length + (count - 1) * overlap) // count)
        step = size - overlap
    starts = list(range(0, max(length - size, 0) + step, step)) if length > size else [0] * (length > 0)
    starts = [min(start, max(length - size, 0)) for start in starts]
    starts = list(dict.fromkeys(starts))
    edge = 0
    for here, start in enumerate(starts):
        end = min(start + size, length)
        last = length if here + 1 == len(starts) else (end + starts[here + 1]) // 2
        yield Window(start, end, edge, last)
        edge = last
