"""Languages, and texts that have none to tell."""

import pytest

from whence.documents.language import language_of

ENGLISH = "At least nine people were killed when a car bomb went off outside the governor's office, police said."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Deux soldats ont été tués mardi dans une attaque près de Gao, a annoncé l'état-major des armées.", "fr"),
        ("قتل تسعة أشخاص في انفجار سيارة مفخخة وسط المدينة يوم الجمعة وفق ما أعلنت الشرطة المحلية", "ar"),
        ("Двое погибших в результате обстрела больницы в Херсоне, сообщили в администрации области.", "ru"),
        ("", None),
        ("Gao", None),
        ("12,345 (67%) -- 89.0 | 11:22", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert language_of(text) == language
