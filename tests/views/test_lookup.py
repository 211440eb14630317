from __future__ import annotations

from dataclasses import replace

import pytest

from truceline.errors import NotFound
from truceline.model import Ceasefire
from truceline.views.lookup import Lookup


@pytest.mark.parametrize(
    "asked",
    [
        "ARM-AZE-2020-10-10",
        "AZE-ARM-2020-10-10",
        "aze-arm-2020-10-10",
        " arm-aze-2020-10-10 ",
        "ARM-AZE-2020-10",
    ],
)
def test_an_id_is_found_whatever_its_case_and_the_order_of_its_sides(
    ceasefire: Ceasefire, asked: str
) -> None:
    assert Lookup([ceasefire], {}).case(asked) is ceasefire


def test_an_id_of_before_leads_to_the_case(ceasefire: Ceasefire) -> None:
    assert Lookup([ceasefire], {"ARM-AZE-2020": "ARM-AZE-2020-10-10"}).case("aze-arm-2020") is ceasefire


def test_an_id_of_now_goes_before_one_of_before(ceasefire: Ceasefire) -> None:
    other = replace(ceasefire, id="ARM-AZE-2020-10", also_known_as=())
    assert (
        Lookup([ceasefire, other], {"ARM-AZE-2020-10": "ARM-AZE-2020-10-10"}).case("ARM-AZE-2020-10") is other
    )


def test_the_day_in_an_id_is_not_shuffled(ceasefire: Ceasefire) -> None:
    november = replace(ceasefire, id="ARM-AZE-2020-11-10", also_known_as=())
    with pytest.raises(NotFound):
        Lookup([november], {}).case("ARM-AZE-2020-10-11")


def test_an_id_that_is_none_is_told_with_those_near_it(ceasefire: Ceasefire) -> None:
    with pytest.raises(NotFound, match=r"no ceasefire 'ARM-AZE-2020-10-11'.*ARM-AZE-2020-10-10"):
        Lookup([ceasefire], {}).case("ARM-AZE-2020-10-11")


def test_an_id_of_which_nothing_is_left_is_told_as_such(ceasefire: Ceasefire) -> None:
    with pytest.raises(NotFound, match="was in the ledger"):
        Lookup([ceasefire], {"GEO-RUS-2008": None}).case("GEO-RUS-2008")


def test_an_empty_ledger_has_no_case() -> None:
    with pytest.raises(NotFound, match="truceline list"):
        Lookup([], {}).case("ARM-AZE-2020")
