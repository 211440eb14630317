"""Tables: our members first, then those that packages plug in."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from truceline.errors import NotFound, TrucelineError
from truceline.registry import Table

OURS = {"text": 1, "html": 2}


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    """The entry points of installed packages, as a list to fill."""
    points: list[EntryPoint] = []

    def entry_points(*, group: str) -> list[EntryPoint]:
        return [point for point in points if point.group == group]

    monkeypatch.setattr("truceline.registry.entry_points", entry_points)
    return points


def point(name: str, value: str, group: str = "truceline.numbers") -> EntryPoint:
    return EntryPoint(name=name, value=value, group=group)


def test_without_packages_it_holds_our_members_in_our_order(installed: list[EntryPoint]) -> None:
    assert installed == []
    assert dict(Table("numbers", OURS)) == OURS
    assert list(Table("numbers", OURS)) == ["text", "html"]


def test_a_package_adds_members_behind_ours(installed: list[EntryPoint]) -> None:
    installed.append(point("tau", "math:tau"))
    table = Table[float]("numbers", OURS)
    assert list(table) == ["text", "html", "tau"]
    assert len(table) == 3
    assert table["tau"] == pytest.approx(6.283185)


def test_members_of_other_tables_stay_there(installed: list[EntryPoint]) -> None:
    installed.append(point("tau", "math:tau", group="truceline.letters"))
    assert "tau" not in Table("numbers", OURS)


def test_a_package_does_not_replace_a_member_of_ours(installed: list[EntryPoint]) -> None:
    installed.append(point("text", "no.such.module:thing"))
    assert Table("numbers", OURS)["text"] == 1


def test_packages_are_asked_at_the_first_use(installed: list[EntryPoint]) -> None:
    table = Table[float]("numbers", OURS)
    installed.append(point("pi", "math:pi"))
    assert "pi" in table
    installed.append(point("tau", "math:tau"))
    assert "tau" not in table


def test_an_unknown_name_is_answered_with_what_there_is(installed: list[EntryPoint]) -> None:
    installed.append(point("pi", "math:pi"))
    with pytest.raises(NotFound) as caught:
        Table("numbers", OURS)["pdf"]
    assert str(caught.value) == "no 'pdf' among the numbers. There are: text, html, pi."
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("value", ["no_such_module:thing", "math:thing"])
def test_a_member_that_cannot_be_loaded_is_told_with_its_place(
    installed: list[EntryPoint], value: str
) -> None:
    installed.append(point("broken", value))
    with pytest.raises(TrucelineError, match=rf"^{value}: 'broken'.*truceline.numbers.*uninstall it"):
        list(Table("numbers", OURS))


def test_it_cannot_be_written_to() -> None:
    assert not hasattr(Table("numbers", OURS), "__setitem__")
