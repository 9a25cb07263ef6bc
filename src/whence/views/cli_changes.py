"""The verb `whence changes`: what changed in a case since a day, as the overview of the desk tells it."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from whence.case.case import Case
from whence.case.changes import Changes, changes_since
from whence.case.follow import Follower
from whence.errors import InputError
from whence.views.options import HERE, AsJson, CaseFolder, console, print_json
from whence.views.show import table

app = typer.Typer(rich_markup_mode=None)


@app.command()
def changes(
    since: Annotated[str, typer.Argument(help="A day, or a day and a time, in UTC: 2026-03-05, 2026-03-05T14:30.")],
    case: CaseFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """What changed since then: tolls that were revised, texts that were replaced, new incidents.

    Example: whence changes 2026-03-05
    """
    moment = moment_of(since)
    with Case(case) as opened:
        follower = Follower(opened)
        with follower.look() as catalog:
            found = changes_since(opened, catalog, moment)
        follower.close()
    print_json(found.items()) if as_json else _show(found)


def moment_of(text: str) -> datetime:
    """The time somebody names; a day is its beginning.

    >>> moment_of("2026-03-05").isoformat()
    '2026-03-05T00:00:00+00:00'
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"since: {text!r} is no day and no time", hint="such as 2026-03-05, or 2026-03-05T14:30"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _show(found: Changes) -> None:
    """The same in words."""
    n = found.n_documents
    print(f"since {found.since.astimezone(UTC):%Y-%m-%d %H:%M} UTC: {n:,} document{'s' if n != 1 else ''} came in")
    if found.n_looked_at < n:
        print(f"what the latest {found.n_looked_at} changed:")
    rows = [
        (
            item.kind.replace("_", " "),
            item.id,
            item.words,
            f"{item.measure} {item.before} → {item.now}" if item.now else "",
        )
        for item in found.items()
    ]
    if rows:
        console().print(table(("", "id", "what", "toll"), rows, wide="what"))
