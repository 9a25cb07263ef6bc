"""A case from the outside: adding, adding again, order, versions, failures, and what every id leads to."""

import json
import shutil
from pathlib import Path

import pytest

from whence.case.case import Case
from whence.core.payload import iter_spans
from whence.core.vocabulary import Measure
from whence.errors import InputError
from whence.samples import folder
from whence.settings import Settings

STORY = folder("demo") / "gao-barracks"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """One story read once."""
    opened = Case(tmp_path_factory.mktemp("gao"), Settings())
    added = opened.add(STORY)
    assert (added.new, added.known, added.failed) == (7, 0, 0)
    return opened


def test_adding_again_changes_nothing(case: Case) -> None:
    before = list(case.canonical_lines())
    entries = sum(1 for _ in case.store.iter_entries())
    added = case.add(STORY)
    assert (added.new, added.known, added.failed) == (0, 7, 0)
    assert list(case.canonical_lines()) == before
    assert sum(1 for _ in case.store.iter_entries()) == entries


def test_order_of_arrival_does_not_matter(case: Case, tmp_path: Path) -> None:
    with Case(tmp_path / "backwards", Settings()) as other:
        for path in sorted(STORY.glob("*.txt"), reverse=True):
            other.add(path)
        assert other.fingerprint() == case.fingerprint()


def test_every_quote_is_in_its_document(case: Case) -> None:
    assert case.verify() == []
    texts = {document.id: document.text for document in case.documents()}
    spans = [span for entry in case.store.iter_entries() for span in iter_spans(entry.payload)]
    assert len(spans) > 100
    assert all(texts[span.document_id][span.start : span.end] == span.quote for span in spans)


def test_the_main_incident_has_its_disagreeing_figures(case: Case) -> None:
    main = max(case.incidents(), key=lambda dossier: len(dossier.documents))
    tally = main.tally(Measure.KILLED)
    assert tally is not None
    assert main.incident.time is not None
    assert main.incident.time.start is not None
    assert main.incident.time.start.isoformat() == "2023-03-03"
    told = {figure.value for figure in main.figures if figure.measure is Measure.KILLED}
    assert {4.0, 11.0} <= told
    assert tally.best is None, "origins disagree: the default rule gives no best value"


def test_why_names_words_and_documents(case: Case) -> None:
    main = max(case.incidents(), key=lambda dossier: len(dossier.documents))
    reasons = case.why(main.incident.id, "killed")
    assert reasons
    assert all(why.quote and why.document and why.quote in why.document.text for why in reasons)
    assert all(why.made_by and why.made_by.extractor for why in reasons)
    figure_id = main.figures[0].id
    assert case.why(figure_id)[0].quote == main.figures[0].as_written


def test_ids_may_be_shortened_and_unknown_ones_are_told(case: Case) -> None:
    incident = next(case.incidents()).incident
    assert case.incident(incident.id[:12]).incident.id == incident.id
    with pytest.raises(InputError, match="no such incident"):
        case.incident("inc-none")
    with pytest.raises(InputError, match="no such field"):
        case.why(incident.id, "colour")


def test_what_was_set_aside_is_listed(case: Case) -> None:
    kinds = {item.kind for item in case.skipped()}
    assert {"line", "number"} <= kinds
    assert any("Sign up for our newsletter" in (item.span.quote if item.span else "") for item in case.skipped())


def test_a_changed_text_at_one_address_is_a_new_version(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        for number, toll in enumerate(("four", "seven")):
            page = tmp_path / f"{number}.txt"
            page.write_text(
                f"Bomb kills {toll} in Gao\n\nA bomb killed {toll} people in Gao on Friday, police said.\n", "utf-8"
            )
            case.add(page, url="https://example.org/gao", published="2023-03-04")
        first, second = sorted(case.documents(), key=lambda document: document.retrieved_at)
        assert second.supersedes == first.id
        assert first.supersedes is None


def test_failures_are_listed_and_go_when_mended(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(b"")
    with Case(tmp_path / "case", Settings()) as case:
        assert case.add(page).failed == 1
        assert [failure.name for failure in case.failures()] == [str(page)]
        page.write_text("A bomb killed four people in Gao on Friday, police said.\n", "utf-8")
        assert case.add(page).new == 1
        assert case.failures() == []


def test_without_a_date_yesterday_keeps_its_words(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Blast in Mopti\n\nA roadside bomb killed three soldiers near Mopti yesterday, the army said.\n", "utf-8"
    )
    with Case(tmp_path / "case", Settings()) as case:
        case.add(page)
        times = [dossier.incident.time for dossier in case.incidents()]
        assert times
        assert all(time is None or time.start is None for time in times)


def test_a_language_not_covered_is_recorded_not_read(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    text = "Une bombe a tué quatre personnes à Gao vendredi, a annoncé la police. Les secours sont arrivés très tard sur place."
    page.write_text((text + "\n") * 3, "utf-8")
    with Case(tmp_path / "case", Settings()) as case:
        case.add(page)
        assert case.documents()[0].language == "fr"
        assert case.statements() == []
        assert any("language fr" in item.reason for item in case.skipped())


def test_sidecar_gives_publisher_date_and_id(case: Case) -> None:
    lines = (STORY / "articles.jsonl").read_text("utf-8").splitlines()
    given = {record["id"]: record for record in map(json.loads, lines)}
    for document in case.documents():
        record = given[document.article_id or ""]
        assert (document.publisher, document.url) == (record["publisher"], record["url"])
        if record["published"]:
            assert str(document.published_on) == record["published"]


def test_a_tampered_text_is_found(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        case.add(STORY / "gao-barracks-1.txt")
        file = next(path for path in (tmp_path / "case" / "archive").rglob("*") if path.is_file())
        file.chmod(0o644)
        file.write_bytes(b"something else")
        assert case.verify()


def test_newer_reader_reads_again_and_withdraws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        case.add(STORY)
        before = case.fingerprint()
        monkeypatch.setattr("whence.pipeline.read.ShippedReader.stamp", "another@1")
        assert case.add(STORY).new == 7
        assert case.verify() == []
        monkeypatch.undo()
        assert case.add(STORY).new == 7
        assert case.fingerprint() == before


def test_case_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be a case folder"):
        Case(tmp_path / "file" / "case", Settings())


def test_copy_of_a_case_folder_is_the_case(case: Case, tmp_path: Path) -> None:
    shutil.copytree(case.folder, tmp_path / "copy")
    with Case(tmp_path / "copy", Settings()) as copied:
        assert copied.fingerprint() == case.fingerprint()


def test_data_frames(case: Case) -> None:
    figures, incidents = case.frame("figures"), case.frame("incidents")
    assert len(figures) == len(case.figures())
    assert set(figures["incident_id"].dropna()) <= set(incidents["incident_id"])
    with pytest.raises(InputError, match="no such table"):
        case.frame("people")


def test_why_links_says_what_joined_the_reports_with_weights(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        for n, (outlet, text) in enumerate(
            (
                ("Coast Courier", "A car bomb killed nine people in Gao on Friday, police said."),
                ("Northern Radio", "Nine people died in Gao on Friday when a car bomb went off, police said."),
            )
        ):
            case.add_content(f"{n}.txt", text.encode(), publisher=outlet, published="2021-05-14")
        (dossier,) = case.incidents()
        (why,) = case.why(dossier.incident.id, "links")
        assert why.value.startswith("the same, ")
        assert why.note is not None
        assert "same day (+2)" in why.note
        assert "both Gao (+2)" in why.note
