"""A raw document into a document: its text, normalised once, with title, date, dateline, credits, sentences and furniture.

>>> from datetime import UTC, datetime
>>> raw = RawDocument("a.txt", b"Nine dead\\n\\nQASRIN (AFP) - Police said nine died.\\n\\nMost read", "text/plain", datetime.now(UTC))
>>> document = parse(raw)
>>> document.title.quote, document.dateline.place.quote, document.credits[0].agency, document.furniture[0].span.quote
('Nine dead', 'QASRIN', 'Agence France-Presse', 'Most read')
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from whence.core.document import Document, Furniture, RawDocument, Span
from whence.core.ids import make_id, sha256
from whence.documents.agencies import AGENCIES
from whence.documents.attribution import with_dateline_and_credits
from whence.documents.boilerplate import Found as Furnished
from whence.documents.boilerplate import cut_lines, find_furniture
from whence.documents.dates import in_lines
from whence.documents.docx import read_docx
from whence.documents.headings import find_byline, find_title, same_words
from whence.documents.html import read_html
from whence.documents.language import language_of
from whence.documents.lines import Line, is_prose, split_lines
from whence.documents.normalize import normalize
from whence.documents.page import Page
from whence.documents.pdf import read_pdf
from whence.documents.plain import read_markdown, read_plain
from whence.documents.publication import find_published, find_publisher
from whence.documents.sentences import split_sentences
from whence.errors import DocumentError

MAX_BYTES = 20_000_000
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_POST = "post of a live page, with a date of its own"
_READERS: Mapping[str, Callable[[RawDocument, str | None], Page]] = {
    "text/plain": lambda raw, charset: read_plain(raw.content, raw.name, charset),
    "text/markdown": lambda raw, charset: read_markdown(raw.content, raw.name, charset),
    "text/html": lambda raw, charset: read_html(raw.content, raw.name, charset, raw.retrieved_at.date()),
    "application/xhtml+xml": lambda raw, charset: read_html(raw.content, raw.name, charset, raw.retrieved_at.date()),
    "application/pdf": lambda raw, _: read_pdf(raw.content, raw.name),
    DOCX: lambda raw, _: read_docx(raw.content, raw.name),
}
MEDIA_TYPES = tuple(_READERS)


def parse(raw: RawDocument, *, agencies: Mapping[str, str] | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """The document in these bytes; DocumentError if they cannot be read.

    `agencies` are names beyond the known ones, short to full ({"PWS": "Pacific Wire Service"}). What came along with the
    bytes (publisher, published, title) counts more than what the page says. The id is made from the bytes, the address
    and the publisher as given: the same bytes from one place are one document, carried by two publishers they are two.
    """
    page = _read(raw, max_bytes)
    text, title = _text_and_title(page, raw.title)
    lines = split_lines(text)
    known = {**AGENCIES, **(agencies or {})}
    found, live = _with_posts(lines, find_furniture(lines, known), page.posts)
    gone = {line.start for line, _ in found}
    article = [line for line in lines if line.start not in gone]
    if not article:
        raise DocumentError(f"{raw.name}: no article in it, only lines of the site", hint="add the page of one article")
    document = _bare(raw, text)
    document = _with_lines(document, article, title, page)
    document = replace(document, furniture=tuple(Furniture(document.span(x.start, x.end), why) for x, why in found))
    published, notes = find_published(raw, page, document, lines)
    cut = tuple(f'something is cut before "{line.text[:40]}"' for line in cut_lines(lines, found))
    document = replace(document, published=published, publisher=find_publisher(raw, page, lines))
    document = replace(document, notes=(*page.notes, *live, *notes, *cut))
    document = with_dateline_and_credits(document, article, known)
    return replace(document, sentences=tuple(_sentences(document, article)))


def _read(raw: RawDocument, max_bytes: int) -> Page:
    """The page by the reader of its format."""
    if len(raw.content) > max_bytes:
        raise DocumentError(
            f"{raw.name}: {len(raw.content):,} bytes, more than the {max_bytes:,} allowed",
            hint="raise the setting max_document_bytes, or give the article alone",
        )
    if not raw.content.strip():
        raise DocumentError(f"{raw.name}: the file is empty", hint="nothing to read; leave it out or fetch it again")
    media_type, _, parameters = raw.media_type.partition(";")
    kind = _told_by_content(raw.content) or media_type.strip().lower()
    if kind not in _READERS:
        raise DocumentError(
            f"{raw.name}: {media_type or 'no media type'} is not read", hint="one of " + ", ".join(MEDIA_TYPES)
        )
    _, _, charset = parameters.partition("charset=")
    return _READERS[kind](raw, charset.strip(" \"'") or None)


def _told_by_content(content: bytes) -> str | None:
    """The format of files whose first bytes leave no doubt, whatever their name says."""
    if content.lstrip()[:5] == b"%PDF-":
        return "application/pdf"
    return DOCX if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else None


def _text_and_title(page: Page, given: str | None) -> tuple[str, str | None]:
    """The normal text of a page, a title that came apart from it put before it, and the title."""
    text = normalize(page.text).text
    title = normalize(given or page.title or "").text.replace("\n", " ").strip() or None
    head = split_lines(text[:5000])[:14]
    if title and not any(same_words(line.text, title) for line in head):
        text = f"{title}\n\n{text}"
    author = normalize(page.author or "").text.strip()
    if author and title and author.casefold() not in text[:3000].casefold():
        text = text.replace(title, f"{title}\n{author}", 1)
    return text, title


def _with_posts(lines: list[Line], found: Furnished, posts: frozenset[str]) -> tuple[Furnished, tuple[str, ...]]:
    """The furniture with the posts of a live page added: each has a date of its own, under the page's they would be misdated."""
    reasons = {line.start: reason for line, reason in found}
    new = {line.start: _POST for line in lines if line.text in posts and line.start not in reasons}
    if not new or len(new) + len(reasons) == len(lines):
        return found, ()
    reasons |= new
    note = f"a live page: {len(new)} lines of posts with dates of their own were set aside; add the posts by their addresses"
    return [(line, reasons[line.start]) for line in lines if line.start in reasons], (note,)


