"""A field has a value with evidence, or says why it has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.model import Abstention, Choice

IDS = st.lists(st.text(min_size=1, max_size=4), max_size=2).map(tuple)


@given(st.none() | st.text(), st.none() | st.sampled_from(Abstention), IDS, IDS)
def test_a_value_with_evidence_or_an_abstention_and_nothing_else(
    value: str | None, abstention: Abstention | None, rests_on: tuple[str, ...], judgements: tuple[str, ...]
) -> None:
    def make() -> Choice[str]:
        return Choice(
            value=value,
            abstention=abstention,
            rests_on=rests_on,
            judgements=judgements,
            reason="because",
            made_by="tests",
        )

    evident = value is None or rests_on or judgements
    if (value is None) != (abstention is None) and evident:
        assert make().value == value
    else:
        with pytest.raises(ValueError, match=r"tests: a (choice|value)"):
            make()


def test_an_empty_value_is_a_value() -> None:
    assert Choice(value=(), rests_on=("c1",), reason="none is named", made_by="tests").abstention is None
