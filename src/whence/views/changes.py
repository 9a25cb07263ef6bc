"""What comes in, under /api: as a list to page through, and as a stream of server-sent events that open pages follow."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from whence.case.case import Case
from whence.case.news import news_after
from whence.core.payload import dump
from whence.views.api import Json, Limit, TheCase

router = APIRouter(prefix="/api")
After = Annotated[int, Query(ge=0, le=2**53)]
PAUSE_S = 1.0
"""Between two looks at the ledger."""

LONGEST_S = 300.0  # after which a browser asks again, from where it was
_QUIET_S = 15.0  # after which a word is sent, so that nobody takes the line for dead


@router.get("/changes")
def changes(case: TheCase, after: After = 0, limit: Limit = 100) -> Json:
    """What was appended to the ledger behind a place, in order; `next` is the place to go on from, `n` how far the ledger goes."""
    found = case.changes(after, limit)
    length = case.store.length()
    last = found[-1].seq if found else after
    return Json({"items": dump(found), "n": length, "next": last if last < length else None})


@router.get("/changes/stream", include_in_schema=False)
async def stream(
    request: Request, case: TheCase, after: After | None = None, last_event_id: Annotated[str, Header()] = ""
) -> StreamingResponse:
    """Events named `changes`, each with what came in since the one before, counted, and its place as the id."""
    known = last_event_id if last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 16 else ""
    start = int(known) if known else after
    if start is None:
        start = await run_in_threadpool(case.store.length)
    return StreamingResponse(_events(request, case, start), media_type="text/event-stream")


async def _events(request: Request, case: Case, after: int) -> AsyncIterator[str]:
    """The events, as long as somebody listens."""
    yield "retry: 3000\n\n"
    quiet = 0.0
    for _ in range(int(LONGEST_S / PAUSE_S)):
        if await request.is_disconnected() or getattr(request.app.state, "is_closing", False):
            return
        if after < await run_in_threadpool(case.store.length):
            news = await run_in_threadpool(news_after, case.store, after)
            after, quiet = news.after, 0.0
            yield _event(dump(news), after)
        elif quiet >= _QUIET_S:
            quiet = 0.0
            yield ": nothing new\n\n"
        await asyncio.sleep(PAUSE_S)
        quiet += PAUSE_S


def _event(data: dict[str, Any], after: int) -> str:
    """One event as it is sent."""
    return f"id: {after}\nevent: changes\ndata: {json.dumps(data)}\n\n"
