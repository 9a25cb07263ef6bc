"""What people decided and what waits for them, as tables of the terminal."""

from collections.abc import Iterable

from rich.console import Console

from whence.case.agreement import Agreement
from whence.case.find import Found
from whence.case.questions import Question, place_entry_value
from whence.core.entry import Judgement
from whence.core.place import GazetteerEntry
from whence.views.show import table


def show_judgements(console: Console, judgements: Iterable[Judgement]) -> None:
    """Judgements, one a row."""
    rows = [
        (
            f"{j.decided_at:%Y-%m-%d %H:%M}",
            j.author,
            j.decision,
            " ".join(filter(None, (j.subject_id, j.other_id and f"with {j.other_id}"))),
            f"{j.field or ''}{f' = {j.value}' if j.value else ''}",
            " ".join(filter(None, (j.reason, f"“{j.span.quote}”" if j.span else None, j.source))),
        )
        for j in judgements
    ]
    console.print(table(("when", "by", "decided", "about", "cell", "because"), rows, wide="because"))


def show_waiting(console: Console, found: Iterable[Found]) -> None:
    """Incidents that wait, one a row."""
    rows = [(f.id, str(f.weight), f.row.when, f.row.where, f.row.what, f.row.killed, f.row.injured) for f in found]
    console.print(table(("id", "weight", "when", "where", "what", "killed", "injured"), rows))


def show_questions(console: Console, questions: Iterable[Question]) -> None:
    """Questions with their choices, one choice a row."""
    rows = []
    for number, q in enumerate(questions, 1):
        about = q.field or (f"the same as {q.other_id}?" if q.other_id else "the row")
        rows.append((str(number), about, q.machine, f"you decided {q.person}, it was {q.was}" if q.was else ""))
        rows += [("", "", c.value, f"“{c.span.quote if c.span else c.words}” {c.by or ''}") for c in q.choices]
    console.print(table(("", "asked", "value", "words"), rows, wide="words"))


def show_agreement(console: Console, agreements: Iterable[Agreement]) -> None:
    """Pairs of people, one a row; or what is missing for one."""
    rows = [(a.left, a.right, str(a.n_rows), f"{a.n_alike / a.n_rows:.0%}", show_kappa(a)) for a in agreements]
    if rows:
        console.print(table(("", "and", "rows both judged", "alike", "kappa"), rows))
    else:
        console.print("no row was judged by two people")


def show_kappa(agreement: Agreement) -> str:
    """Cohen's kappa in words of a table: "0.40", or that it cannot be told."""
    return "cannot be told" if agreement.kappa is None else f"{agreement.kappa:.2f}"


def show_places(console: Console, places: Iterable[GazetteerEntry]) -> None:
    """Places with the value a correction keeps."""
    rows = [(p.name, p.kind, p.admin1 or "", p.country, f"{p.population:,}", place_entry_value(p)) for p in places]
    console.print(table(("name", "kind", "region", "country", "people", "value"), rows))
