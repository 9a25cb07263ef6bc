"""The house rules, enforced: who may import whom, what an import may load, where sockets, dialects and models live."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "src" / "whence"
STAGES = {"sources", "documents", "gazetteer", "inference", "extraction", "linking", "ledger"}
INNER = {"core", "errors"}
EVERYTHING = (
    INNER | STAGES | {"accounts", "settings", "pipeline", "case", "predict", "evaluate", "views", "samples", "version"}
)
MAY_IMPORT = {
    "core": {"core"},
    "errors": set[str](),
    "version": set[str](),
    "settings": {"errors"},
    "samples": INNER | {"samples"},
    "accounts": INNER | {"accounts"},
    **{stage: INNER | {stage} for stage in STAGES},
    "extraction": INNER | {"extraction", "inference"},
    "linking": INNER | {"linking", "inference"},
    "pipeline": INNER | STAGES | {"version", "pipeline"},
    "case": {"case"} | INNER | STAGES | {"pipeline", "settings", "version"},
    "predict": {"predict"} | INNER | STAGES | {"pipeline", "case", "settings", "version"},
    "evaluate": INNER | {"evaluate", "predict", "samples", "version"},
    "views": INNER | {"accounts", "case", "predict", "evaluate", "settings", "samples", "version", "views"},
    "__init__": {"case", "core", "errors", "settings", "version"},
}
FILES = sorted(HOUSE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The layer a file belongs to: its first folder, or its own name at the top."""
    parts = path.relative_to(HOUSE).parts
    return parts[0] if len(parts) > 1 else path.stem


def our_imports(tree: ast.AST) -> list[tuple[str, ast.stmt]]:
    """The modules of ours a file imports, with the statement that does."""
    found: list[tuple[str, ast.stmt]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "whence":
            inner = node.module.split(".")[1:]
            found += [(inner[0], node)] if inner else [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [(a.name.split(".")[1], node) for a in node.names if a.name.startswith("whence.")]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_imports_follow_the_house(path: Path) -> None:
    room = room_of(path)
    for target, node in our_imports(ast.parse(path.read_text())):
        assert target in MAY_IMPORT[room], f"{path.name}:{node.lineno} {room} may not import {target}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_no_imports_of_ours_inside_functions_or_type_checking(path: Path) -> None:
    if path in {HOUSE / "__init__.py", HOUSE / "views" / "cli.py"}:
        return  # these two load what they name on first use
    tree = ast.parse(path.read_text())
    top = {id(node) for node in tree.body}
    assert all(id(node) in top for _, node in our_imports(tree)), f"{path} imports ours below the top"


@pytest.mark.parametrize(
    ("words", "home"),
    [
        (("import socket", "import httpx", "urllib.request", "http.client"), {"sources/fetch.py"}),
        (("authlib", "joserfc"), {"accounts/openid.py"}),
        (("dialect",), {"ledger/sql.py"}),
        (("onnxruntime",), {"inference/session.py"}),
    ],
    ids=["sockets", "sign-in by a provider", "dialects", "model runtime"],
)
def test_one_room_for(words: tuple[str, ...], home: set[str]) -> None:
    for path in FILES:
        if str(path.relative_to(HOUSE)) in home:
            continue
        text = path.read_text()
        assert not [word for word in words if word in text], path


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[-2] != "views"], ids=lambda p: str(p.relative_to(HOUSE)))
def test_only_case_and_views_read_settings(path: Path) -> None:
    if room_of(path) in {"case", "views", "predict", "settings", "__init__"}:
        return
    assert "Settings" not in path.read_text(), path


def test_no_room_for_odds_and_ends() -> None:
    assert not [p for p in FILES if p.stem in {"utils", "misc", "helpers", "common"}]


def test_broad_except_stands_once() -> None:
    allowed = {"read.py"}  # pipeline/read.py: one bad document must not end the run
    found = [p.name for p in FILES for node in ast.walk(ast.parse(p.read_text())) if _is_broad(node)]
    assert set(found) <= allowed, found
    assert len(found) <= 1


def _is_broad(node: ast.AST) -> bool:
    """Whether this is `except:` or `except Exception`."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    return node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})


def loaded_by(statement: str) -> set[str]:
    """The top-level modules a fresh interpreter holds after that statement."""
    code = f"import sys\n{statement}\nprint(' '.join({{m.split('.')[0] for m in sys.modules}}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(out.stdout.split())


def test_importing_core_loads_nothing_foreign() -> None:
    plain = loaded_by("pass")
    loaded = loaded_by("import whence.core.reading, whence.core.payload, whence.core.origin, whence.core.entry") - plain
    assert loaded - {"whence"} <= set(sys.stdlib_module_names)


def test_importing_whence_is_light() -> None:
    heavy = {"onnxruntime", "sqlalchemy", "trafilatura", "numpy", "fastapi", "typer", "rich"}
    assert not loaded_by("import whence") & heavy
