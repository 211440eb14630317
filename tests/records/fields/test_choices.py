"""What holds of every choice, for all claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claims_by_hand import claim
from fields_by_hand import ONE, THREE, TWO, case, worded
from truceline.model import (
    Abstention,
    Act,
    ActClaim,
    Status,
    When,
)
from truceline.records.fields import FIELDS

QUOTES = (
    "They signed a truce.", "A verbal truce was declared for Eid.", "The truce fell apart.", "A permanent truce began.",
    "A truce of three days to let in aid.", "They agreed on a unilateral truce during talks in Doha.", "truce",
)  # fmt: skip
CLAIMS = st.lists(
    st.builds(
        lambda act, source, by, brokers, quote, status, agreed, end: replace(
            worded(claim(act, source, by=by, brokers=brokers, status=status, agreed=agreed), quote),
            end=When.of(end) if end else None,
        ),
        st.sampled_from(Act),
        st.sampled_from((ONE, TWO, THREE)),
        st.sampled_from(("", "ARM", "AZE", "ARM AZE", "ARM AZE RUS")),
        st.sampled_from(("", "RUS", "USA", "RUS USA")),
        st.sampled_from(QUOTES),
        st.sampled_from(Status),
        st.sampled_from((None, "2020-10-09", "2020-10")),
        st.sampled_from((None, "2020-10-12", "2020-09-01")),
    ),
    max_size=6,
    unique_by=lambda made: made.id,
)
MINE = [
    "sides",
    "signatories",
    "mediators",
    "laterality",
    "declared",
    "agreed",
    "effect",
    "ended",
    "ending",
    "fixed",
    "duration",
    "place",
    "partial",
    "venue",
    "ceasefire_class",
    "purpose",
    "written",
    "timing",
]


@given(CLAIMS, st.randoms(use_true_random=False))
def test_every_choice_rests_on_claims_of_the_case_and_no_order_changes_it(
    claims: Sequence[ActClaim], random: object
) -> None:
    told = case(*claims)
    mixed = list(claims)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # a Random
    ids = {made.id for made in claims}
    for field in MINE:
        choice = FIELDS[field](told)
        assert choice == FIELDS[field](case(*mixed))
        assert ids.issuperset((*choice.rests_on, *choice.passes_over))
        assert not set(choice.rests_on) & set(choice.passes_over)
        assert choice.made_by.endswith(f".{field}")
        assert choice.abstention is not Abstention.UNCLEAR or choice.passes_over
