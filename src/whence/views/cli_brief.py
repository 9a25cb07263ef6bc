"""The verb `whence brief`, and `whence show briefs`."""

from pathlib import Path
from typing import Annotated

import typer

from whence.case.case import Case
from whence.case.rows import show_date
from whence.errors import InputError
from whence.views.brief.edited import compose_edited
from whence.views.brief.whole import compose
from whence.views.export.brief import KINDS, write_brief
from whence.views.options import HERE, AsJson, CaseFolder, console, print_json
from whence.views.show import table

app = typer.Typer(rich_markup_mode=None)
show_app = typer.Typer(rich_markup_mode=None)
OUTPUT = Path("brief.html")


@app.command()
def brief(
    output: Annotated[Path, typer.Option("--output", "-o", help="A .html, .md, .docx or .pdf file.")] = OUTPUT,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    of: Annotated[
        str | None, typer.Option(help="A brief made on the desk, by title or id; else the whole case.")
    ] = None,
    case: CaseFolder = HERE,
) -> None:
    """Write the cited brief: of the whole case, or as somebody put it together on the desk.

    Example: whence brief -o brief.html
    """
    if output.suffix.lower() not in KINDS:
        raise InputError(f"{output}: not a kind of brief", hint="name a file that ends in " + ", ".join(KINDS))
    with Case(case) as opened:
        edited = opened.briefs().require(of) if of else None
        sections = compose_edited(opened, edited) if edited else compose(opened)
        content = write_brief(output.suffix.lower(), sections, title or (edited.title if edited else "Brief"))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(content)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}", hint="name another file") from error
    print(f"wrote {output}")


@show_app.command("briefs")
def briefs(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """The briefs people put together on the desk.

    Example: whence show briefs
    """
    with Case(case) as opened:
        found = opened.briefs().all()
    if as_json:
        print_json(found)
    else:
        rows = [(item.id, item.title, item.author, show_date(item.made_at.date())) for item in found]
        console().print(table(("id", "title", "begun by", "on"), rows, wide="title"))
