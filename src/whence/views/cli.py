"""The command line: `whence add`, `show`, `why`, `decide`, `changes`, `brief`, `export`, `verify`, `serve`, `account`, `predict`, `evaluate`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from whence.case.case import Case
from whence.case.grades import by_source
from whence.core.document import Failure
from whence.errors import InputError, LedgerError, RunAborted, WhenceError
from whence.version import __version__
from whence.views import cli_brief, cli_changes, cli_deciding
from whence.views.account import account_app
from whence.views.export.csv import export_csv
from whence.views.options import HERE, AsJson, CaseFolder, console, print_json
from whence.views.progress import count_files, counting, following
from whence.views.show import (
    show_documents,
    show_failures,
    show_figures,
    show_grades,
    show_incident,
    show_incidents,
    show_skipped,
    show_statements,
    show_why,
)

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
show_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Show what the ledger holds.")
app.add_typer(show_app, name="show")
app.add_typer(account_app, name="account")
app.add_typer(cli_brief.app)
app.add_typer(cli_deciding.app)
app.add_typer(cli_changes.app)
show_app.add_typer(cli_brief.show_app)
show_app.add_typer(cli_deciding.show_app)

EXIT = {InputError: 2, RunAborted: 3, LedgerError: 4}


def _show_version(is_asked: bool) -> None:
    """Say which Whence this is, and end."""
    if is_asked:
        print(f"whence {__version__}")
        raise typer.Exit


@app.callback()
def whence(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which Whence this is.")
    ] = False,
) -> None:
    """Read news about armed conflict and keep the ledger: who reported what, in whose exact words, through whom.

    Begin with whence add FILE..., then whence show incidents; whence COMMAND --help tells the rest.

    Exit codes: 0 all well · 1 some documents failed, or `verify` found a problem; the rest was kept · 2 the command or its
    input is off · 3 the run could not go on; what was finished is kept · 4 the ledger cannot be used as asked
    · 130 stopped by Ctrl-C.
    """


@app.command()
def add(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs, addresses, or - for standard input.")],
    publisher: Annotated[str | None, typer.Option(help="Who published all of these.")] = None,
    published: Annotated[str | None, typer.Option(help="The day all of these were published, YYYY-MM-DD.")] = None,
    url: Annotated[str | None, typer.Option(help="The address of the one document given.")] = None,
    at_once: Annotated[
        int, typer.Option(min=1, help="Record so many articles together: faster for an archive, the same ledger.")
    ] = 1,
    case: CaseFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Read news into the ledger.

    Example: whence add news/ --publisher "Coast Courier"
    """
    with Case(case) as opened:
        with following(is_shown=sys.stderr.isatty(), total=count_files(inputs)) as on_document:
            try:
                hints = {"publisher": publisher, "published": published, "url": url}
                added = opened.add(*inputs, **hints, at_once=at_once, on_document=on_document)
            except KeyboardInterrupt:
                print("whence: stopped; everything finished is kept", file=sys.stderr)
                raise typer.Exit(130) from None
        if as_json:
            print_json([added])
        else:
            print(f"added {added.new}, known {added.known}, failed {added.failed}")
            for failure in added.failures:
                print(f"  {failure_line(failure)}", file=sys.stderr)
    raise typer.Exit(1 if added.failed else 0)


def failure_line(failure: Failure) -> str:
    """What could not be read, why, and what to do, on one line."""
    where = "" if failure.name in failure.problem else f"{failure.name}: "
    return f"{where}{failure.problem}" + (f" ({failure.hint})" if failure.hint else "")


@show_app.command("incidents")
def incidents(
    case: CaseFolder = HERE,
    as_json: AsJson = False,
    background: Annotated[bool, typer.Option(help="Show what the articles only recall, too.")] = True,
) -> None:
    """The incidents, with their disagreeing figures and origins.

    Example: whence show incidents --no-background
    """
    with Case(case) as opened:
        if as_json:
            print_json(opened.incidents())
        else:
            show_incidents(console(), opened, with_background=background)


