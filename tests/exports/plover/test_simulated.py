"""What holds of events made of simulated news, however faulty."""

from __future__ import annotations

import io
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from simulation import Noise, Settings, simulate
from truceline.exports.losses import Losing, LossKind
from truceline.exports.plover import Plover, PloverCase, read_plover, write_plover
from truceline.exports.plover.coding import plover_case
from truceline.model import Claim
from truceline.records import resolve
from truceline.views import deeds_of

ANY = st.builds(
    lambda seed, noise: simulate(seed, Settings(wars=2, truces=2, articles=3, noise=Noise.of(noise))).claims,
    st.integers(0, 10_000),
    st.sampled_from([0.0, 0.1, 0.4]),
)


def coded(claims: list[Claim]) -> tuple[PloverCase, ...]:
    known = {claim.id: claim for claim in claims}
    return tuple(plover_case(case, known, {}, Losing()) for case in resolve(claims))


@settings(max_examples=8)
@given(ANY)
def test_records_obey_the_rules_and_come_back(claims: list[Claim]) -> None:
    cases = tuple(case for case in coded(list(claims)) if case.events)
    file = io.BytesIO()
    for case in cases:
        write_plover(case, file)
    assert list(Plover().check(io.BytesIO(file.getvalue()))) == []
    assert read_plover(io.BytesIO(file.getvalue())) == cases


@settings(max_examples=8)
@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims: list[Claim], random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert coded(shuffled) == coded(list(claims))


@settings(max_examples=8)
@given(ANY)
def test_everything_told_is_in_an_event_or_told_as_left_out(claims: list[Claim]) -> None:
    known = {claim.id: claim for claim in claims}
    for ceasefire in resolve(claims):
        losing = Losing()
        case = plover_case(ceasefire, known, {}, losing)
        held = {claim for event in case.events for claim in event.claims}
        missing = sum(not held.intersection(entry.claims) for _, entry in deeds_of(ceasefire, known))
        losses = losing.losses("", rows=0, ceasefires=1, written=1).losses
        left_out = [loss.count for loss in losses if loss.says.startswith("no event of PLOVER")]
        assert missing == sum(left_out)
        assert all(loss.kind is LossKind.LEFT_OUT for loss in losses if loss.says.startswith("no event"))
