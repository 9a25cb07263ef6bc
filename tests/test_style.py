"""What is asked of every file: short functions, short files, and a docstring on every name others may use."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "src" / "whence"
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(HOUSE.rglob("*.py"))}
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    """The public names of a module or class, and those within its classes."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def lengths() -> Iterator[tuple[str, int]]:
    """Every function with its number of lines."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                yield f"{path.name}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", TREES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_everything_public_is_explained(path: Path) -> None:
    assert ast.get_docstring(TREES[path]), f"{path.name} has no docstring"
    assert not [
        f"{path.name}:{node.lineno} {node.name}" for node in public(TREES[path].body) if not ast.get_docstring(node)
    ]


def test_functions_are_short() -> None:
    found = dict(lengths())
    assert not {name: n for name, n in found.items() if n > 60}
    assert statistics.median(found.values()) <= 9


def test_files_are_short() -> None:
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in TREES}
    assert not {path.name: n for path, n in sizes.items() if n > 400}
    assert statistics.median(sizes.values()) <= 120
