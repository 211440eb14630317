"""What holds of the claims of every kind, whatever the text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.conftest import Told
from truceline.model import IncidentClaim, TermClaim

WORDS = st.sampled_from(
    [
        "Mali",
        "Niger",
        "France",
        "Goma",
        "said",
        "will",
        "must",
        "not",
        "agreed",
        "to",
        "met",
        "talks",
        "with",
        "between",
        "and",
        "each",
        "other",
        "accused",
        "of",
        "shelling",
        "killed",
        "at",
        "least",
        "12",
        "soldiers",
        "dozens",
        "civilians",
        "the",
        "a",
        "truce",
        "deal",
        "on",
        "Friday",
        "June",
        "9",
        ",",
        ".",
        "“",
        "”",
        "withdraw",
        "troops",
        "hand",
        "over",
        "three",
        "districts",
        "by",
        "sent",
        "aid",
        "under",
        "what",
        "it",
        "called",
        "an",
        "operation",
        "if",
        "urged",
        "refused",
        "sanctions",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40))
def test_spans_slice_to_their_quotes_whatever_the_text(told: Told, words: list[str]) -> None:
    text = " ".join(["Mali", *words])
    claims = told(text)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.span.stands_in(text)
        assert claim.span.covers(claim.cue)
        if isinstance(claim, (TermClaim, IncidentClaim)) and claim.quantity is not None:
            assert claim.quantity.words.stands_in(text)
            assert claim.quantity.number >= 0
