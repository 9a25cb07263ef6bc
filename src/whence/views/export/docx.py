"""The brief as a Word document: headings, cited clauses, tables; nothing in it but text."""

import io
import re
from collections.abc import Sequence
from typing import Any

from whence.errors import InputError
from whence.views.brief.section import Cited, Section, joined

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # what no Word file can hold


def to_docx(sections: Sequence[Section], title: str = "Brief") -> bytes:
    """The brief as the bytes of a .docx file; each clause keeps its citations, which the list of sources resolves.

    >>> to_docx([Section("Summary", paragraphs=[[Cited("9 killed", ("a1:2",))]])])[:2]
    b'PK'
    """
    try:
        from docx import Document
    except ImportError as error:
        raise InputError("Word files need python-docx", hint="pip install 'whence[docx]'") from error
    document = Document()
    document.core_properties.title = _plain(title)
    document.add_heading(_plain(title), 0)
    for section in sections:
        _add(document, section)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Any, section: Section) -> None:
    """One section."""
    if section.title:
        document.add_heading(_plain(section.title), section.level - 1)
    for clauses in section.paragraphs:
        _write(document.add_paragraph(style="Intense Quote" if section.by else None), clauses)
    if section.by:
        document.add_paragraph(_plain(section.by), style="Quote")
    for clauses in section.bullets:
        _write(document.add_paragraph(style="List Bullet"), clauses)
    if section.header:
        table = document.add_table(1, len(section.header), style="Light List")
        for row in (section.header, *section.rows):
            cells = table.rows[0].cells if row is section.header else table.add_row().cells
            for cell, words in zip(cells, row, strict=True):
                cell.text = _plain(words)


def _write(paragraph: Any, clauses: Sequence[Cited]) -> None:
    """Clauses with their citations in smaller letters."""
    for before, clause in joined(clauses):
        paragraph.add_run(_plain(before + clause.words))
        if clause.citations:
            paragraph.add_run(f" [{', '.join(clause.citations)}]").font.superscript = True


def _plain(text: str) -> str:
    """A text of the web as a Word file can hold it."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
