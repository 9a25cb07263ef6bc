"""The brief as one HTML page that needs nothing else, on a screen and on paper."""

from collections.abc import Sequence
from html import escape

from whence.views.brief.section import Cited, Section, joined, label_of

STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#d9dee5;--page:#fff;--mark:#0b5c8a}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a3adba;--line:#39424e;--page:#14181e;--mark:#7cc0ea}}
body{font:16px/1.55 Georgia,'Times New Roman',serif;color:var(--ink);background:var(--page);max-width:48rem;margin:2.5rem auto;padding:0 1.25rem}
h1,h2,h3{font-family:system-ui,sans-serif;line-height:1.25}h1{font-size:1.9rem}h2{font-size:1.3rem;margin-top:2.4rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}h3{font-size:1.05rem;margin-top:1.8rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font:14px/1.4 system-ui,sans-serif}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}th{color:var(--soft);font-weight:600}
li{margin:.3rem 0}a.cite{color:var(--mark);font:12px system-ui,sans-serif;text-decoration:none;white-space:nowrap}p,li{overflow-wrap:anywhere}
blockquote{margin:1.2rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--mark)}blockquote footer{color:var(--soft);font:13px system-ui,sans-serif}
@page{size:A4;margin:2cm 2.2cm}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--page:#fff;--mark:#000}body{font-size:10.5pt;margin:0;padding:0;max-width:none}
table{font-size:8.5pt}.wide{overflow:visible}h1,h2,h3{break-after:avoid}li,tr,blockquote{break-inside:avoid}thead{display:table-header-group}p,li{orphans:3;widows:3}a.cite{font-size:8pt}}
"""


def to_html(sections: Sequence[Section], title: str = "Brief") -> str:
    """The brief as one page; citations lead to the list of sources."""
    body = "\n".join(map(_section, sections))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n"
        f"<body><h1>{escape(title)}</h1>\n{body}\n</body></html>\n"
    )


def _section(section: Section) -> str:
    """One section."""
    parts = [f"<h{section.level} dir=auto>{escape(section.title)}</h{section.level}>"] if section.title else []
    told = [f"<p dir=auto>{clauses_as_html(clauses)}</p>" for clauses in section.paragraphs]
    if section.by:
        told = ["<blockquote>", *told, f"<footer><bdi>{escape(section.by)}</bdi></footer></blockquote>"]
    parts += told
    if section.bullets:
        items = (f"<li dir=auto>{clauses_as_html(clauses)}</li>" for clauses in section.bullets)
        parts.append(f"<ul>{''.join(items)}</ul>")
    if section.header:
        head = "".join(f"<th>{escape(cell)}</th>" for cell in section.header)
        rows = "".join(_row(section, row) for row in section.rows)
        parts.append(f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>')
    return "\n".join(parts)


def _row(section: Section, row: Sequence[str]) -> str:
    """One row; a source's row is what citations lead to."""
    anchor = f' id="source-{escape(row[0])}"' if section.header[0] == "label" else ""
    return f"<tr{anchor}>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>"


def clauses_as_html(clauses: Sequence[Cited]) -> str:
    """Clauses with their citations as links."""
    return "".join(f"{b}<bdi>{escape(c.words)}</bdi>{''.join(map(_citation, c.citations))}" for b, c in joined(clauses))


def _citation(name: str) -> str:
    """One citation: "a1:2" leads to a1 in the list of sources."""
    return f' <a class="cite" href="#source-{escape(label_of(name))}">[{escape(name)}]</a>'
