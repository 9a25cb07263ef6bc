"""Where a document says it was written and by which agency: dateline and credits as spans of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whence.core.document import Credit, Dateline, Document, Span
from whence.documents.agencies import full_name
from whence.documents.credits import FoundCredit, byline_agency, find_credits, staff_credit
from whence.documents.datelines import FoundDateline, dateline_day, find_dateline
from whence.documents.lines import Line, is_prose

_FIRST_PARAGRAPHS = 3  # a dateline stands at the head of one of these


def with_dateline_and_credits(document: Document, article: Sequence[Line], known: Mapping[str, str]) -> Document:
    """The document with its dateline and every credit to an agency, in the order of the text."""
    placed = _first_dateline(article, known)
    dateline = _dateline(document, *placed) if placed else None
    credits = list(_credits(document, article, dateline, known))
    credits.sort(key=lambda credit: credit.span.start)
    return replace(document, dateline=dateline, credits=tuple(credits))


def _first_dateline(article: Sequence[Line], known: Mapping[str, str]) -> tuple[Line, FoundDateline] | None:
    """The paragraph that opens with a dateline, and that dateline."""
    paragraphs = [line for line in article if is_prose(line.text)][:_FIRST_PARAGRAPHS]
    found = ((line, find_dateline(line.text, known)) for line in paragraphs)
    return next(((line, dateline) for line, dateline in found if dateline), None)


def _dateline(document: Document, line: Line, found: FoundDateline) -> Dateline:
    """The dateline as spans of the document."""
    place, agency = (
        document.span(line.start + part[0], line.start + part[1]) if part else None
        for part in (found.place, found.agency)
    )
    on = dateline_day(found.month_day, document.published_on)
    return Dateline(document.span(line.start + found.start, line.start + found.end), place, agency, on)


def _credits(
    document: Document, article: Sequence[Line], dateline: Dateline | None, known: Mapping[str, str]
) -> Iterator[Credit]:
    """Credits in dateline, byline, captions and closing lines."""
    agency = None
    if dateline and dateline.agency:
        agency = full_name(dateline.agency.quote, known) or dateline.agency.quote
        yield Credit(_bracketed(document, dateline.agency), agency, "dateline")
    if document.byline:
        named = byline_agency(document.byline.quote.removeprefix("By ").removeprefix("From "), known)
        if named:
            yield Credit(document.byline, named, "byline")
    found = find_credits(article, known)
    staff = staff_credit(article, agency or next((c.agency for c in found if c.where == "footer"), None), known)
    yield from (_credit(document, credit) for credit in (*found, *([staff] if staff else [])))


def _bracketed(document: Document, agency: Span) -> Span:
    """The agency of a dateline with the brackets around it, if it has any."""
    before, after = document.text[: agency.start].rstrip(" "), document.text[agency.end :]
    if not before.endswith("("):
        return agency
    return document.span(len(before) - 1, agency.end + after.index(")") + 1)


def _credit(document: Document, found: FoundCredit) -> Credit:
    """A credit as a span of the document."""
    return Credit(document.span(found.start, found.end), found.agency, found.where)
