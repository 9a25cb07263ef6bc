"""Figures end to end on single sentences: what is counted, of whom, part of what; and what is set aside, with the reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.core.document import Provenance
from whence.core.reading import Reading
from whence.core.statement import Attribution, ChainLink, Figure, Statement
from whence.core.time import TimeExpression, TimeRange
from whence.core.vocabulary import LinkKind, Modality
from whence.extraction.base import check_order
from whence.extraction.figures.extractor import Figures
from whence.predict.base import given_document


def read(text: str) -> Reading:
    return Figures().extract(Reading(given_document(text)))


def brief(figure: Figure) -> tuple[str, str, str | None]:
    return figure.as_written, str(figure.measure), figure.whom.quote if figure.whom else None


MEASURES = [
    ("At least nine people were killed.", [("At least nine", "killed", "people")]),
    ("A blast ripped through the market, killing seven.", [("seven", "killed", None)]),
    ("They live in a camp for the displaced, which holds 70,000 people.", [("70,000", "displaced", "people")]),
    ("Rebels slaughtered seven villagers.", [("seven", "killed", "villagers")]),
    ("The death toll rose to 15 on Friday.", [("15", "killed", None)]),
    ("Police put the toll at seven.", [("seven", "killed", None)]),
    ("The bodies of three men were found.", [("three", "killed", "men")]),
    ("The storm left 23 dead and dozens of people injured.", [("23", "killed", None), ("dozens", "injured", "people")]),
    ("A strike killed 12 soldiers and a civilian.", [("12", "killed", "soldiers"), ("a civilian", "killed", "civilian")]),
    ("Two soldiers were killed, one kidnapped and three wounded.",
     [("Two", "killed", "soldiers"), ("one", "kidnapped", None), ("three", "injured", None)]),
    ("Nine men, three women and 14 children were executed.",
     [("Nine", "killed", "men"), ("three", "killed", "women"), ("14", "killed", "children")]),
    ("It killed five people and 40 were injured.", [("five", "killed", "people"), ("40", "injured", None)]),
    ("A soldier was killed.", [("A soldier", "killed", "soldier")]),
    ("The attack led to two deaths and 17 injuries.", [("two", "killed", "deaths"), ("17", "injured", "injuries")]),
    ("The raid ended with killing and wounding scores of people.", [("scores", "other_people", "people")]),
    ("Ten men were shot dead.", [("Ten", "killed", "men")]),
    ("He was accused of stabbing 19 people to death.", [("19", "killed", "people")]),
    ("Gunmen took three people hostage.", [("three", "hostages", "people")]),
    ("Police arrested 19 men.", [("19", "detained", "men")]),
    ("The army rescued 80 hostages.", [("80", "released", "hostages")]),
    ("About 8,000 residents have fled.", [("About 8,000", "displaced", "residents")]),
    ("Hundreds of refugees crossed the river.", [("Hundreds", "displaced", "refugees")]),
    ("The United States sent 100 troops.", [("100", "fighters", "troops")]),
    ("Eight militants attacked the base.", [("Eight", "attackers", "militants")]),
    ("Six are still missing.", [("Six", "missing", None)]),
    ("Two bombs exploded.", [("Two", "weapons", "bombs")]),
    ("Three explosions were heard.", [("Three", "attacks", "explosions")]),
    ("The strikes destroyed 13 supply routes.", [("13", "vehicles_or_buildings_destroyed", "supply routes")]),
    ("They pledged $20 million in humanitarian aid.", [("$20 million", "money", None)]),
    ("Tens of thousands of protesters filled the square.", [("Tens of thousands", "other_people", "protesters")]),
    ("No one was injured.", [("No one", "injured", None)]),
    ("A dozen members of the security forces were killed.", [("A dozen", "killed", "members of the security forces")]),
    ("Eleven Palestinians, including several militants, are killed.",
     [("Eleven", "killed", "Palestinians"), ("several", "killed", "militants")]),
    ("At least ten people including the minister are killed.", [("At least ten", "killed", "people")]),
    ("Five people are known to have died.", [("Five", "killed", "people")]),
    ("A bomb killed the mayor and two guards.", [("two", "killed", "guards")]),
    ("With 15 people killed and 22 wounded the day ended.", [("15", "killed", "people"), ("22", "injured", None)]),
    ("Thousands of civilians, fighters and their families were evacuated.", [("Thousands", "displaced", "civilians")]),
    ("Armed men led away dozens of pupils.", [("dozens", "kidnapped", "pupils")]),
    ("Another 36 were treated for burns in hospital.", [("Another 36", "injured", None)]),
    ("The dead were nine and the wounded are 21.", [("nine", "killed", None), ("21", "injured", None)]),
    ("They put the number of foreign fighters at more than 34,000.", [("more than 34,000", "fighters", None)]),
    ("Two of the dead were children.", [("Two", "killed", None)]),
    ("The quake left 6 people from the town dead.", [("6", "killed", "people")]),
    ("Ten tanks, two vehicles and a radar were destroyed.",
     [("Ten", "vehicles_or_buildings_destroyed", "tanks"), ("two", "vehicles_or_buildings_destroyed", "vehicles")]),
    ("A court sentenced seven men to 24 years in prison.", [("seven", "detained", "men")]),
    ("About 30,000 foreigners have joined the group to fight.", [("About 30,000", "fighters", "foreigners")]),
    ("The group has a wealth estimated at (50-300 million) dollars.", [("(50-300 million) dollars", "money", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MEASURES, ids=[row[0] for row in MEASURES])
def test_measure_and_whom(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    assert [brief(figure) for figure in read(text).figures] == wanted


ASIDES = [
    ("The suspect, John Doe, 38, fled.", "38", "an age"),
    ("He was arrested on May 12.", "12", "a date"),
    ("It happened on Dec. 27.", "27", "a date"),
    ("The war began in 2011.", "2011", "a year"),
    ("The village lies 50 km south.", "50", "a distance"),
    ("They fought for three days.", "three", "a length of time"),
    ("It fell by 12 percent.", "12", "a share"),
    ("The home side won 3-1.", "1", "a score"),
    ("Call 555-0101 now.", "0101", "a telephone number"),
    ("They cited Resolution 2249 there.", "2249", "part of a name"),
    ("At 5 p.m. it was over.", "5", "a time of day"),
    ("The tickets cost $60 each.", "$60", "a price or other money"),
    ("Six teams reached the final.", "Six", "a count of something else"),
    ("A city with a population of 80,000 lies there.", "80,000", "a population"),
]


@pytest.mark.parametrize(("text", "quote", "reason"), ASIDES, ids=[row[2] for row in ASIDES])
def test_a_number_that_is_no_figure_is_kept_with_its_reason(text: str, quote: str, reason: str) -> None:
    reading = read(text)
    assert reading.figures == ()
    assert (quote, reason, "number") in [(s.span.quote, s.reason, s.kind) for s in reading.skipped if s.span]


@pytest.mark.parametrize(
    "text",
    [
        "Jamal Khan, a 14-year-old boy, was arrested.",  # an apposition to a name
        "A man looked on as the soldiers passed.",
        "A police spokesman was wounded by the criticism.",  # "police" only describes
        "A man whose sister was killed spoke.",
    ],
)
def test_single_persons_count_only_when_something_befell_them_unnamed(text: str) -> None:
    found = [figure for figure in read(text).figures if "spokesman" not in figure.as_written]
    assert found == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fighters killed three people and kidnapped another.", [("killed", 3.0), ("kidnapped", 1.0)]),
        ("Gunmen wounded a soldier and killed another soldier.", [("injured", 1.0), ("killed", 1.0)]),
        ("Another killing was reported.", []),
    ],
)
def test_another_is_one_more(text: str, told: list[tuple[str, float]]) -> None:
    assert [(figure.measure.value, figure.value) for figure in read(text).figures] == told


PARTS = [
    "Eleven people, including three police officers, were killed.",
    "The blast killed at least 12 people -- 11 soldiers and a civilian.",
    "Officials spoke of 23 people killed, of them 4 children.",
    "The attack left 60 people wounded, 10 seriously.",
]


@pytest.mark.parametrize("text", PARTS)
def test_a_part_points_at_its_whole(text: str) -> None:
    whole, *parts = read(text).figures
    assert parts
    assert whole.part_of is None
    assert {part.part_of for part in parts} == {whole.id}
    assert {part.measure for part in parts} == {whole.measure}


def test_a_bare_number_takes_up_the_figure_before_it() -> None:
    found = read("Nine people were killed. The spokesman spoke of eleven, the army holds to six.").figures
    assert [(f.as_written, str(f.measure)) for f in found] == [
        ("Nine", "killed"),
        ("eleven", "killed"),
        ("six", "killed"),
    ]
    assert read("The spokesman spoke of eleven.").figures == ()


def test_a_number_is_not_taken_up_from_far_away() -> None:
    text = "Nine people were killed. It rained. The river rose. Nobody came. The spokesman spoke of eleven."
    assert [f.as_written for f in read(text).figures] == ["Nine"]


def test_a_larger_number_is_no_part_of_a_smaller_one() -> None:
    assert [f.part_of for f in read("Ten people, including 12 officers, were killed.").figures] == [None, None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("At least nine people were killed, a hospital official said.", "a hospital official"),
        ("Police put the toll at seven.", "Police"),
        ("Turkish defense officials say at least 190 militants have been killed.", "Turkish defense officials"),
        ("More than 250 protesters were arrested, according to Democracy Index, a local NGO.", "Democracy Index"),
        ("“Five people died,” said Mark Ward, director of the team.", "Mark Ward"),
        ("Amir Nuri, the lawyer of a victim, told reporters that three men were arrested.", "Amir Nuri"),
        ("On Friday the group claimed responsibility for the attack that killed 28 people.", None),
        ("Nine people were killed.", None),
        ("Early reports from the army had spoken of five deaths.", None),
        ("The UN have confirmed reports that the group killed 70 people.", "The UN"),
        ("Multiple attacks, also claimed by the group, have killed at least 35 people.", None),
    ],
)
def test_the_speaker_of_a_figure(text: str, speaker: str | None) -> None:
    found = read(text).figures[0].speaker
    assert (found.quote if found else None) == speaker


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The group claims to have killed more than thirty soldiers.", Modality.CLAIMED),
        ("The army denied that 12 soldiers were killed.", Modality.DENIED),
        ("The government pledged to release 40 prisoners.", Modality.PLANNED),
        ("The police said 12 people were killed.", Modality.ASSERTED),
        ("The group claimed responsibility for killing 12 people.", Modality.ASSERTED),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    assert read(text).figures[0].modality == modality


def test_what_could_happen_is_hypothetical_and_a_month_is_not() -> None:
    assert read("An assault could kill 200 people.").figures[0].is_hypothetical
    assert not read("On 4 May 12 people were killed.").figures[0].is_hypothetical


def test_a_total_over_years_is_cumulative() -> None:
    assert read("Since 2011, 400,000 people have been killed.").figures[0].is_cumulative
    assert not read("A bomb killed 12 people.").figures[0].is_cumulative


@pytest.mark.parametrize(
    "text",
    [
        "The kingdom executed 57 people in two months.",
        "The kingdom executed 57 people in October and November.",
        "Some 31 people, including three women, were hanged in these two months.",
        "The army killed four people during recent demonstrations.",
        "Up until Saturday, the court had executed 11 people.",
        "In 2020, 88 percent of all 483 executions took place in four states.",
        "Since 1993, three doctors, two clerks, four drivers and nine guards have been murdered.",
    ],
)
def test_what_is_counted_over_a_period_adds_up(text: str) -> None:
    killed = [figure for figure in read(text).figures if figure.measure == "killed"]
    assert killed
    assert all(figure.is_cumulative for figure in killed)


@pytest.mark.parametrize("text", ["Clashes killed four people in two days.", "Since Monday, nine people died there."])
def test_what_is_counted_within_days_does_not(text: str) -> None:
    assert not read(text).figures[0].is_cumulative


def test_a_question_tells_of_nobody_killed() -> None:
    assert read("Have the rebels killed nine people?").figures[0].is_hypothetical


def test_units_follow_measure_and_currency() -> None:
    figures = read("Two bombs killed five people and £3 million in aid was lost; three tanks were destroyed.").figures
    assert [figure.unit for figure in figures] == ["weapons", "people", "GBP", "objects"]


def test_the_time_of_the_same_clause_is_taken_where_times_are_there() -> None:
    document = given_document("A market bombing on 4 May killed 12. Nine more people died.", "2021-05-14")
    span = document.span(document.text.index("4 May"), document.text.index("4 May") + 5)
    day = TimeRange("a date", date(2021, 5, 4), date(2021, 5, 4), 1, span=span)
    times = (TimeExpression(span, "DATE", Provenance("times@1"), "2021-05-04", day),)
    first, second = Figures().extract(Reading(document, times=times)).figures
    assert first.time == day
    assert second.time is None


def test_the_statement_around_a_figure_gives_its_speaker() -> None:
    document = given_document("“It was terrible. Nine people were killed.”")
    speaker = document.span(4, 12)
    content = document.span(document.text.index("Nine"), len(document.text) - 1)
    attribution = Attribution((ChainLink(LinkKind.WITNESS, speaker),))
    statement = Statement("st-1", document.id, attribution, (content,), Modality.ASSERTED, Provenance("statements@1"))
    [figure] = Figures().extract(Reading(document, statements=(statement,))).figures
    assert (figure.statement_id, figure.speaker) == ("st-1", speaker)


def test_it_is_an_extractor_that_needs_the_document_only() -> None:
    check_order([Figures()])
    assert Figures().requires == {"document"}


def test_same_text_same_figures() -> None:
    text = "Eleven people, including three officers, were killed and 26 were wounded."
    first, second = read(text), read(text)
    assert first.figures == second.figures
    assert first.skipped == second.skipped


def test_one_endless_sentence_is_read_whole_and_in_bounded_time() -> None:
    figures = read("12 soldiers were killed in the town and " * 5_000).figures
    assert len(figures) == 5_000


WORDS = st.sampled_from(
    "at least nine 12 people killed , and including a soldier were wounded ( ) -- of the 1,200 to $ 5 million said police "
    'who no one between dozens . " half toll rose dead'.split()
)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_spans_that_quote_it(text: str) -> None:
    reading = read(text)
    ids = {figure.id for figure in reading.figures}
    for figure in reading.figures:
        spans = [span for span in (figure.span, figure.whom, figure.speaker) if span is not None]
        assert all(text[span.start : span.end] == span.quote for span in spans)
        assert figure.part_of is None or (figure.part_of in ids and figure.part_of != figure.id)
