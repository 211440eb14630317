"""Since when a ceasefire is in force, until when, and when the act was done."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims.conftest import Read
from truceline.model import Act

_FILE = Path(__file__).with_name("times.toml")
TOLD = [
    (text, act, times)
    for entries in tomllib.loads(_FILE.read_text("utf-8")).values()
    for text, act, times in entries
]


@pytest.mark.parametrize("text, act, times", TOLD, ids=[text[:60] for text, *_ in TOLD])
def test_a_claim_has_the_times_that_its_sentence_tells(
    read: Read, text: str, act: str, times: dict[str, str]
) -> None:
    claims = [claim for claim in read(text) if claim.act == act]
    told = [{"act_date": claim.act_date, "start": claim.start, "end": claim.end} for claim in claims]
    printed = [{name: when.value for name, when in each.items() if when} for each in told]
    assert any(times.items() <= each.items() and times.get("start") == each.get("start") for each in printed)


@pytest.mark.parametrize(
    "text",
    [
        "Clashes between the army and the rebels of Mali escalate into the worst violence since they agreed a truce in 2012.",
        "Clashes in Mali grew into the worst violence since the two sides agreed a ceasefire in May 2012.",
    ],
)
def test_a_breach_has_not_the_day_on_which_the_ceasefire_was_made(read: Read, text: str) -> None:
    dates = {claim.act: claim.act_date for claim in read(text)}
    assert dates[Act.VIOLATE] is None
    assert dates[Act.AGREE] is not None
