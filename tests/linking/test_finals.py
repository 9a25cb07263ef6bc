"""What the articles on one incident come to in the end."""

from datetime import date

from whence.core.place import Place, PlaceMention
from whence.core.reading import Reading
from whence.linking.choice import Chooser, shipped_weights
from whence.linking.finals import day_candidates, toll_candidates
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
    killed = Chooser(shipped_weights("killed")).choose(toll_candidates(group))
    injured = Chooser(shipped_weights("injured")).choose(toll_candidates(group, killed))
    assert (killed, injured) == (1, 4)


def test_the_day_is_friday_not_the_day_of_publication() -> None:
    assert Chooser(shipped_weights("day")).choose(day_candidates(readings())) == date(2021, 5, 7)


def test_nothing_told_and_nothing_dated_is_no_error() -> None:
    (empty,) = read([given_article({"doc_id": "c", "text": ""})])
    assert day_candidates([empty]) == {}
    assert Chooser({}).choose({}) is None
    assert 0 in toll_candidates([empty])


def test_a_figure_of_a_war_is_no_toll_of_an_incident() -> None:
    (told,) = read([given_article({**EARLY, "text": "The war has killed 40,000 people."})])
    assert 40000 not in toll_candidates([told])


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
