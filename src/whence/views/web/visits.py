"""When somebody last looked, kept in their own browser: what the overview calls new."""

from datetime import UTC, datetime, timedelta

from fastapi import Request
from starlette.responses import Response

_NAME = "whence_visits"
_PAUSE = timedelta(minutes=30)  # looks closer together than this are one visit


def last_visit(request: Request) -> datetime | None:
    """When the visit before this one ended; None where there was none.

    This says: the cookie "1700000000.1700086400" is a visit that ended at the first second and one that goes on.
    """
    before, latest = _kept(request)
    return latest if latest and datetime.now(UTC) - latest > _PAUSE else before


def remember_visit(request: Request, response: Response) -> None:
    """Have the browser keep when this visit goes on, and when the one before it ended."""
    before, now = last_visit(request), datetime.now(UTC)
    seconds = f"{int(before.timestamp()) if before else 0}.{int(now.timestamp())}"
    response.set_cookie(_NAME, seconds, max_age=31_536_000, httponly=True, samesite="strict")


def _kept(request: Request) -> tuple[datetime | None, datetime | None]:
    """The two times a browser keeps; what is no time is none."""
    parts = request.cookies.get(_NAME, "").split(".")
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) <= 11 for part in parts):
        return None, None
    before, latest = (datetime.fromtimestamp(int(part), UTC) if int(part) else None for part in parts)
    return before, latest
