"""The toponym task."""

from whence.predict.toponym import TASK


def test_it_gives_spans_with_coordinates_in_order() -> None:
    texts = ["Clashes in Mosul, Iraq.", "", "Nobody was hurt."]
    answers = list(TASK.run({"doc_id": str(i), "text": text} for i, text in enumerate(texts)))
    assert [answer["doc_id"] for answer in answers] == ["0", "1", "2"]
    mosul, iraq = answers[0]["toponyms"]
    assert (mosul["start"], mosul["end"], mosul["geonames_id"]) == (11, 16, 99072)
    assert round(mosul["lat"]) == 36
    assert iraq["lat"] == 33
    assert answers[1]["toponyms"] == []
