"""Whose matter an article prints is read from its credits."""

import pytest

from truceline.documents.origin import find_origin, find_outlet, is_credit
from truceline.documents.segments import make_segments

BODY = "The two sides agreed on a truce, officials of both of them said."


@pytest.mark.parametrize(
    "text,origin",
    [
        (f"MOSCOW (UrduPoint News / Sputnik - 11th November, 2020) {BODY}", "Sputnik"),
        (f"PARIS (AFP) — {BODY}", "AFP"),
        (f"BAKU, Oct 18 (Interlink) - {BODY}", "Interlink"),
        (f"{BODY} (Reuters)", "Reuters"),
        (f"{BODY} (AFP via The Times Live), (BBC NEWS)", "AFP"),
        (f"{BODY} (BBC NEWS)", "BBC"),
        ("According to a report from the Russian news agency TASS on November 15, the truce holds.", "TASS"),
        ("The truce holds, Reuters reported on Monday from the valley.", "Reuters"),
        ("According to the message of the Norpress news agency the truce holds.", "Norpress"),
        (f"{BODY}\n\nSource: Xinhua", "Xinhua"),
        (BODY, None),
        ("The AA car club said that the truce on parking fines holds.", None),
    ],
)
def test_the_origin_of_an_article(text: str, origin: str | None) -> None:
    assert find_origin(text, make_segments(text)) == origin


@pytest.mark.parametrize(
    "line,outlet",
    [
        ("date 2020-11-11 UrduPoint.com", "UrduPoint"),
        ("by YCPress", "YCPress"),
        ("by Ann Lee", None),
        ("By admin", None),
    ],
)
def test_the_outlet_that_the_furniture_names(line: str, outlet: str | None) -> None:
    text = f"Truce agreed in the valley\n\n{line}\n\n{BODY}"
    assert find_outlet(text, make_segments(text)) == outlet


@pytest.mark.parametrize(
    "words,credit",
    [
        ("Reuters", True),
        ("AFP via The Times Live", True),
        ("khaleejtimes", True),
        ("who was there", False),
        ("9 May", False),
    ],
)
def test_what_is_a_credit(words: str, *, credit: bool) -> None:
    assert is_credit(words) is credit
