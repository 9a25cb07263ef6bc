"""Every noun goes to JSON and comes back the same, however odd its text."""

import dataclasses
import importlib
import json
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import whence.core
from whence.core.document import Document, Published, RawDocument, Span
from whence.core.entry import Entry
from whence.core.incident import Tally
from whence.core.origin import Origin
from whence.core.payload import dump, iter_spans, load
from whence.core.place import Place
from whence.core.statement import Attribution, ChainLink, Figure, Statement
from whence.core.time import TimeRange
from whence.core.vocabulary import BestRule, LinkKind, Measure, OriginKind

# The bytes of one stand in the archive; the payload of the other is of any kind, and the ledger's rows know which.
NOT_JSON = {RawDocument, Entry}


def nouns() -> Iterator[type[Any]]:
    """Every dataclass of core."""
    for info in pkgutil.iter_modules(whence.core.__path__):
        module = importlib.import_module(f"whence.core.{info.name}")
        for value in vars(module).values():
            if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.__name__:
                yield value


NOUNS = sorted(set(nouns()) - NOT_JSON, key=lambda noun: noun.__name__)
TEXT = st.text(max_size=8)
NUMBER = st.none() | st.floats(-1e12, 1e12) | st.integers(0, 10**12)
BIG = {"Dossier", "Account", "Reading"}  # made of so many others that a few examples hold thousands


@st.composite
def spans(draw: st.DrawFn) -> Span:
    quote = draw(st.text(min_size=1, max_size=8))
    start = draw(st.integers(0, 10**6))
    return Span(draw(TEXT), start, start + len(quote), quote)


@st.composite
def ranges(draw: st.DrawFn) -> TimeRange:
    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    made = draw(st.builds(TimeRange, date_prec=st.none() | st.integers(1, 5), start=st.none(), end=st.none()))
    return dataclasses.replace(made, start=start, end=end) if draw(st.booleans()) else made


@st.composite
def places(draw: st.DrawFn) -> Place:
    made = draw(st.builds(Place, lat=st.none(), lon=st.none(), where_prec=st.none() | st.integers(1, 7)))
    lat, lon = draw(st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    return dataclasses.replace(made, lat=lat, lon=lon) if draw(st.booleans()) else made


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    made = draw(st.builds(Figure, lower=NUMBER, upper=st.none()))
    over = draw(NUMBER)
    return made if made.lower is None or over is None else dataclasses.replace(made, upper=made.lower + abs(over))


def some(noun: type[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """One to three of that noun."""
    return st.lists(st.from_type(noun), min_size=1, max_size=3).map(tuple)


st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(Span, spans())
st.register_type_strategy(TimeRange, ranges())
st.register_type_strategy(Place, places())
st.register_type_strategy(Figure, figures())
st.register_type_strategy(Attribution, st.builds(Attribution, chain=some(ChainLink)))
st.register_type_strategy(Statement, st.builds(Statement, content=some(Span)))


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_round_trip(noun: type[Any]) -> None:
    @settings(max_examples=4 if noun.__name__ in BIG else 15, suppress_health_check=list(HealthCheck))
    @given(st.from_type(noun))
    def there_and_back(value: Any) -> None:
        assert load(noun, json.loads(json.dumps(dump(value)))) == value

    there_and_back()


def test_every_noun_is_frozen_and_takes_no_further_fields() -> None:
    for noun in [*NOUNS, *NOT_JSON]:
        assert vars(noun)["__dataclass_params__"].frozen, noun
        assert "__slots__" in vars(noun), noun


def test_every_noun_says_what_it_says() -> None:
    assert not [noun.__name__ for noun in [*NOUNS, *NOT_JSON] if not (noun.__doc__ or "").startswith("This says")]


def test_empty_list_that_belongs_to_a_noun_is_told() -> None:
    assert dump(Origin("org-1", OriginKind.UNKNOWN, ())) == {
        "id": "org-1",
        "kind": "unknown",
        "document_ids": [],
        "is_certain": True,
    }


def test_unknown_is_left_out_and_zero_is_kept() -> None:
    assert dump(Tally(Measure.KILLED, BestRule.LOWEST, low=0.0)) == {"measure": "killed", "rule": "lowest", "low": 0.0}


def test_times_keep_their_zone() -> None:
    at = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)
    document = Document("doc-1", "", "a", "text", at)
    assert dump(document)["retrieved_at"] == "2021-05-15T09:10:00+00:00"
    assert load(Document, dump(document)).retrieved_at.tzinfo is not None


def test_field_nobody_knows_is_refused() -> None:
    with pytest.raises(TypeError, match="Span has no field colour"):
        load(Span, {"document_id": "d", "start": 0, "end": 1, "quote": "a", "colour": "red"})


def test_value_outside_a_closed_list_is_refused() -> None:
    with pytest.raises(ValueError, match="journalist"):
        load(ChainLink, {"kind": "journalist"})


def test_every_span_is_found_however_deep() -> None:
    where = [Span("d", n, n + 1, str(n)) for n in range(4)]
    link = ChainLink(LinkKind.OFFICIAL, where[0])
    found = list(
        iter_spans([Attribution((link,), where[1]), (Published(datetime.max.date(), "day", "x", where[2]),), where[3]])
    )
    assert found == where
