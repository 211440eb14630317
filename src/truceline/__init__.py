"""Reads news reports about a conflict and keeps an auditable ledger of its ceasefires."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truceline.ledger import Ledger
    from truceline.model import Claim, Time

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__", "code", "times"]


def code(text: str, *, published: str | None = None) -> tuple[Claim, ...]:
    """What a text says about ceasefires, claim by claim; `published` is its day (`2020-10-10`)."""
    from truceline.notebook import attach
    from truceline.run.texts import code_text  # what reads language loads at the first use, not at the import

    attach()
    return code_text(text, published=published)


def times(
    text: str, *, published: str | None = None, events: Mapping[str, str] | None = None
) -> tuple[Time, ...]:
    """The dates, times and durations in a text; relative ones are counted from `published` and the days of `events`."""
    from truceline.run.texts import times_text

    return times_text(text, published=published, events=events)


def __getattr__(name: str) -> Any:
    if name == "Ledger":
        from truceline.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'truceline' has no attribute {name!r}")
