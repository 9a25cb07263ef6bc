"""What the articles on one incident come to in the end."""

from datetime import date

from whence.core.place import Place, PlaceMention
from whence.core.reading import Reading
from whence.linking.choice import Chooser, shipped_weights
from whence.linking.final_days import day_candidates
from whence.linking.final_tolls import toll_candidates
from whence.linking.localities import choose_locality, home_regions
from whence.predict.given import given_article
from whence.predict.incidents import read

EARLY = {
    "doc_id": "a",
    "title": "Five shot outside Ashby bar",
    "publisher": "ashby.example",
    "published": "2021-05-08",
    "text": "Five people were shot outside a bar in Ashby on Friday night, police said.",
}
LATER = {
    "doc_id": "b",
    "title": "One of five shot in Ashby dies",
    "publisher": "ashby.example",
    "published": "2021-05-09",
    "text": "One person was killed and four people were wounded on Friday night, police said on Sunday.",
}


def readings() -> list[Reading]:
    return list(read([given_article(EARLY), given_article(LATER)]))


def test_the_later_toll_is_chosen_and_the_shot_are_not_counted_twice() -> None:
    group = readings()
    assert Chooser(shipped_weights("tolls")).choose(toll_candidates(group)) == (1, 4)


def test_the_day_is_friday_not_the_day_of_publication() -> None:
    assert Chooser(shipped_weights("day")).choose(day_candidates(readings())) == date(2021, 5, 7)


def test_the_day_of_the_arrest_is_not_the_day_of_the_act() -> None:
    text = "A man was arrested on Sunday. The shooting happened on Tuesday night at about 9 p.m., police said."
    (told,) = read([given_article({**EARLY, "title": "Man held in Ashby", "published": "2021-05-10", "text": text})])
    candidates = day_candidates([told])
    act, arrest = candidates[date(2021, 5, 4)], candidates[date(2021, 5, 9)]
    assert (act["of_act"], act["of_after"], act["with_hour"]) == (1, 0, 1)
    assert (arrest["of_act"], arrest["of_after"], arrest["with_hour"]) == (0, 1, 0)
    assert Chooser(shipped_weights("day")).choose(candidates) == date(2021, 5, 4)


def test_one_of_five_who_dies_speaks_for_one_and_four() -> None:
    later = {**LATER, "text": "One of the five people shot in Ashby on Friday night has died, police said on Sunday."}
    candidates = toll_candidates(list(read([given_article(EARLY), given_article(later)])))
    assert candidates[1, 4]["killed_is_1_one_dies_last"] == 1
    assert candidates[1, 4]["shot"] > candidates[1, 5]["shot"]


def test_a_list_of_many_tolls_is_bounded() -> None:
    text = " ".join(f"{n} people were killed and {n + 30} were injured in Ashby." for n in range(1, 300))
    (told,) = read([given_article({**EARLY, "text": text})])
    assert len(toll_candidates([told])) < 61 * 121


def test_nothing_told_and_nothing_dated_is_no_error() -> None:
    (empty,) = read([given_article({"doc_id": "c", "text": ""})])
    assert day_candidates([empty]) == {}
    assert Chooser({}).choose({}) is None
    assert (0, 0) in toll_candidates([empty])


def test_a_figure_of_a_war_is_no_toll_of_an_incident() -> None:
    (told,) = read([given_article({**EARLY, "text": "The war has killed 40,000 people."})])
    assert 40000 not in {killed for killed, _ in toll_candidates([told])}


def test_an_outlets_home_decides_where_its_texts_leave_a_draw() -> None:
    def reading(number: int, *regions: str) -> Reading:
        source = given_article({"doc_id": f"d{number}", "text": "x" * 50, "publisher": "ashby.example"})
        places = (
            PlaceMention(source.span(n, n + 1), Place("Ashby", admin1=region, country="US", where_prec=1))
            for n, region in enumerate(regions)
        )
        return Reading(source, places=tuple(places))

    readings = [reading(n, "Ohio") for n in range(3)]
    homes = home_regions(readings)
    assert homes == {"ashby.example": "Ohio"}
    drawn = reading(9)
    found = choose_locality([drawn], homes)
    assert found is not None
    assert (found.region, found.town) == ("Ohio", None)
    assert choose_locality([drawn], {}) is None
