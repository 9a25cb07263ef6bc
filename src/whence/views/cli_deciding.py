"""The verbs of deciding: `whence decide`, `move`, `undo`, `redo`, and what they rest on: `show waiting`, `questions`, `judgements`, `strays`, `places`."""

from collections.abc import Iterable
from typing import Annotated

import typer

from whence.case.case import Case
from whence.core.entry import Judgement
from whence.views.options import HERE, AsJson, Author, CaseFolder, console, print_json
from whence.views.show_decided import show_agreement, show_judgements, show_places, show_questions, show_waiting

app = typer.Typer(rich_markup_mode=None)
show_app = typer.Typer(rich_markup_mode=None)


@app.command()
def decide(
    subject_id: Annotated[str, typer.Argument(help="An incident, report, figure, statement or document.")],
    decision: Annotated[str, typer.Argument(help="positive, negative, unsure, or comment.")],
    field: Annotated[str | None, typer.Option(help="The cell of an incident it is about.")] = None,
    value: Annotated[str | None, typer.Option(help="Your value of that cell.")] = None,
    other_id: Annotated[str | None, typer.Option("--other", help="The other of a pair: the same, or not.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why; the words of a comment.")] = None,
    document_id: Annotated[str | None, typer.Option("--document", help="The document whose words it rests on.")] = None,
    start: Annotated[int | None, typer.Option(help="Where in its text those words begin.")] = None,
    end: Annotated[int | None, typer.Option(help="Where they end.")] = None,
    source: Annotated[str | None, typer.Option(help="What it rests on outside the ledger.")] = None,
    author: Author = "me",
    case: CaseFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Append what you decide about a row, a cell or a pair; nothing is overwritten.

    Example: whence decide inc-7k2p positive --field killed --value 9 --reason "the hospital's list"
    """
    with Case(case) as opened:
        made = opened.decide(
            subject_id,
            decision,
            author=author,
            reason=reason,
            other_id=other_id,
            field=field,
            value=value,
            document_id=document_id,
            start=start,
            end=end,
            source=source,
        )
    _tell([made], as_json=as_json, none="")


@app.command()
def move(
    report_ids: Annotated[list[str], typer.Argument(help="Reports of one incident.")],
    to: Annotated[str | None, typer.Option(help="The incident they belong to; else one of their own.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    author: Author = "me",
    case: CaseFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Take reports out of their incident: to another one, or to one of their own, which splits it.

    Example: whence move rep-4x1d --to inc-9x1b --reason "tells of the second bomb"
    """
    with Case(case) as opened:
        made = opened.move(report_ids, author=author, to=to, reason=reason)
    _tell(made, as_json=as_json, none="")


@app.command()
def undo(author: Author = "me", case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """Take back what you decided last; without limit.

    Example: whence undo
    """
    with Case(case) as opened:
        done = opened.undo(author)
    _tell(done, as_json=as_json, none=f"nothing of {author} to undo")


@app.command()
def redo(author: Author = "me", case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """Restore what you took back last.

    Example: whence redo
    """
    with Case(case) as opened:
        done = opened.redo(author)
    _tell(done, as_json=as_json, none=f"nothing of {author} to redo")


def _tell(judgements: Iterable[Judgement], *, as_json: bool, none: str) -> None:
    """What was decided, or that nothing was."""
    found = list(judgements)
    if as_json:
        print_json(found)
    elif found:
        show_judgements(console(), found)
    else:
        print(none)


@show_app.command("waiting")
def waiting(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """The incidents that wait for a person, those that a look would change most first.

    Example: whence show waiting
    """
    with Case(case) as opened:
        found = opened.waiting()
    print_json(item.row for item in found) if as_json else show_waiting(console(), found)


@show_app.command("questions")
def questions(incident_id: str, case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """What an incident asks a person, one thing at a time, with the values one may choose from.

    Example: whence show questions inc-7k2p
    """
    with Case(case) as opened:
        found = opened.questions(incident_id)
    print_json(found) if as_json else show_questions(console(), found)


@show_app.command("judgements")
def judgements(
    subject_id: Annotated[str | None, typer.Argument(help="What they are about; everything, where left out.")] = None,
    case: CaseFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """What people decided, oldest first; what was taken back is none.

    Example: whence show judgements inc-7k2p
    """
    with Case(case) as opened:
        found = opened.judgements(subject_id)
    print_json(found) if as_json else show_judgements(console(), found)


@show_app.command("strays")
def strays(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """Decisions whose report the latest run does not find any more, oldest first; they hold of nothing, and are kept.

    Example: whence show strays
    """
    with Case(case) as opened:
        found = opened.strays()
    _tell(found, as_json=as_json, none="every decision has its report")


@show_app.command("agreement")
def agreement(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """How far every two people agree over the rows both judged, and how far beyond chance.

    Example: whence show agreement
    """
    with Case(case) as opened:
        found = opened.agreement()
    print_json(found) if as_json else show_agreement(console(), found)


@show_app.command("places")
def places(
    text: Annotated[str, typer.Argument(help="How the name begins.")], case: CaseFolder = HERE, as_json: AsJson = False
) -> None:
    """Places of the gazetteer by the beginning of their name: what a corrected place may be.

    Example: whence show places mosul
    """
    with Case(case) as opened:
        found = opened.places(text)
    print_json(found) if as_json else show_places(console(), found)
