"""Ten outlets with one agency's story are one origin, not ten."""

import time
from dataclasses import replace
from datetime import date

from tests.linking.tales import credited, document, say

from whence.core.vocabulary import LinkKind, OriginKind
from whence.linking.media import same_medium
from whence.linking.origins import Copy, find_origins, n_independent
from whence.linking.resting import Carrier


def test_copies_and_a_credit_are_one_origin_with_its_reasons() -> None:
    wire = Carrier(
        credited(document("QASRIN (Meridian Press) - Nine died.", 1, publisher="Coast Courier"), "Meridian Press")
    )
    copy = Carrier(document("Nine died.", 2, publisher="Daily Lantern"))
    (origin,) = find_origins([copy, wire], [Copy("doc-0001", "doc-0002", "4 of 4 sentences the same")])
    assert (origin.kind, origin.name) == (OriginKind.WIRE, "Meridian Press")
    assert origin.document_ids == ("doc-0001", "doc-0002")
    assert any("4 of 4" in reason.text for reason in origin.reasons)
    assert any(reason.span and reason.span.quote == "Meridian Press" for reason in origin.reasons)


def test_a_captions_credit_is_for_its_picture() -> None:
    pictured = credited(document("Photo: Meridian Press. Nine died.", 1), "Meridian Press", where="caption")
    (origin,) = find_origins([Carrier(pictured)], [])
    assert origin.kind is OriginKind.UNKNOWN


def test_what_rests_on_an_outlet_joins_its_own_text() -> None:
    own = Carrier(document("An official told Northern Radio that two cars were found.", 1, publisher="Northern Radio"))
    text = "According to Northern Radio, forces seized two cars."
    source = document(text, 2, date(2021, 5, 16), "Observer of the South")
    repeated = Carrier(source, (say(source, "forces seized two cars", (LinkKind.OUTLET, "Northern Radio")),))
    (origin,) = find_origins([own, repeated], [])
    assert origin.name == "Northern Radio"
    assert origin.kind is OriginKind.OWN_REPORTING


def test_one_official_quoted_in_two_own_reports_is_two_origins() -> None:
    texts = [f"The minister told {name} that nine died." for name in ("Northern Radio", "Coast Courier")]
    carriers = [Carrier(document(t, n, publisher=t.split(" told ")[1].split(" that")[0])) for n, t in enumerate(texts)]
    assert len(find_origins(carriers, [])) == 2


def test_what_nothing_tells_is_unknown_and_says_so() -> None:
    (origin,) = find_origins([Carrier(document("Nine died.", 1))], [])
    assert (origin.kind, origin.name, origin.is_certain) == (OriginKind.UNKNOWN, None, False)


def test_a_chain_of_citations_that_loops_ends_and_holds_each_document_once() -> None:
    names = ("Northern Radio", "Coast Courier", "Daily Lantern")
    carriers = []
    for number, name in enumerate(names):
        cited = names[(number + 1) % len(names)]
        source = document(f"{cited} reports that nine died.", number, publisher=name)
        carriers.append(Carrier(source, (say(source, "nine died", (LinkKind.OUTLET, cited)),)))
    origins = find_origins(carriers, [])
    held = [document_id for origin in origins for document_id in origin.document_ids]
    assert sorted(held) == ["doc-0000", "doc-0001", "doc-0002"]
    assert len(origins) == 1


def test_thousands_of_copies_are_one_origin_in_bounded_time() -> None:
    carriers = [Carrier(document("Nine died in Qasrin.", n, publisher=f"Outlet {n}")) for n in range(3000)]
    copies = [Copy(f"doc-{n:04}", f"doc-{m:04}", "the same") for n in range(3000) for m in (n + 1, n + 2) if m < 3000]
    started = time.process_time()
    (origin,) = find_origins(carriers, copies)
    assert len(origin.document_ids) == 3000
    assert time.process_time() - started < 60  # all pairs would take ten times that


def test_the_order_of_documents_does_not_matter() -> None:
    carriers = [Carrier(document(f"Nine died, {n}.", n, publisher="Coast Courier")) for n in range(4)]
    assert find_origins(carriers, []) == find_origins(carriers[::-1], [])


