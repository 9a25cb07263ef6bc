"""The brief as a Word document: what the brief says, citations and sources with it; hostile text is only text."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from whence.case.case import Case
from whence.samples import folder
from whence.settings import Settings
from whence.views.brief.section import Cited, Section
from whence.views.brief.whole import compose
from whence.views.export.docx import to_docx
from whence.views.export.markdown import to_markdown


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """The case of one story."""
    with Case(tmp_path / "case", Settings()) as opened:
        opened.add(folder("demo") / "baiji-road")
        yield opened


def text_of(content: bytes) -> str:
    """The words of a Word file, tables too."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_it_says_what_the_brief_says(case: Case) -> None:
    sections = compose(case)
    text = text_of(to_docx(sections, "Gao"))
    assert text.startswith("Gao\n")
    for section in sections:
        assert section.title in text
        for clause in (clause for clauses in (*section.paragraphs, *section.bullets) for clause in clauses):
            assert clause.words in text
            assert not clause.citations or f"[{', '.join(clause.citations)}]" in text
        assert all(cell in text for row in section.rows for cell in row)
    assert to_markdown(sections).count("[d1:") == text.count("[d1:")


def test_controls_and_markup_are_text() -> None:
    hostile = "<w:t>\x00\x1b\ud800&amp;</w:t>"
    section = Section(hostile, paragraphs=[[Cited(hostile, ("a1:2",))]], header=("a", "b"), rows=[(hostile, "\uffff")])
    text = text_of(to_docx([section], hostile))
    assert text.count("<w:t>\N{REPLACEMENT CHARACTER}") == 4
