"""The gate: what tells of violence passes, news of other things does not; all texts invented or of the sample corpus."""

import numpy as np
import pytest

from whence.inference.gate import BUCKETS, SHORTEST, Gate
from whence.samples import articles, gold, stories

GATE = Gate.load()
MARKETS = """The maker of tractors said on Monday that its profit had risen by nine percent in the third quarter, helped by sales in Asia.
Shares closed higher in Frankfurt. The company expects revenue of two billion euros this year and will pay a dividend in May.
Analysts had forecast less. Its chief executive said that demand for small engines was strong and that prices would hold."""
CINEMA = """The film festival on the lake opened on Friday with a comedy about two sisters who inherit a bakery. Forty films will be shown
in nine days, a third of them by women. The jury is led by a painter from Lisbon. Tickets for the open-air screenings sold out
within an hour, the director of the festival said. The prize for the best documentary will be given on the last evening."""


@pytest.mark.parametrize("split", ["train", "dev", "demo"])
def test_no_article_with_an_incident_is_set_aside(split: str) -> None:
    told = {a["article"] for incident in gold(split)["incidents"] for a in incident["articles"]}
    texts = {record["id"]: record["text"] for story in stories(split) for record in articles(story)}
    assert [name for name in sorted(told) if not GATE.passes(texts[name])] == []


@pytest.mark.parametrize("text", [MARKETS, CINEMA])
def test_news_of_other_things_is_set_aside(text: str) -> None:
    assert not GATE.passes(text)


def test_two_sentences_of_violence_in_a_long_text_are_enough() -> None:
    raid = "Gunmen killed nine villagers near Turka on Sunday. Soldiers exchanged fire with the attackers and two rebels died."
    assert GATE.passes("\n".join([MARKETS] * 9 + [raid] + [CINEMA] * 9))


def test_short_texts_are_read_whatever_they_say() -> None:
    words = MARKETS.split()[: SHORTEST - 10]
    assert GATE.passes(" ".join(words))
    assert GATE.passes("")


def test_case_does_not_matter() -> None:
    assert GATE.score(CINEMA) == GATE.score(CINEMA.upper())


def test_a_gate_without_weights_lets_through_what_its_bias_says() -> None:
    assert not Gate(np.zeros(BUCKETS, dtype=np.int8), 1.0, -1.0, 0.0).passes(MARKETS)
    assert Gate(np.zeros(BUCKETS, dtype=np.int8), 1.0, 1.0, 0.0).passes(MARKETS)
