"""Time expressions of invented sentences, with the days they mean and the rule shown."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.core.document import Dateline, Document, Furniture, Published, Span
from whence.core.reading import Reading
from whence.core.time import TimeExpression
from whence.extraction.times.extractor import Times

FRIDAY = date(2021, 5, 14)
SUNDAY = date(2019, 3, 24)


def read(text: str, on: date | None = FRIDAY, precision: str = "day") -> tuple[TimeExpression, ...]:
    """The time expressions of a text published on that day."""
    published = Published(on, precision, "given") if on else None
    document = Document("doc-1", "", "a.txt", text, datetime(2026, 1, 1, tzinfo=UTC), published=published)
    return Times().extract(Reading(document)).times


def one(text: str, on: date | None = FRIDAY) -> TimeExpression:
    """The only expression of a text."""
    (time,) = read(text, on)
    return time


def days(time: TimeExpression) -> tuple[str, str] | None:
    """First and last day of an expression, as written in ISO."""
    if time.range is None or time.range.start is None or time.range.end is None:
        return None
    return time.range.start.isoformat(), time.range.end.isoformat()


def test_the_rule_is_shown_in_words() -> None:
    time = one("The depot burned on Friday.", SUNDAY)
    assert time.range is not None
    assert time.range.rule == "Friday → 2019-03-22, published Sunday 2019-03-24"
    assert time.span.quote == "Friday"
    assert time.range.span == time.span
    assert time.is_relative
    assert time.made_by.extractor == "times@2"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A bomb went off in Qasrin on Thursday.", "2021-05-13"),
        ("The patrol was hit on Friday.", "2021-05-14"),  # the day of publication itself
        ("The patrol was hit last Friday.", "2021-05-07"),
        ("They will meet on Monday.", "2021-05-17"),
        ("The cabinet is to vote on Monday.", "2021-05-17"),
        ("They did not plan to move her on Monday.", "2021-05-17"),
        ("The vote was postponed until Tuesday.", "2021-05-18"),
        ("Aid could arrive as early as Tuesday.", "2021-05-18"),
        ("Until Tuesday, they had not called.", "2021-05-11"),
        ("A blast at 10:35 a.m. (0735 GMT) on Thursday.", "2021-05-13T10:35"),
        ("He was found on Thanksgiving.", "2020-11-26"),
        ("In the morning they left.", "2021-05-14TMO"),
        ("The army has said in the past it was not told.", "PAST_REF"),
        ("It will reopen in the near future.", "FUTURE_REF"),
        ("A hope of rain, but spring was dry.", "2021-SP"),
        ("The 1992 protests were put down.", "1992"),
        ("They lost two bases this year - one to fire.", "2021"),
        ("They met on Monday.", "2021-05-10"),
        ("Talks begin next Tuesday.", "2021-05-18"),
        ("It happened yesterday.", "2021-05-13"),
        ("Schools reopen tomorrow.", "2021-05-15"),
        ("It happened late yesterday.", "2021-05-13"),
        ("Shells fell on Monday night.", "2021-05-10TNI"),
        ("Shells fell overnight.", "2021-05-13TNI"),
        ("Shells fell last night.", "2021-05-13TNI"),
        ("Shells fell this morning.", "2021-05-14TMO"),
        ("The curfew began at 10 p.m. on Thursday.", "2021-05-13T22:00"),
        ("It was the worst raid this week.", "2021-W19"),
        ("Last week's attack killed four.", "2021-W18"),
        ("Guards fled over the weekend.", "2021-W18-WE"),
        ("Earlier this month a bridge fell.", "2021-05"),
        ("The truce collapsed six months ago.", "2020-11"),
        ("The truce collapsed two years ago.", "2019"),
        ("The truce collapsed ten days ago.", "2021-05-04"),
        ("He fled on 3 May.", "2021-05-03"),
        ("He fled on May 3rd.", "2021-05-03"),
        ("He fled on 20 December.", "2020-12-20"),
        ("The court sits on 20 June.", "2021-06-20"),
        ("He fled in December.", "2020-12"),
        ("He fled last June.", "2020-06"),
        ("He fled in June last year.", "2020-06"),
        ("He fled in early March.", "2021-03"),
        ("He fled last summer.", "2020-SU"),
        ("Prices rose in the first quarter of 2020.", "2020-Q1"),
        ("He fled in mid-2014.", "2014"),
        ("The war of the 1990s ended.", "199"),
        ("The forts of the 19th century stand.", "18"),
        ("It began on March 24th, 2019 - 07:10 GMT.", "2019-03-24T07:10Z"),
        ("It began on 24/September/2019.", "2019-09-24"),
        ("It began on 2019-03-24.", "2019-03-24"),
        ("It began on 24/03/2019.", "2019-03-24"),
        ("The siege of 264 BC failed.", "BC0264"),
        ("It fell in the spring of 480 BC.", "BC0480-SP"),
        ("It fell in August 480 BC.", "BC0480-08"),
        ("They ruled it in the 5th century BC.", "BC04"),
        ("They ruled it in the 470s BC.", "BC047"),
        ("The vote will be held on Monday.", "2021-05-17"),
        ("She will be tried on Monday.", "2021-05-17"),
        ("The truce expires on Monday.", "2021-05-17"),
        ("On Monday, the miners plan to march.", "2021-05-17"),
        ("They met the Monday deadline.", "2021-05-10"),
        ("He set Monday as the day to leave.", "2021-05-10"),
        ("He was shot on Tuesday last week.", "2021-05-04"),
        ("The hearing is on Tuesday of next week.", "2021-05-18"),
        ("He was shot the day before yesterday.", "2021-05-12"),
        ("The court sits the day after tomorrow.", "2021-05-16"),
        ("Strikes are to end on Monday.", "2021-05-17"),
        ("The barracks should be full by year's end.", "2021"),
        ("The fort was built in nineteen ninety-six.", "1996"),
        ("The fort was built in May nineteen ninety-six.", "1996-05"),
        ("They hope to finish by the year two thousand.", "2000"),
        ("In 2003 US troops came.", "2003"),
        ("It was the feud of this century", "20"),
    ],
)
def test_values_in_news(text: str, value: str) -> None:
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The siege lasted three days.", "DURATION", "P3D"),
        ("The siege lasted weeks.", "DURATION", "PXW"),
        ("The siege lasted two and a half years.", "DURATION", "P2.5Y"),
        ("The ten-day siege failed.", "DURATION", "P10D"),
        ("He spoke for half an hour.", "DURATION", "PT0.5H"),
        ("They shell it every day.", "SET", "P1D"),
        ("They meet every Friday.", "SET", "XXXX-WXX-5"),
        ("The camp is now empty.", "DATE", "PRESENT_REF"),
        ("The camp was recently emptied.", "DATE", "PAST_REF"),
        ("He fears for the future.", "DATE", "FUTURE_REF"),
        ("Raids rose in recent weeks.", "DURATION", "PXW"),
        ("It came during Ramadan.", "DATE", None),
        ("Nobody slept during this period.", "DATE", None),
        ("They held it for some eight years.", "DURATION", "P8Y"),
        ("He came after several quarters of losses.", "DURATION", "PXQ"),
        ("It was a months-long siege.", "DURATION", "PXM"),
        ("They shell it on Tuesday nights.", "SET", "XXXX-WXX-2TNI"),
        ("They shell it on Tuesdays.", "SET", "XXXX-WXX-2"),
        ("They move at night.", "TIME", "XXXX-XX-XXTNI"),
        ("The bridge will one day be rebuilt.", "DATE", "FUTURE_REF"),
        ("They may soon march.", "DATE", "FUTURE_REF"),
        ("It was the largest raid to date.", "DATE", "PRESENT_REF"),
    ],
)
def test_lengths_sets_and_references(text: str, kind: str, value: str | None) -> None:
    time = one(text)
    assert (time.type, time.value, time.range) == (kind, value, None)


@pytest.mark.parametrize(
    ("text", "expected", "prec"),
    [
        ("Hit on Thursday.", ("2021-05-13", "2021-05-13"), 1),
        ("Shells fell overnight.", ("2021-05-13", "2021-05-14"), 2),
        ("Hit last week.", ("2021-05-03", "2021-05-09"), 3),
        ("Hit last weekend.", ("2021-05-08", "2021-05-09"), 2),
        ("Hit last month.", ("2021-04-01", "2021-04-30"), 4),
        ("Hit in early April.", ("2021-04-01", "2021-04-15"), 4),
        ("Hit in late 2014.", ("2014-07-02", "2014-12-31"), 5),
        ("Hit in the past three months.", ("2021-02-14", "2021-05-14"), 5),
        ("Hit in the past 48 hours.", ("2021-05-12", "2021-05-14"), 2),
        ("Hit in the past decade.", ("2011-05-14", "2021-05-14"), 5),
        ("Calm since Monday.", ("2021-05-10", "2021-05-14"), 2),
        ("In February 2020 it fell.", ("2020-02-01", "2020-02-29"), 4),
    ],
)
def test_ranges_and_their_precision(text: str, expected: tuple[str, str], prec: int) -> None:
    time = one(text)
    assert days(time) == expected
    assert time.range is not None
    assert time.range.date_prec == prec


@pytest.mark.parametrize(
    "text",
    [
        "It fell between 12 and 15 April.",
        "It fell from 12 to 15 April.",
        "It fell on 12-15 April.",
        "It fell on April 12-15.",
        "It fell from April 12 to April 15, 2021.",
    ],
)
def test_both_ends_of_a_range_mean_all_of_it(text: str) -> None:
    left, right = read(text)
    assert (left.value, right.value) == ("2021-04-12", "2021-04-15")
    assert days(left) == days(right) == ("2021-04-12", "2021-04-15")


def test_on_a_sunday_last_week_is_the_week_that_ends() -> None:
    assert days(one("They fled after last week's attack.", date(2021, 5, 16))) == ("2021-05-10", "2021-05-16")


def test_bounds_are_no_days() -> None:
    before, after = read("He was seen before 3 May. He was killed after 5 May.")
    assert before.range is not None
    assert after.range is not None
    assert (before.range.before, before.range.start) == (date(2021, 5, 3), None)
    assert (after.range.after, after.range.end) == (date(2021, 5, 5), None)


def test_after_fridays_raid_the_raid_was_on_friday() -> None:
    assert days(one("They left after Thursday's raid.")) == ("2021-05-13", "2021-05-13")


def test_without_a_publication_date_relative_words_have_no_value() -> None:
    for text in ("It fell yesterday.", "It fell on Friday.", "It fell last week.", "It fell six months ago."):
        time = one(text, None)
        assert (time.value, time.range, time.is_relative) == (None, None, True)


def test_without_a_publication_date_the_text_itself_may_anchor() -> None:
    ten, full, later = read("Ten days after March 23, 2019, it was quiet. Weeks later it was not.", None)
    assert (ten.value, full.value) == ("2019-04-02", "2019-03-23")
    assert later.range is not None
    assert (later.range.start, later.range.after) == (None, date(2019, 3, 23))


def test_a_publication_known_to_the_month_gives_years_and_no_days() -> None:
    year, day = read("Last year it rained. Yesterday it did not.", date(2019, 3, 1), "month")
    assert (year.value, day.value) == ("2018", None)


def test_the_day_of_the_dateline_stands_in_for_the_publication() -> None:
    text = "GAO, March 3 — It fell on Monday."
    dateline = Dateline(Span("doc-1", 0, 12, text[:12]), on=date(2021, 3, 3))
    document = Document("doc-1", "", "a", text, datetime(2026, 1, 1, tzinfo=UTC), dateline=dateline)
    assert Times().extract(Reading(document)).times[-1].value == "2021-03-01"


NARRATIVE = (
    "In 1914 the fort was built. On 4 March 1915 it was besieged. The next day the wells failed. Three days later, "
    "on 8 March, it fell. In December it was retaken. In January the siege of 1916 began. On June 6 a truce was signed; "
    "the previous year nobody had spoken of one. In 1917, in 1918, in 1919 and again in 1919 nothing happened. In 1920 it was sold. "
    "The following month it burned."
)


def test_a_narrative_counts_from_what_it_last_told() -> None:
    values = [time.value for time in read(NARRATIVE)]
    assert values[:9] == [
        "1914", "1915-03-04", "1915-03-05", "1915-03-08", "1915-03-08", "1915-12", "1916-01", "1916", "1916-06-06",
    ]  # fmt: skip
    assert values[9] == "1915"


def test_that_night_without_a_day_told_is_not_the_publication() -> None:
    assert one("He was in Gao that night.").value is None


def test_the_second_day_is_of_the_year_of_the_first() -> None:
    values = [time.value for time in read("He was seized in July 2019. They will hear him on June 24 and 25.")]
    assert values == ["2019-07", "2021-06-24", "2021-06-25"]


def test_both_ends_of_years_before_christ() -> None:
    assert [time.value for time in read("The war (264 to 241 B.C) was long.")] == ["BC0264", "BC0241"]


def test_the_entire_year_of_a_quarter() -> None:
    assert [time.value for time in read("It lost 2 in the fourth quarter of 2019 and 9 in the entire year.")] == [
        "2019-Q4",
        "2019",
    ]


def test_an_event_told_beside_its_day_is_of_that_day() -> None:
    text = NARRATIVE + " On 9 May 1921, two days after the flood, it was rebuilt. Two days after the feast it fell."
    assert [time.value for time in read(text)][-3:] == ["1921-05-09", "1921-05-09", "1921-05-11"]


def test_some_years_before_are_counted_from_the_text() -> None:
    assert read("He won in 2015. Four years previously he had lost.")[-1].value == "2011"


@pytest.mark.parametrize(
    "text",
    [
        "He told 'This Week' of it.",
        "He told USA Today of it.",
        "Ivan Petrov and Jan Kowalski spoke.",
        "The fort fell; soon after, the town did.",
        "Three quarters of the town burned.",
    ],
)
def test_names_and_lookalikes_are_no_times(text: str) -> None:
    assert read(text) == ()


def test_a_text_may_end_with_the_year() -> None:
    assert one("It was the best of the year").value == "2021"


def test_ages_and_counts_are_no_times() -> None:
    text = "A 38-year-old guard, 19 years of age, counted 1998 rifles, 2,014 shells and $2000. They may march; Jan fell. Arab Spring."
    assert read(text) == ()


@pytest.mark.parametrize(
    "text", ["February 30", "45 May 2021", "31/31/2021", "2021-13-45", "99:99", "0000-00-00", "May 99"]
)
def test_odd_numbers_do_not_break_it(text: str) -> None:
    for time in read(f"It fell on {text}."):
        assert time.value != text


def test_furniture_is_passed_over() -> None:
    text = "It fell on Thursday.\nPosted 3 hours ago on Monday"
    line = Furniture(Span("doc-1", 21, len(text), text[21:]), "share line")
    document = Document(
        "doc-1",
        "",
        "a",
        text,
        datetime(2026, 1, 1, tzinfo=UTC),
        published=Published(FRIDAY, "day", "given"),
        furniture=(line,),
    )
    assert [time.span.quote for time in Times().extract(Reading(document)).times] == ["Thursday"]


WORDS = st.sampled_from(
    "on the last next this Friday May 12 and 15 2019 - , . ago later two days weeks year of end early night 10 p.m. between "
    "from to after before BC 1990s third quarter century that same following every now \n\n ' ’ 99999 0 fall spring half a".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=25), st.one_of(st.none(), st.dates()))
def test_any_row_of_words_reads_in_order_without_overlap(words: list[str], on: date | None) -> None:
    text = " ".join(words)
    times = read(text, on)
    assert times == read(text, on)
    end = 0
    for time in times:
        assert text[time.span.start : time.span.end] == time.span.quote
        assert time.span.start >= end
        end = time.span.end


def test_a_paragraph_of_300_000_characters_takes_no_square_time() -> None:
    text = "On Friday, 12 May and 15 - 18 of the 2019 last year ago two " * 5_000
    assert len(read(text)) > 5_000
