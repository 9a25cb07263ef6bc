"""The documentation is true: every verb, setting, error, column, field and value is in it, and what it shows can be typed."""

import csv
import dataclasses
import re
import runpy
import shutil
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

import whence
from whence.accounts.account import DeskAccount
from whence.case.add import Added
from whence.case.agreement import Agreement
from whence.case.case import Case
from whence.case.changes import Changed
from whence.case.questions import Question
from whence.case.rows import IncidentRow
from whence.case.tables import TABLES
from whence.case.why import Why
from whence.core import vocabulary
from whence.core.document import Document, Failure, Skipped
from whence.core.dossier import Dossier
from whence.core.entry import Judgement, SourceGrade
from whence.core.place import GazetteerEntry
from whence.core.statement import Figure, Statement
from whence.evaluate.scoring import Score
from whence.ledger.verify import Problem
from whence.samples import folder
from whence.settings import SETTINGS, Settings
from whence.views import cli
from whence.views.export.csv import export_csv

ROOT = Path(__file__).parents[1]
PAGES = {path.name: path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]}
DICTIONARY = PAGES["data-dictionary.md"].read_text("utf-8")
REFRESH = runpy.run_path(str(ROOT / "docs" / "refresh.py"))
MEASURED = runpy.run_path(str(ROOT / "docs" / "measured.py"))
MAY_IMPORT = runpy.run_path(str(ROOT / "tests" / "test_architecture.py"))["MAY_IMPORT"]
HELP = {" ".join(verb): REFRESH["help_of"](verb) for verb in REFRESH["verbs"]()}
JSON_OBJECTS = [
    *(Added, Dossier, Document, Figure, Statement, Skipped, Failure, SourceGrade, Why, Problem, Score),
    *(DeskAccount, Agreement, Changed),
    *(IncidentRow, Question, Judgement, GazetteerEntry),
]


def text_of(page: str) -> str:
    """The text of a page."""
    return PAGES[page].read_text("utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its rank or a higher one."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,3}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading!r}"
    return found[2]


def first_cells(table: str) -> list[str]:
    """The names in code in the first column of a table, in order."""
    rows = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


# The command line


def test_command_line_is_as_generated() -> None:
    assert text_of("cli.md") == REFRESH["reference"](), "run docs/refresh.py"


def test_every_verb_has_its_heading_and_an_example_that_begins_with_it() -> None:
    for verb, shown in HELP.items():
        assert f"## whence {verb}\n" in text_of("cli.md")
        assert verb in {"show", "account"} or f"Example: whence {verb}" in shown


def test_every_option_and_argument_is_explained() -> None:
    for verb, shown in HELP.items():
        bare = re.findall(r"^  (-\S+(?:, --\S+)?(?: <\w+>)?)$", shown, re.MULTILINE)
        assert not bare, f"whence {verb}: {bare}"


def commands(text: str) -> Iterator[str]:
    """What a page tells one to type that begins with `whence`."""
    yield from re.findall(r"^(?:    |\$ )(?:\w+=\S+ )?whence ([a-z].*?)(?:  +#.*)?$", text, re.MULTILINE)
    yield from re.findall(r"`whence ([a-z][^`]*)`", text)


