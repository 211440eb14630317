"""The language is told from what gives claims, and short English is not mistaken."""

import pytest

from truceline.documents.language import language_of
from truceline.documents.segments import make_segments


@pytest.mark.parametrize(
    "text,language",
    [
        ("Truce in Karabakh", "en"),
        ("The two sides agreed on a truce on Monday, officials of both of them said. " * 5, "en"),
        (
            "Die beiden Seiten haben sich am Montag auf eine Waffenruhe geeinigt, sagte der Minister. " * 3,
            "de",
        ),
        ("اتفق الطرفان على وقف إطلاق النار يوم الاثنين", "ar"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text, make_segments(text)) == language


def test_a_short_text_in_another_language_is_told() -> None:
    text = "Les deux parties ont conclu un cessez-le-feu au Mali vendredi, selon le gouvernement de Bamako, dit-on."
    assert language_of(text, make_segments(text)) == "fr"
