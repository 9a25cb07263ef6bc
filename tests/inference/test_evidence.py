"""What speaks for a name in a role."""

import pytest

from whence.inference.evidence import FEATURES, Ground, Name, Place, evidence

TEXT = "GUERRILLAS OF THE  LIBERATION FRONT (ELF) FLED.  THE GUERRILLAS HAD TWO BOMBS."
GROUND = Ground(TEXT, gate=0.5, kind=0.4)


def name(role: str, words: str, *sure: float, tagged: bool = False) -> Name:
    places = tuple(Place(role, words, n * 10, share, tagged, (0.7, 0.3)) for n, share in enumerate(sure))
    return Name(role, words, places, {"attack": 0.7, "bombing": 0.3})


def row(one: Name, *others: Name) -> dict[str, float]:
    return dict(zip(FEATURES, evidence(one, [*others, one], GROUND), strict=True))


def test_a_name_in_brackets_is_another_name_of_the_same() -> None:
    assert GROUND.is_alias("liberation front", "elf")
    assert GROUND.is_alias("elf", "liberation front")
    assert not GROUND.is_alias("guerrillas", "elf")


def test_whole_words_are_counted() -> None:
    assert [GROUND.count(words) for words in ("guerrillas", "bomb", "liberation front")] == [2, 0, 1]


def test_what_its_places_tell() -> None:
    found = row(name("PerpInd", "guerrillas", 0.5, 0.9))
    assert found["sure"] == pytest.approx(2.197, abs=0.001)
    assert found["gated"] == pytest.approx(found["sure"] / 2)
    assert (found["PerpInd"], found["Victim"], found["tagged"], found["kind_top"]) == (1.0, 0.0, 0.0, 0.7)
    assert row(name("PerpInd", "guerrillas", 0.5, tagged=True))["tagged"] == 1.0


def test_what_its_words_tell() -> None:
    assert row(name("Weapon", "two bombs", 0.5))["counted"] == 1.0
    assert row(name("Weapon", "bombs of", 0.5))["cut"] == 1.0
    assert row(name("Victim", "he", 0.5))["pronoun"] == 1.0


def test_what_other_names_tell() -> None:
    other = name("PerpOrg", "liberation front", 0.9)
    assert row(name("PerpOrg", "elf", 0.5), other)["alias"] == pytest.approx(other.sure)
    assert row(name("PerpOrg", "front", 0.5), other)["inside"] == pytest.approx(other.sure)
    assert row(name("PerpOrg", "elf", 0.5), other)["lead"] == pytest.approx(-other.sure)
    assert row(name("Target", "liberation front", 0.5), other)["other_role"] == pytest.approx(other.sure)
    assert row(name("Target", "front", 0.5), other)["inside"] < 0
    assert row(name("Target", "front", 0.5), other)["strong"] > 0


def test_a_name_alone_has_no_rival() -> None:
    assert row(name("PerpOrg", "elf", 0.5))["lead"] == 7.0
