"""What words show of a toll they do not count."""

from whence.linking.toll_signs import of


def test_counts_of_a_charge_are_counted() -> None:
    signs = of("He faces two counts of first-degree murder and 3 counts of attempted murder over the double shooting.")
    assert [list(its) for its in (signs.murders, signs.assaults, signs.shootings)] == [[2], [3], [2]]


def test_a_triple_homicide_has_three_dead() -> None:
    assert of("Police investigate a triple homicide in Ashby.").murders == {3}


def test_ages_are_of_the_dead_or_of_the_hurt() -> None:
    sentences = ("Ann Lee, 34, died at the scene.", "A 12-year-old was taken to hospital.", "A 51-year-old is sought.")
    signs = of(" ".join(sentences), sentences=sentences)
    assert (signs.dead, signs.hurt, signs.aged) == (1, 1, 3)


def test_two_of_a_family_are_two() -> None:
    signs = of("", sentences=("A mother and her young son were found dead.", "A boy and his uncle were shot."))
    assert (signs.two_dead, signs.two_hurt) == (True, True)
    assert not of("", sentences=("A mother found her son's toys.",)).two_dead


def test_a_list_of_shootings_says_that_it_is_one() -> None:
    assert of("Nine people were hurt in separate shootings over the weekend.").tells_of_many
    assert not of("Nine people were hurt in a shooting.").tells_of_many
    assert of("One of the nine people hurt on Friday has died.").one_dies
