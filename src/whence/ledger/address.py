"""Where a ledger is kept: a path, or the URL of a database, as the SQL toolkit wants it."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from whence.errors import LedgerError

_DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_FORMS = "give a path, or postgresql://user:password@host/database"


def parse_address(place: str | Path) -> URL:
    """The database at a path or URL, with the driver we ship; LedgerError where it is neither.

    >>> parse_address("postgres://ana@db.example/ledger").drivername
    'postgresql+psycopg'
    >>> parse_address("case/ledger.sqlite").database
    'case/ledger.sqlite'
    """
    if isinstance(place, Path) or "://" not in place:
        return URL.create(_DRIVERS["sqlite"], database=str(place))
    scheme = place.partition("://")[0]
    driver = _DRIVERS.get(scheme.partition("+")[0])
    if driver is None:
        raise LedgerError(f"{scheme}://...: no kind of database Whence keeps a ledger in", hint=_FORMS)
    try:
        return make_url(place).set(drivername=driver)
    except (ArgumentError, ValueError) as error:
        raise LedgerError(f"{scheme}://...: not the address of a database", hint=_FORMS) from error


def show_address(url: URL) -> str:
    """The address as messages show it: the path of a file, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)
