"""Incident reports of invented passages: type, status, who, where, when, what belongs together and what is set aside."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.core.document import Provenance
from whence.core.incident import IncidentReport
from whence.core.payload import iter_spans
from whence.core.reading import Reading
from whence.core.statement import Attribution, ChainLink, Figure, Statement
from whence.core.time import TimeExpression, TimeRange
from whence.core.vocabulary import Bound, Certainty, LinkKind, Measure, Modality, RoleName
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.incidents.mentions import Mentions
from whence.predict.base import given_document

BY_HAND = Provenance("by_hand@1", rule="test")


def read(text: str, published: str | None = "2021-05-14", *, titled: bool = False) -> Reading:
    """The reading of a text with mentions only, no times, figures or statements."""
    document = given_document(text, published)
    if titled:
        document = replace(document, title=document.span(*document.sentences[0]))
    return Incidents().extract(Mentions().extract(Reading(document)))


def reports(text: str, *, titled: bool = False) -> tuple[IncidentReport, ...]:
    return read(text, titled=titled).reports


def only(text: str) -> IncidentReport:
    (report,) = reports(text)
    return report


def with_times(text: str, days: dict[str, date]) -> Reading:
    """A reading in which each of these words is a date of that day."""
    return at_times(text, {words: ("DATE", day) for words, day in days.items()})


def at_times(text: str, days: dict[str, tuple[str, date]], *, titled: bool = False) -> Reading:
    """A reading in which each of these words is a time expression of that type and day."""
    document = given_document(text, "2021-05-14")
    if titled:
        document = replace(document, title=document.span(*document.sentences[0]))
    times = []
    for words, (kind, day) in days.items():
        span = document.span(text.index(words), text.index(words) + len(words))
        times.append(TimeExpression(span, kind, BY_HAND, day.isoformat(), TimeRange("by hand", day, day, 1, span=span)))
    return Incidents().extract(Reading(document, times=tuple(times)))


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("A car bomb killed nine people in Qasrin.", "bombing", "car bomb"),
        ("A suicide bomber blew himself up at a checkpoint.", "suicide_bombing", "suicide bomber"),
        ("Gunmen opened fire on a bus near Talmin.", "armed_assault", "opened fire"),
        ("Warplanes bombed a bakery in Qasrin.", "air_strike_or_shelling", "bombed"),
        ("Mortar rounds landed on the market.", "air_strike_or_shelling", "Mortar rounds landed"),
        ("The deputy mayor was assassinated on his doorstep.", "assassination", "assassinated"),
        ("Armed men abducted two nurses from a clinic.", "kidnapping", "abducted"),
        ("Police arrested three men in Qasrin.", "raid_or_arrest", "arrested"),
        ("Some 40 inmates escaped from a prison in Talmin.", "prison_break", "escaped"),
        ("Attackers set fire to a granary.", "arson_or_sabotage", "set fire to"),
        ("Hundreds protested outside the ministry on Sunday.", "protest_or_riot", "protested"),
        ("Soldiers clashed with rebels near Talmin.", "clash", "clashed"),
        ("Police stormed a protest camp in the capital.", "raid_or_arrest", "stormed"),
        ("Officers failed in a coup attempt.", "other", "coup attempt"),
        ("Gunmen killed three traders.", "armed_assault", "killed"),
    ],
)
def test_type_and_trigger(text: str, kind: str, trigger: str) -> None:
    report = reports(text)[0]
    assert (report.type.value, report.trigger.quote) == (kind, trigger)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A bomb went off in Qasrin.", "happened"),
        ("Police defused a car bomb in Qasrin.", "foiled"),
        ("Police thwarted an attack on the station.", "foiled"),
        ("The governor survived an assassination attempt.", "attempted"),
        ("The brigade threatened to attack the port.", "threatened"),
        ("The front is preparing to attack the port.", "planned"),
        ("Unions plan a protest in Qasrin on Friday.", "planned"),
        ("The talks could lead to clashes in the north.", "hypothetical"),
        ("He was accused of staging an attack on himself.", "denied"),
        ("A ground attack was beaten back by the garrison.", "happened"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert reports(text)[0].status.value == status


def test_raids_of_an_armed_group_are_attacks() -> None:
    assert only("A raid on the village of Kokola was attributed to the Plains Front.").type.value == "armed_assault"


def test_an_arrest_beside_a_foiled_plot_happened() -> None:
    statuses = {
        r.type.value: r.status.value for r in reports("Police foil a car bomb plot and arrest four men in Gao.")
    }
    assert statuses == {"bombing": "foiled", "raid_or_arrest": "happened"}


def test_a_plot_told_with_an_arrest_is_foiled() -> None:
    arrest, plot = reports("Police arrest two men over a plot to carry out an attack at a stadium.")
    assert (arrest.type.value, plot.type.value, plot.status.value) == ("raid_or_arrest", "armed_assault", "foiled")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Gunmen in army uniforms attacked a bus.", "Gunmen"),
        ("Three guards were killed by fighters of the Plains Front.", "fighters of the Plains Front"),
        ("An Israeli airstrike hit a depot.", "Israeli"),
        ("The Plains Front, an armed group, attacked a post.", "The Plains Front"),
        ("Rebels carried out two attacks on the road.", "Rebels"),
        ("A bombing in the north of Nigeria killed two.", None),
        ("Four soldiers were killed in an ambush.", None),
        ("Six shot dead after leaving a bus.", None),
    ],
)
def test_perpetrator(text: str, who: str | None) -> None:
    role = reports(text)[0].role(RoleName.PERPETRATOR)
    assert (role.span.quote if role else None) == who


def test_a_claim_names_perpetrator_and_claimant() -> None:
    report = only("A car bomb killed nine in Qasrin. The Free Plains Brigade claimed responsibility for the attack.")
    assert report.certainty == Certainty.CLAIMED_BY_ITSELF
    assert report.claimed_by is not None
    assert report.claimed_by.span.quote == "The Free Plains Brigade"


def test_nobody_claiming_is_no_claim() -> None:
    report = only("A car bomb killed nine in Qasrin. No group claimed responsibility.")
    assert (report.claimed_by, report.certainty, report.role(RoleName.PERPETRATOR)) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Suspected militants attacked a village.", Certainty.SUSPECTED),
        ("Militants attacked a village.", Certainty.FACT),
        ("A bomb exploded in Qasrin. The Plains Front denied involvement in the attack.", Certainty.DENIED),
        ("A bomb exploded in Qasrin. Officials blamed the Plains Front for the blast.", Certainty.ACCUSED),
    ],
)
def test_certainty(text: str, certainty: Certainty) -> None:
    assert only(text).certainty == certainty


def test_who_is_named_only_in_what_another_says_is_accused() -> None:
    text = "Rebels attacked a village, the army said."
    document = given_document(text)
    army = ChainLink(LinkKind.OFFICIAL, document.span(27, 35))
    said = Statement("s1", document.id, Attribution((army,)), (document.span(0, 25),), Modality.ASSERTED, BY_HAND)
    (report,) = Incidents().extract(Reading(document, statements=(said,))).reports
    assert report.certainty == Certainty.ACCUSED
    assert report.statements == ("s1",)


def told_by(text: str, speaker: str, modality: Modality = Modality.ASSERTED) -> IncidentReport:
    """The one report of a text, all before the last comma of which that official says."""
    document = given_document(text)
    start = text.index(speaker)
    link = ChainLink(LinkKind.OFFICIAL, document.span(start, start + len(speaker)))
    content = (document.span(0, text.rindex(",")),)
    said = Statement("s1", document.id, Attribution((link,)), content, modality, BY_HAND)
    (report,) = Incidents().extract(Reading(document, statements=(said,))).reports
    return report


def test_an_official_who_tells_of_his_own_force_claims_its_act() -> None:
    report = told_by("The Syrian Army captured a village, a Syrian military source said.", "a Syrian military source")
    assert report.certainty == Certainty.CLAIMED_BY_ITSELF


def test_an_officer_who_tells_of_rebel_forces_accuses_them() -> None:
    report = told_by("The men were shot dead by rebel forces, Syrian army officers said.", "Syrian army officers")
    assert report.certainty == Certainty.ACCUSED


def test_what_is_only_mentioned_in_what_another_says_is_no_accusation_of_his() -> None:
    text = "Nine aid workers who were kidnapped by rebels are alive, Spanish officials said."
    assert told_by(text, "Spanish officials").certainty == Certainty.FACT


def test_they_in_a_quotation_are_not_the_speaker() -> None:
    text = 'Gunmen raided a school. "They kidnapped 42 pupils," Governor Idris Kade said.'
    document = given_document(text)
    governor = ChainLink(LinkKind.OFFICIAL, document.span(text.index("Governor"), text.index(" said")))
    content = (document.span(text.index("They"), text.index(',"')),)
    said = Statement("s1", document.id, Attribution((governor,)), content, Modality.CLAIMED, BY_HAND)
    (report,) = Incidents().extract(Reading(document, statements=(said,))).reports
    assert (report.claimed_by, report.certainty) == (None, Certainty.FACT)


def test_one_convicted_of_what_he_is_told_to_have_done_is_accused() -> None:
    assert only("Idris Kade is convicted of planning a terror attack on a train.").certainty == Certainty.ACCUSED


def test_an_arrest_nobody_is_said_to_have_made_is_that_of_the_force_named_beside_it() -> None:
    (report,) = reports("Three men were arrested in Gao on Friday, and Gao police searched a house.")
    role = report.role(RoleName.PERPETRATOR)
    assert role is not None
    assert role.span.quote == "Gao police"


def test_whom_an_arrest_holds_did_not_make_it() -> None:
    assert only("Two miners were arrested on suspicion of theft.").role(RoleName.PERPETRATOR) is None
    assert only("Two miners were arrested for robbing a police officer.").role(RoleName.PERPETRATOR) is None


def test_a_side_known_by_an_adjective_is_named_as_its_denial_names_it() -> None:
    report = only(
        "An Israeli air strike hit a car in Gao. The Israel Defense Forces denied any involvement in the strike."
    )
    role = report.role(RoleName.PERPETRATOR)
    assert role is not None
    assert (role.span.quote, report.certainty) == ("The Israel Defense Forces", Certainty.DENIED)


def test_likely_before_the_deed_is_a_suspicion() -> None:
    assert (
        only("A blast hit a ship. Media report that Iran was likely behind the blast.").certainty == Certainty.SUSPECTED
    )


def test_hearsay_about_the_toll_leaves_the_author_a_fact() -> None:
    assert only("An Israeli air strike on a prison in Gao reportedly killed 20.").certainty == Certainty.FACT


def test_a_denial_of_something_else_is_no_denial_of_the_act() -> None:
    report = only("Protests went on in Gao as King Idris denied accusations of autocratic rule.")
    assert report.certainty is None


def test_an_accusation_of_something_else_names_no_perpetrator() -> None:
    report = only("A bomb blast cut the power in Gao. Residents accused the Plains Army of discrimination.")
    assert report.certainty is None


def test_a_claim_is_of_the_news_and_not_of_a_similar_attack_before() -> None:
    text = "Two car bombs killed 25 in Gao, two weeks after a similar attack in Bourem. The Plains Front claimed responsibility."
    assert [report.claimed_by is not None for report in reports(text)] == [True, False]


def test_what_another_side_did_before_is_an_act_of_its_own() -> None:
    text = "Israeli planes attacked a camp in retaliation for Hezbollah's attack on a post."
    assert len(reports(text)) == 2


def test_a_second_of_the_same_word_is_another_act() -> None:
    assert len(reports("The Front claimed responsibility for a bombing in Gao and a bombing in Bourem.")) == 2


def test_a_heading_run_into_the_text_gives_no_trigger_where_the_text_has_one() -> None:
    assert only("Rebels Attack Again in Gao-Gunmen attacked a market in Gao.").trigger.quote == "attacked"


def test_title_lead_and_later_mentions_are_one_report() -> None:
    text = (
        "Blast kills nine in Qasrin\nAt least nine people were killed when a car bomb went off outside the governor's office"
        " in Qasrin, an official said. The explosion broke windows across the square. The attack was the worst in years."
    )
    (report,) = reports(text, titled=True)
    assert report.trigger.quote == "car bomb"  # the first words in running text that name the act
    assert len(report.evidence) == 4
    assert report.place is not None
    assert report.place.name == "Qasrin"
    assert not report.is_background


def test_an_earlier_bombing_is_a_second_report_in_the_background() -> None:
    text = "A car bomb killed nine in Qasrin on Thursday. It was the second blast in ten days; a market bombing on 4 May killed 12."
    reading = with_times(text, {"Thursday": date(2021, 5, 13), "4 May": date(2021, 5, 4)})
    first, second = reading.reports
    assert not first.is_background
    assert second.is_background
    assert first.time is not None
    assert second.time is not None
    assert (first.time.start, second.time.start) == (date(2021, 5, 13), date(2021, 5, 4))


def test_what_is_told_beneath_the_opening_of_an_earlier_day_is_background() -> None:
    opening = "Shells hit Qasrin. Shells hit Qasrin on Monday. Nine died. A market burned. Shops shut."
    text = f"{opening} Gunmen attacked a bus in Talmin in April. Six died in the attack on the bus in Talmin."
    found = at_times(text, {"Monday": ("DATE", date(2021, 5, 10)), "April": ("DATE", date(2021, 4, 1))}, titled=True)
    assert [(report.type.value, report.is_background) for report in found.reports] == [
        ("air_strike_or_shelling", False),
        ("armed_assault", True),
    ]


def test_two_towns_are_two_reports() -> None:
    assert len(reports("A bomb exploded in Qasrin. A bombing in Talmin wounded three.")) == 2


def test_unknown_time_is_bounded_by_publication_and_has_no_day() -> None:
    time = only("A car bomb killed nine in Qasrin.").time
    assert time is not None
    assert (time.start, time.before) == (None, date(2021, 5, 15))
    assert read("A car bomb killed nine in Qasrin.", None).reports[0].time is None


@pytest.mark.parametrize(
    "text",
    [
        "He died of a heart attack.",
        "The strike group left port.",
        "Rail strikes stopped trains.",
        "She made the point that attacks are by nature hard to foresee.",
        "He was charged with murder.",
        "The firefighters battled the blaze.",
        "He vowed to cut taxes.",
    ],
)
def test_no_incident(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("The institute counted a rise in armed attacks in Qasrin.", 0),
        ("A surge of armed attacks hit Qasrin, and eight people died.", 1),
        ("A number of attacks in Qasrin killed eight people.", 1),
        ("FILE - Students shout at a rally in Qasrin.", 1),
        ("Students shouted at a rally in Qasrin.", 1),
        ("Soldiers march in a parade in Qasrin.", 0),
        ("Noor, 40, was arrested more than a dozen times in Qasrin.", 0),
        ("Noor was arrested in Qasrin.", 1),
        ("A reward is offered for information leading to Noor's arrest in Qasrin.", 0),
        ("Two dealers are in detention in Qasrin.", 0),
        ("They named the Ridge Front, a faction that has been shelling posts near Qasrin.", 0),
        ("The army prepares for an assault to retake the city of Qasrin.", 1),
        ("On Monday gunmen attacked a bus in Qasrin. The guards returned fire.", 1),
        ("In response to a roadside bombing, Egyptian police kill nine militants in Qasrin.", 2),
        ("Gunmen shot nine in Qasrin. The suspect was shot and killed by police.", 2),
        ("A convoy was bombed in Qasrin. The men were shot and killed by police.", 2),
        ("Gunmen attack a village near Qasrin after soldiers kill two herders.", 2),
        ("Nine were killed by gunmen in an attack on Qasrin.", 1),
        ("Idris Kade is stabbed and injured in an assassination attempt in Qasrin.", 1),
        ("Explosions and gunfire are heard in Qasrin after gunmen stormed a hotel.", 1),
        ("A tornado strikes Qasrin, and a gas explosion hurts two.", 0),
        ("Noor of the Plains Liberation Front spoke in Qasrin.", 0),
    ],
)
def test_how_many_acts_are_told(text: str, n: int) -> None:
    assert len(reports(text)) == n


def test_a_picture_recalls_a_protest_in_a_passage_and_tells_nothing_in_an_article() -> None:
    text = "FILE - Students shout at a rally in Qasrin."
    assert len(reports(text)) == 1
    assert reports(f"Schools open\n{text}", titled=True) == ()


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("A bomb went off in Qasrin. It was in the market that earlier this week bombs went off.", 1),
        ("A bomb went off in Qasrin. It was in the market that earlier bombs went off.", 2),
    ],
)
def test_a_day_of_this_week_sets_no_act_apart(text: str, n: int) -> None:
    assert len(reports(text)) == n


def test_what_is_set_aside_is_kept_with_its_reason() -> None:
    (skipped,) = read("He died of a heart attack.").skipped[:1]
    assert skipped.kind == "incident"
    assert skipped.reason


def test_figures_go_to_the_happening_they_count() -> None:
    text = "A car bomb killed nine in Qasrin. In a separate attack last month in Talmin, 12 died."
    document = given_document(text, "2021-05-14")

    def killed(key: str, words: str, value: float) -> Figure:
        span = document.span(text.index(words), text.index(words) + len(words))
        return Figure(key, document.id, span, Measure.KILLED, Bound.EXACT, BY_HAND, value, value, value)

    reading = Reading(document, figures=(killed("f9", "nine", 9), killed("f12", "12", 12)))
    first, second = Incidents().extract(reading).reports
    assert (first.figures, second.figures) == (("f9",), ("f12",))
    assert second.is_background


def test_target_and_weapon() -> None:
    report = only("Gunmen with rifles attacked a police post in Talmin.")
    weapon = report.role(RoleName.WEAPON)
    assert weapon is not None
    assert weapon.span.quote == "rifles"
    target = only("There was an attack on a police post in Talmin.").role(RoleName.TARGET)
    assert target is not None
    assert target.span.quote == "a police post"


def test_ids_are_the_same_every_time() -> None:
    text = "A car bomb killed nine in Qasrin. Police arrested two men in Talmin."
    assert reports(text) == reports(text)
    assert len({report.id for report in reports(text)}) == 2


@given(
    st.lists(
        st.sampled_from(
            "Gunmen attack attacked bomb by the , . Qasrin killed 9 in who claimed responsibility for to plot — 🕊 é \n said".split(
                " "
            )
        ),
        max_size=40,
    )
)
def test_no_text_makes_it_fail_and_every_quote_is_the_text(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(text)
    for span in iter_spans((reading.reports, reading.mentions)):
        assert text[span.start : span.end] == span.quote


def test_a_page_of_trade_tells_of_no_incident() -> None:
    text = (
        "Buyers speak of prices that exploded. Exporters sold 300 tonnes on Monday. Sellers say demand for the harvest rose."
        " Wholesalers in Qasrin attacked the importers. The price of a kilo fell, and shipments of the season are sold."
    )
    reading = read(text)
    assert reading.reports == ()
    assert {item.reason for item in reading.skipped} == {"a page of trade"}


def test_a_price_beside_a_bombing_makes_no_page_of_trade() -> None:
    assert len(reports("A bomb in the market of Qasrin killed nine. Prices of bread rose and traders sold less.")) == 1


def test_what_a_dated_article_tells_without_a_day_is_set_aside() -> None:
    text = "Talks go on\nMinisters met in Qasrin on Monday.\nRebels attacked villages in the hills of Talmin.\nTalks go on."
    reading = read(text, titled=True)
    assert reading.reports == ()
    assert any("no day" in item.reason for item in reading.skipped)


def test_one_plan_for_two_things_is_one_incident() -> None:
    (report,) = reports("Militants are plotting kidnappings and suicide attacks in Qasrin.")
    assert report.status.value == "planned"


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("A suicide bomber killed nine in Qasrin. Gunmen also attacked a church.", 2),
        ("A suicide bomber also killed seven in Qasrin.", 1),
        ("Soldiers captured the town of Qasrin. Soldiers were still battling rebel fighters near Talmin.", 2),
        ("Rebels are plotting attacks in Qasrin. They are plotting attacks in Talmin.", 1),
    ],
)
def test_an_added_act_is_one_of_its_own_and_a_doer_belongs_to_the_deed(text: str, n: int) -> None:
    assert len(reports(text)) == n


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rebels of the Free Plains Brigade (FPB) are plotting attacks in Qasrin.", "Free Plains Brigade"),
        ("The army announced the arrest of a rebel leader.", "The army"),
        ("The Free Plains Brigade fighters are still battling Qasrin militants.", "Free Plains Brigade fighters"),
    ],
)
def test_who_is_doing_it_or_announces_it(text: str, who: str) -> None:
    role = reports(text)[0].role(RoleName.PERPETRATOR)
    assert role is not None
    assert who in role.span.quote or role.span.quote in who


def test_a_wish_to_join_and_attack_is_no_attack() -> None:
    text = "They want to work far away and carry out attacks in Qasrin."
    assert [report.status.value for report in reports(text)] == ["planned"]


def test_what_an_agency_reports_is_no_accusation() -> None:
    text = "The Levant News Agency reported that the army attacked a church in Qasrin."
    document = given_document(text, "2021-05-14")
    speaker = ChainLink(LinkKind.AGENCY, document.span(0, 23), "Levant News Agency")
    content = document.span(text.index("the army"), len(text) - 1)
    told = Statement("sta-1", document.id, Attribution((speaker,), None, False), (content,), Modality.REPORTED, BY_HAND)
    (report,) = Incidents().extract(Reading(document, statements=(told,))).reports
    assert report.certainty is Certainty.FACT


def test_an_hour_beneath_the_opening_is_no_day_of_its_own() -> None:
    lines = (
        "The clerk is dead.",
        "Ara Noor was shot dead on Monday in Qasrin.",
        "He was 40.",
        "Rain fell.",
        "So it was.",
    )
    text = " ".join((*lines, "Noor was shot dead at 10 p.m. in his kitchen in Qasrin."))
    (report,) = at_times(text, {"Monday": ("DATE", date(2021, 5, 10)), "10 p.m.": ("TIME", date(2021, 5, 14))}).reports
    assert report.time is not None
    assert report.time.start == date(2021, 5, 10)


def test_a_time_that_is_compared_with_is_not_that_of_the_deed() -> None:
    text = "In May the office saw 35 cases, up from eight in April, after gunmen killed nine in Qasrin."
    (report,) = at_times(text, {"May": ("DATE", date(2021, 5, 1)), "April": ("DATE", date(2021, 4, 1))}).reports
    assert report.time is not None
    assert report.time.start == date(2021, 5, 1)


def test_the_day_of_a_court_is_not_that_of_the_deed() -> None:
    text = "A warrant issued Monday charged Noor in the shooting of a clerk in a shop in Qasrin in 2019."
    (report,) = at_times(text, {"Monday": ("DATE", date(2021, 5, 10)), "2019": ("DATE", date(2019, 1, 1))}).reports
    assert report.time is not None
    assert report.time.start == date(2019, 1, 1)


def test_without_a_publication_date_a_day_keeps_its_words_and_no_value() -> None:
    document = given_document("A car bomb went off in Qasrin yesterday.", None)
    at = document.text.index("yesterday")
    time = TimeExpression(document.span(at, at + 9), "DATE", BY_HAND)
    (report,) = Incidents().extract(Reading(document, times=(time,))).reports
    assert report.time is not None
    assert (report.time.as_written, report.time.start, report.time.after) == ("yesterday", None, None)