@pytest.mark.parametrize("page", PAGES)
def test_commands_can_be_typed(page: str) -> None:
    for command in commands(text_of(page)):
        words = command.split(" && ")[0].split()
        verb = " ".join(words[:2]) if words[0] in {"show", "account"} and len(words) > 1 else words[0]
        assert verb in HELP, f"whence {command}"
        for option in re.findall(r"(?<= )--?[a-z][\w-]*", " " + " ".join(words)):
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", HELP[verb]) or f"--no-{option}" in HELP[verb], command


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_and_programs_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:^    |`)make ([a-z-]+)", text_of(page), re.MULTILINE)) <= targets
    for module in re.findall(r"python -m ((?:benchmarks|training|whence)[\w.]*)", text_of(page)):
        path = ROOT / ("src" if module.startswith("whence") else "") / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module
    for program in re.findall(r"\.venv/bin/python (\S+\.py)", text_of(page)):
        assert (ROOT / program).exists(), program


def test_exit_codes_are_documented() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (\d*) ?\|$", text_of("errors.md"), re.MULTILINE))
    for kind, code in cli.EXIT.items():
        assert rows[kind.__name__] == str(code)
        assert f"| {code} |" in section(text_of("cli.md"), "Exit codes")


# README


def test_readme_is_short_and_sets_up_by_two_commands() -> None:
    text = text_of("README.md")
    assert len(text.splitlines()) <= 60
    assert set(re.findall(r"\bmake [a-z]+", text)) == {"make demo", "make test"}
    assert not re.findall(r"pip install|apt-get|git clone|uv ", text)


def test_readme_says_what_whence_does_not_do() -> None:
    assert "never says what happened" in text_of("README.md")
    assert "docs/measurements.md" in text_of("README.md")


def test_every_page_is_reached_from_the_readme() -> None:
    reached = set(re.findall(r"\]\((?:docs/)?([\w-]+\.md)", text_of("README.md") + text_of("measurements.md")))
    assert PAGES.keys() - reached <= {"README.md", "CHANGELOG.md"}


# Links


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = PAGES[page].parent / name if name else PAGES[page]
        assert path.exists(), target
        assert not anchor or anchor in anchors(path.read_text("utf-8")), target


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_one_machine(page: str) -> None:
    assert not re.findall(r"/(?:home|root|Users|work|tmp)/\S*", text_of(page))


# Settings, errors, tasks, rooms


def test_every_setting_is_documented_with_its_default() -> None:
    rows = re.findall(r"^\| `WHENCE_(\w+)` \| (\S+) \|", text_of("settings.md"), re.MULTILINE)
    told = {name.lower(): value.strip("`") for name, value in rows}
    assert told == {s.name: "none" if s.default is None else str(s.default) for s in SETTINGS}


def test_every_variable_named_anywhere_is_a_setting_or_is_told_apart() -> None:
    known = {f"WHENCE_{setting.name.upper()}" for setting in SETTINGS} | {"WHENCE_CASE", "WHENCE_TEST_POSTGRES_URL"}
    for page in PAGES:
        assert set(re.findall(r"WHENCE_\w*[A-Z]", text_of(page))) <= known, page


def test_every_error_is_documented() -> None:
    classes = [name for name in whence.__all__ if isinstance(getattr(whence, name), type)]
    assert set(first_cells(text_of("errors.md"))) >= {n for n in classes if issubclass(getattr(whence, n), Exception)}


def test_every_public_name_and_method_is_documented() -> None:
    text = text_of("python.md")
    assert not [name for name in whence.__all__ if not re.search(rf"\b{name}\b", section(text, "whence"))]
    methods = [name for kind in Case.__mro__ for name in vars(kind) if not name.startswith("_")]
    assert not [name for name in methods if f"`{name}(" not in section(text, "Case")]


def test_every_task_is_documented() -> None:
    programs = (ROOT / "src" / "whence" / "predict").glob("*.py")
    tasks = {name for path in programs for name in re.findall(r'Task\(\s*"([\w-]+)"', path.read_text("utf-8"))}
    assert len(tasks) >= 9
    assert tasks <= set(first_cells(text_of("tasks.md")))


def test_every_room_is_documented_with_whom_it_may_import() -> None:
    text = text_of("architecture.md")
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", section(text, "Who may import whom"), re.MULTILINE)
    assert {room: set(re.findall(r"`(\w+)`", allowed)) for room, allowed in rows} == MAY_IMPORT
    house = ROOT / "src" / "whence"
    rooms = {p.stem for p in house.iterdir() if p.suffix == ".py" or p.is_dir()} - {"__init__", "__pycache__"}
    assert rooms == set(re.findall(r"^\| `(\w+)` \|", section(text, "Rooms"), re.MULTILINE))


