"""The brief as a PDF, set by Typst: its own fonts, the machine's for letters they lack; offline, the same for the same brief."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whence.errors import InputError
from whence.views.brief.section import Section, joined

_TEMPLATE = Path(__file__).parent / "brief.typ"
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NARROW, _WIDE = 8, 36  # letters: what a column has room for at least, and is given room for at most


def to_pdf(sections: Sequence[Section], title: str = "Brief") -> bytes:
    """The brief as the bytes of a .pdf file; each clause keeps its citations, which lead to the list of sources."""
    try:
        import typst
    except ImportError as error:
        raise InputError("PDF files need typst", hint="pip install 'whence[pdf]'") from error
    data = {"title": _plain(title), "labels": _labels(sections), "sections": [_section(s) for s in sections]}
    given = {"brief": json.dumps(data, ensure_ascii=False)}
    return bytes(typst.compile(_TEMPLATE.read_bytes(), format="pdf", sys_inputs=given, timestamp=0))


def _labels(sections: Sequence[Section]) -> list[str]:
    """What citations can lead to."""
    return sorted({_plain(row[0]) for s in sections if s.header[:1] == ("label",) for row in s.rows})


def _section(section: Section) -> dict[str, Any]:
    """One section as the template takes it."""
    told = {"paragraphs": section.paragraphs, "bullets": section.bullets}
    clauses = {
        name: [
            [{"words": _plain(b + c.words), "citations": [*map(_plain, c.citations)]} for b, c in joined(line)]
            for line in lines
        ]
        for name, lines in told.items()
    }
    rows = [[_plain(cell) for cell in row] for row in section.rows]
    by = _plain(section.by) if section.by else None
    header = {"header": section.header, "rows": rows, "widths": _widths(section)}
    return {"title": _plain(section.title), "level": section.level, "by": by, **clauses, **header}


def _widths(section: Section) -> list[int]:
    """How wide each column is beside the others: by its longest word, and by how much stands in it."""
    columns = zip(section.header, *section.rows, strict=True) if section.header else ()
    return [max(_NARROW, min(_WIDE, max(len(cell) for cell in column))) for column in columns]


def _plain(text: str) -> str:
    """A text of the web without controls and overrides of direction."""
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)