def _bare(raw: RawDocument, text: str) -> Document:
    """The document with its text and nothing found in it yet."""
    digest = sha256(raw.content)
    return Document(
        id=make_id("doc", digest, raw.url, raw.publisher),
        sha256=digest,
        name=raw.name,
        text=text,
        retrieved_at=raw.retrieved_at,
        url=raw.url,
        article_id=raw.article_id,
    )


def _with_lines(document: Document, article: list[Line], title: str | None, page: Page) -> Document:
    """Title, byline and language."""
    heading = next((x for x in article if title and same_words(x.text, title)), None) or find_title(article)
    author = next((x for x in article[:14] if page.author and same_words(x.text, page.author)), None)
    byline = author or find_byline(article)
    return replace(
        document,
        title=document.span(heading.start, heading.end) if heading else None,
        byline=document.span(byline.start, byline.end) if byline else None,
        language=language_of("\n".join(line.text for line in article)),
    )


def _sentences(document: Document, article: list[Line]) -> Iterator[tuple[int, int]]:
    """The offsets of the article's sentences; lines that only say who wrote, credited or published when are none."""
    about = [credit.span for credit in document.credits]
    about += [document.byline] if document.byline else []
    dated = in_lines(article)
    about += [document.span(dated[1], dated[2])] if dated else []
    for line in article:
        if any(line.start <= span.start and span.end <= line.end and _is_all(span, line) for span in about):
            continue
        yield from ((line.start + a, line.start + b) for a, b in split_sentences(line.text))


def _is_all(span: Span, line: Line) -> bool:
    """Whether a short line is about that span and nothing else; a paragraph that ends in a credit is not."""
    return (span.start == line.start and span.end == line.end) or not (is_prose(line.text) or line.n_words > 16)
