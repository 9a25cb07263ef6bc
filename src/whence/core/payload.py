"""Nouns to plain JSON values and back: the one mapping, so that a field has one name in the world.

>>> from whence.core.document import Span
>>> dump(Span("doc-1", 0, 4, "Iraq"))
{'document_id': 'doc-1', 'start': 0, 'end': 4, 'quote': 'Iraq'}
>>> load(Span, {'document_id': 'doc-1', 'start': 0, 'end': 4, 'quote': 'Iraq'}).quote
'Iraq'
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast

from whence.core.document import Span

T = TypeVar("T")
_PLAIN = frozenset({str, int, float, bool, type(None)})


def dump(value: Any) -> Any:
    """The JSON form of a noun, a tuple of nouns, or a plain value.

    None, and tuples empty by default and in fact, are left out of objects: what `load` makes again without being told.
    """
    if type(value) in _PLAIN:
        return value
    fields = _fields(cast("Any", type(value)))
    if fields:
        found = ((name, getattr(value, name), default) for name, default in fields)
        return {name: dump(item) for name, item, default in found if item is not None and (item != () or default != ())}
    if isinstance(value, tuple | list):
        return [dump(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The names of a noun's fields with their defaults, looked up once; none for what is no noun."""
    return tuple((f.name, f.default) for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def load(kind: type[T], data: Any) -> T:
    """The noun of that class from its JSON form; fields it does not know raise TypeError."""
    return cast("T", _loader(cast("Any", kind))(data))


@cache
def _loader(kind: Any) -> Callable[[Any], Any]:
    """How values of that type are made from JSON."""
    if dataclasses.is_dataclass(kind):
        return _noun_loader(kind)
    origin = typing.get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(arg for arg in typing.get_args(kind) if arg is not type(None))
        return lambda data: None if data is None else _loader(inner)(data)
    if origin is tuple:
        args = typing.get_args(kind)
        if args[-1] is Ellipsis:
            return lambda data: tuple(map(_loader(args[0]), data))
        return lambda data: tuple(_loader(arg)(item) for arg, item in zip(args, data, strict=True))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if isinstance(kind, type) and issubclass(kind, date):  # datetime is a date
        return kind.fromisoformat
    return lambda data: data


def _noun_loader(kind: Any) -> Callable[[Any], Any]:
    """A maker of one dataclass, its field types looked up once."""
    loaders: dict[str, Callable[[Any], Any]] = {}

    def load_noun(data: dict[str, Any]) -> Any:
        if not loaders:
            hints = typing.get_type_hints(kind)
            loaders.update({field.name: _loader(hints[field.name]) for field in dataclasses.fields(kind)})
        unknown = data.keys() - loaders.keys()
        if unknown:
            raise TypeError(f"{kind.__name__} has no field {sorted(unknown)[0]}")
        return kind(**{name: loaders[name](item) for name, item in data.items()})

    return load_noun


def iter_spans(value: Any) -> Iterator[Span]:
    """Every span in a noun, however deep: what `whence verify` checks against the kept text."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from iter_spans(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from iter_spans(item)
