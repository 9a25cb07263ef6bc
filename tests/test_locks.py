"""The lock files: pinned and hashed, the same for everybody, and nothing heavy outside of training."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
HEAVY = {"torch", "transformers", "sentence-transformers"}
NOT_PERMISSIVE = {"pymupdf", "pymupdfb", "fitz"}  # AGPL
NOT_FOR_EVERYBODY = {
    "an index address": r"index-url|find-links|trusted-host|https?://",
    "a local path": r"file:|^\s*[./~]|\s@\s|^-e|^--editable",
    "a version of one machine": r"==\S*\+",
}


def requirements(lock: Path) -> list[str]:
    """The requirements of a lock file, each with the hashes that follow it."""
    return [r for r in re.split(r"(?<!\\)\n", lock.read_text()) if r.strip() and not r.startswith("#")]


def name(requirement: str) -> str:
    """The normalised name of a requirement."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=\s;\[]", requirement, maxsplit=1)[0]).lower()


def test_there_are_four() -> None:
    assert [lock.name for lock in LOCKS] == ["front.txt", "run.txt", "test.txt", "train.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
@pytest.mark.parametrize("fault", NOT_FOR_EVERYBODY)
def test_no(lock: Path, fault: str) -> None:
    assert not re.findall(NOT_FOR_EVERYBODY[fault], lock.read_text(), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_is_pinned_and_hashed(lock: Path) -> None:
    found = requirements(lock)
    assert len(found) > 10 or lock.name == "front.txt"
    assert found
    assert not [r for r in found if not re.match(r"[\w.-]+==[\w.]+(\s;[^\\]+)?\s\\\n\s+--hash=sha256:[0-9a-f]{64}", r)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_package_with_a_licence_that_binds_the_user(lock: Path) -> None:
    assert not NOT_PERMISSIVE & {name(r) for r in requirements(lock)}


def test_heavy_packages_are_for_training_only() -> None:
    held = {lock.stem: {name(r) for r in requirements(lock)} for lock in LOCKS}
    assert held["train"] >= HEAVY
    assert not (held["run"] | held["test"]) & HEAVY


def test_one_version_of_one_package() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS[1:3]:  # what users run is what is tested
        for requirement in requirements(lock):
            versions.setdefault(requirement.split(" \\\n")[0].split("==")[0], set()).add(requirement.split(" \\\n")[0])
    many = {package: pins for package, pins in versions.items() if len({pin.split(" ;")[0] for pin in pins}) > 1}
    assert not {package: pins for package, pins in many.items() if not all(" ;" in pin for pin in pins)}


def test_whatever_the_package_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = itertools.chain(project["dependencies"], *project["optional-dependencies"].values())
    wanted = {re.split(r"[<>=\s\[]", text, maxsplit=1)[0].lower() for text in asked} - {"whence"}
    assert wanted <= {name(r) for r in requirements(LOCKS[1])}


def test_set_up_installs_by_hash_and_never_the_training_lock() -> None:
    makefile = (ROOT / "Makefile").read_text()
    installs = re.findall(r"pip install .*-r \S+", makefile)
    assert installs
    assert all("--require-hashes" in line for line in installs)
    assert "train.txt" not in makefile


def test_the_front_ends_lock_is_the_same_for_everybody() -> None:
    lock = (ROOT / "frontend" / "package-lock.json").read_text()
    assert not re.findall(r'"resolved"|\.tgz|registry', lock)
    assert '"integrity": "sha512-' in lock
    assert "omit-lockfile-registry-resolved=true" in (ROOT / "frontend" / ".npmrc").read_text()
