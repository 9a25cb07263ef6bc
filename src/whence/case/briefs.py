"""Briefs: rows a person chose, their order, and what they wrote between. Appended like all else: nothing written is lost.

Every change names the passage it is about, never its number, so that two tabs, or two people, can work on one brief; where one of
them changed a text the other had open, both texts stand, one after the other.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from whence.case.decide import checked_text
from whence.core.brief import Brief, Passage
from whence.core.entry import Run
from whence.core.ids import make_id
from whence.errors import InputError
from whence.ledger.base import Store
from whence.pipeline.record import Recorder
from whence.version import __version__

_LEAST_GAP = 1e-6  # between two places; where it gets narrower, all are numbered anew


class Briefs:
    """The briefs of a ledger.

    >>> made = case.briefs().begin("Gao, week 9", "Ana")                                     # doctest: +SKIP
    >>> case.briefs().add(made.id, ["inc-7k2p"], "Ana")                                      # doctest: +SKIP
    >>> case.briefs().write(made.id, "Two outlets, one origin.", "Ana")                      # doctest: +SKIP
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def all(self) -> list[Brief]:
        """Every brief, the latest first."""
        return sorted((e.payload for e in self.store.iter_kind("brief")), key=lambda b: (b.made_at, b.id), reverse=True)

    def require(self, name: str) -> Brief:
        """The brief of that id, or the latest of that title; InputError where there is none."""
        found = next((brief for brief in self.all() if name in (brief.id, brief.title)), None)
        if found is None:
            raise InputError(f"{name}: no such brief", hint="`whence show briefs` lists them")
        return found

    def passages(self, brief_id: str, *, out: bool = False) -> list[Passage]:
        """What stands in a brief, in its order; or what was taken out of it."""
        found = (entry.payload for entry in self.store.find("passage", f"brief:{brief_id}"))
        return sorted((p for p in found if p.is_out == out), key=lambda p: (p.place, p.id))

    def writers(self, passage: Passage) -> list[str]:
        """Who wrote its text, the first writer first."""
        past = (entry.payload for entry in self.store.history("passage", passage.id))
        return list(dict.fromkeys(old.author for old in past if old))

    def begin(self, title: str, author: str) -> Brief:
        """An empty brief."""
        now, by = datetime.now(UTC), _author(author)
        made = Brief(make_id("brf", title, by, now.isoformat()), _title(title), by, now)
        self._append(by, made)
        return made

    def rename(self, brief_id: str, title: str, author: str) -> Brief:
        """The brief with another title."""
        made = replace(self.require(brief_id), title=_title(title))
        self._append(_author(author), made)
        return made

    def add(self, brief_id: str, incident_ids: Sequence[str], author: str) -> list[Passage]:
        """Put incidents at the end; those that stand in the brief already are passed over, those taken out are put back."""
        by, now = _author(author), datetime.now(UTC)
        with self.store.turn():
            self.require(brief_id)
            there = {p.incident_id for p in self.passages(brief_id)}
            wanted = [i for i in dict.fromkeys(incident_ids) if i not in there]
            places = self._places_behind(brief_id, None, len(wanted))
            made = [
                Passage(make_id("psg", brief_id, i), brief_id, place, by, now, incident_id=i)
                for i, place in zip(wanted, places, strict=True)
            ]
            self._append(by, *made)
        return made

    def write(self, brief_id: str, text: str, author: str, behind: str | None = None) -> Passage:
        """Put words of a person's own behind a passage, or at the end."""
        by, now = _author(author), datetime.now(UTC)
        with self.store.turn():
            self.require(brief_id)
            place = self._places_behind(brief_id, behind, 1)[0]
            made = Passage(
                make_id("psg", brief_id, text, by, now.isoformat()), brief_id, place, by, now, text=_text(text)
            )
            self._append(by, made)
        return made

    def rewrite(self, passage_id: str, text: str, was: str, author: str) -> Passage:
        """Other words in place of those that were there; where they are there no more, both are kept, one behind the other."""
        by, now = _author(author), datetime.now(UTC)
        with self.store.turn():
            old = self._require(passage_id)
            if old.text is None:
                raise InputError(f"{passage_id}: a row is no text", hint="write your own words behind it")
            if _bare(old.text) == _bare(text) and not old.is_out:
                return old
            if old.is_out or _bare(old.text) != _bare(was):
                return self.write(old.brief_id, text, by, behind=None if old.is_out else old.id)
            made = replace(old, text=_text(text), author=by, written_at=now)
            self._append(by, made)
        return made

    def move(self, passage_id: str, steps: int, author: str) -> Passage:
        """Up (steps below 0) or down in its brief; at the end it stays where it is."""
        with self.store.turn():
            one = self._require(passage_id)
            order = [p for p in self.passages(one.brief_id) if p.id != one.id]
            at = sum((p.place, p.id) < (one.place, one.id) for p in order) + steps
            at = min(max(at, 0), len(order))
            return self._put(one, order[at - 1].id if at else "", author)

    def move_behind(self, passage_id: str, other_id: str, author: str) -> Passage:
        """Behind another passage of its brief; to the front where none is named."""
        with self.store.turn():
            return self._put(self._require(passage_id), other_id, author)

    def take_out(self, passage_id: str, author: str) -> Passage:
        """Out of its brief; it is kept and can be put back."""
        return self._set_out(passage_id, True, author)

    def put_back(self, passage_id: str, author: str) -> Passage:
        """Where it stood before it was taken out."""
        return self._set_out(passage_id, False, author)

    def _set_out(self, passage_id: str, is_out: bool, author: str) -> Passage:
        """In or out."""
        with self.store.turn():
            made = replace(self._require(passage_id), is_out=is_out)
            self._append(_author(author), made)
        return made

    def _put(self, one: Passage, behind: str, author: str) -> Passage:
        """A passage at another place."""
        made = replace(one, place=self._places_behind(one.brief_id, behind, 1, without=one.id)[0])
        self._append(_author(author), made)
        return made

    def _places_behind(self, brief_id: str, behind: str | None, n: int, without: str = "") -> list[float]:
        """So many places behind a passage, "" for the front, None (or one that is gone) for the end."""
        order = [p for p in self.passages(brief_id) if p.id != without]
        at = next((k for k, p in enumerate(order, 1) if p.id == behind), 0 if behind == "" else len(order))
        if at == len(order):
            last = order[-1].place if order else 0.0
            return [last + k + 1.0 for k in range(n)]
        low, high = (order[at - 1].place if at else order[0].place - 1.0), order[at].place
        if high - low < _LEAST_GAP:
            self._append(order[0].author, *(replace(p, place=float(k)) for k, p in enumerate(order, 1)))
            low, high = float(at), at + 1.0
        return [low + (high - low) * (k + 1) / (n + 1) for k in range(n)]

    def _require(self, passage_id: str) -> Passage:
        """The passage of that id."""
        entry = self.store.get("passage", passage_id)
        if entry is None:
            raise InputError(f"{passage_id}: no such passage", hint="load the brief again")
        return entry.payload  # type: ignore[no-any-return]

    def _append(self, author: str, *items: Brief | Passage) -> None:
        """Append what was made or changed."""
        now = datetime.now(UTC)
        run = Run(make_id("run", __version__, "brief", author, now.isoformat()), __version__, now)
        recorder = Recorder(run, now, "")
        entries = [recorder.entry("run", run.id, run)] if items else []
        for item in items:
            keys = (f"brief:{item.brief_id}",) if isinstance(item, Passage) else ()
            entries.append(recorder.entry("passage" if isinstance(item, Passage) else "brief", item.id, item, keys))
        self.store.append(entries)


def _author(author: str) -> str:
    """Who writes."""
    by = checked_text("author", author)
    if not by:
        raise InputError("author: a brief names who writes it", hint="give author, a name of your choice")
    return by


def _title(title: str) -> str:
    """The title of a brief, on one line."""
    return " ".join((checked_text("title", title) or "Brief").split())


def _text(text: str) -> str:
    """A person's words."""
    words = checked_text("text", text)
    if not words:
        raise InputError("text: nothing is written", hint="write something, or take the passage out")
    return _bare(words)


def _bare(text: str) -> str:
    """A text as it is kept: lines end as they do here, whatever a browser sends."""
    return text.replace("\r\n", "\n").strip()
