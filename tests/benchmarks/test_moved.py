"""Stories moved to other weeks, towns and words: readings that hold together, and no copies of one another."""

from datetime import timedelta
from itertools import islice

from benchmarks.moved import copies
from tests.linking.tales import DAY, tell

from whence.core.payload import iter_spans
from whence.core.reading import Reading


def story() -> list[Reading]:
    """Two articles on one bomb."""
    accounts = [tell(f"A car bomb killed nine people in Qasrin, said {n}.", n, killed=9) for n in (1, 2)]
    return [Reading(a.document, figures=a.figures, reports=(a.report,)) for a in accounts]


def test_every_copy_holds_together_whole_weeks_away_and_in_other_words() -> None:
    moved = list(islice(copies([story()]), 40))
    days = {r.reports[0].time.start - DAY for r in moved if r.reports[0].time and r.reports[0].time.start}
    assert days == {timedelta(weeks=n) for n in range(-10, 10)}
    for reading in moved:
        spans = list(iter_spans(reading))
        assert spans
        assert all(s.quote == reading.document.text[s.start : s.end] for s in spans)
        assert all(s.document_id == reading.document.id for s in spans)
        assert reading.reports[0].figures == (reading.figures[0].id,)
        assert reading.reports[0].place is not None
        assert reading.reports[0].place.name in reading.document.text
    assert len({reading.document.id for reading in moved}) == 40
    assert len({reading.document.text for reading in moved}) == 40


def test_the_same_again_is_the_same() -> None:
    assert list(islice(copies([story()]), 9)) == list(islice(copies([story()]), 9))
