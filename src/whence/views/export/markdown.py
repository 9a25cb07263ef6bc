"""The brief as Markdown."""

from collections.abc import Sequence

from whence.views.brief.section import Cited, Section, joined


def to_markdown(sections: Sequence[Section], title: str = "Brief") -> str:
    """The brief as Markdown; what a person wrote stands as a quotation with their name.

    >>> to_markdown([Section("Summary", paragraphs=[[Cited("9 killed", ("a1:2",))]])]).splitlines()[-1]
    '9 killed [a1:2]'
    """
    lines = [f"# {title}", ""]
    for section in sections:
        lines += [f"{'#' * section.level} {section.title}", ""] if section.title else []
        mark = "> " if section.by else ""
        lines += [line for clauses in section.paragraphs for line in (mark + _line(clauses), mark.strip())]
        lines += [f"{mark}— {section.by}", ""] if section.by else []
        lines += [f"- {_line(clauses)}" for clauses in section.bullets] + [""] * bool(section.bullets)
        if section.header:
            lines += [_row(section.header), _row(("---",) * len(section.header))]
            lines += [*map(_row, section.rows), ""]
    return "\n".join(lines)


def _line(clauses: Sequence[Cited]) -> str:
    """Clauses with their citations in brackets."""
    cited = (b + (f"{c.words} [{', '.join(c.citations)}]" if c.citations else c.words) for b, c in joined(clauses))
    return "".join(cited).replace("\n", " ")


def _row(cells: Sequence[str]) -> str:
    """One row of a table."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
