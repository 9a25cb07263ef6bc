"""PDF by pypdf: the text of its pages, wrapped lines joined into paragraphs again."""

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from whence.documents.page import Page
from whence.errors import DocumentError

if TYPE_CHECKING:
    from pypdf import PdfReader

_ENDED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_SHORT = 0.85  # of the usual width: a line that ends a paragraph, if it ends in a full stop
_HEADING = 0.6  # of the usual width: a line that is a heading or stands alone
_TAIL = 2048  # bytes in which the end mark stands


def read_pdf(content: bytes, name: str) -> Page:
    """The text of a PDF; DocumentError if it is cut off, needs a password or holds only pictures.

    Columns come in the order in which the file draws them, which is the reading order for nearly every newspaper.
    Lines repeated at the head or foot of three pages or more are left out, and a note says which.
    """
    if b"%%EOF" not in content[-_TAIL:]:
        raise DocumentError(f"{name}: the PDF is cut off before its end", hint="fetch the file again")
    reader = _open(content, name)
    pages = _texts(reader, name)
    if not "".join(pages).strip():
        raise DocumentError(f"{name}: the PDF holds pictures of text, no text", hint="run it through OCR first")
    lines, repeated = _without_running_heads([page.splitlines() for page in pages])
    notes = (f"left out, repeated on every page: {' / '.join(repeated)}",) if repeated else ()
    title = _title(reader, "\n".join(lines))
    return Page("\n\n".join(join_lines(lines)), title=title, notes=notes)


def _open(content: bytes, name: str) -> "PdfReader":
    """The file opened, with an empty password where it has one of those."""
    try:
        from pypdf import PasswordType, PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        raise DocumentError(f"{name}: reading PDF needs pypdf", hint="pip install 'whence[pdf]'") from error
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every harmless oddity
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
    except DependencyError as error:
        raise DocumentError(f"{name}: reading this PDF needs cryptography", hint="pip install 'whence[pdf]'") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise DocumentError(f"{name}: the PDF is damaged ({error})", hint="fetch the file again") from error
    if locked:
        raise DocumentError(f"{name}: the PDF needs a password", hint="remove the password and add it again")
    return reader


def _texts(reader: "PdfReader", name: str) -> list[str]:
    """The text of every page."""
    from pypdf.errors import PyPdfError

    try:
        return [page.extract_text() for page in reader.pages]
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        zlib.error,
    ) as error:
        raise DocumentError(f"{name}: the PDF is damaged ({error})", hint="fetch the file again") from error


def _title(reader: "PdfReader", text: str) -> str | None:
    """The title the file gives, if it stands in the text too: many files carry the name of the word processor's template."""
    title = (reader.metadata.title or "").strip() if reader.metadata else ""
    return title if len(title.split()) > 2 and " ".join(title.split()) in " ".join(text.split()) else None


def _without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
    """All lines but those at the head and foot of most pages, and one example of each left out."""
    edges = Counter(_key(line) for page in pages for line in {*page[:2], *page[-2:]} if line.strip())
    running = {key for key, n in edges.items() if n >= 3 and n > len(pages) / 2}
    kept: list[str] = []
    left_out: dict[str, str] = {}
    for page in pages:
        for i, line in enumerate(page):
            if _key(line) in running and (i < 2 or i >= len(page) - 2):
                left_out.setdefault(_key(line), line.strip())
            else:
                kept.append(line)
    return kept, list(left_out.values())


def _key(line: str) -> str:
    """A line with its numbers alike, as "page 3" and "page 4" are."""
    return re.sub(r"\d+", "0", line.strip())


def join_lines(lines: Iterable[str]) -> list[str]:
    """Paragraphs from wrapped lines: a new one after a blank line, a short last line or a heading; hyphens at the end go.

    >>> join_lines(["Gunmen attacked the bar-", "racks in Gao on Monday,", "killing two.", "Nobody claimed it so far."])
    ['Gunmen attacked the barracks in Gao on Monday, killing two.', 'Nobody claimed it so far.']
    """
    lines = [line.rstrip() for line in lines]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        text = line.strip()
        if text and is_open:
            paragraphs[-1] = _glued(paragraphs[-1], text)
        elif text:
            paragraphs.append(text)
        is_open = bool(text) and not _closes(text, usual)
    return paragraphs


def _closes(line: str, usual: int) -> bool:
    """Whether a paragraph ends with this line."""
    if line.endswith("-"):
        return False
    return len(line) < _HEADING * usual or (len(line) < _SHORT * usual and _ENDED.search(line) is not None)


def _glued(before: str, line: str) -> str:
    """Two wrapped lines in one; "bar-" and "racks" are one word, "al-" and "Shabaab" keep their hyphen."""
    if before.endswith("-") and before[-2:-1].isalpha():
        return before[:-1] + line if line[:1].islower() else before + line
    return f"{before} {line}"