@show_app.command("incident")
def incident(incident_id: str, case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """Everything about one incident.

    Example: whence show incident inc-7k2p
    """
    with Case(case) as opened:
        dossier = opened.incident(incident_id)
        if as_json:
            print_json([dossier])
        else:
            show_incident(console(), dossier, opened.documents(), by_source(opened.grades()))


@show_app.command("documents")
def documents(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """The documents.

    Example: whence show documents
    """
    with Case(case) as opened:
        found = opened.documents()
        print_json(found) if as_json else show_documents(console(), found)


@show_app.command("figures")
def figures(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """The figures, each with whom it counts and who gives it.

    Example: whence show figures --json
    """
    with Case(case) as opened:
        found = opened.figures()
        print_json(found) if as_json else show_figures(console(), found, opened.documents())


@show_app.command("statements")
def statements(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """The statements, each with its speaker.

    Example: whence show statements
    """
    with Case(case) as opened:
        found = opened.statements()
        print_json(found) if as_json else show_statements(console(), found, opened.documents())


@show_app.command("skipped")
def skipped(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """What was seen and set aside, and why.

    Example: whence show skipped
    """
    with Case(case) as opened:
        found = opened.skipped()
        print_json(found) if as_json else show_skipped(console(), found, opened.documents())


@show_app.command("failures")
def failures(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """What could not be read, and what to do about it.

    Example: whence show failures
    """
    with Case(case) as opened:
        found = opened.failures()
        print_json(found) if as_json else show_failures(console(), found)


@show_app.command("grades")
def grades(
    source: Annotated[str | None, typer.Argument(help="One source: every grade it ever had.")] = None,
    case: CaseFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """Your grades of sources; of one source, its history.

    Example: whence show grades "Coast Courier"
    """
    with Case(case) as opened:
        found = opened.grades(source)
        print_json(found) if as_json else show_grades(console(), found)


@app.command()
def grade(
    source: Annotated[str, typer.Argument(help="The outlet, as the ledger calls it.")],
    reliability: Annotated[
        str, typer.Argument(help="A completely reliable, B, C, D, E unreliable, F cannot be judged.")
    ],
    reason: Annotated[str | None, typer.Option(help="Why.")] = None,
    author: Annotated[str, typer.Option(help="Who grades.", envvar="USER")] = "me",
    case: CaseFolder = HERE,
) -> None:
    """Grade a source by the Admiralty code; earlier grades are kept.

    Example: whence grade "Coast Courier" B --reason "corrects its errors"
    """
    with Case(case) as opened:
        made = opened.grade(source, reliability, author=author, reason=reason)
    print(f"{made.source}: {made.reliability}, by {made.author}")


@app.command()
def why(
    subject_id: str,
    field: Annotated[
        str | None, typer.Argument(help="A measure (killed, ...), type, time, place, perpetrator, origins, links.")
    ] = None,
    case: CaseFolder = HERE,
    as_json: AsJson = False,
) -> None:
    """The words behind a value, and what found them.

    Example: whence why inc-7k2p killed
    """
    with Case(case) as opened:
        reasons = opened.why(subject_id, field)
        print_json(reasons) if as_json else show_why(console(), reasons, opened.documents())


@app.command()
def export(
    csv: Annotated[
        Path, typer.Option("--csv", help="The folder to write incidents.csv, figures.csv and statements.csv to.")
    ],
    case: CaseFolder = HERE,
) -> None:
    """Write the ledger as tables.

    Example: whence export --csv out/
    """
    with Case(case) as opened:
        for path in export_csv(opened, csv):
            print(f"wrote {path}")


@app.command()
def verify(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """Check every quote against the kept text and every kept file against its hash.

    Example: whence verify
    """
    with Case(case) as opened:
        problems = opened.verify()
        if as_json:
            print_json(problems)
        else:
            for problem in problems:
                print(problem)
            print(
                f"{len(problems)} problems"
                if problems
                else "the ledger verifies: every quote and every file is as kept"
            )
    raise typer.Exit(1 if problems else 0)


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(help="Where to listen; other than 127.0.0.1, localhost and ::1 needs accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8600,
    certificate: Annotated[Path | None, typer.Option(help="Serve https with this PEM file.")] = None,
    key: Annotated[Path | None, typer.Option(help="The key of the certificate, a PEM file.")] = None,
    case: CaseFolder = HERE,
) -> None:
    """Open the desk: pages on which to read, check and correct the ledger.

    Example: whence serve --port 8600
    """
    try:
        from whence.views.web.app import serve as serve_desk
    except ImportError as error:
        raise InputError("the desk needs its web framework", hint="pip install 'whence[web]'") from error
    with Case(case) as opened:
        serve_desk(opened, host, port, certificate, key)


@app.command()
def predict(
    task: str,
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="A JSONL file, or a folder for `ledger`.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The JSONL file to write.")],
) -> None:
    """Run one task of docs/tasks.md on gold of your own: the shipped models and rules, one answer a line.

    Example: whence predict timex dev.jsonl -o out.jsonl
    """
    from whence.predict.run import predict as run_task

    with counting(is_shown=sys.stderr.isatty()) as on_record:
        count = run_task(task, source, output, on_record)
    print(f"wrote {count} answers to {output}")


@app.command()
def evaluate(
    names: Annotated[
        list[str] | None, typer.Argument(help="Only measurements whose names contain one of these.")
    ] = None,
    shared: Annotated[Path, typer.Option(help="The folder that holds data/ and scorers/.")] = Path("../shared"),
    floors: Annotated[Path, typer.Option(help="The floors.")] = Path("tests/quality_floor.json"),
    write: Annotated[
        bool, typer.Option("--write", help="Raise the floors to what comes out now; never lowers one.")
    ] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --write: lower floors too.")] = False,
    intervals: Annotated[
        bool, typer.Option(help="Draw the documents again and again for an interval; takes minutes.")
    ] = True,
    as_json: AsJson = False,
) -> None:
    """Measure the shipped reader on gold: each figure, its 95 % interval, how many documents, its floor.

    Example: whence evaluate timex
    """
    from whence.evaluate.floors import load_floors, write_floors
    from whence.evaluate.scoring import evaluate as run_evaluation
    from whence.views.scores import score_lines

    if not (shared / "scorers").is_dir():
        raise InputError(
            f"{shared}: no scorers there", hint="name the folder that holds data/ and scorers/ with --shared"
        )
    scores = []
    for score in run_evaluation(shared, load_floors(floors), names or (), has_intervals=intervals):
        scores.append(score)
        print_json([score]) if as_json else print("\n".join(score_lines(score)), flush=True)
    if write:
        write_floors(floors, scores, may_lower=lower)
    raise typer.Exit(1 if any(score.is_worse for score in scores) else 0)


def main() -> None:
    """Run the command line; errors raised on purpose are one line, never a traceback."""
    try:
        app()
    except WhenceError as error:
        print(f"whence: {error}", file=sys.stderr)
        sys.exit(next((code for kind, code in EXIT.items() if isinstance(error, kind)), 2))
    except BrokenPipeError:
        sys.exit(0)


if __name__ == "__main__":
    main()
