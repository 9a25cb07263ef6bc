"""Made readings for the benchmarks: seeded, by day of publication, spread as real sets are.

Shares are those of gva_incidents (train): reports an incident, days to publication, incidents of the busiest towns and states;
of how precisely days and places are told, those of the sample corpus, read by the shipped reader. One report in four is a
near-copy of an earlier one of its incident. Words are those of the sample corpus, names of places and people are made up.
Look-alikes need no share of their own: the first town has an incident two days in three.
"""

import heapq
import math
import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate, count

from whence.core.document import Document, Provenance, Published, Span
from whence.core.ids import make_id
from whence.core.incident import IncidentReport
from whence.core.place import Place
from whence.core.reading import Reading
from whence.core.statement import Figure
from whence.core.time import TimeRange
from whence.core.vocabulary import Bound, IncidentType, Measure, Status
from whence.samples import articles, stories

A_DAY = 25  # reports a day
FIRST = date(1900, 1, 1)
AT = datetime(2024, 1, 1, tzinfo=UTC)
MADE_BY = Provenance("made@1", "made")
TYPES = tuple(IncidentType)

_REPORTS = {1: 0.54, 2: 0.29, 3: 0.10, 4: 0.04, 5: 0.013, 6: 0.007, 8: 0.005, 14: 0.005}  # of an incident
_MEAN = sum(number * share for number, share in _REPORTS.items())
_LAGS = {0: 0.38, 1: 0.30, 2: 0.10, 3: 0.05, 5: 0.05, 9: 0.04, 40: 0.08}  # days from the incident to publication
_TOWNS = ((0, 0.0), (1, 0.054), (10, 0.176), (50, 0.40), (100, 0.523), (200, 0.653), (400, 0.79), (3000, 1.0))
_COUNTRIES = (
    0.08,
    0.15,
    0.22,
    0.29,
    0.34,
    0.38,
    0.42,
    0.46,
    0.50,
    0.54,
    0.57,
    0.60,
)  # those of the first; the rest alike
_TIMES = {"day": 0.83, "none": 0.05, "month": 0.05, "background": 0.07}
_PLACES = {"town": 0.76, "country": 0.18, "none": 0.06}
_COPIES = 0.25


@dataclass(frozen=True, slots=True)
class Happening:
    """This says: on that day a bombing in that town, told with these words and names, killed three."""

    number: int
    day: date
    kind: IncidentType
    town: int
    words: tuple[str, ...]
    names: tuple[str, ...]
    killed: int


def readings(seed: int, a_day: float = A_DAY, days: int | None = None) -> Iterator[Reading]:
    """Readings by day of publication, about so many a day; without end, or the incidents of so many days."""
    generator = random.Random(seed)
    waiting: list[tuple[date, int, Reading]] = []
    made = 0
    for number in count() if days is None else range(days):
        day = FIRST + timedelta(days=number)
        for _ in range(_some(generator, a_day / _MEAN)):
            for reading in _told(generator, _happening(generator, day, seed * 1_000_000_000 + made)):
                made += 1
                heapq.heappush(waiting, (reading.document.published_on or day, made, reading))
        while waiting and waiting[0][0] <= day:
            yield heapq.heappop(waiting)[2]
    yield from (heapq.heappop(waiting)[2] for _ in range(len(waiting)))


def crowd(seed: int, size: int) -> Iterator[Reading]:
    """One incident, told in nearly the same words by everybody."""
    generator = random.Random(seed)
    happening = _happening(generator, FIRST, seed)
    text = _text(generator, happening)
    for _ in range(size):
        yield _reading(generator, happening, _edited(generator, text), FIRST, "day", "town")


def _some(generator: random.Random, mean: float) -> int:
    """A whole number about the mean."""
    return int(mean) + (generator.random() < mean % 1)


def _drawn(generator: random.Random, shares: dict[int, float] | dict[str, float]) -> object:
    """One of these, by their shares."""
    return generator.choices(list(shares), list(shares.values()))[0]


def _happening(generator: random.Random, day: date, number: int) -> Happening:
    """Something on that day, in a town by how much happens there."""
    town = town_of(generator)
    words = tuple(dict.fromkeys(_words(generator, 24)))
    names = tuple(_name(generator.randrange(10_000, 1_000_000)) for _ in range(4))
    return Happening(
        number, day, generator.choice(TYPES), town, words, names, min(int(generator.paretovariate(0.9)), 90)
    )


def town_of(generator: random.Random) -> int:
    """A town by its rank, 0 for the one where most happens."""
    at = generator.random()
    rank = bisect([share for _, share in _TOWNS], at)
    (low, before), (high, upto) = _TOWNS[rank - 1], _TOWNS[rank]
    return low + int((high - low) * (at - before) / (upto - before))


def _told(generator: random.Random, happening: Happening) -> Iterator[Reading]:
    """The reports of a happening."""
    text = ""
    for _ in range(int(str(_drawn(generator, _REPORTS)))):
        is_copy = text and generator.random() < _COPIES
        text = _edited(generator, text) if is_copy else _text(generator, happening)
        published = happening.day + timedelta(days=int(str(_drawn(generator, _LAGS))))
        yield _reading(
            generator, happening, text, published, str(_drawn(generator, _TIMES)), str(_drawn(generator, _PLACES))
        )


