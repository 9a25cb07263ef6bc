"""The sample corpus: as large as promised, and its gold holds."""

import tomllib
from pathlib import Path

import pytest

from whence.core.vocabulary import IncidentType
from whence.samples import SPLITS, articles, folder, gold, stories
from whence.samples.check import problems

STORIES = [story for split in SPLITS for story in stories(split)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_gold_holds(story: Path) -> None:
    assert list(problems(story)) == []


def test_corpus_is_as_large_as_promised() -> None:
    everything = [record for story in STORIES for record in articles(story)]
    assert len(STORIES) >= 15
    assert len(everything) >= 100
    assert len({record["publisher"] for record in everything}) >= 20


def test_every_outlet_is_listed() -> None:
    listed = tomllib.loads((folder("demo").parent / "outlets.toml").read_text("utf-8"))
    names = {outlet["name"] for outlet in listed["outlet"]}
    assert {record["publisher"] for story in STORIES for record in articles(story)} <= names


def test_most_types_occur() -> None:
    types = {incident["type"] for split in SPLITS for incident in gold(split)["incidents"]}
    assert len(types) >= len(IncidentType) - 1


def test_check_finds_a_misquotation(tmp_path: Path) -> None:
    source = STORIES[0]
    for path in source.iterdir():
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    text = (tmp_path / "gold.json").read_text("utf-8")
    quote = gold("demo")["statements"][0]["quote"]
    (tmp_path / "gold.json").write_text(text.replace(quote, quote + "!", 1), "utf-8")
    assert any("not in one line" in problem for problem in problems(tmp_path))
