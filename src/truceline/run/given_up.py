"""What is left of an article that harmed the process that read it: a drop that says so."""

from __future__ import annotations

from truceline.model import CRASHED, TIMED_OUT, TOO_MUCH_MEMORY, Drop, Stage
from truceline.settings import Settings

_AGAIN = "It is not tried again, unless you ask for that: truceline add --again."


def given_up(  # what is known of its end
    where: str, stage: Stage, reason: str, settings: Settings, *, how: str = "", document: str | None = None
) -> Drop:
    """The drop of what was given up for one of the reasons in `GIVEN_UP`; `how` says how the process ended."""
    details = {
        TIMED_OUT: f"reading it took more than {settings.article_seconds:g} seconds; raise article_seconds in the settings if it is "
        "worth the time.",
        TOO_MUCH_MEMORY: f"reading it took more than {settings.article_memory:,} bytes of memory; split it, or raise article_memory in "
        "the settings.",
        CRASHED: f"the process that read it {how}. The fault is Truceline's or that of a library: please report it, with the "
        "article.",
    }
    return Drop(
        stage=stage, where=where, reason=reason, detail=f"{details[reason]} {_AGAIN}", document=document
    )
