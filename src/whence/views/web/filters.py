"""The filter form that stands above every table and drawing of incidents: the address is the filter."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query, Request

from whence.case.find import REVIEWS, SORTS, Filter
from whence.case.follow import Follower
from whence.case.saved import SavedFilters
from whence.core.vocabulary import IncidentType, Status
from whence.views.web.columns import COLUMNS, USUAL, columns_of, states
from whence.views.web.render import author_of

ROWS = 100  # rows of a table on one page
Number = Annotated[int, Query(ge=1, le=100_000)]
OnePart = Annotated[int | None, Query(ge=1, le=100_000)]


def n_parts(n: int, size: int) -> int:
    """How many parts so much comes in, one at least."""
    return max(-(-n // size), 1)


def query_of(request: Request, **changes: str | None) -> str:
    """The filter of an address, with some of it changed; empty values are left out."""
    kept = [(name, text) for name, text in request.query_params.multi_items() if text and name not in changes]
    if {text for name, text in kept if name == "columns"} == set(USUAL):
        kept = [(name, text) for name, text in kept if name != "columns"]
    given = [(name, text) for name, text in changes.items() if text]
    return urlencode([(n, t) for n, t in kept if n not in ("part", "said") or n in changes] + given)


def filter_values(request: Request, follower: Follower, wanted: Filter) -> dict[str, Any]:
    """What the form and the table need."""
    with follower.look() as catalog:
        countries, n_all = catalog.countries, len(catalog)
    return {
        "n_all": n_all,
        "wanted": wanted,
        "query": query_of(request),
        "with_query": lambda **changes: query_of(request, **changes),
        "countries": countries,
        "types": list(IncidentType),
        "statuses": list(Status),
        "reviews": REVIEWS,
        "columns": columns_of(request.query_params.getlist("columns")),
        "every_column": COLUMNS,
        "states": states,
        "saved": SavedFilters(follower.case.folder).of(author_of(request)),
        "sorts": SORTS,
    }
