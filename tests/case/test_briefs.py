"""Briefs: rows in a person's order, their words between; nothing that anybody wrote is lost."""

import pytest

from whence.case.briefs import Briefs
from whence.errors import InputError
from whence.ledger.memory import MemoryStore


@pytest.fixture
def briefs() -> Briefs:
    """No brief yet."""
    return Briefs(MemoryStore())


def told(briefs: Briefs, brief_id: str) -> list[str]:
    """What stands in a brief."""
    return [p.incident_id or p.text or "" for p in briefs.passages(brief_id)]


def test_rows_are_chosen_put_in_order_and_written_between(briefs: Briefs) -> None:
    brief = briefs.begin("Gao, week 9", "Ana")
    one, two, three = briefs.add(brief.id, ["inc-1", "inc-2", "inc-3", "inc-1"], "Ana")
    assert briefs.add(brief.id, ["inc-2"], "Ben") == []
    briefs.move(three.id, -1, "Ana")
    briefs.write(brief.id, "Both rest on one wire.", "Ana", behind=one.id)
    assert told(briefs, brief.id) == ["inc-1", "Both rest on one wire.", "inc-3", "inc-2"]
    briefs.move(one.id, -1, "Ana")
    briefs.move(two.id, 1, "Ana")
    assert told(briefs, brief.id) == ["inc-1", "Both rest on one wire.", "inc-3", "inc-2"], "the ends are the ends"
    briefs.move_behind(two.id, "", "Ana")
    briefs.move_behind(one.id, three.id, "Ana")
    assert told(briefs, brief.id) == ["inc-2", "Both rest on one wire.", "inc-3", "inc-1"]
    assert briefs.require("Gao, week 9") == brief


def test_what_is_taken_out_is_kept_and_put_back_where_it_stood(briefs: Briefs) -> None:
    brief = briefs.begin("x", "Ana")
    one, two, _ = briefs.add(brief.id, ["inc-1", "inc-2", "inc-3"], "Ana")
    briefs.take_out(two.id, "Ben")
    assert told(briefs, brief.id) == ["inc-1", "inc-3"]
    assert [p.incident_id for p in briefs.passages(brief.id, out=True)] == ["inc-2"]
    briefs.put_back(two.id, "Ana")
    assert told(briefs, brief.id) == ["inc-1", "inc-2", "inc-3"]
    assert [p.author for p in briefs.passages(brief.id)] == ["Ana"] * 3
    briefs.take_out(one.id, "Ana")
    briefs.add(brief.id, ["inc-1"], "Ana")
    assert told(briefs, brief.id) == ["inc-2", "inc-3", "inc-1"]


def test_of_two_who_change_one_text_both_are_kept(briefs: Briefs) -> None:
    brief = briefs.begin("x", "Ana")
    first = briefs.write(brief.id, "Three outlets.", "Ana")
    briefs.add(brief.id, ["inc-1"], "Ana")
    briefs.rewrite(first.id, "Three outlets, one origin.", "Three outlets.", "Ana")
    other = briefs.rewrite(first.id, "Three outlets and a ministry.", "Three outlets.", "Ben")
    assert other.id != first.id
    assert told(briefs, brief.id) == ["Three outlets, one origin.", "Three outlets and a ministry.", "inc-1"]
    briefs.take_out(first.id, "Ben")
    briefs.rewrite(first.id, "Three outlets, two origins.", "Three outlets, one origin.", "Ana")
    assert "Three outlets, two origins." in told(briefs, brief.id)


def test_a_change_of_breaks_alone_is_a_change_and_the_browser_s_own_is_none(briefs: Briefs) -> None:
    brief = briefs.begin("x", "Ana")
    one = briefs.write(brief.id, "First.\r\nSecond.", "Ana")
    assert briefs.rewrite(one.id, "First.\r\nSecond.\r\n", "First.\nSecond.", "Ben").author == "Ana"
    briefs.rewrite(one.id, "First.\n\nSecond.", "First.\nSecond.", "Ben")
    assert told(briefs, brief.id) == ["First.\n\nSecond."]
    assert briefs.writers(briefs.passages(brief.id)[0]) == ["Ana", "Ben"]


def test_between_two_places_there_is_always_room(briefs: Briefs) -> None:
    brief = briefs.begin("x", "Ana")
    first, _ = briefs.add(brief.id, ["inc-1", "inc-2"], "Ana")
    for n in range(40):
        briefs.write(brief.id, f"{n}", "Ana", behind=first.id)
    assert told(briefs, brief.id) == ["inc-1", *(str(n) for n in reversed(range(40))), "inc-2"]


@pytest.mark.parametrize(
    ("author", "text", "words"), [("", "x", "author"), ("Ana", "  ", "text"), ("Ana", "x" * 20_001, "text")]
)
def test_what_is_not_allowed_is_said(briefs: Briefs, author: str, text: str, words: str) -> None:
    brief = briefs.begin("x", "Ana")
    with pytest.raises(InputError, match=words):
        briefs.write(brief.id, text, author)
    with pytest.raises(InputError, match="no such brief"):
        briefs.write("brf-none", "x", "Ana")
