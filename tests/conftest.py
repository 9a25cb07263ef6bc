"""What several tests share: a PostgreSQL server, and the entries of an invented document."""

import fcntl
import importlib.util
import json
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import settings
from sqlalchemy import make_url

from whence.core.document import Document, Provenance
from whence.core.entry import Entry, Run
from whence.core.ids import make_id, sha256
from whence.core.incident import IncidentReport
from whence.core.statement import Attribution, ChainLink, Figure, Statement
from whence.core.vocabulary import Bound, IncidentType, LinkKind, Measure, Modality, Status
from whence.ledger.row import make_entry

# The same examples on every run, however slow the machine.
settings.register_profile("whence", derandomize=True, deadline=None)
settings.load_profile("whence")

# Moved to another name at once: every WHENCE_ variable is taken for a setting, by the programs that tests start too.
if "WHENCE_TEST_POSTGRES_URL" in os.environ:
    os.environ["TEST_POSTGRES_URL_OF_WHENCE"] = os.environ.pop("WHENCE_TEST_POSTGRES_URL")

AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)
RUN = Run("run-1", "0.1.0", AT)
MADE_BY = Provenance("tests@1", "by hand")


@pytest.fixture
def entries_of() -> Callable[[int], list[Entry]]:
    """The entries of invented document number so-and-so: the document, a statement, two figures, a report, the run."""
    return document_entries


def document_entries(number: int) -> list[Entry]:
    """A run, a document, what police said in it, and the report of the attack."""
    text = f"QASRIN {number} — At least nine people were killed, police said. Three of them were officers."
    document = Document(make_id("doc", text), sha256(text.encode()), f"news/{number}.txt", text, AT, language="en")

    def span(words: str) -> Any:
        start = text.index(words)
        return document.span(start, start + len(words))

    police = Attribution((ChainLink(LinkKind.OFFICIAL, span("police")),), cue=span("said"))
    said = (span("At least nine people were killed"),)
    statement = Statement(make_id("sta", text), document.id, police, said, Modality.ASSERTED, MADE_BY)
    nine = Figure(
        make_id("fig", text, 9), document.id, span("At least nine"), Measure.KILLED, Bound.AT_LEAST, MADE_BY, lower=9
    )
    three = Figure(
        make_id("fig", text, 3),
        document.id,
        span("Three"),
        Measure.KILLED,
        Bound.EXACT,
        MADE_BY,
        3,
        3,
        3,
        part_of=nine.id,
    )
    report = IncidentReport(
        make_id("rep", text),
        document.id,
        span("killed"),
        IncidentType.OTHER,
        Status.HAPPENED,
        MADE_BY,
        figures=(nine.id, three.id),
        statements=(statement.id,),
    )
    nouns: dict[str, list[Any]] = {
        "document": [document],
        "statement": [statement],
        "figure": [nine, three],
        "report": [report],
    }
    keys = (f"document:{document.id}", "day:2021-05-13|TN")
    found = [make_entry(kind, noun.id, noun, RUN.id, AT, keys) for kind, some in nouns.items() for noun in some]
    return [make_entry("run", RUN.id, RUN, RUN.id, AT), *found]


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty schema of its own on the server, as a URL; dropped afterwards."""
    schema = f"whence_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
        yield (
            make_url(postgres_server).update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(False)
        )
        connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server: WHENCE_TEST_POSTGRES_URL, else one started here, shared by all workers and stopped by the last."""
    given = os.environ.get("TEST_POSTGRES_URL_OF_WHENCE")
    if given:
        yield make_url(given).set(drivername="postgresql").render_as_string(hide_password=False)
        return
    base = tmp_path_factory.getbasetemp()
    note = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "postgres.json"
    with _locked(note):
        state = json.loads(note.read_text()) if note.exists() else {**_start_server(), "users": 0}
        note.write_text(json.dumps({**state, "users": state["users"] + 1}))
    yield state["url"]
    with _locked(note):
        state = json.loads(note.read_text())
        note.write_text(json.dumps({**state, "users": state["users"] - 1}))
        if state["users"] == 1:
            note.unlink()
            _stop_server(state)


def _start_server() -> dict[str, Any]:
    """Make and start a server in a folder of its own; what is needed to reach and stop it."""
    tried = []
    for programs in _program_folders():
        folder = Path(tempfile.mkdtemp(prefix="whence-pg-", dir="/tmp"))  # sockets have short names only
        if os.getuid() == 0:
            shutil.chown(folder, _unprivileged())
        server = {"programs": str(programs), "folder": str(folder)}
        try:
            _initialise(server)
            options = f"-F -k {folder} -c listen_addresses=''"
            _as_nobody_special(server, "pg_ctl", "-w", "-o", options, "-l", f"{folder}/log", "start")
        except (OSError, subprocess.SubprocessError) as error:
            tried.append(f"{programs}: {error}")
            shutil.rmtree(folder)
        else:
            return {**server, "url": f"postgresql://whence@/postgres?host={folder}"}
    message = "no PostgreSQL server could be had: the ledger was NOT tested on PostgreSQL. "
    message += "; ".join([*tried, "set WHENCE_TEST_POSTGRES_URL, or install a server: sudo apt-get install postgresql"])
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def _program_folders() -> Iterator[Path]:
    """Where a server's programs may lie: on PATH, where Debian keeps them, in the package pgserver."""
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    package = importlib.util.find_spec("pgserver")
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall" / "bin"


def _initialise(server: dict[str, str]) -> None:
    """Make the data folder, with a sorting of words unlike ours where the server can."""
    for locale in (["--locale-provider=icu", "--icu-locale=en", "--locale=C.UTF-8"], ["--locale=C"]):
        try:
            _as_nobody_special(server, "initdb", "-U", "whence", "-A", "trust", "--no-sync", "-E", "UTF8", *locale)
        except subprocess.CalledProcessError:
            continue
        return
    raise OSError("initdb failed")


def _stop_server(server: dict[str, str]) -> None:
    """Stop the server and remove its folder."""
    _as_nobody_special(server, "pg_ctl", "-w", "-m", "immediate", "stop")
    shutil.rmtree(server["folder"])


def _as_nobody_special(server: dict[str, str], program: str, *words: str) -> None:
    """Run one of the server's programs, not as root: PostgreSQL refuses that."""
    who = pwd.getpwnam(_unprivileged()) if os.getuid() == 0 else None
    command = [f"{server['programs']}/{program}", "-D", f"{server['folder']}/data", *words]
    subprocess.run(
        command,
        check=True,
        timeout=60,
        cwd=server["folder"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=who.pw_uid if who else None,
        group=who.pw_gid if who else None,
        extra_groups=[] if who else None,
    )


def _unprivileged() -> str:
    """A user of this machine that is not root."""
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time."""
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say it loudly where nothing was tested on PostgreSQL."""
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "NOT tested on PostgreSQL" in str(r.longrepr)]
    if skipped:
        terminalreporter.section("PostgreSQL", sep="!", red=True)
        terminalreporter.line(f"{len(skipped)} tests skipped. {skipped[0].longrepr[2]}", red=True)
