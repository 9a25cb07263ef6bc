"""The files a brief can become, by how their names end."""

from collections.abc import Callable, Sequence

from whence.views.brief.section import Section
from whence.views.export.docx import to_docx
from whence.views.export.markdown import to_markdown
from whence.views.export.page import to_html
from whence.views.export.pdf import to_pdf

_WRITERS: dict[str, Callable[[Sequence[Section], str], str | bytes]] = {
    ".html": to_html,
    ".htm": to_html,
    ".md": to_markdown,
    ".docx": to_docx,
    ".pdf": to_pdf,
}
KINDS = tuple(_WRITERS)
"""How the name of a brief may end."""


def write_brief(kind: str, sections: Sequence[Section], title: str) -> bytes:
    """The brief as the bytes of a file of that kind."""
    content = _WRITERS[kind](sections, title)
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")
