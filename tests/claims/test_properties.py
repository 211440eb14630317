"""What holds of the claims of any text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.conftest import Read

WORDS = st.sampled_from(
    [
        "Mali",
        "Niger",
        "France",
        "agreed",
        "to",
        "a",
        "the",
        "ceasefire",
        "truce",
        "on",
        "Friday",
        ",",
        ".",
        "violated",
        "despite",
        "it",
        "both",
        "sides",
        "said",
        "will",
        "not",
        "sign",
        "by",
        "deal",
        "and",
        "June",
        "9",
        "“",
        "”",
        "rebels",
        "of",
        "accused",
        "each",
        "other",
        "effect",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40))
def test_spans_slice_to_their_quotes_whatever_the_text(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    for claim in read(text):
        roles = (*claim.actors, *claim.parties, *claim.mediators, *claim.place)
        spans = [claim.span, claim.cue, claim.about, *(role.words for role in roles if role.words)]
        assert all(span.stands_in(text) for span in spans)
        assert claim.span.covers(claim.cue)
        assert claim.made_by.startswith("truceline.claims.acts.")
