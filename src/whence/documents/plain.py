"""Plain text and Markdown."""

import re

from whence.documents.encodings import decode
from whence.documents.page import Page

_MARKS = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),  # picture → its words
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),  # link → its words
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?m)^[ \t]{0,3}>[ \t]?"), ""),
    (re.compile(r"(?m)^[ \t]{0,3}(?:[-*_][ \t]*){3,}$"), ""),
    (re.compile(r"(?m)^(?:={3,}|-{3,})[ \t]*$"), ""),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)
_HEADING = re.compile(r"(?m)^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")


def read_plain(content: bytes, name: str, declared: str | None = None) -> Page:
    """A page of plain text, exactly as it stands."""
    decoded = decode(content, name, declared)
    return Page(decoded.text, notes=decoded.notes)


def read_markdown(content: bytes, name: str, declared: str | None = None) -> Page:
    """A page of Markdown without its marks; the first heading is the title.

    >>> page = read_markdown(b"# Nine dead\\n\\nPolice in *Gao* [said](http://a.example) so.", "a.md")
    >>> page.title, page.text
    ('Nine dead', 'Nine dead\\n\\nPolice in Gao said so.')
    """
    decoded = decode(content, name, declared)
    text = decoded.text.replace("\r\n", "\n")
    for mark, words in _MARKS:
        text = mark.sub(words, text)
    heading = _HEADING.search(text)
    return Page(_HEADING.sub(r"\1", text), title=heading[1] if heading else None, notes=decoded.notes)
