"""The server of a desk: uvicorn, which on closing tells the pages that follow the ledger to hang up."""

from contextlib import suppress
from typing import Any

import uvicorn
from fastapi import FastAPI

from whence.views.changes import PAUSE_S


class DeskServer(uvicorn.Server):
    """A server whose streams end when it does, and not when their time is up."""

    async def shutdown(self, sockets: list[Any] | None = None) -> None:
        """Say that it closes, and wait for what is being answered."""
        if isinstance(self.config.app, FastAPI):
            self.config.app.state.is_closing = True
        await super().shutdown(sockets)


def run(desk: FastAPI, **options: Any) -> None:
    """Serve until stopped."""
    config = uvicorn.Config(desk, log_level="warning", timeout_graceful_shutdown=int(PAUSE_S) + 4, **options)
    with suppress(KeyboardInterrupt):
        DeskServer(config).run()
