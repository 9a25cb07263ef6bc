"""Where an act took place, by its sentence."""

import pytest

from whence.extraction.incidents.noun_phrases import tokenize
from whence.extraction.incidents.scenes import find_scene, place_before


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("A bomb went off outside the governor's office in Qasrin on Thursday.", "bomb", "Qasrin"),
        ("In Talmin, gunmen opened fire.", "opened", "Talmin"),
        ("A blast hit the Turkish city of Talmin.", "blast", "Talmin"),
        ("A blast in Qasrin's centre killed two.", "blast", "Qasrin"),
        ("He was shot dead at his home in suburban Talmin.", "shot", "Talmin"),
        ("A blast hit rebel-held Talmin.", "blast", None),
        ("A blast in rebel-held Talmin killed two.", "blast", "Talmin"),
        ("A shooting near Noor's house killed two.", "shooting", None),
        ("Rebels attacked a pipeline near the Pacific coast.", "attacked", None),
        ("Officials in Talmin confirmed an attack.", "attack", None),
        ("A blast on Friday in March killed two.", "blast", None),
        ("Fighting between the Iraqi army and rebels went on.", "Fighting", None),
    ],
)
def test_scene(text: str, trigger: str, place: str | None) -> None:
    start = text.index(trigger)
    found = find_scene(text, tokenize(text), start, start + len(trigger))
    assert (text[found.start : found.end] if found else None) == place


def test_place_before_the_noun() -> None:
    text = "Officials recalled the Dimra attack."
    found = place_before(tokenize(text), text.index("attack"))
    assert found is not None
    assert text[found.start : found.end] == "Dimra"
    assert place_before(tokenize("the Israeli attack"), 12) is None
