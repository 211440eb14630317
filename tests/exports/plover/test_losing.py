"""What becomes of a ceasefire in events is told, abstentions apart."""

from __future__ import annotations

from typing import Any

from extracts_by_hand import NONE, UNCLEAR, ceasefire, told
from truceline.exports.losses import Losing, Loss
from truceline.exports.plover.event import EventActor, PloverEvent
from truceline.exports.plover.losing import Recorded, note_ceasefire
from truceline.model import Event, Exactness, Quantity, Side, Span

ARM = Side(id="ARM", name="Armenia")


def losses(losing: Losing) -> tuple[Loss, ...]:
    return losing.losses("plover", rows=0, ceasefires=1, written=1).losses


def noted(**parts: Any) -> list[tuple[str, str]]:
    losing = Losing()
    note_ceasefire(ceasefire(**parts), losing)
    return [(loss.what, loss.says) for loss in losses(losing)]


def test_fields_of_the_ceasefire_are_left_out() -> None:
    found = dict(noted(sides=told((ARM,), "c1"), written=told(True, "c1")))
    assert set(found) == {"written"}


def test_what_there_is_none_of_and_what_is_unclear_are_told_apart() -> None:
    found = dict(noted(sides=UNCLEAR, contacts=NONE))
    assert found == {"sides": "no record tells it (unclear)", "contacts": "no record tells it (none)"}
    assert dict(noted()) == {"sides": "no record tells them (not mentioned)"}


def test_denials_and_numbers_of_events_are_left_out() -> None:
    number = Quantity(
        number=3, exactness=Exactness.EXACT, unit="tanks", words=Span(start=0, end=7, quote="3 tanks")
    )
    event = Event(
        kind="incident", what="MOBILIZE", says="moved", denied_by=(ARM,), quantity=number, claims=("c1",)
    )
    found = [what for what, _ in noted(sides=told((ARM,), "c1"), incidents=told((event,), "c1"))]
    assert found == ["denied by", "quantity"]


def test_each_unknown_of_a_record_is_coded() -> None:
    losing = Losing()
    recorded = Recorded(losing, {"date": "Event Date", "sector": "Actor Sectors"}, "None")
    recorded.note(PloverEvent(id="e", type="AGREE", actors=(EventActor(name="x", code="ARM"),)), "case")
    assert [(loss.what, loss.column, loss.code, loss.ceasefires) for loss in losses(losing)] == [
        ("date", "Event Date", "None", ("case",)),
        ("recipients", "recipient", "None", ("case",)),
        ("place", "place", "None", ("case",)),
        ("actors", "Actor Sectors", "None", ("case",)),
    ]


def test_a_month_and_a_bound_are_less_exact_than_a_day() -> None:
    for event in (
        PloverEvent(id="e", type="AGREE", date="2020-10"),
        PloverEvent(id="e", type="AGREE", between=("2020-10-10T00:00:00", None)),
    ):
        losing = Losing()
        Recorded(losing, {}, "null").note(event, "case")
        assert "(unclear)" in next(loss.says for loss in losses(losing) if loss.what == "date")


def test_a_state_is_written_as_its_government_and_that_is_told() -> None:
    losing = Losing()
    actor = EventActor(name="Armenia", code="ARM", sector="GOV", id="ARM")
    Recorded(losing, {}, "null").note(PloverEvent(id="e", type="AGREE", actors=(actor,)), "case")
    assert [loss.what for loss in losses(losing) if loss.kind == "assumed"] == ["actors"]


def test_the_time_of_what_is_alleged_is_told_as_such() -> None:
    losing = Losing()
    Recorded(losing, {}, "null").note(PloverEvent(id="e", type="ACCUSE", deed_at="2020-10-10"), "case")
    assert next(loss.says for loss in losses(losing) if loss.what == "date").startswith(
        "the time told is that of"
    )
