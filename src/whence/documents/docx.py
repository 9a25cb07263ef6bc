"""Word documents by python-docx, opened only after a look at how much is packed in them."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from whence.documents.page import Page
from whence.errors import DocumentError

_LARGEST = 200_000_000  # bytes unpacked
_MOST_PACKED = 200  # times; text in a Word file packs about 10 times, never 200
_SMALL = 5_000_000  # bytes unpacked that are harmless at any rate of packing
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def read_docx(content: bytes, name: str) -> Page:
    """The paragraphs and table rows of a Word document; DocumentError for bombs and for what is no Word document."""
    _check(content, name)
    try:
        from docx import Document
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise DocumentError(
            f"{name}: reading Word documents needs python-docx", hint="pip install 'whence[docx]'"
        ) from error
    try:
        document = Document(io.BytesIO(content))
        lines = list(_lines(document))
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, PackageNotFoundError, SyntaxError) as error:
        raise DocumentError(f"{name}: the Word document is damaged ({error})", hint="save it again as .docx") from error
    if not any(line.strip() for line in lines):
        raise DocumentError(
            f"{name}: no text in the Word document", hint="if it holds pictures, run it through OCR first"
        )
    return Page("\n".join(lines), title=_title(document))


def _check(content: bytes, name: str) -> None:
    """Raise DocumentError unless it is a Word document of a sensible size."""
    if content.startswith(_OLD_WORD):
        raise DocumentError(
            f"{name}: an old or password-protected Word document", hint="save it as .docx without password"
        )
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise DocumentError(f"{name}: not a Word document, or cut off", hint="fetch the file again") from error
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > _LARGEST or (unpacked > _SMALL and unpacked > _MOST_PACKED * len(content)):
        raise DocumentError(
            f"{name}: {len(content):,} bytes that unpack to {unpacked:,}: a zip bomb, not opened",
            hint=f"at most {_LARGEST:,} bytes, packed at most {_MOST_PACKED} times",
        )
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise DocumentError(f"{name}: a zip file, but no Word document in it", hint="unpack it and add what is inside")


def _lines(document: Any) -> Iterator[str]:
    """Paragraphs, and rows of tables with their cells side by side, in the order of the document."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        else:
            yield block.text


def _title(document: Any) -> str | None:
    """The first paragraph in the style of a title or a heading."""
    styled = (p for p in document.paragraphs if p.text.strip() and p.style is not None and p.style.name)
    return next((p.text.strip() for p in styled if p.style.name in {"Title", "Heading 1"}), None)