def _text(generator: random.Random, happening: Happening) -> str:
    """A telling of a happening: a title and seven sentences, the first two on the incident itself."""
    kind, town = happening.kind.split("_")[0], _name(happening.town)
    said = generator.sample(happening.words, min(12, len(happening.words)))
    people = generator.sample(happening.names, 2)
    title = f"{happening.killed} dead in {town}"
    first = f"The {said[0]} {kind} {said[1]} {town} {said[2]} killed {happening.killed} {' '.join(said[3:6])}."
    second = f"At the {people[0]} {' '.join(said[6:])}, said {people[1]}."
    rest = [f"{word.capitalize()} {' '.join(_words(generator, 17))} {generator.choice(said)}." for word in said[:5]]
    return "\n".join([title, first, second, *rest])


def _edited(generator: random.Random, text: str) -> str:
    """A near-copy: one word in thirty another, and now and then without its end."""
    lines = text.split("\n")
    kept = lines if generator.random() < 0.5 else lines[:-1]
    return "\n".join(re.sub(r"\b[a-z]{3,}\b", lambda m: _another(generator, m[0]), line) for line in kept)


def _another(generator: random.Random, word: str) -> str:
    """The word, or now and then another."""
    return word if word == "killed" or generator.random() > 1 / 30 else _words(generator, 1)[0]


def _reading(
    generator: random.Random, happening: Happening, text: str, on: date, time_told: str, place_told: str
) -> Reading:
    """What a reader would find in such a text."""
    published = Published(on, "day", "given")
    document_id = make_id("doc", text, happening.number, generator.random())
    ends = [i for i, letter in enumerate(text) if letter == "\n"] + [len(text)]
    sentences = tuple(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    name = f"{document_id}.txt"
    document = Document(
        document_id,
        "",
        name,
        text,
        AT,
        published=published,
        language="en",
        title=Span(document_id, 0, ends[0], text[: ends[0]]),
        sentences=sentences,
    )
    report_id = make_id("rep", document_id)
    first = text.index(" killed ") + 8
    figure = Figure(
        make_id("fig", document_id),
        document_id,
        document.span(first, first + len(str(happening.killed))),
        Measure.KILLED,
        Bound.EXACT,
        MADE_BY,
        lower=happening.killed,
        upper=happening.killed,
        best=happening.killed,
    )
    return Reading(
        document,
        figures=(figure,),
        reports=(_report(document, report_id, happening, figure.id, time_told, place_told),),
    )


def _report(
    document: Document, report_id: str, happening: Happening, figure_id: str, time_told: str, place_told: str
) -> IncidentReport:
    """The report of a happening in a document."""
    at = document.sentences[1][0] + 4
    trigger = document.span(at, document.text.index(" ", at))
    days = {
        "day": (happening.day, happening.day),
        "month": (happening.day - timedelta(days=12), happening.day + timedelta(days=17)),
    }
    told = days.get(time_told)
    return IncidentReport(
        report_id,
        document.id,
        trigger,
        happening.kind,
        Status.HAPPENED,
        MADE_BY,
        is_background=time_told == "background",
        time=TimeRange("made", *told, 1 if time_told == "day" else 4, span=trigger) if told else None,
        place=_place(document, happening.town, place_told),
        figures=(figure_id,),
        evidence=tuple(document.span(*sentence) for sentence in document.sentences[1:3]),
    )


def _place(document: Document, town: int, place_told: str) -> Place | None:
    """The town, its country, or nothing."""
    share = random.Random(town).random()
    number = next((i for i, upto in enumerate(_COUNTRIES) if share < upto), 12 + town % 40)
    country = f"C{number:02}"
    if place_told == "town":
        name = _name(town)
        at = document.text.index(name)
        return Place(name, document.span(at, at + len(name)), country, None, number, town / 20 - 75, town, 1)
    return (
        Place(f"Land{country}", None, country, None, number, 0.0, 1_000_000 + number, 6)
        if place_told == "country"
        else None
    )


@cache
def _name(number: int) -> str:
    """A made-up name, another for each number."""
    generator = random.Random(number)
    return "".join(generator.choice("bdfgklmnprstvz") + generator.choice("aeiou") for _ in range(4)).capitalize()


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """The words of the sample corpus, and the roots of how often they stand in it, added up: a row of "of the" alone is no text."""
    texts = [record["text"] for split in ("train", "demo") for story in stories(split) for record in articles(story)]
    counts = Counter(word for text in texts for word in re.findall(r"\b[a-z]{2,}\b", text))
    return sorted(counts), list(accumulate(math.sqrt(counts[word]) for word in sorted(counts)))


def _words(generator: random.Random, number: int) -> list[str]:
    """So many words, common ones more often."""
    words, upto = vocabulary()
    return generator.choices(words, cum_weights=upto, k=number)
