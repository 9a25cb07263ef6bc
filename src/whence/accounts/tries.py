"""How often somebody may try to sign in: counted for a name from one address, for an address, and for a name from anywhere."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

WINDOW_S = 300
MOST = {"name at address": 5, "address": 30, "name": 60}
"""Failures in five minutes; whoever guesses a name from many addresses is stopped as well."""
_ROOM = 10_000  # keys remembered at once


class Tries:
    """Failures of the last minutes.

    >>> tries = Tries()
    >>> [tries.wait("Ana", "192.0.2.7") for _ in range(6)][-1] > 0
    True
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._lock = Lock()
        self._failed: dict[tuple[str, str], deque[float]] = {}

    def wait(self, name: str, address: str) -> int:
        """Count one more try; the seconds to wait before the next where there were too many, else 0."""
        now = self._now()
        with self._lock:
            self._drop_old(now)
            found = {kind: self._failed.setdefault((kind, key), deque()) for kind, key in _keys(name, address)}
            late = [kept[0] for kind, kept in found.items() if len(kept) >= MOST[kind]]
            if late:
                return max(int(min(late) + WINDOW_S - now), 1)
            for kept in found.values():
                kept.append(now)
            return 0

    def forgive(self, name: str, address: str) -> None:
        """Uncount the last try: it was no failure."""
        with self._lock:
            for key in _keys(name, address):
                if self._failed.get(key):
                    self._failed[key].pop()

    def _drop_old(self, now: float) -> None:
        """Forget what is long ago; where very many names are tried, the oldest ones."""
        for key in [key for key, kept in self._failed.items() if not kept or kept[-1] < now - WINDOW_S]:
            del self._failed[key]
        for kept in self._failed.values():
            while kept and kept[0] < now - WINDOW_S:
                kept.popleft()
        while len(self._failed) > _ROOM:
            del self._failed[next(iter(self._failed))]


def _keys(name: str, address: str) -> list[tuple[str, str]]:
    """What one try is counted under."""
    plain = " ".join(name.split()).casefold()[:200]
    return [("name at address", f"{plain}\0{address}"), ("address", address), ("name", plain)]
