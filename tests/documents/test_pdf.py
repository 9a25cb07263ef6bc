"""PDF: its text in paragraphs, and the ways in which a PDF cannot be read."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from whence.core.document import Document
from whence.documents.pdf import join_lines, read_pdf
from whence.errors import DocumentError

Read = Callable[..., Document]
LINES = [
    "Nine dead in Qasrin",
    "At least nine people were killed when a car bomb went off out-",
    "side the office of the governor in Qasrin on Thursday, a hospital",
    "official said.",
    "Police put the toll at seven, and no group has claimed it yet.",
]


def pdf_of(*pages: list[str], password: str | None = None) -> bytes:
    """A PDF with those lines on its pages."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject(k): NameObject(v)
            for k, v in (("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica"))
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream.set_data(f"BT /F1 12 Tf 50 780 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_paragraphs_of_a_pdf(read: Read) -> None:
    document = read(pdf_of(LINES), "application/pdf")
    assert document.text.split("\n\n") == [
        "Nine dead in Qasrin",
        "At least nine people were killed when a car bomb went off outside the office of the governor in Qasrin on Thursday, a hospital official said.",
        "Police put the toll at seven, and no group has claimed it yet.",
    ]
    assert document.title is not None
    assert document.title.quote == "Nine dead in Qasrin"


def test_a_pdf_under_another_name_is_known_by_its_first_bytes(read: Read) -> None:
    assert "nine people were killed" in read(pdf_of(LINES), "text/plain").text


def test_running_heads_are_left_out_and_noted(read: Read) -> None:
    pages = [
        [
            "The Weekly Bulletin",
            *(f"{x} Line {n} of this page tells of the village number {n}{i}." for n in range(6)),
            f"page {i}",
        ]
        for i, x in enumerate("ABCD")
    ]
    document = read(pdf_of(*pages), "application/pdf")
    assert "Weekly Bulletin" not in document.text
    assert document.notes == ("left out, repeated on every page: The Weekly Bulletin / page 0",)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (pdf_of(LINES)[:-200], "cut off before its end"),
        (pdf_of(LINES, password="secret"), "needs a password"),
        (pdf_of([]), "holds pictures of text, no text"),
        (b"%PDF-1.7\nnothing of a PDF\n%%EOF", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"%%EOF", "damaged"),
    ],
    ids=["truncated", "locked", "pictures", "no PDF", "junk"],
)
def test_what_cannot_be_read_gets_one_line(content: bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem) as caught:
        read_pdf(content, "news/b.pdf")
    assert caught.value.message.startswith("news/b.pdf: the PDF")
    assert "\n" not in str(caught.value)


def test_an_empty_password_opens(read: Read) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of(LINES)))
    writer.encrypt("", "owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert "nine people" in read(buffer.getvalue(), "application/pdf").text


def test_lines_joined() -> None:
    wide = "x" * 60
    assert join_lines([wide, "al-", "Shabaab claimed the attack on the barracks."]) == [
        f"{wide} al-Shabaab claimed the attack on the barracks."
    ]
    assert join_lines(["", "  ", ""]) == []
