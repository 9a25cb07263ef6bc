"""The shipped reader's gate, and a reader of one's own in its place."""

from pathlib import Path

from tests.inference.test_gate import MARKETS

from whence.case.case import Case
from whence.core.document import Document, Failure, Provenance, RawDocument
from whence.core.ids import make_id
from whence.core.reading import Reading
from whence.core.statement import Figure
from whence.core.vocabulary import Bound, Measure
from whence.documents.parse import parse
from whence.inference.gate import GATE
from whence.pipeline.base import Reader
from whence.settings import Settings

CONTENT = f"{MARKETS}\n\nThe finance ministry said that growth would slow.".encode()


def test_news_of_other_things_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    with Case(tmp_path, Settings()) as case:
        case.add_content("tractors.txt", CONTENT, published="2021-05-14")
        assert list(case.statements()) == []
        reasons = [s.reason for s in case.skipped() if s.kind == "document"]
        assert len(reasons) == 1
        assert reasons[0].startswith(GATE)
        assert "WHENCE_READ_OTHER_NEWS" in reasons[0]


def test_the_setting_reads_it_again_and_all_of_it(tmp_path: Path) -> None:
    with Case(tmp_path, Settings()) as case:
        case.add_content("tractors.txt", CONTENT, published="2021-05-14")
    with Case(tmp_path, Settings(read_other_news=True)) as case:
        case.add_content("tractors.txt", CONTENT, published="2021-05-14")
        assert list(case.statements())
        assert [s for s in case.skipped() if s.kind == "document"] == []
        assert case.verify() == []


class Toy:
    """A model of one's own: knows "N dead" and nothing else."""

    stamp = "toy@1"

    def parse(self, raw: RawDocument) -> Document | Failure:
        return parse(raw, max_bytes=1_000)

    def read(self, document: Document) -> Reading:
        at = document.text.index(" dead")
        span, made_by = document.span(at - 1, at), Provenance(self.stamp, score=0.9)
        n = float(span.quote)
        key = make_id("fig", document.id, at)
        return Reading(
            document, figures=(Figure(key, document.id, span, Measure.KILLED, Bound.EXACT, made_by, n, n, n),)
        )


def test_a_reader_of_ones_own_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    toy: Reader = Toy()
    with Case(tmp_path, Settings(), toy) as case:
        case.add_content("a.txt", b"A blast in Qasrin left 7 dead.")
        (figure,) = case.figures()
        assert (figure.best, figure.made_by.extractor, figure.made_by.score) == (7, "toy@1", 0.9)
        (why,) = case.why(figure.id)
        assert why.made_by is not None
        assert why.made_by.score == 0.9
        assert case.verify() == []
