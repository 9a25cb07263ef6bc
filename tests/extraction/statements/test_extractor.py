"""Who says what, read from sentences in the register of conflict news; all names and events invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.core.incident import Actor
from whence.core.reading import Reading
from whence.core.statement import Statement
from whence.core.vocabulary import LinkKind, Modality
from whence.extraction.statements.extractor import Statements
from whence.predict.base import given_document

READER = Statements()


def read(text: str, reader: Statements = READER) -> list[Statement]:
    """The statements of a text."""
    return list(reader.extract(Reading(given_document(text))).statements)


def only(text: str) -> Statement:
    """The one statement of a text."""
    (statement,) = read(text)
    return statement


def chain(statement: Statement) -> list[str]:
    """The words of the links, "-" for nobody."""
    return [link.span.quote if link.span else "-" for link in statement.attribution.chain]


def kinds(statement: Statement) -> list[str]:
    """The kinds of the links."""
    return [str(link.kind) for link in statement.attribution.chain]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Police said that nine people had died.", "Police", "nine people had died"),
        ("Nine people died, a hospital official said.", "a hospital official", "Nine people died"),
        ("Nine people died, said Omar Tal, head of the clinic.", "Omar Tal", "Nine people died"),
        ("According to residents, the bridge fell.", "residents", "the bridge fell"),
        ("The bridge fell on Friday, according to residents.", "residents", "The bridge fell on Friday"),
        ("Two men, police say, fled on foot.", "police", "Two men … fled on foot"),
        (
            "Omar Tal, the former chief of staff to the mayor, said the road was mined.",
            "Omar Tal",
            "the road was mined",
        ),
        ("An official who asked not to be named said two cars were found.", "An official", "two cars were found"),
        ("Police put the toll at seven.", "Police", "the toll at seven"),
        ("The army accused the Brigade of shelling a market.", "The army", "the Brigade of shelling a market"),
        ("The ministry, which runs the camp, said 40 had fled.", "The ministry", "40 had fled"),
        (
            "A man who asked not to be named because he is not allowed to talk to the press said it was over.",
            "A man",
            "it was over",
        ),
        ("“I counted nine,” said a nurse outside the clinic.", "a nurse", "I counted nine"),
        (
            "The camp chief, a government man, said 1,180 huts, two schools and a mosque burned.",
            "The camp chief",
            "1,180 huts, two schools and a mosque burned",
        ),
        ("The minister, said on Monday that talks failed.", "The minister", "talks failed"),
        ("He repeated that the bridge was mined.", "He", "the bridge was mined"),
        ("The police suspect the Plains Brigade.", "The police", "the Plains Brigade"),
        ("The colonel attributed the raid to the Plains Brigade.", "The colonel", "the raid to the Plains Brigade"),
        ("Police at first spoke of five killed.", "Police", "five killed"),
        ("Drivers spoke of a third village.", "Drivers", "a third village"),
        ("Two of them said the bridge fell.", "Two of them", "the bridge fell"),
        ("The authorities there said the bridge fell.", "The authorities", "the bridge fell"),
        ("The soldiers fired back, a police source claimed.", "a police source", "The soldiers fired back"),
        ("Nine people died, police believe.", "police", "Nine people died"),
        ("The camp is held by the Plains Front (PF), which blamed the army.", "the Plains Front", "the army"),
        ("A panel appointed by the army to look into it said that two men fled.", "A panel", "two men fled"),
        ("The ministry's count is nine.", "The ministry", "nine"),
        ("By the ministry's latest count, 151 men fled.", "the ministry", "151 men fled"),
        ("Eleven killed and 21 injured (defence ministry).", "defence ministry", "Eleven killed and 21 injured"),
        ("The road, he said, does not lead there.", "he", "The road … does not lead there"),
    ],
)
def test_speaker_and_content(text: str, speaker: str, content: str) -> None:
    statement = only(text)
    assert (chain(statement), statement.quote) == ([speaker], content)


@pytest.mark.parametrize(
    ("text", "links", "link_kinds"),
    [
        ("An official told Reuters that two cars were found.", ["Reuters", "An official"], ["agency", "official"]),
        ("CNN, citing a source in the army, reports that the base fell.", ["CNN", "a source in the army"], ["outlet", "unnamed"]),
        ("The Guardian newspaper quotes police as saying the road is shut.", ["The Guardian newspaper", "police"], ["outlet", "official"]),
        ("Three experts cited by CNN say the video is old.", ["CNN", "Three experts"], ["outlet", "expert"]),
        ("AFP reports that residents say the market burned.", ["AFP", "residents"], ["agency", "witness"]),
        (
            "The plans are revealed on a hard drive, according to The Sunday Times.",
            ["The Sunday Times", "a hard drive"],
            ["outlet", "document"],
        ),
        (
            "Letters found on a hard drive show that the group planned raids, according to the Daily Telegraph.",
            ["the Daily Telegraph", "Letters found on a hard drive"],
            ["outlet", "document"],
        ),
        ("“He told me that the bridge was mined,” the mayor said.", ["the mayor", "He"], ["official", "other"]),
    ],
)  # fmt: skip
def test_long_chains_run_from_the_reader_to_the_one_answerable(
    text: str, links: list[str], link_kinds: list[str]
) -> None:
    statement = only(text)
    assert (chain(statement), kinds(statement)) == (links, link_kinds)


def test_an_audience_is_no_link() -> None:
    assert chain(only("The minister told reporters that the camp was empty.")) == ["The minister"]


def test_own_channel_collapses_into_the_speaker() -> None:
    statement = only(
        "The Free Plains Brigade said in a statement on its Sahab channel that one of its fighters had killed "
        "'more than thirty apostates' in Qasrin on Thursday."
    )
    assert chain(statement) == ["The Free Plains Brigade"]
    assert statement.modality == Modality.CLAIMED
    assert statement.attribution.is_quoted


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The Brigade claimed responsibility for the blast.", "claimed"),
        ("The Taliban took responsibility for the raid.", "claimed"),
        ("The attack was claimed by the Islamic State group.", "claimed"),
        ("The army says it has struck a depot.", "claimed"),
        ("The Brigade said it did it.", "claimed"),
        ("The Brigade boasted of more than 40.", "claimed"),
        ("The Brigade put the number of dead at nine.", "claimed"),
        ("The Brigade admitted the act by telephone.", "claimed"),
        ("The group said it had let the children go.", "claimed"),
        ("Police said there was no evidence of arson.", "denied"),
        ("The ministry said it has no record of it.", "denied"),
        ("The militia said the hostages had not been there.", "denied"),
        ("The militia warned that the captives would be tried if the raid went on.", "threatened"),
        ("A caller said: “Nobody will be hurt if nobody follows us.”", "threatened"),
        ("The principal said classes would resume on Monday.", "planned"),
        ("The gunmen planned to free the prisoners, according to a letter.", "planned"),
        ("A driver said it would take a week.", "asserted"),
        ("The outfit announced its responsibility for the raid.", "claimed"),
        ("The army said it had lost no soldier.", "denied"),
        ("The army said Omar Tal was hit once.", "asserted"),
        ("The army announced a convoy from Monday.", "planned"),
        ("The Brigade warned drivers against using the road.", "threatened"),
        ("Turkish forces claim to have killed dozens of rebels.", "claimed"),
        ("The ministry dismissed the figure as propaganda.", "denied"),
        ("A spokesman for the Brigade denied it had lost any vehicle.", "denied"),
        ("The rebels vowed to strike the capital.", "threatened"),
        ("The group threatened to kill three hostages.", "threatened"),
        ("Iran plans to hold drills in the gulf.", "planned"),
        ("The government says it will extend the truce.", "planned"),
        ("AFP reports that the bridge fell.", "reported"),
        ("The commander is believed to be in hiding.", "reported"),
        ("The bridge has fallen, it is claimed.", "reported"),
        ("Shells reportedly hit the hospital.", "reported"),
        ("Police warned that more attacks may follow.", "asserted"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert str(only(text).modality) == modality


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the blast.",
        "No group has claimed responsibility.",
        "The army declined to comment.",
        "The minister did not say how many had died.",
        "The council praised the rescuers.",
        "He called on the rebels to lay down their arms.",
        "The mission urged both sides to withdraw.",
        "A court denied bail to the suspect.",
        "Police called off the search.",
        "The reports were lost in the fire.",
        "The suspected gunmen were held.",
        "The ministry (Qasrin) is closed.",
        "Fighting threatens to cut off the road.",
        "",
        "12. 13. 14.",
    ],
)
def test_no_statement(text: str) -> None:
    assert [s.quote for s in read(text) if s.modality != Modality.THREATENED] == []


@pytest.mark.parametrize("marks", ['""', "“”", "''", "‘’"], ids=["straight", "curly", "single", "single curly"])
def test_direct_quotes_in_any_marks(marks: str) -> None:
    statement = only(f"{marks[0]}We left at dawn. The road was mined,{marks[1]} the driver said.")
    assert statement.quote == "We left at dawn. The road was mined"
    assert statement.attribution.is_quoted
    assert chain(statement) == ["the driver"]


def test_a_quote_goes_on_after_its_speaker_and_over_paragraphs() -> None:
    text = "“We left,” the mayor said. “The road is closed now.\n\n“We will return.”"
    first, second, third = read(text)
    assert {tuple(chain(s)) for s in (first, second, third)} == {("the mayor",)}
    assert (second.attribution.cue, third.attribution.cue) == (None, None)
    assert third.quote == "We will return"


def test_an_apostrophe_does_not_close_a_single_quote() -> None:
    statement = only("'It was the soldiers' fault,' the driver said.")
    assert statement.quote == "It was the soldiers' fault"


def test_a_denial_names_what_it_denies() -> None:
    accusation, denial = read("Police said the rebels had shelled the market. The rebels denied the accusations.")
    assert denial.denies == accusation.id
    assert accusation.denies is None


def test_denied_reports_are_two_statements_of_the_same_content() -> None:
    statements = read("The general denied reports that the base had fallen.")
    assert [s.quote for s in statements] == ["the base had fallen"] * 2
    denial = next(s for s in statements if s.modality == Modality.DENIED)
    other = next(s for s in statements if s is not denial)
    assert (denial.denies, str(other.modality)) == (other.id, "reported")


def test_joined_verbs_share_their_subject_and_part_their_contents() -> None:
    first, second = read("The ministry said the base had fallen and warned that more attacks would come.")
    assert (first.quote, second.quote) == ("the base had fallen", "more attacks would come")
    assert chain(first) == chain(second) == ["The ministry"]


def test_the_dateline_is_no_part_of_the_content() -> None:
    assert only("QASRIN (Meridian Press) — Nine people died, police said.").quote == "Nine people died"


def test_a_pronoun_takes_the_kind_of_who_spoke_before() -> None:
    _, second = read("The Taliban said the base had fallen. They said 12 soldiers had fled.")
    assert second.attribution.speaker.kind == LinkKind.GROUP


def test_names_of_given_actors_have_their_kind() -> None:
    brigade = Actor("act-1", "Free Plains", "armed_group", aliases=("Sons of the Plains",))
    (statement,) = read("Sons of the Plains said the bridge was mined.", Statements((brigade,)))
    assert statement.attribution.speaker.kind == LinkKind.GROUP
    assert read("Sons of the Plains said the bridge was mined.")[0].attribution.speaker.kind == LinkKind.OTHER


def test_same_text_same_ids() -> None:
    text = "Police said nine had died. “It was loud,” said a resident."
    assert read(text) == read(text)
    assert len({s.id for s in read(text)}) == 2


def test_a_sentence_too_long_to_read_whole_is_noted() -> None:
    reading = READER.extract(Reading(given_document("word " * 1000 + "police said it was over")))
    assert [skip.kind for skip in reading.skipped] == ["sentence"]
    assert "1005 words" in reading.skipped[0].reason


PIECES = st.sampled_from(
    ["police", "said", "that", "told", "Reuters", ",", ".", '"', "“", "”", "'", "\n", "denied", "reports", "according to", "who", "and",
     "it is", "claimed", "responsibility", "the", "Brigade", "reportedly", "citing", "quoted as saying", "accused", "of", "by", "—", "No"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_text_gives_spans_that_are_its_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for statement in read(text):
        attribution = statement.attribution
        spans = [*statement.content, *(link.span for link in attribution.chain if link.span)]
        spans += [attribution.cue] if attribution.cue else []
        assert all(text[span.start : span.end] == span.quote for span in spans)
