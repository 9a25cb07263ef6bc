"""Which language a text is in, or that it cannot be told."""

from functools import lru_cache
from typing import Any

from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

_FEWEST_LETTERS = 40
_LEAST_SURE = 0.9
_ENOUGH = 5000  # characters that decide


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text; None if it is too short or too odd to say.

    >>> language_of("Deux soldats ont été tués mardi dans une attaque près de Gao, a annoncé l'état-major.")
    'fr'
    >>> language_of("42%") is None
    True
    """
    if sum(c.isalpha() for c in text[:_ENOUGH]) < _FEWEST_LETTERS:
        return None
    code, probability = _identifier().classify(text[:_ENOUGH])
    return str(code) if probability >= _LEAST_SURE else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The model of py3langid, loaded once."""
    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)
