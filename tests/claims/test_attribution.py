"""To whom a report attributes what it tells."""

from __future__ import annotations

import pytest

from claims.conftest import Read

SAID = [
    ("A statement by Kenya said the truce between Chad and Sudan was holding.", "Kenya"),
    ("A statement from the foreign ministry of Kenya said that Chad and Sudan had signed a truce.", "Kenya"),
    ("A UN report says the truce between Chad and Sudan was broken.", "United Nations"),
    ("Chad and Sudan have signed a truce, according to a statement by Kenya.", "Kenya"),
    ("Chad and Sudan have, Kenya said, signed a truce.", "Kenya"),
    ("Sudan broke the truce twice on Monday, claimed the Chadian defence ministry.", "Chad"),
    ("Chad's defence ministry put the blame on Sudan: its troops had broken the truce at noon.", "Chad"),
    ("Chad's defence ministry was blunt: Sudan had violated the truce.", "Chad"),
    ("Chad said that its posts were shelled. Sudanese troops broke the truce at noon, it said.", "Chad"),
    ("Witnesses said the truce between Chad and Sudan was broken.", "witnesses"),
]


@pytest.mark.parametrize("text, speaker", SAID)
def test_a_claim_has_who_says_it(read: Read, text: str, speaker: str) -> None:
    (claim,) = read(text)
    assert claim.said_by is not None
    assert claim.said_by.name == speaker
