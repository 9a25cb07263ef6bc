"""Small linear models."""

from whence.inference.linear import Linear, load_linear


def test_what_a_model_does_not_know_says_nothing() -> None:
    model = Linear({"court": 1.0, "lead": -2.0}, bias=0.5, least=1.0)
    assert model.odds({"court", "lead", "never seen"}) == -0.5
    assert model.says({"court"})
    assert not model.says({"court", "lead"})


def test_the_model_that_ships_weighs_what_the_extractor_asks() -> None:
    weights = load_linear("recalled").weights
    assert weights["court"] > 0 > weights["no_day"]
