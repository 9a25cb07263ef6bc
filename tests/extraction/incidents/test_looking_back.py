"""Features of what a passage recalls beside its news."""

from datetime import UTC, date, datetime

from whence.core.document import Document, Published
from whence.core.reading import Reading
from whence.extraction.incidents.extractor import Incidents, find_happenings
from whence.extraction.incidents.happenings import lead_of
from whence.extraction.incidents.looking_back import looks_back
from whence.extraction.times.extractor import Times


def read(text: str) -> Reading:
    published = Published(date(2021, 5, 14), "day", "given")
    document = Document("d", "", "given", text, datetime.now(UTC), published=published, sentences=((0, len(text)),))
    return Times().extract(Reading(document))


def features(text: str) -> set[str]:
    reading = read(text)
    happenings = find_happenings(reading)[2]
    return looks_back(reading.document, happenings[-1], happenings, lead_of(happenings))


def test_place_in_the_text_and_words_before_the_trigger() -> None:
    found = features("A court in Gao jails two men over the bombing of a market in 2012.")
    assert {"only", "first", "lead", "court", "definite", "after_over", "noun", "day_long_ago"} <= found


def test_what_others_say_and_do_about_the_act() -> None:
    assert "claimed" in features("The Front claims responsibility for a bombing in Gao.")
    assert {"reacts", "sequel"} <= features("The president declares an emergency after a bombing in Gao.")
    assert "answers" in features("Troops burn shops in response to the arrests of two men in Gao.")
    assert "court_before" in features("Two men are convicted over a bombing in Gao.")
    assert "court_behind" in features("Police in Gao arrest a man accused of theft.")
    assert "toll_opens" in features("At least nine people were killed in clashes in Gao.")
    assert "who_were" in features("A video shows men who were kidnapped in Gao.")


def test_tense_of_the_trigger() -> None:
    assert "verb_now" in features("Gunmen are abducting teachers in Gao.") | features(
        "Two teachers are abducted in Gao."
    )
    assert "verb_then" in features("Two teachers were abducted in Gao.")


def test_a_bombing_of_years_ago_is_recalled_and_the_news_is_not() -> None:
    recalled, news = (
        Incidents().extract(read(text)).reports[0].is_background
        for text in (
            "A court in Gao jails two men over the bombing of a market in 2012.",
            "A bomb explodes at a market in Gao, killing nine.",
        )
    )
    assert (recalled, news) == (True, False)
