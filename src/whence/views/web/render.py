"""Templates into pages; every text is escaped, and what no page can hold is replaced."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from whence.accounts.account import Role
from whence.case.rows import show_date, when, where
from whence.core.document import Span
from whence.views.gate import author_for, who_of

HERE = Path(__file__).parent
_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")  # overrides that make a text read otherwise than it is


def shown(text: str) -> str:
    """A text of the web as a page can hold it: controls and bidi overrides as a mark one sees."""
    return _BIDI.sub("\N{REPLACEMENT CHARACTER}", _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", text))


def _finalize(value: Any) -> Any:
    """What a template prints."""
    return shown(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def n_of(items: int | Iterable[object], one: str, many: str | None = None) -> str:
    """A count with its noun: "1 outlet", "4 outlets"."""
    count = items if isinstance(items, int) else sum(1 for _ in items)
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def around(sentences: Iterable[tuple[int, int]], span: Span) -> tuple[int, int]:
    """The sentence some words stand in; they themselves where they stand in none."""
    return next(
        ((start, end) for start, end in sentences if start <= span.start and span.end <= end), (span.start, span.end)
    )


def _environment() -> Environment:
    """The templates, everything escaped, nothing undefined printed."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.filters |= {"day": show_date, "when": when, "where": where, "words": lambda text: text.replace("_", " ")}
    made.filters["select_around"] = around
    made.globals |= {"n_of": n_of}
    return made


_TEMPLATES = _environment()


def author_of(request: Request, given: str = "") -> str:
    """Who decides: who is signed in; else the name a form gives, or the one this browser gave last, or nobody."""
    last = unquote(request.cookies.get("whence_author", ""))[:100]
    return author_for(who_of(request), given.strip() or last)


def remember_author(response: Any, author: str) -> None:
    """Have the browser keep the name; it is sent to this desk alone."""
    response.set_cookie("whence_author", quote(author), max_age=31_536_000, httponly=True, samesite="strict")


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    who, is_writable = who_of(request), request.app.state.case.store.is_writable
    text = _TEMPLATES.get_template(template).render(
        path=request.url.path,
        here=here,
        who=who,
        token=who.token,
        may_change=is_writable and who.role.includes(Role.REVIEWER),
        is_writable=is_writable,
        author=author_of(request),
        said=request.query_params.get("said", ""),
        ledger_at=request.app.state.case.store.length() if who.is_inside else None,
        **values,
    )
    return HTMLResponse(text.encode("utf-8", "replace"), status)
