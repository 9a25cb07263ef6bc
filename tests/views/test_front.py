"""The built front end: made from the sources that are here, small where it must be, with the terms of what is built in."""

import gzip
import hashlib
import json
import re
from pathlib import Path

from whence.views.web.render import HERE

FRONT = Path(__file__).parents[2] / "frontend"
STATIC = HERE / "static"
BUILT = STATIC / "built"


def packed(*files: Path) -> int:
    """Bytes of the files as a browser would be sent them, compressed."""
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def test_built_files_are_of_these_sources() -> None:
    """Where this fails: make front, and commit what it built."""
    names = ["package-lock.json", "tsconfig.json", "unwrap.mjs", "vite.config.js", "world.mjs"]
    names += [f"src/{path.name}" for path in (FRONT / "src").iterdir()]
    told = hashlib.sha256()
    for name in sorted(names):
        told.update(f"{name}\n".encode() + (FRONT / name).read_bytes())
    assert told.hexdigest() == (BUILT / "sources.sha256").read_text().strip(), "run `make front`"


def test_scripts_of_the_incident_page_are_small() -> None:
    base = (HERE / "templates" / "base.html").read_text() + (HERE / "templates" / "incident.html").read_text()
    scripts = [STATIC / name for name in re.findall(r'<script[^>]*src="/static/([^"]+)"', base)]
    assert scripts
    assert packed(*scripts) < 150_000


def test_each_drawing_loads_its_own_script_alone() -> None:
    sizes = {name: packed(BUILT / f"{name}.js") for name in ("timeline", "network", "map")}
    sizes["map"] += packed(BUILT / "world.js")
    assert sizes["timeline"] < 20_000
    assert sizes["network"] < 200_000
    assert sizes["map"] < 400_000
    sizes["review"] = packed(BUILT / "review.js")
    assert sizes["review"] < 20_000, "the map of the review desk loads when it is opened"
    for name in sizes:
        loaded = re.findall(r"built/(\w+)\.js", (HERE / "templates" / f"{name}.html").read_text())
        assert loaded == [name]


def test_nothing_built_reaches_outside() -> None:
    for path in BUILT.glob("*js"):
        assert not re.findall(r"""(?:fetch|import)\(["'`]https?://""", path.read_text()), path.name


def test_the_terms_of_what_is_built_in_are_with_it() -> None:
    terms = (BUILT / "LICENSES.txt").read_text()
    for name in json.loads((FRONT / "package.json").read_text())["dependencies"]:
        assert f"{name}\n\n" in terms


def test_everything_shipped_stays_small() -> None:
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < 5_000_000
