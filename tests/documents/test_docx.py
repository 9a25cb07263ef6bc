"""Word documents, and zip files dressed as one."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from whence.core.document import Document
from whence.documents.docx import read_docx
from whence.errors import DocumentError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word() -> bytes:
    """A Word document with a heading, a paragraph and a table."""
    document = docx.Document()
    document.add_heading("Weekly bulletin", 1)
    document.add_paragraph("Police said on Monday that nine people had died in the attack on Gao.")
    row = document.add_table(rows=1, cols=2).rows[0].cells
    row[0].text, row[1].text = "Gao", "9 killed"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zipped(**files: bytes) -> bytes:
    """A zip file of those files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


def test_paragraphs_and_tables(read: Callable[..., Document]) -> None:
    document = read(word(), DOCX)
    assert document.title is not None
    assert document.title.quote == "Weekly bulletin"
    assert document.text.splitlines()[1:] == [
        "Police said on Monday that nine people had died in the attack on Gao.",
        "Gao | 9 killed",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (zipped(word__document=b"\0" * 60_000_000), "a zip bomb, not opened"),
        (zipped(word__document=b"", a=b"\0" * 250_000_000), "a zip bomb, not opened"),
        (zipped(other=b"nine dead"), "no Word document in it"),
        (zipped(word__document=b"<broken"), "damaged"),
        (word()[:2000], "not a Word document, or cut off"),
        (b"PK\x03\x04 nothing", "not a Word document, or cut off"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old or password-protected"),
    ],
    ids=["bomb", "large bomb", "other zip", "broken", "truncated", "no zip", "old word"],
)
def test_what_cannot_be_read_gets_one_line(content: bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem) as caught:
        read_docx(content, "news/b.docx")
    assert caught.value.message.startswith("news/b.docx: ")
    assert caught.value.hint


def test_a_document_without_text() -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(DocumentError, match="no text in the Word document"):
        read_docx(buffer.getvalue(), "news/b.docx")
