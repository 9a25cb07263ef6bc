"""What people decide: beside the machine's value, never over it; undone and redone; outliving every run."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import AT

from whence.case.case import Case
from whence.core.dossier import Dossier
from whence.core.entry import Link
from whence.errors import InputError
from whence.ledger.row import make_entry
from whence.samples import folder
from whence.settings import Settings

STORY = folder("demo") / "gao-barracks"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one story, to be copied."""
    place = tmp_path_factory.mktemp("read") / "case"
    with Case(place, Settings()) as case:
        case.add(STORY)
    return place


@pytest.fixture
def case(read: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of the case of that story."""
    shutil.copytree(read, tmp_path / "case")
    with Case(tmp_path / "case", Settings()) as copy:
        yield copy


def main_of(case: Case) -> Dossier:
    """The incident most documents tell."""
    return max(case.incidents(), key=lambda dossier: len(dossier.accounts))


def groups(case: Case) -> list[tuple[str, ...]]:
    """The reports of every incident."""
    return sorted(dossier.incident.report_ids for dossier in case.incidents())


def read_otherwise(case: Case, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    """Read the same files with a reader of another version, whose reports have other ids."""
    monkeypatch.setattr("whence.extraction.incidents.extractor._VERSION", version)
    monkeypatch.setattr("whence.pipeline.read.ShippedReader.stamp", f"another@{version}")
    assert case.add(STORY).new == 7


def test_a_corrected_cell_stands_beside_the_machines(case: Case) -> None:
    dossier = main_of(case)
    before = case.incident(dossier.incident.id)
    made = case.decide(dossier.incident.id, "positive", author="Ana", field="killed", value="9", reason="her list")
    assert (made.author, made.value, made.reason, made.decided_at.tzinfo is not None) == ("Ana", "9", "her list", True)
    after = case.incident(dossier.incident.id)
    assert after == before, "the machine's reading is as it was"
    correction = case.reviews().of_incident(after).correction("killed")
    assert correction is not None
    assert (correction.value, correction.is_contested) == ("9", False)
    assert correction.machine == made.saw
    assert case.verify() == []


def test_every_decision_is_an_entry_and_none_is_lost(case: Case) -> None:
    incident_id = main_of(case).incident.id
    for decision in ("positive", "negative", "unsure"):
        case.decide(incident_id, decision, author="Ana")
    review = case.reviews().of_incident(main_of(case))
    assert review.state == "unsure"
    assert [j.decision for j in case.judgements(incident_id)] == ["positive", "negative", "unsure"]
    assert [entry.kind for entry in case.store.iter_entries()].count("judgement") == 3


def test_undo_and_redo_without_limit(case: Case) -> None:
    incident_id = main_of(case).incident.id

    def state() -> str:
        return case.reviews().of_incident(case.incident(incident_id)).state

    case.decide(incident_id, "positive", author="Ana")
    case.decide(incident_id, "negative", author="Ana")
    case.decide(incident_id, "unsure", author="Ben", field="type", value="bombing")
    seen = [state()]
    for step in (case.undo, case.undo, case.undo, case.redo, case.redo, case.redo):
        step("Ana")
        seen.append(state())
    assert seen == ["rejected", "accepted", "open", "open", "accepted", "rejected", "rejected"]
    case.undo("Ana")
    case.decide(incident_id, "unsure", author="Ana")
    assert case.redo("Ana") == [], "what was decided since takes the place of what was taken back"
    assert [j.decision for j in case.judgements(incident_id) if j.author == "Ben"] == ["unsure"]


def test_two_incidents_are_merged_and_parted_again(case: Case) -> None:
    before = groups(case)
    left, right = [dossier.incident for dossier in case.incidents()][:2]
    case.decide(left.id, "positive", author="Ana", other_id=right.id, reason="the same street")
    assert tuple(sorted(left.report_ids + right.report_ids)) in groups(case)
    assert case.incident(left.id).incident == case.incident(right.id).incident, "both ids lead there"
    assert case.verify() == []
    case.undo("Ana")
    assert groups(case) == before
    case.redo("Ana")
    assert len(groups(case)) == len(before) - 1


def test_a_report_is_moved_out_and_back(case: Case) -> None:
    dossier = main_of(case)
    report_id, *others = dossier.incident.report_ids[::-1]
    case.decide(report_id, "negative", author="Ana", other_id=dossier.incident.id)
    assert not any(report_id in group and set(group) & set(others) for group in groups(case))
    assert len(case.undo("Ana")) == len(others), "one act, undone as one"
    assert dossier.incident.report_ids in groups(case)


def test_told_apart_are_no_longer_possibly_the_same(case: Case) -> None:
    incidents = [dossier.incident for dossier in case.incidents()]
    left, right = next((a, b) for a in incidents for b in incidents if not set(a.document_ids) & set(b.document_ids))
    link = Link("lnk-possibly", "incident", left.report_ids[0], right.report_ids[0], "unsure", 0.5)
    keys = tuple(f"incident:{report_id}" for report_id in (link.left_id, link.right_id))
    run_id = next(case.store.iter_kind("run")).subject_id
    case.store.append([make_entry("link", link.id, link, run_id, datetime.now(UTC), keys)])
    case.decide(left.id, "negative", author="Ana", other_id=right.id)
    assert right.id not in case.incident(left.id).incident.possibly_same
    case.undo("Ana")
    assert right.id in case.incident(left.id).incident.possibly_same


def test_decisions_outlive_a_run_that_names_everything_anew(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = [dossier.incident for dossier in case.incidents()][:2]
    case.decide(left.id, "positive", author="Ana", other_id=right.id)
    merged = case.incident(left.id).incident
    case.decide(merged.id, "positive", author="Ana", field="killed", value="9")
    case.decide(merged.id, "positive", author="Ben")
    read_otherwise(case, monkeypatch, "another")
    now = case.incident(merged.id)
    assert not set(now.incident.report_ids) & set(merged.report_ids), "the new run has ids of its own"
    assert len(now.incident.report_ids) == len(merged.report_ids), "still one"
    review = case.reviews().of_incident(now)
    assert (review.state, review.is_contested) == ("accepted", False)
    assert [c.value for c in review.corrections] == ["9"]
    assert case.verify() == []


def test_where_a_new_run_disagrees_it_is_said(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    incident_id = main_of(case).incident.id
    case.decide(incident_id, "positive", author="Ana", field="type", value="clash")
    case.decide(incident_id, "positive", author="Ana")
    monkeypatch.setattr("whence.case.cells.what", lambda incident: "something else")
    assert case.reviews().of_incident(case.incident(incident_id)).is_contested
    assert not case.reviews().of_incident(case.incident(incident_id)).corrections[0].is_contested


def test_a_persons_value_stands_beside_the_machines_in_the_tables(case: Case) -> None:
    dossier = main_of(case)
    case.decide(dossier.incident.id, "positive", author="Ana", field="killed", value="9")
    frame = case.frame("incidents")
    row = frame[frame["incident_id"] == dossier.incident.id].iloc[0]
    assert row["corrected"] == "killed: 9 (Ana)"
    assert row["type"] == dossier.incident.type
    case.undo("Ana")
    assert case.frame("incidents")["corrected"].notna().sum() == 0


def test_who_reviewed_stands_in_the_tables(case: Case) -> None:
    figure, incident_id = case.figures()[0], main_of(case).incident.id
    case.decide(figure.id, "positive", author="Ana")
    case.decide(incident_id, "positive", author="Ben")
    for name, key, subject_id, author in (
        ("figures", "figure_id", figure.id, "Ana"),
        ("incidents", "incident_id", incident_id, "Ben"),
    ):
        frame = case.frame(name)
        assert list(frame[frame[key] == subject_id]["reviewed_by"]) == [author]
        assert frame["reviewed_by"].notna().sum() == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"decision": "maybe"}, "decision: 'maybe'"),
        ({"author": "  "}, "author"),
        ({"author": "x" * 101}, "author: too long"),
        ({"reason": "a\0b"}, "reason"),
        ({"subject_id": "inc-none"}, "nothing in the ledger"),
        ({"field": "colour", "value": "red"}, "cannot be corrected"),
        ({"field": "killed", "value": "dozens"}, "no killed"),
        ({"field": "killed", "value": "-1"}, "no killed"),
        ({"field": "time", "value": "2023-02-30"}, "no time"),
        ({"field": "time", "value": "2023-02-03/2023-02-01"}, "no time"),
        ({"field": "type", "value": "party"}, "no type"),
        ({"field": "place", "value": ""}, "no place"),
        ({"value": "9"}, "cannot be corrected"),
        ({"decision": "comment"}, "a comment is its words alone"),
        ({"decision": "comment", "reason": "why?", "field": "killed", "value": "9"}, "a comment is its words alone"),
        ({"document_id": "doc-none", "start": 0, "end": 4}, "no words from 0 to 4"),
        ({"source": "x" * 1001}, "source: too long"),
    ],
)
def test_what_is_not_allowed_is_told_and_nothing_kept(case: Case, given: dict[str, Any], words: str) -> None:
    asked: dict[str, Any] = {"subject_id": main_of(case).incident.id, "decision": "positive", "author": "Ana"} | given
    with pytest.raises(InputError, match=words):
        case.decide(asked.pop("subject_id"), asked.pop("decision"), **asked)
    assert case.judgements() == []


def test_an_incident_is_not_paired_with_itself(case: Case) -> None:
    incident_id = main_of(case).incident.id
    with pytest.raises(InputError, match="one report, or one incident"):
        case.decide(incident_id, "positive", author="Ana", other_id=incident_id)
    assert case.judgements() == []


def test_a_report_taken_out_of_an_incident_comes_back_when_that_is_undone(tmp_path: Path) -> None:
    with Case(tmp_path / "story", Settings()) as story:
        story.add(folder("demo") / "baiji-road")
        before = {d.incident.id: d.incident.report_ids for d in story.incidents()}
        whole, reports = max(before.items(), key=lambda item: len(item[1]))
        story.decide(reports[-1], "negative", other_id=whole, author="Ana", reason="tells of both bombs at once")
        assert reports[-1] not in story.incident(whole).incident.report_ids
        story.undo("Ana")
        assert {d.incident.id: d.incident.report_ids for d in story.incidents()} == before
        (judgement, *_) = story.judgements()
        assert [e.payload.decision for e in story.history("judgement", judgement.id)] == ["negative", "none"]


def test_a_comment_says_something_and_changes_nothing(case: Case) -> None:
    incident_id = main_of(case).incident.id
    case.decide(incident_id, "positive", author="Ana")
    case.decide(incident_id, "comment", author="Ben", reason="ask the hospital")
    case.decide(incident_id, "comment", author="Ben", reason="which list?", field="killed")
    review = case.reviews().of_incident(main_of(case))
    assert (review.state, review.by, review.corrections, review.checks) == ("accepted", ("Ana",), (), ())
    assert [j.reason for j in review.judgements if j.decision == "comment"] == ["ask the hospital", "which list?"]
    case.undo("Ben")
    assert [j.decision for j in case.judgements(incident_id)] == ["positive", "comment", "none"]


def test_a_decision_rests_on_words_or_on_a_source_outside(case: Case) -> None:
    dossier = main_of(case)
    figure = dossier.figures[0]
    at: dict[str, Any] = {"document_id": figure.document_id, "start": figure.span.start, "end": figure.span.end}
    made = case.decide(dossier.incident.id, "positive", author="Ana", field="killed", value="9", **at)
    assert made.span == figure.span
    other = case.decide(dossier.incident.id, "unsure", author="Ana", source="the hospital's list of 4 March")
    assert (other.span, other.source) == (None, "the hospital's list of 4 March")
    assert case.verify() == []
    assert case.judgements(dossier.incident.id) == [made, other]


def test_the_machines_own_value_is_accepted_and_the_correction_gone(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident_id = main_of(case).incident.id
    case.decide(incident_id, "positive", author="Ana", field="type", value="clash")
    case.decide(incident_id, "positive", author="Ana", field="type")
    review = case.reviews().of_incident(main_of(case))
    assert review.corrections == ()
    (check,) = review.checks
    assert (check.field, check.value, check.judgement.decision, check.is_contested) == ("type", None, "positive", False)
    monkeypatch.setattr("whence.case.review.said", lambda dossier, field: "otherwise")
    assert case.reviews().of_incident(main_of(case)).is_contested


def test_reports_are_moved_to_another_incident_in_one_act(case: Case) -> None:
    dossier = main_of(case)
    other = next(d for d in case.incidents() if d.incident.id != dossier.incident.id)
    moved, before = list(dossier.incident.report_ids[-1:]), groups(case)
    made = case.move(moved, to=other.incident.id, author="Ana", reason="its second part")
    assert len({j.decided_at for j in made}) == 1
    assert tuple(sorted([*other.incident.report_ids, *moved])) in groups(case)
    assert case.verify() == []
    case.undo("Ana")
    assert groups(case) == before
    case.redo("Ana")
    case.move(moved, to=case.incident(dossier.incident.id).incident.id, author="Ana")
    assert groups(case) == before


def test_an_incident_is_split(case: Case) -> None:
    dossier = main_of(case)
    moved = dossier.incident.report_ids[-2:]
    case.move(moved, author="Ana", reason="another day")
    assert tuple(sorted(moved)) in groups(case)
    assert tuple(sorted(set(dossier.incident.report_ids) - set(moved))) in groups(case)


@pytest.mark.parametrize(
    ("reports", "to", "words"),
    [
        (lambda d, o: ["rep-none"], None, "not in the ledger"),
        (lambda d, o: [], None, "not in the ledger"),
        (lambda d, o: [d.report_ids[0], o.report_ids[0]], None, "not of one incident"),
        (lambda d, o: d.report_ids, None, "stand there already"),
        (lambda d, o: d.report_ids[:1], "itself", "stand there already"),
        (lambda d, o: d.report_ids[:1], "inc-none", "nothing in the ledger"),
    ],
)
def test_what_cannot_be_moved_is_told(case: Case, reports: Any, to: str | None, words: str) -> None:
    dossier = main_of(case)
    other = next(d for d in case.incidents() if d.incident.id != dossier.incident.id)
    goal = dossier.incident.id if to == "itself" else to
    with pytest.raises(InputError, match=words):
        case.move(reports(dossier.incident, other.incident), to=goal, author="Ana")
    assert case.judgements() == []


def add_version(case: Case, place: Path, text: str) -> str:
    """Read a text at one address; the incident told in it."""
    place.write_text(text, "utf-8")
    case.add(place, url="https://news.example/mopti", published="2023-03-04")
    latest = max(case.documents(), key=lambda d: (d.supersedes is not None, d.retrieved_at))
    (entry,) = case.store.find("incident", f"document:{latest.id}")
    return entry.subject_id


def test_decisions_survive_a_new_version_of_the_text(tmp_path: Path) -> None:
    said = "Blast in Mopti\n\n{}A roadside bomb killed {} soldiers near Mopti on Friday, the army said.\n"
    other = "Bomb near Mopti\n\nA roadside bomb killed five soldiers near Mopti on Friday, a hospital said.\n"
    with Case(tmp_path / "case", Settings()) as case:
        first = add_version(case, tmp_path / "a.txt", said.format("", "four"))
        case.add_content("b.txt", other.encode(), published="2023-03-04")
        theirs = next(a.report.id for a in case.incident(first).accounts if a.document.name.endswith("b.txt"))
        case.move([theirs], author="Ana", reason="another road")
        case.decide(first, "positive", author="Ana", field="killed", value="4")
        case.decide(first, "positive", author="Ben")
        later = case.incident(add_version(case, tmp_path / "a.txt", said.format("The toll rose. ", "six")))
        assert theirs not in later.incident.report_ids, "still apart"
        review = case.reviews().of_incident(later)
        assert (review.state, [c.value for c in review.corrections]) == ("accepted", ["4"])
        assert review.is_contested, "the new version says another toll, and the person is asked"


def test_a_decision_is_stray_while_no_run_finds_its_report(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = main_of(case)
    one, other, *_ = dossier.incident.report_ids
    figure = dossier.figures[0]
    whole = case.decide(dossier.incident.id, "positive", author="Ana")
    pair = case.decide(one, "positive", author="Ana", other_id=other)
    number = case.decide(figure.id, "negative", author="Ben")
    assert case.strays() == []
    read_otherwise(case, monkeypatch, "80")
    assert case.strays() == [], "they stand where they stood, under other ids"
    case.store.append([make_entry("figure", figure.id, None, "run-2", AT)])
    assert [j.id for j in case.strays()] == [number.id]
    there, trigger = main_of(case).incident, pair.anchors[1].trigger
    lost = next(
        i for i, entry in case.store.get_many("report", there.report_ids).items() if entry.payload.trigger == trigger
    )
    case.store.append([make_entry("report", lost, None, "run-2", AT)])
    assert {j.id for j in case.strays()} == {number.id, pair.id}
    gone = [("incident", there.id), *(("report", i) for i in there.report_ids if i != lost)]
    case.store.append([make_entry(kind, i, None, "run-2", AT) for kind, i in gone])
    assert [j.id for j in case.strays()] == [whole.id, pair.id, number.id]
    case.undo("Ben")
    assert [j.id for j in case.strays()] == [whole.id, pair.id], "what was taken back is nobody's decision"
