"""What became of the ceasefires between two releases."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from truceline.releases import CaseChange, FieldChange, compare


def line(
    key: str, *, effect: str | None = None, claims: tuple[str, ...] = ("c1",), known: tuple[str, ...] = ()
) -> Any:
    """A ceasefire as the export has it, of the parts that are compared."""
    field = {
        "value": effect,
        "words": effect or "",
        "abstention": None if effect else "not mentioned",
        "reason": "the only origin",
    }
    return {
        "id": key,
        "also_known_as": list(known),
        "fields": {"effect": field},
        "evidence": [{"claim": one} for one in claims],
    }


def test_a_value_that_is_told_now_is_a_change_with_its_reason() -> None:
    found = compare([line("A")], [line("A", effect="2020-10-10")], {})
    change = FieldChange(field="effect", was="(not mentioned)", now="2020-10-10", why="the only origin")
    assert found.changed == (CaseChange(id="A", fields=(change,)),)
    assert (found.new, found.gone, found.same) == ((), (), 0)


def test_new_evidence_alone_is_a_change() -> None:
    found = compare([line("A")], [line("A", claims=("c2", "c3"))], {})
    assert found.changed == (CaseChange(id="A", claims_new=2, claims_gone=1),)


def test_a_case_whose_id_moved_is_the_same_case() -> None:
    found = compare([line("A-2020")], [line("A-2020-10-10", known=("A-2020",))], {})
    assert found.changed == (CaseChange(id="A-2020-10-10", was_id="A-2020"),)
    assert (found.new, found.gone) == ((), ())


def test_a_case_that_was_merged_is_gone_and_tells_where_it_leads() -> None:
    found = compare([line("A"), line("B")], [line("A", known=("B",))], {"B": "A"})
    assert found.gone == (("B", "A"),)
    assert (found.changed, found.new, found.same) == ((), (), 1)


def test_a_case_of_which_nothing_is_left_is_gone() -> None:
    found = compare([line("A")], [line("B")], {"A": None})
    assert (found.gone, found.new) == ((("A", None),), ("B",))


def test_long_lists_are_told_by_their_number() -> None:
    was, now = line("A"), line("A")
    for one, number in ((was, 1), (now, 3)):
        one["fields"]["life"] = {
            "value": [{"act": "agree"}] * number,
            "words": "agreed; " * number,
            "abstention": None,
            "reason": "",
        }
    (change,) = compare([was], [now], {}).changed
    assert [(one.was, one.now) for one in change.fields] == [("1 told", "3 told")]


_IDS = st.lists(st.sampled_from("ABCDEF"), unique=True)


@given(_IDS, _IDS, st.dictionaries(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF") | st.none()))
def test_every_case_is_told_once(was: list[str], now: list[str], former: dict[str, str | None]) -> None:
    found = compare(map(line, was), map(line, now), former)
    moved = {one.was_id for one in found.changed if one.was_id}
    assert len(found.changed) + found.same + len(found.new) == len(now)
    assert len(found.changed) + found.same + len(found.gone) == len(was)
    assert not moved & {key for key, _ in found.gone}


@given(_IDS)
def test_a_ledger_compared_with_itself_has_no_changes(ids: list[str]) -> None:
    found = compare(map(line, ids), map(line, ids), {})
    assert (found.new, found.gone, found.changed, found.same) == ((), (), (), len(ids))
