"""The brief as a PDF: what the brief says, citations that lead to the sources; hostile text is only text."""

import io
import re
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from whence.case.case import Case
from whence.errors import InputError
from whence.samples import folder
from whence.settings import Settings
from whence.views.brief.section import Cited, Section
from whence.views.brief.whole import compose
from whence.views.export.pdf import to_pdf

SOURCES = Section("Sources", header=("label", "outlet"), rows=[("a1", "Coast Courier")])


def pages_of(content: bytes) -> str:
    """The words of a PDF without its line breaks and page numbers."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return " ".join(" ".join(re.sub(r"\d+ / \d+\s*$", "", page) for page in pages).split())


def links_of(content: bytes) -> int:
    """How many places of a PDF lead elsewhere in it."""
    found = (page.get("/Annots") or () for page in PdfReader(io.BytesIO(content)).pages)
    return sum(one.get_object()["/Subtype"] == "/Link" for annotations in found for one in annotations)


def test_it_says_what_the_brief_says(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        case.add(folder("demo") / "baiji-road")
        sections = compose(case)
    content = to_pdf(sections, "Baiji")
    text, links = pages_of(content).replace(" ", ""), links_of(content)
    clauses = [c for s in sections for told in (*s.paragraphs, *s.bullets) for c in told]
    assert text.startswith("Baiji")
    for clause in clauses:
        assert clause.words.replace(" ", "") in text
        assert all(f"[{name}]" in text for name in clause.citations)
    assert links >= sum(len(clause.citations) for clause in clauses) > 20
    assert to_pdf(sections, "Baiji") == content, "the same brief is the same file"


def test_markup_and_controls_are_text() -> None:
    hostile = '#panic("owned") *bold* _x_ $y$ @a1 <a1> \\ // \x00\x1b\ud800 #read("/etc/passwd")'
    section = Section(hostile, paragraphs=[[Cited(hostile, ("a1:2", "gone:1"))]], header=("a",), rows=[(hostile,)])
    text = pages_of(to_pdf([section, SOURCES], hostile))
    assert text.count('#panic("owned") *bold* _x_ $y$ @a1 <a1> \\ //') >= 3
    assert "root:" not in text


def test_what_a_person_wrote_carries_their_name() -> None:
    section = Section("", paragraphs=[[Cited("The two tolls are of one day.")]], by="Ana, 4 March 2023")
    assert "The two tolls are of one day. Ana, 4 March 2023" in pages_of(to_pdf([section]))


def test_without_typst_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(InputError, match="typst") as told:
        to_pdf([SOURCES])
    assert told.value.hint == "pip install 'whence[pdf]'"
