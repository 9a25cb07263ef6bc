"""News that is odd as a whole, read from the text: a yearly list, outlets that cite each other in a circle, a wrong year, one name of two groups."""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from whence.case.case import Case
from whence.core.dossier import Dossier
from whence.settings import Settings

TOWNS = ("Gao", "Mosul", "Kirkuk", "Timbuktu", "Maiduguri", "Kandahar", "Quetta", "Mogadishu", "Baidoa", "Ramadi")
ACTS = ("A car bomb killed {n} people in {town}", "Gunmen shot dead {n} people in {town}")


def entry(number: int) -> tuple[date, str]:
    """One entry of a yearly list: its day and its words; no two have one day."""
    day = date(2020, 1, 1) + timedelta(days=number)
    act = ACTS[number % 2].format(n=number % 9 + 2, town=TOWNS[number % 10])
    return day, f"{act} on {day:%d %B} {day.year}, police said."


def test_a_yearly_list_of_300_incidents_is_read_in_bounded_time_and_meets_what_it_recalls(tmp_path: Path) -> None:
    listed = [entry(number) for number in range(300)]
    with Case(tmp_path / "case", Settings()) as case:
        day, words = listed[40]
        case.add_content("news.txt", words.encode(), publisher="Coast Courier", published=str(day + timedelta(days=1)))
        began = time.process_time()
        text = "2020 in review\n\n" + "\n\n".join(words for _, words in listed)
        case.add_content("list.txt", text.encode(), publisher="Daily Lantern", published="2020-12-31")
        assert time.process_time() - began < 60
        found = [entry.payload for entry in case.store.iter_kind("incident")]
    days = [incident.time.start for incident in found if incident.time]
    assert len(found) == len(set(days)) == 300
    assert [incident.time.start for incident in found if len(incident.document_ids) == 2] == [day]


def test_outlets_that_cite_each_other_in_a_circle_end_and_each_document_is_of_one_origin(tmp_path: Path) -> None:
    circle = ("Coast Courier", "Daily Lantern", "Harbour Gazette")
    with Case(tmp_path / "case", Settings()) as case:
        for number, publisher in enumerate(circle):
            cited = circle[(number + 1) % 3]
            text = f"A car bomb killed nine people in Gao on Friday, {cited} reported. According to {cited}, a shop burned."
            case.add_content(f"{number}.txt", text.encode(), publisher=publisher, published="2021-05-14")
        (dossier,) = case.incidents()
    origins = dossier.corroboration.origins
    carried = [document_id for origin in origins for document_id in origin.document_ids]
    assert sorted(carried) == sorted(document.id for document in dossier.documents)
    assert dossier.corroboration.n_origins <= 1, "nobody in the circle saw it: three outlets are not three origins"


def test_an_article_dated_ten_years_back_neither_moves_nor_swallows_what_others_tell(tmp_path: Path) -> None:
    found = told_with(tmp_path, "2011-05-15")
    days = [(d.incident.time.start, len(d.documents)) for d in found if d.incident.time]
    assert days == [(date(2011, 5, 13), 1), (date(2021, 5, 14), 1)]


def test_a_date_in_the_future_is_passed_over_with_a_note_and_the_article_meets_its_incident(tmp_path: Path) -> None:
    (dossier,) = told_with(tmp_path, f"{datetime.now(UTC).year + 4}-05-15")
    assert dossier.incident.time
    assert dossier.incident.time.start == date(2021, 5, 14)
    assert [d.published_on for d in dossier.documents] == [date(2021, 5, 15), None]
    assert any("passed over" in note for d in dossier.documents for note in d.notes)


def told_with(room: Path, published: str) -> list[Dossier]:
    """The incidents where one outlet tells of a bombing, and another tells of it under that date."""
    text = "A car bomb killed nine people in Gao on Friday, police said."
    other = "Nine people were killed by a car bomb in Gao on Friday, residents of the town said."
    with Case(room / "case", Settings()) as case:
        case.add_content("a.txt", text.encode(), publisher="Coast Courier", published="2021-05-15")
        case.add_content("b.txt", other.encode(), publisher="Daily Lantern", published=published)
        return list(case.incidents())


def test_two_groups_of_one_name_in_two_countries_stay_two_incidents_and_two_actors(tmp_path: Path) -> None:
    actors = tmp_path / "actors.toml"
    both = ("Red Dawn Front of Mali", "ML"), ("Red Dawn Front of Pakistan", "PK")
    lines = (f'"{name}" = {{ also = ["Red Dawn Front"], in = "{country}" }}' for name, country in both)
    actors.write_text("\n".join(("[armed_group]", *lines)), "utf-8")
    with Case(tmp_path / "case", Settings(actors_file=str(actors))) as case:
        for number, town in enumerate(("Gao, Mali", "Quetta, Pakistan")):
            text = f"Red Dawn Front fighters killed nine people with a car bomb in {town}, on Friday, police said."
            case.add_content(f"{number}.txt", text.encode(), publisher="Coast Courier", published="2021-05-15")
        found = list(case.incidents())
    assert {d.incident.place.country for d in found if d.incident.place} == {"ML", "PK"}
    ids = {a.report.roles[0].actor_id for d in found for a in d.accounts}
    assert len(ids) == 2
    assert None not in ids
