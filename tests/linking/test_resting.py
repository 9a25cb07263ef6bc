"""What one document by itself rests on."""

from tests.linking.tales import document, say
from tests.linking.test_citations import sentences

from whence.core.vocabulary import LinkKind, OriginKind
from whence.linking.resting import Carrier, resting


def test_signed_in_brackets_at_the_end_of_a_paragraph_is_a_wire() -> None:
    found = resting(Carrier(document("Boats remained tied up. (PWS)\nRead more", publisher="Observer")), ("PWS",))
    assert (found.kind, found.name) == (OriginKind.WIRE, "PWS")


def test_a_correspondent_of_its_own_is_own_reporting() -> None:
    found = resting(Carrier(document("From our correspondent in Pemba. Nine died.", publisher="Observer")), ())
    assert (found.kind, found.name) == (OriginKind.OWN_REPORTING, "Observer")
    assert found.reasons[0].span is not None


def test_one_call_of_its_own_does_not_outweigh_a_text_that_reports_in_anothers_name() -> None:
    text = "It lost no car, a man told this newspaper.\nA car was halted, according to Northern Radio.\nThe station put it at 9."
    found = resting(Carrier(sentences(text)), ("Northern Radio",))
    assert (found.kind, found.name) == (OriginKind.CITED_OUTLET, "Northern Radio")


def test_most_of_it_through_a_communique_is_a_cited_document() -> None:
    source = document("The communiqué denies it. The document speaks of 35 pupils.", publisher="Tribune")
    told = (
        say(source, "denies it", (LinkKind.DOCUMENT, "The communiqué")),
        say(source, "35 pupils", (LinkKind.DOCUMENT, "The document")),
    )
    found = resting(Carrier(source, told), ())
    assert (found.kind, found.name) == (OriginKind.CITED_DOCUMENT, "communiqué")


def test_an_incident_rests_on_the_outlet_its_own_statements_came_through() -> None:
    source = sentences("It was plotted, a general told CNN.\nBosnia is alarmed, he wrote in Balkan Insight.")
    plot = say(source, "It was plotted", (LinkKind.OUTLET, "CNN"))
    whole = resting(Carrier(source, (plot,)), ())
    assert whole.media == ("CNN", "Balkan Insight")
    assert resting(Carrier(source, (plot,), frozenset({plot.id})), ()).name == "CNN"


def test_a_paper_without_a_name_is_an_unknown_origin() -> None:
    source = sentences("The jihadis draft plans.\nHe hoped to present them, according to the paper.")
    told = say(source, "He hoped to present them", (LinkKind.OUTLET, "the paper"))
    found = resting(Carrier(source, (told,), frozenset({told.id})), ())
    assert (found.kind, found.name) == (OriginKind.UNKNOWN, None)
    assert "does not name" in found.reasons[0].text