def test_media_by_initials() -> None:
    assert same_medium("CNA-Wire", "Continental News Agency")
    assert not same_medium("Daily Lantern", "Daily Courier")


def test_a_publishers_wire_copy_says_nothing_of_its_other_text() -> None:
    wire = credited(document("QASRIN (Meridian Press) - Nine died.", 1, publisher="Coast Courier"), "Meridian Press")
    other = document("A boat race was won by the home side.", 2, publisher="Coast Courier")
    assert len(find_origins([Carrier(wire), Carrier(other)], [])) == 2


def test_a_text_retold_in_other_words_joins_and_says_that_it_is_uncertain() -> None:
    told = "Gunmen attacked a convoy of lorries between Palma and Nangade on Thursday, killing three people near Pundanhar."
    again = "Three people were killed near Pundanhar when gunmen hit a convoy of lorries between Palma and Nangade Thursday."
    wire = credited(
        document(f"{told} (Meridian Press)", 1, publisher="Coast Courier"), "Meridian Press", where="footer"
    )
    (origin,) = find_origins([Carrier(wire), Carrier(document(again, 2, publisher="Daily Lantern"))], [])
    assert (origin.name, origin.is_certain) == ("Meridian Press", False)
    assert "likely, not certain" in origin.reasons[-1].text


def test_agencies_in_the_byline_is_the_one_agency_of_the_story_perhaps() -> None:
    wire = credited(document("QASRIN (Meridian Press) - Nine died.", 1, publisher="Coast Courier"), "Meridian Press")
    other = document("Agencies | 14 May 2021\nA blast was heard in the port.", 2, publisher="Frontier Gazette")
    (origin,) = find_origins([Carrier(wire), Carrier(other)], [])
    assert not origin.is_certain
    assert origin.reasons[-1].span is not None
    assert origin.reasons[-1].span.quote == "Agencies"


def test_what_is_compiled_from_two_outlets_is_neither_of_them_and_not_independent() -> None:
    texts = [
        ("Northern Radio", "The minister told Northern Radio that nine died."),
        ("Kivu Monitor", "A nurse told Kivu Monitor that eleven died."),
        ("World Desk", "Nine or eleven died, Northern Radio reports. Kivu Monitor said it was eleven."),
    ]
    carriers = [Carrier(document(text, n, publisher=name)) for n, (name, text) in enumerate(texts)]
    origins = find_origins(carriers, [])
    assert [origin.media for origin in origins] == [(), (), ("Northern Radio", "Kivu Monitor")]
    assert n_independent(origins) == 2


def test_a_text_that_quotes_only_what_another_quotes_joins_it_sooner() -> None:
    quoted = '"They were men who know every track here," a source said. '
    wire = credited(
        document("QASRIN (Meridian Press) - Gunmen killed nine traders. " + quoted + "A helicopter searched.", 1),
        "Meridian Press",
    )
    rest = "NINE doomed traders were slain by gunmen in the desert. A chopper flew over the dunes. "
    retold = Carrier(document(rest + quoted, 2, publisher="Daily Lantern"))
    elsewhere = Carrier(
        document(rest + quoted + '"Nobody told us to stay away," a driver said.', 2, publisher="Daily Lantern")
    )
    (origin,) = find_origins([Carrier(wire), retold], [])
    assert not origin.is_certain
    assert any("quotes the same" in reason.text for reason in origin.reasons)
    assert len(find_origins([Carrier(wire), elsewhere], [])) == 2


def test_one_reporter_in_two_papers_bylines_is_one_origin() -> None:
    def own(number: int, publisher: str, byline: str) -> Carrier:
        text = document(f"By {byline}\n\nA watchman died.", number, publisher=publisher)
        return Carrier(replace(text, byline=text.span(0, len(byline) + 3)))

    morning = own(1, "Highveld Morning", "Thandeka Mokoena")
    sunday = own(2, "Highveld Sunday", "Pieter Roux and Thandeka Mokoena in Ermelo")
    other = own(3, "Observer of the South", "Nomsa Vilakazi")
    origins = find_origins([morning, sunday, other], [])
    assert [origin.document_ids for origin in origins] == [("doc-0001", "doc-0002"), ("doc-0003",)]
    assert any(reason.text == "both are by Thandeka Mokoena" for reason in origins[0].reasons)