# The data dictionary


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case of one story of the samples."""
    with Case(tmp_path_factory.mktemp("docs") / "case", Settings()) as opened:
        opened.add(folder("demo") / "baiji-road")
        yield opened


def test_columns_are_as_exported_and_in_that_order(case: Case, tmp_path: Path) -> None:
    assert [path.stem for path in export_csv(case, tmp_path)] == list(TABLES)
    for name in TABLES:
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file))
        assert header == first_cells(section(DICTIONARY, f"{name}.csv"))


def nouns(kind: Any, found: dict[str, type] | None = None) -> dict[str, type]:
    """The dataclasses one meets in the JSON form of a type, by name."""
    found = {} if found is None else found
    for arg in typing.get_args(kind):
        nouns(arg, found)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind.__name__ not in found:
        found[kind.__name__] = kind
        for hint in typing.get_type_hints(kind).values():
            nouns(hint, found)
    return found


NOUNS = {name: noun for kind in JSON_OBJECTS for name, noun in nouns(kind).items()}


@pytest.mark.parametrize("name", NOUNS)
def test_every_field_of_a_json_object_is_documented(name: str) -> None:
    fields = sorted(field.name for field in dataclasses.fields(NOUNS[name]))
    assert sorted(first_cells(section(DICTIONARY, name))) == fields


def test_every_verb_with_json_says_what_it_prints() -> None:
    told = set(re.findall(r"`whence ([a-z ]+)`", section(DICTIONARY, "JSON objects")))
    assert told == {verb for verb, shown in HELP.items() if "--json" in shown}


HEADINGS = {
    "IncidentType": "Incident type",
    "LinkKind": "Kind of a link",
    "OriginKind": "Kind of an origin",
    "RoleName": "Role name",
    "MentionLabel": "Mention label",
    "BestRule": "Best rule",
}
LISTS = [v for v in vars(vocabulary).values() if isinstance(v, type) and issubclass(v, StrEnum) and v is not StrEnum]


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_value_of_a_closed_list_is_documented(kind: type[StrEnum]) -> None:
    assert first_cells(section(DICTIONARY, HEADINGS.get(kind.__name__, kind.__name__))) == list(kind)


# Examples


@pytest.mark.parametrize("page", ["README.md", "python.md"])
def test_python_of_the_documentation_runs(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder("demo") / "baiji-road", tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", text_of(page), re.DOTALL):
        if "with whence.open" in block:  # a second opening of the case: the first one is left to what follows
            exec(block.replace(" as case:", " as other:").replace("case.incidents", "other.incidents"), names)
        else:
            exec(block, names)
    names["case"].close()
    assert capsys.readouterr().out


def test_scores_become_a_table() -> None:
    score = (
        '{"measurement": "samples", "figure": "killed_f1", "value": 0.51234, "gold": "a1b2", "n": 28, "drawn": 4,'
        ' "low": 0.4, "high": 0.612, "rare": {"foiled": 8}}'
    )
    unknown = '{"measurement": "samples", "figure": "false_per_100", "value": null, "gold": "a1b2", "n": 28}'
    lines = MEASURED["table"]([score, unknown]).splitlines()
    assert lines[2:4] == [
        "| samples | killed_f1 | 0.512 | 0.4 to 0.612 | 28 in 4 parts |",
        "| samples | false_per_100 (lower is better) | none |  | 28 |",
    ]
    assert lines[-1].endswith("samples, killed_f1: foiled 8.")


def test_page_of_measurements_has_a_place_for_them() -> None:
    text = text_of("measurements.md")
    assert MEASURED["renewed"](text, "| new |").count("| new |") == 1
    assert MEASURED["renewed"](text, "| new |").split("## Speed")[1] == text.split("## Speed")[1]


def test_changelog_keeps_its_form() -> None:
    headings = re.findall(r"^## (.+)$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", heading) for heading in headings[1:])
    groups = set(re.findall(r"^### (.+)$", text_of("CHANGELOG.md"), re.MULTILINE))
    assert groups <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
